package io.ghl.sync.internal.values;

import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.record.FieldValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The application's Java values as field values and back. */
public final class AppValues {
    private AppValues() {}

    /** A Java value as a field value; absent for a type that no field takes. */
    public static FieldValue toField(@Nullable Object value) {
        if (value == null) {
            return FieldValue.nothing();
        }
        if (value instanceof String text) {
            return FieldValue.text(text);
        }
        if (value instanceof BigDecimal number) {
            return FieldValue.number(number);
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte) {
            return FieldValue.number(BigDecimal.valueOf(((Number) value).longValue()));
        }
        if (value instanceof BigInteger number) {
            return FieldValue.number(new BigDecimal(number));
        }
        if (value instanceof Boolean flag) {
            return FieldValue.flag(flag);
        }
        if (value instanceof LocalDate day) {
            return FieldValue.day(day);
        }
        if (value instanceof Instant moment) {
            return FieldValue.moment(moment);
        }
        return value instanceof Collection<?> items ? toLabels(items) : FieldValue.absent();
    }

    private static FieldValue toLabels(Collection<?> items) {
        List<String> labels = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof String label)) {
                return FieldValue.absent();
            }
            labels.add(label);
        }
        return FieldValue.labels(labels);
    }

    /**
     * Writes a value whose Java type is not known, because erasure hides a wither's parameter type. The wither itself
     * refuses a wrong type with a {@link ClassCastException} before any of its code runs; so the types that can hold
     * the value are tried, first the one that the record holds now.
     *
     * @param with writes one candidate
     * @param current what the record holds now
     * @param candidates the value in all types that can hold it; gets sorted
     * @return the written record, null if the wither takes none of the types
     */
    public static <T> @Nullable T write(Function<Object, T> with, @Nullable Object current, List<Object> candidates) {
        if (current != null) {
            // A stable sort: the current type to the front, the rest as before.
            candidates.sort((a, b) -> Boolean.compare(isLike(b, current), isLike(a, current)));
        }
        for (Object candidate : candidates) {
            try {
                return with.apply(candidate);
            } catch (ClassCastException e) {
                // The next type may fit.
            }
        }
        return null;
    }

    private static boolean isLike(Object candidate, Object current) {
        return candidate instanceof List
                ? current instanceof List
                : candidate instanceof Collection
                        ? current instanceof Collection
                        : candidate.getClass() == current.getClass();
    }

    /** A value in all types that can hold it, the most natural one first. */
    public static List<Object> candidates(FieldValue value) {
        List<Object> candidates = new ArrayList<>();
        if (value instanceof FieldValue.Text text) {
            candidates.add(text.value());
            addDay(candidates, text.value());
            addNumbers(candidates, CanonicalForm.decimal().apply(text));
            if (CanonicalForm.flag().apply(text) instanceof FieldValue.Flag flag) {
                candidates.add(flag.value());
            }
        } else if (value instanceof FieldValue.Decimal number) {
            addNumbers(candidates, number);
            candidates.add(number.value().toPlainString());
        } else if (value instanceof FieldValue.Flag flag) {
            candidates.add(flag.value());
            candidates.add(String.valueOf(flag.value()));
        } else if (value instanceof FieldValue.Day day) {
            candidates.add(day.value());
            candidates.add(day.value().toString());
        } else if (value instanceof FieldValue.Moment moment) {
            candidates.add(moment.value());
            candidates.add(moment.value().toString());
        } else if (value instanceof FieldValue.Labels labels) {
            addCollections(candidates, labels.values());
        }
        return candidates;
    }

    /** Labels as a set and as a list, both in the given order. */
    public static void addCollections(List<Object> candidates, Collection<String> labels) {
        candidates.add(Collections.unmodifiableSet(new LinkedHashSet<>(labels)));
        candidates.add(List.copyOf(labels));
    }

    private static void addDay(List<Object> candidates, String text) {
        try {
            candidates.add(LocalDate.parse(text));
        } catch (DateTimeException e) {
            // No day.
        }
    }

    private static void addNumbers(List<Object> candidates, FieldValue value) {
        if (!(value instanceof FieldValue.Decimal decimal)) {
            return;
        }
        BigDecimal number = decimal.value();
        candidates.add(number);
        if (number.scale() <= 0 && number.precision() - number.scale() <= 18) {
            long whole = number.longValueExact();
            candidates.add(whole);
            if (whole == (int) whole) {
                candidates.add((int) whole);
            }
        }
    }
}
