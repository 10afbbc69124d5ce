package io.ghl.sync.internal.document;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names and values of a document that are expected to be certain ones. What is not as expected becomes a problem. */
public final class Form {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

    private final Node.Entries node;
    private final Problems problems;

    private Form(Node.Entries node, Problems problems) {
        this.node = node;
        this.problems = problems;
    }

    /**
     * Names and values.
     *
     * @param node a part of the document
     * @param what what it is, such as {@code "A field"}
     * @param known the names that it may have
     * @param problems gathers what is wrong
     * @return the names and values, empty if it is something else
     */
    public static Optional<Form> of(Node node, String what, Collection<String> known, Problems problems) {
        if (!(node instanceof Node.Entries entries)) {
            problems.add(node.at(), what + " is written as names with values: " + String.join(", ", known) + ".");
            return Optional.empty();
        }
        for (Node.Entry entry : entries.entries()) {
            if (!known.contains(entry.name())) {
                problems.unknown(entry.at(), what + " has no", entry.name(), known);
            }
        }
        return Optional.of(new Form(entries, problems));
    }

    /**
     * Where it starts.
     *
     * @return the place
     */
    public Position at() {
        return node.at();
    }

    /**
     * What belongs to a name.
     *
     * @param name the name
     * @return the part, empty if the name is not there
     */
    public Optional<Node> get(String name) {
        return node.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .map(Node.Entry::value)
                .findFirst();
    }

    /**
     * What belongs to a name that must be there.
     *
     * @param name the name
     * @param hint an example of it
     * @return the part, empty if the name is not there
     */
    public Optional<Node> need(String name, String hint) {
        Optional<Node> value = get(name);
        if (value.isEmpty()) {
            problems.add(at(), "\"" + name + "\" is missing; add it, such as " + hint + ".");
        }
        return value;
    }

    /**
     * A text.
     *
     * @param name its name
     * @return the text, empty if it is not there or something else
     */
    public Optional<String> text(String name) {
        return get(name).map(value -> text(value, "\"" + name + "\"", problems));
    }

    /**
     * A whole number from 1 on.
     *
     * @param name its name
     * @return the number, empty if it is not there or something else
     */
    public Optional<Integer> count(String name) {
        return get(name).map(value -> {
            if (value instanceof Node.Scalar scalar
                    && scalar.value() instanceof BigDecimal number
                    && number.stripTrailingZeros().scale() <= 0
                    && number.compareTo(BigDecimal.ONE) >= 0
                    && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0) {
                return number.intValueExact();
            }
            problems.add(value.at(), "\"" + name + "\" must be a whole number from 1 on.");
            return null;
        });
    }

    /**
     * A length of time.
     *
     * @param name its name
     * @return the length, empty if it is not there or something else
     */
    public Optional<Duration> duration(String name) {
        return get(name).map(value -> {
            Duration duration = value instanceof Node.Scalar scalar ? parsed(scalar.text()) : null;
            if (duration == null) {
                problems.add(
                        value.at(), "\"" + name + "\" must be a length of time, such as 500ms, 30s, 15m, 24h or 30d.");
            }
            return duration;
        });
    }

    private static @Nullable Duration parsed(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (matcher.matches()) {
            long amount = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(amount);
                case "s" -> Duration.ofSeconds(amount);
                case "m" -> Duration.ofMinutes(amount);
                case "h" -> Duration.ofHours(amount);
                default -> Duration.ofDays(amount);
            };
        }
        try {
            return text.startsWith("PT") ? Duration.parse(text) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * One of some words.
     *
     * @param name its name
     * @param words what each word means
     * @param <V> what a word means
     * @return the meaning, empty if it is not there or something else
     */
    public <V> Optional<V> word(String name, Map<String, V> words) {
        return get(name).flatMap(value -> Optional.ofNullable(word(value, "\"" + name + "\"", words, problems)));
    }

    /**
     * Several texts.
     *
     * @param name their name
     * @return the texts, empty if the name is not there; one text stands for a list of one
     */
    public Optional<List<String>> texts(String name) {
        return get(name).map(value -> texts(value, "\"" + name + "\"", problems));
    }

    /**
     * Several texts.
     *
     * @param value a part of the document
     * @param what what it is
     * @param problems gathers what is wrong
     * @return those that are texts; one text stands for a list of one
     */
    public static List<String> texts(Node value, String what, Problems problems) {
        return placedTexts(value, what, problems).stream()
                .map(Node.Scalar::text)
                .toList();
    }

    /**
     * Several texts with their places.
     *
     * @param value a part of the document
     * @param what what it is
     * @param problems gathers what is wrong
     * @return those that are texts; one text stands for a list of one
     */
    public static List<Node.Scalar> placedTexts(Node value, String what, Problems problems) {
        List<Node> items = value instanceof Node.Items list ? list.items() : List.of(value);
        List<Node.Scalar> texts = new ArrayList<>();
        for (Node item : items) {
            if (text(item, "Each of " + what, problems) != null) {
                texts.add((Node.Scalar) item);
            }
        }
        if (items.isEmpty()) {
            problems.add(value.at(), what + " is an empty list; add to it, or leave it out.");
        }
        return texts;
    }

    /**
     * A text that is not blank.
     *
     * @param value a part of the document
     * @param what what it is
     * @param problems gathers what is wrong
     * @return the text, null if it is something else
     */
    public static @Nullable String text(Node value, String what, Problems problems) {
        if (value instanceof Node.Scalar scalar && scalar.value() instanceof String text && !text.isBlank()) {
            return text;
        }
        problems.add(value.at(), what + " must be a text that is not blank" + quote(value) + ".");
        return null;
    }

    private static String quote(Node value) {
        return value instanceof Node.Scalar scalar
                        && scalar.value() != null
                        && !scalar.text().isBlank()
                ? "; put it into quotes: \"" + scalar.text() + "\""
                : "";
    }

    /**
     * One of some words.
     *
     * @param value a part of the document
     * @param what what it is
     * @param words what each word means
     * @param problems gathers what is wrong
     * @param <V> what a word means
     * @return the meaning, null if it is something else
     */
    public static <V> @Nullable V word(Node value, String what, Map<String, V> words, Problems problems) {
        String text = value instanceof Node.Scalar scalar ? scalar.text() : null;
        V meaning = text == null ? null : words.get(text);
        if (meaning == null && text != null) {
            problems.unknown(value.at(), what + " takes no", text, words.keySet());
        } else if (meaning == null) {
            problems.add(value.at(), what + " must be one of: " + String.join(", ", words.keySet()) + ".");
        }
        return meaning;
    }
}
