package io.ghl.sync.mapping.file;

import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The example files of the tests, and the steps in code that they name. */
public final class Examples {
    static final List<String> NAMES =
            List.of("contacts.yaml", "names.yaml", "everything.yaml", "tasks.json", "triggers.yaml");
    static final CodeSteps CODE = CodeSteps.none()
            .twoWay(
                    "cents",
                    value -> new BigDecimal((Long) value).movePointLeft(2),
                    value -> ((BigDecimal) value).movePointRight(2).longValueExact())
            .form("cents", CanonicalForm.of("cents", value -> hundredths(CanonicalForm.decimal(), value)))
            .strategy("higher", Strategies.appWins())
            .when("active", row -> row.get("left_on") == null);

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

    public static MappingFile read(String name) {
        return MappingFile.parse(name, text(name), CODE);
    }
}
