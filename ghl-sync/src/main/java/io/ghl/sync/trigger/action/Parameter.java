package io.ghl.sync.trigger.action;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A named value that an action takes. Values are plain, so that Java code and mapping files can give the same ones:
 * {@code String}, {@code Number}, {@code Boolean}, {@code LocalDate}, {@code Instant}, {@code List} and {@code Map}. Texts
 * that say a number, a date or a time are taken for it. Immutable and thread-safe.
 *
 * @param <T> what the action works with
 */
public final class Parameter<T> {
    private static final Pattern NAME = Pattern.compile("[a-z][a-zA-Z0-9]*");

    /** What a parameter takes. More may come; give a {@code switch} over them a {@code default}. */
    public enum Type {
        /** A text; a number, a date or a time is written as one. */
        TEXT("text"),
        /** One of {@link Parameter#words()}. */
        WORD("word"),
        /** A number without a fraction. */
        WHOLE_NUMBER("whole number"),
        /** A number. */
        NUMBER("number"),
        /** True or false. */
        FLAG("true or false"),
        /** A day, such as {@code 2027-01-31}, or one told from now, such as {@code 2d}. */
        DATE("date"),
        /** A time, such as {@code 2027-01-31T09:00:00Z}, or one told from now, such as {@code 2d at 09:00}. */
        TIME("time"),
        /** Several texts; a single one stands for a list of one. */
        TEXTS("texts"),
        /** Several maps. */
        LIST("list"),
        /** Values by name. */
        MAP("map");

        private final String label;

        Type(String label) {
            this.label = label;
        }

        /**
         * The type in the words of the catalogue.
         *
         * @return such as {@code whole number}
         */
        public String label() {
            return label;
        }
    }

    /** Reads a plain value; its exceptions say what it takes, and never what it was given. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Object value, PlainValues values);
    }

    private final String name;
    private final Type type;
    private final String meaning;
    private final List<String> words;
    private final Reader<T> reader;

    private Parameter(String name, Type type, String meaning, List<String> words, Reader<T> reader) {
        Objects.requireNonNull(name, "name must not be null.");
        Objects.requireNonNull(meaning, "meaning must not be null.");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a parameter must be a word such as dueDate.");
        }
        this.name = name;
        this.type = type;
        this.meaning = meaning;
        this.words = List.copyOf(words);
        this.reader = reader;
    }

    /**
     * A text.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @return the parameter
     */
    public static Parameter<String> text(String name, String meaning) {
        return new Parameter<>(name, Type.TEXT, meaning, List.of(), (value, values) -> PlainValues.text(value));
    }

    /**
     * One of some words.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @param words what each word means to the action, in the order of the catalogue
     * @param <T> what a word means
     * @return the parameter
     */
    public static <T> Parameter<T> word(String name, String meaning, Map<String, T> words) {
        Objects.requireNonNull(words, "words must not be null.");
        List<String> known = List.copyOf(words.keySet());
        Map<String, T> meanings = Map.copyOf(words);
        return new Parameter<>(name, Type.WORD, meaning, known, (value, values) -> {
            T found = value instanceof String word ? meanings.get(word) : null;
            if (found == null) {
                throw new IllegalArgumentException("must be one of: " + String.join(", ", known));
            }
            return found;
        });
    }

    /**
     * A number without a fraction.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @return the parameter
     */
    public static Parameter<Integer> wholeNumber(String name, String meaning) {
        return new Parameter<>(
                name, Type.WHOLE_NUMBER, meaning, List.of(), (value, values) -> PlainValues.wholeNumber(value));
    }

    /**
     * A number.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @return the parameter
     */
    public static Parameter<BigDecimal> number(String name, String meaning) {
        return new Parameter<>(name, Type.NUMBER, meaning, List.of(), (value, values) -> PlainValues.number(value));
    }

    /**
     * True or false.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @return the parameter
     */
    public static Parameter<Boolean> flag(String name, String meaning) {
        return new Parameter<>(name, Type.FLAG, meaning, List.of(), (value, values) -> PlainValues.flag(value));
    }

    /**
     * A day, also told from now.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @return the parameter
     */
    public static Parameter<LocalDate> date(String name, String meaning) {
        return new Parameter<>(name, Type.DATE, meaning, List.of(), (value, values) -> values.date(value));
    }

    /**
     * A time, also told from now.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @return the parameter
     */
    public static Parameter<Instant> time(String name, String meaning) {
        return new Parameter<>(name, Type.TIME, meaning, List.of(), (value, values) -> values.time(value));
    }

    /**
     * Several texts, at least one.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @return the parameter
     */
    public static Parameter<List<String>> texts(String name, String meaning) {
        return new Parameter<>(name, Type.TEXTS, meaning, List.of(), (value, values) -> PlainValues.texts(value));
    }

    /**
     * Several maps, at least one.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @param item reads one of them; throws {@code IllegalArgumentException} to refuse it, with a message that goes on from
     *     the parameter's name and tells no values, such as {@code must have an id}
     * @param <T> what one of them means
     * @return the parameter
     */
    public static <T> Parameter<List<T>> list(String name, String meaning, Function<Map<String, Object>, T> item) {
        Objects.requireNonNull(item, "item must not be null.");
        return new Parameter<>(
                name,
                Type.LIST,
                meaning,
                List.of(),
                (value, values) -> PlainValues.maps(value).stream().map(item).toList());
    }

    /**
     * Values by name.
     *
     * @param name a word such as {@code dueDate}
     * @param meaning what it is, for the catalogue
     * @return the parameter
     */
    public static Parameter<Map<String, Object>> map(String name, String meaning) {
        return new Parameter<>(name, Type.MAP, meaning, List.of(), (value, values) -> PlainValues.map(value));
    }

    /**
     * The name.
     *
     * @return a word such as {@code dueDate}
     */
    public String name() {
        return name;
    }

    /**
     * What it takes.
     *
     * @return the type
     */
    public Type type() {
        return type;
    }

    /**
     * What it is, for the catalogue.
     *
     * @return a phrase
     */
    public String meaning() {
        return meaning;
    }

    /**
     * The words it takes.
     *
     * @return at least one for {@link Type#WORD}, otherwise none
     */
    public List<String> words() {
        return words;
    }

    /** The value as the action works with it; throws IllegalArgumentException with what it takes. */
    T read(Object value, PlainValues values) {
        return reader.read(value, values);
    }

    @Override
    public String toString() {
        return name + " (" + type.label() + ")";
    }
}
