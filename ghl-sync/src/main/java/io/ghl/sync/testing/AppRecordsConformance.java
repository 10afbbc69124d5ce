package io.ghl.sync.testing;

import io.ghl.sync.app.AppRecords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tries whether an implementation of {@link AppRecords} keeps all its promises: creations once per key, compare and set,
 * changes that are never missed, locations kept apart, texts as they were. Each promise is one named check.
 *
 * {@snippet file="io/ghl/sync/ConformingRecordsTest.java" region="conformance"}
 *
 * <p>The checks write and delete: never give them records that somebody needs. They wait for nothing, and use up to four
 * threads where they try writers at the same time. Not thread-safe.
 *
 * @param <T> the application's record type, immutable or copied before it is changed
 */
public final class AppRecordsConformance<T> {
    /** A promise, and how to try it. */
    public static final class Check {
        private final String name;
        private final String promise;
        private final Runnable trial;

        Check(String name, String promise, Runnable trial) {
            this.name = name;
            this.promise = promise;
            this.trial = trial;
        }

        /**
         * Its name, by which it can be left out.
         *
         * @return the name, such as {@code "createOncePerKey"}
         */
        public String name() {
            return name;
        }

        /**
         * What is promised.
         *
         * @return the promise as a sentence
         */
        public String promise() {
            return promise;
        }

        /**
         * Tries it, on fresh records.
         *
         * @throws AssertionError if it is not kept; it says what was seen and how to mend it
         */
        public void run() {
            try {
                trial.run();
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "Promise not kept (" + name + "): " + promise + "\nSeen: the records threw "
                                + e.getClass().getName() + ": " + e.getMessage(),
                        e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final Supplier<? extends AppRecords<T>> fresh;
    private final Function<T, @Nullable String> text;
    private final BiFunction<T, @Nullable String, T> withText;
    private UnaryOperator<T> completed = UnaryOperator.identity();
    private UnaryOperator<AppRecords<T>> reopened = UnaryOperator.identity();
    private @Nullable LinkingKey<T> key;
    private String here = "conformance-1";
    private @Nullable String there = "conformance-2";
    private int longest = 1000;
    private boolean archives;
    private final Map<String, String> left = new LinkedHashMap<>();

    /** A text that the engine searches by. */
    record LinkingKey<T>(String field, BiFunction<T, @Nullable String, T> with) {}

    private AppRecordsConformance(
            Supplier<? extends AppRecords<T>> fresh,
            Function<T, @Nullable String> text,
            BiFunction<T, @Nullable String, T> withText) {
        this.fresh = fresh;
        this.text = text;
        this.withText = withText;
    }

    /**
     * Begins a trial.
     *
     * @param fresh gives records that are empty, and that nobody else uses; asked once for each check
     * @param text reads a text of a record that may be null, and that takes any characters, such as a note
     * @param withText returns a copy of a record with another such text
     * @param <T> the application's record type
     * @return the checks, to be told more about the records if need be
     */
    public static <T> AppRecordsConformance<T> of(
            Supplier<? extends AppRecords<T>> fresh,
            Function<T, @Nullable String> text,
            BiFunction<T, @Nullable String, T> withText) {
        return new AppRecordsConformance<>(
                Objects.requireNonNull(fresh, "fresh"),
                Objects.requireNonNull(text, "text"),
                Objects.requireNonNull(withText, "withText"));
    }

    /**
     * What a new record needs besides the text.
     *
     * @param fill fills a blank record so that it can be created; called for each one
     * @return this
     */
    public AppRecordsConformance<T> completing(UnaryOperator<T> fill) {
        completed = Objects.requireNonNull(fill, "fill");
        return this;
    }

    /**
     * Opens the same data anew, as after a restart of the process. Default: the same object is used on.
     *
     * @param reopen gets the records in use, and returns others over the same data
     * @return this
     */
    public AppRecordsConformance<T> reopening(UnaryOperator<AppRecords<T>> reopen) {
        reopened = Objects.requireNonNull(reopen, "reopen");
        return this;
    }

    /**
     * Also tries the search by a linking key.
     *
     * @param field the mapped field's name, such as {@code "email"}
     * @param with returns a copy of a record with another key
     * @return this
     */
    public AppRecordsConformance<T> findingBy(String field, BiFunction<T, @Nullable String, T> with) {
        key = new LinkingKey<>(
                Objects.requireNonNull(field, "field must not be null."),
                Objects.requireNonNull(with, "with must not be null."));
        return this;
    }

    /**
     * The locations to use. Default: {@code conformance-1} and {@code conformance-2}.
     *
     * @param one the first
     * @param other the second
     * @return this
     */
    public AppRecordsConformance<T> locations(String one, String other) {
        here = Objects.requireNonNull(one, "one must not be null.");
        there = Objects.requireNonNull(other, "other must not be null.");
        return this;
    }

    /**
     * The records are those of one location; nothing is asked of them about another one.
     *
     * @param only the location
     * @return this
     */
    public AppRecordsConformance<T> location(String only) {
        here = Objects.requireNonNull(only, "only must not be null.");
        there = null;
        return this;
    }

    /**
     * The longest text that the records take. Default: 1000.
     *
     * @param characters the number, 40 or more
     * @return this
     * @throws IllegalArgumentException if it is less
     */
    public AppRecordsConformance<T> longestText(int characters) {
        if (characters < 40) {
            throw new IllegalArgumentException("The checks need texts of 40 characters, not " + characters + ".");
        }
        longest = characters;
        return this;
    }

    /**
     * Also tries {@link AppRecords#archive}.
     *
     * @return this
     */
    public AppRecordsConformance<T> archiving() {
        archives = true;
        return this;
    }

    /**
     * Leaves a check out, for a promise that these records knowingly do not keep.
     *
     * @param check its name
     * @param reason why, for the reader of the test
     * @return this
     * @throws IllegalArgumentException if there is no such check
     */
    public AppRecordsConformance<T> without(String check, String reason) {
        List<String> names = all().map(Check::name).toList();
        if (!names.contains(check)) {
            throw new IllegalArgumentException(
                    "There is no check \"" + check + "\". There are " + String.join(", ", names) + ".");
        }
        left.put(check, Objects.requireNonNull(reason, "reason"));
        return this;
    }

    /**
     * The checks, in the order in which they are best mended.
     *
     * @return the checks, to be run in any order
     */
    public Stream<Check> checks() {
        return all().filter(check -> !left.containsKey(check.name()));
    }

    /**
     * Runs all checks.
     *
     * @throws AssertionError if a promise is not kept; it tells of all of them
     */
    public void check() {
        List<String> broken = new ArrayList<>();
        checks().forEach(check -> {
            try {
                check.run();
            } catch (AssertionError e) {
                broken.add(String.valueOf(e.getMessage()));
            }
        });
        if (!broken.isEmpty()) {
            throw new AssertionError(
                    broken.size() + " of the promises are not kept.\n\n" + String.join("\n\n", broken));
        }
    }

    private Stream<Check> all() {
        return Stream.of(
                        RecordChecks.<T>reading(there != null, key != null),
                        RecordChecks.<T>writing(archives),
                        ChangeChecks.<T>all(there != null))
                .flatMap(List::stream)
                .map(promise -> new Check(promise.name(), promise.sentence(), () -> promise.tryOn(trial(promise))));
    }

    private Trial<T> trial(Promise<T> promise) {
        return new Trial<>(
                promise,
                fresh.get(),
                reopened,
                text,
                withText,
                completed,
                key,
                here,
                there == null ? here : there,
                longest);
    }
}
