package io.ghl.sync.mapping.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The example files of the tests, and the steps in code that they name. */
public final class Examples {
    static final ObjectMapper JSON = new ObjectMapper();
    static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** Each with one mapping. */
    static final List<String> NAMES =
            List.of("contacts.yaml", "names.yaml", "everything.yaml", "tasks.json", "triggers.yaml");

    /** One mapping for each type of records. */
    static final String ALL_TYPES = "club.yaml";

    public static final CodeSteps CODE = CodeSteps.none()
            .twoWay(
                    "cents",
                    value -> new BigDecimal((Long) value).movePointLeft(2),
                    value -> ((BigDecimal) value).movePointRight(2).longValueExact())
            .form("cents", CanonicalForm.of("cents", value -> hundredths(CanonicalForm.decimal(), value)))
            .strategy("higher", Strategies.appWins())
            .computed("greeting", row -> row.get("given_name") == null ? null : "Dear " + row.get("given_name"))
            .when("active", row -> row.get("left_on") == null)
            .onRemoteMerge("tell", merge -> {});

    private Examples() {}

    private static FieldValue hundredths(CanonicalForm decimal, FieldValue value) {
        return decimal.apply(value) instanceof FieldValue.Decimal number
                        && number.value().scale() <= 2
                        && number.value().precision() < 15
                ? number
                : FieldValue.absent();
    }

    public static String text(String name) {
        try {
            return Files.readString(
                    Path.of(System.getProperty("ghl.root"), "ghl-sync/src/test/resources/mapping-files", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The documents of a file as JSON. */
    static List<JsonNode> documents(String name) {
        try (MappingIterator<JsonNode> documents =
                (name.endsWith("json") ? JSON : YAML).readerFor(JsonNode.class).readValues(text(name))) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All documents of all files. */
    static List<JsonNode> allDocuments() {
        return Stream.concat(NAMES.stream(), Stream.of(ALL_TYPES))
                .flatMap(name -> documents(name).stream())
                .toList();
    }

    static Path copy(String name, Path dir) throws IOException {
        return Files.writeString(dir.resolve(name), text(name));
    }

    public static MappingFiles allTypes() {
        return MappingFiles.parse(ALL_TYPES, text(ALL_TYPES), CODE);
    }

    public static MappingFile read(String name) {
        return MappingFile.parse(name, text(name), CODE);
    }
}
