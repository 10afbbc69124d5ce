package io.ghl.examples.twowaysync.script;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.ghl.examples.twowaysync.DemoException;
import io.ghl.examples.twowaysync.app.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads people from a CSV file, and refuses one that would make a poor start with the file, the line and the reason. */
public final class PeopleCsv {
    /** The script needs this many customers. */
    public static final int CUSTOMERS = 500;

    private static final List<String> CUSTOMER_HEADER =
            List.of("id", "first_name", "last_name", "email", "phone", "city", "stage", "labels");
    private static final List<String> CONTACT_HEADER =
            List.of("first_name", "last_name", "email", "phone", "city", "stage", "tags");

    private final String source;
    private final boolean withIds;
    private final Map<String, Details> people = new LinkedHashMap<>();
    private final Map<String, Long> seen = new LinkedHashMap<>();

    private PeopleCsv(String source, boolean withIds) {
        this.source = source;
        this.withIds = withIds;
    }

    /** The customers of a file, by their ids in the order of the file. */
    public static Map<String, Details> customers(Path file) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(java.nio.ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (NoSuchFileException e) {
            throw new DemoException("The CSV file " + file + " does not exist; name one with --csv FILE.", e);
        } catch (CharacterCodingException e) {
            throw new DemoException("The CSV file " + file + " is not UTF-8 text; save it as UTF-8.", e);
        } catch (IOException e) {
            throw new DemoException(
                    "The CSV file " + file + " cannot be read; check that it is a file you may read.", e);
        }
        return new PeopleCsv("The CSV file " + file, true).read(text);
    }

    /** The customers that come with the demo. */
    public static Map<String, Details> bundledCustomers() {
        return new PeopleCsv("The bundled customers.csv", true).read(resource("/customers.csv"));
    }

    /** The contacts that come with the demo and that no customer matches, by keys of our own. */
    public static Map<String, Details> bundledContacts() {
        return new PeopleCsv("The bundled highlevel-only.csv", false).read(resource("/highlevel-only.csv"));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(PeopleCsv.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DemoException("The demo's own " + name + " cannot be read; build the module again.", e);
        }
    }

    private Map<String, Details> read(String text) {
        CsvMapper mapper = new CsvMapper();
        List<String> header = withIds ? CUSTOMER_HEADER : CONTACT_HEADER;
        long line = 1;
        try (MappingIterator<List<String>> rows = mapper.readerForListOf(String.class)
                .with(CsvParser.Feature.WRAP_AS_ARRAY)
                .with(CsvParser.Feature.TRIM_SPACES)
                .readValues(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            if (!rows.hasNextValue() || !rows.nextValue().equals(header)) {
                throw damaged(1, "must be the header " + String.join(",", header));
            }
            while (rows.hasNextValue()) {
                line = rows.getCurrentLocation().getLineNr();
                add(rows.nextValue(), line);
            }
        } catch (JsonProcessingException e) {
            long at = e.getLocation() == null ? line + 1 : e.getLocation().getLineNr();
            throw new DemoException(source + " is not CSV from line " + at + " on; check the quotes there.", e);
        } catch (IOException e) {
            throw new DemoException(source + " cannot be read.", e);
        }
        if (withIds && people.size() < CUSTOMERS) {
            throw new DemoException(source + " ends after " + people.size() + " customers, but the demo needs "
                    + CUSTOMERS + "; add more lines.");
        }
        return people;
    }

    private void add(List<String> row, long line) {
        List<String> header = withIds ? CUSTOMER_HEADER : CONTACT_HEADER;
        if (row.size() != header.size()) {
            throw damaged(line, "has " + row.size() + " values instead of " + header.size());
        }
        String key = withIds ? row.get(0) : Person.contactKey("%04d".formatted(people.size() + 1));
        if (key.isBlank()) {
            throw damaged(line, "has no id");
        }
        EnumMap<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String value = row.get(header.indexOf(field.column()));
            if (!value.isBlank()) {
                values.put(field, value);
            }
        }
        check(values, line);
        unique("the id " + key, line);
        for (Field field : List.of(Field.EMAIL, Field.PHONE)) {
            String canonical = field.canonical(values.get(field));
            if (canonical != null) {
                unique("the " + field.column() + " " + canonical, line);
            }
        }
        String tags = row.get(header.size() - 1);
        people.put(key, Details.of(values, tags.isBlank() ? List.of() : List.of(tags.split(";"))));
    }

    private void check(Map<Field, String> values, long line) {
        String email = values.get(Field.EMAIL);
        String phone = values.get(Field.PHONE);
        String stage = values.get(Field.STAGE);
        if (email == null && phone == null) {
            throw damaged(line, "has neither an e-mail nor a phone");
        }
        if (email != null && !email.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            throw damaged(line, "has the e-mail \"" + email + "\", which is none");
        }
        if (phone != null && !phone.matches("\\+?[0-9 ().-]{7,25}")) {
            throw damaged(line, "has the phone \"" + phone + "\", which is none");
        }
        if (stage != null && Stage.ofCode(stage).isEmpty()) {
            throw damaged(
                    line,
                    "has the stage \"" + stage + "\"; known are "
                            + String.join(
                                    ", ",
                                    java.util.Arrays.stream(Stage.values())
                                            .map(Stage::code)
                                            .toList()));
        }
    }

    private void unique(String what, long line) {
        Long first = seen.putIfAbsent(what, line);
        if (first != null) {
            throw damaged(line, "repeats " + what + " of line " + first);
        }
    }

    private DemoException damaged(long line, String what) {
        return new DemoException(source + " cannot be used: line " + line + " " + what + "; correct that line.");
    }
}
