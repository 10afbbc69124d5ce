package io.ghl.sync.internal.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads documents. YAML needs jackson-dataformat-yaml, JSON nothing more. */
public final class Documents {
    /** Written out, {@code 1e999999999} would fill the memory. */
    private static final int MOST_DIGITS = 1_000;
    /** The time that it takes to read a long text in YAML grows with the square of its length. */
    private static final int MOST_CHARACTERS = 500_000;

    private final JsonParser parser;
    private final boolean yaml;
    private final Problems problems;

    private Documents(JsonParser parser, boolean yaml, Problems problems) {
        this.parser = parser;
        this.yaml = yaml;
        this.problems = problems;
    }

    /**
     * Reads a document.
     *
     * @param name the file's name, whose ending tells the format: {@code .json}, {@code .yaml} or {@code .yml}
     * @param text its text
     * @param problems gathers what is wrong
     * @return the document, null if it cannot be read
     */
    public static @Nullable Node read(String name, String text, Problems problems) {
        List<Node> all = readAll(name, text, problems);
        if (all.size() > 1) {
            problems.add(all.get(1).at(), "The file holds a second document; put it into a file of its own.");
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /**
     * Reads all documents of a file, which YAML keeps apart with lines of {@code ---}.
     *
     * @param name the file's name, as for {@link #read}
     * @param text its text
     * @param problems gathers what is wrong
     * @return the documents up to the first problem of the format
     */
    public static List<Node> readAll(String name, String text, Problems problems) {
        List<Node> all = new ArrayList<>();
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        boolean yaml = ending.equals("yaml") || ending.equals("yml");
        if (!yaml && !ending.equals("json")) {
            problems.add(
                    Position.START,
                    "The file's name tells no format; let it end with \".json\", \".yaml\" or \".yml\".");
            return all;
        }
        if (text.length() > MOST_CHARACTERS) {
            problems.add(Position.START, "The file has more than " + MOST_CHARACTERS + " characters; split it.");
            return all;
        }
        try (JsonParser parser = yaml ? YamlParsers.open(text) : new JsonFactory().createParser(text)) {
            new Documents(parser, yaml, problems).addTo(all);
            if (all.isEmpty()) {
                problems.add(
                        Position.START, "The file is empty; start with \"version: 1\", \"records\" and \"fields\".");
            }
        } catch (JsonProcessingException e) {
            Position tab = yaml ? indentingTab(text) : null;
            if (tab != null) {
                problems.add(tab, "YAML indents by spaces, and this line by a tab; put spaces in its place.");
                return all;
            }
            problems.add(
                    position(e.getLocation()),
                    "The file is no " + (yaml ? "YAML" : "JSON") + ": " + firstLine(e.getOriginalMessage())
                            + ". Mend this place; it may have begun a few lines above.");
        } catch (NoClassDefFoundError e) {
            problems.add(
                    Position.START,
                    "YAML needs the library com.fasterxml.jackson.dataformat:jackson-dataformat-yaml. Add it to your"
                            + " program, or write the file as JSON.");
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot fail to be read.", e);
        }
        return all;
    }

    private static @Nullable Position indentingTab(String text) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int tab = line.indexOf('\t');
            if (tab >= 0 && line.substring(0, tab).isBlank()) {
                return new Position(i + 1, tab + 1);
            }
        }
        return null;
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("").strip();
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }

    private void addTo(List<Node> all) throws IOException {
        while (parser.nextToken() != null) {
            all.add(node());
        }
    }

    private Node node() throws IOException {
        Position at = here();
        if (yaml && YamlParsers.isAlias(parser)) {
            problems.add(at, "An alias (\"*name\") is not supported; write the value out.");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return entries(at);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node());
            }
            return new Node.Items(at, items);
        }
        return new Node.Scalar(at, scalar(token), parser.getText());
    }

    private Node entries(Position at) throws IOException {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Position nameAt = here();
            parser.nextToken();
            Node value = node();
            if (names.add(name)) {
                entries.add(new Node.Entry(name, nameAt, value));
            } else {
                problems.add(nameAt, "\"" + name + "\" is given twice; leave one out.");
            }
        }
        return new Node.Entries(at, entries);
    }

    private @Nullable Object scalar(JsonToken token) throws IOException {
        return switch (token) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    /** Not-a-number and infinity are texts. */
    private Object number() throws IOException {
        if (parser.isNaN()) {
            return parser.getText();
        }
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MOST_DIGITS) {
            problems.add(here(), "The number has more than " + MOST_DIGITS + " digits; write a smaller one.");
            return BigDecimal.ZERO;
        }
        return number;
    }

    private Position here() {
        return position(parser.currentTokenLocation());
    }

    private static Position position(@Nullable JsonLocation location) {
        return location == null
                ? Position.START
                : new Position(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
