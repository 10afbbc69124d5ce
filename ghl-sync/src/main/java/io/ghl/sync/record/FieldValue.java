package io.ghl.sync.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The value of one field, in one of four states: not read ({@link Absent}), cleared ({@link Null}), blank
 * ({@link Empty}) or a value (the other types). Immutable; equality is by content, and numbers compare by amount, so
 * {@code 10.50} equals {@code 10.5}.
 */
public sealed interface FieldValue {

    /** Not read, not permitted or not managed. It never overwrites or clears anything. */
    record Absent() implements FieldValue {}

    /** Read, and without a value. */
    record Null() implements FieldValue {}

    /** Read, and present but blank, such as an empty text. */
    record Empty() implements FieldValue {}

    /**
     * A text.
     *
     * @param value never empty
     */
    record Text(String value) implements FieldValue {}

    /**
     * A number.
     *
     * @param value without trailing zeros
     */
    record Decimal(BigDecimal value) implements FieldValue {
        @SuppressWarnings("doclint:missing")
        public Decimal {
            value = value.stripTrailingZeros();
        }
    }

    /**
     * A yes or no.
     *
     * @param value the flag
     */
    record Flag(boolean value) implements FieldValue {}

    /**
     * A calendar day.
     *
     * @param value the day
     */
    record Day(LocalDate value) implements FieldValue {}

    /**
     * A point in time, such as a due date.
     *
     * @param value the time, to the millisecond, which is as exact as HighLevel keeps one
     */
    record Moment(Instant value) implements FieldValue {
        @SuppressWarnings("doclint:missing")
        public Moment {
            value = value.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * A set of texts without order, such as tags or the chosen options of a list.
     *
     * @param values never empty, sorted, unmodifiable
     */
    record Labels(SortedSet<String> values) implements FieldValue {
        @SuppressWarnings("doclint:missing")
        public Labels {
            values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        }
    }

    /**
     * The state "not read".
     *
     * @return the absent value
     */
    static FieldValue absent() {
        return Constants.ABSENT;
    }

    /**
     * The state "no value".
     *
     * @return the null value
     */
    static FieldValue nothing() {
        return Constants.NULL;
    }

    /**
     * The state "blank".
     *
     * @return the empty value
     */
    static FieldValue empty() {
        return Constants.EMPTY;
    }

    /**
     * A text, or {@link #empty()} for the empty string.
     *
     * @param value the text
     * @return the value
     */
    static FieldValue text(String value) {
        return value.isEmpty() ? Constants.EMPTY : new Text(value);
    }

    /**
     * A number.
     *
     * @param value the number
     * @return the value
     */
    static FieldValue number(BigDecimal value) {
        return new Decimal(value);
    }

    /**
     * A flag.
     *
     * @param value yes or no
     * @return the value
     */
    static FieldValue flag(boolean value) {
        return new Flag(value);
    }

    /**
     * A day.
     *
     * @param value the day
     * @return the value
     */
    static FieldValue day(LocalDate value) {
        return new Day(value);
    }

    /**
     * A point in time.
     *
     * @param value the time; what is finer than a millisecond is dropped
     * @return the value
     */
    static FieldValue moment(Instant value) {
        return new Moment(value);
    }

    /**
     * A set of texts, or {@link #empty()} for an empty collection.
     *
     * @param values the texts; duplicates collapse
     * @return the value
     */
    static FieldValue labels(Collection<String> values) {
        return values.isEmpty() ? Constants.EMPTY : new Labels(new TreeSet<>(values));
    }

    /**
     * Whether the field was read.
     *
     * @return false for {@link Absent} only
     */
    default boolean isPresent() {
        return !(this instanceof Absent);
    }

    /**
     * Whether the field was read and has nothing in it.
     *
     * @return true for {@link Null} and {@link Empty}
     */
    default boolean isBlank() {
        return this instanceof Null || this instanceof Empty;
    }

    /**
     * The labels of this value.
     *
     * @return the set, empty for every other kind of value
     */
    default SortedSet<String> asLabels() {
        return this instanceof Labels labels ? labels.values() : Collections.emptySortedSet();
    }
}
