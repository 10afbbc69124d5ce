package io.ghl.sync.mapping;

import io.ghl.sync.internal.values.AppValues;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The laws that every mapping must keep, tried on generated values. A violation names the values that break it. */
final class MappingLaws {
    /** What HighLevel is known to make of values of its standard fields. */
    private static final Map<String, UnaryOperator<FieldValue>> KEPT_AS = Map.of(
            "email",
            text(text -> text.toLowerCase(Locale.ROOT)),
            "phone",
            CanonicalForm.phone()::apply,
            "dateOfBirth",
            value -> value instanceof FieldValue.Day day ? FieldValue.text(day.value() + "T00:00:00.000Z") : value,
            "tags",
            value -> value instanceof FieldValue.Labels labels
                    ? FieldValue.labels(labels.values().stream()
                            .map(label -> label.toLowerCase(Locale.ROOT))
                            .toList())
                    : value);

    private MappingLaws() {}

    private static UnaryOperator<FieldValue> text(UnaryOperator<String> change) {
        return value -> value instanceof FieldValue.Text text ? FieldValue.text(change.apply(text.value())) : value;
    }

    // ---- without a record ----

    /** What can be tried when the mapping is built: the form, and what values are converted by. */
    static void checkLens(MappedField<?> field) {
        checkForm(field);
        if (field.conversion() != null) {
            checkConversion(field, field.conversion());
        }
    }

    /** What is canonical stays as it is, and what HighLevel makes of a value is the same value. */
    private static void checkForm(MappedField<?> field) {
        CanonicalForm form = field.rule().canonical();
        UnaryOperator<FieldValue> kept =
                KEPT_AS.getOrDefault(field.rule().target().path(), UnaryOperator.identity());
        for (FieldValue sample : Samples.all()) {
            FieldValue once = form.apply(sample);
            if (!form.apply(once).equals(once)) {
                throw new MappingException("Field \"" + field.name() + "\" has the form " + form + ", which turns "
                        + sample + " into " + once + " and that into " + form.apply(once)
                        + "; make it leave its own results as they are.");
            }
            FieldValue back = form.apply(kept.apply(once));
            if (once.isPresent() && !back.equals(once)) {
                throw new MappingException("Field \"" + field.name() + "\" has the form " + form
                        + ", in which HighLevel's " + kept.apply(once) + " is not the " + once
                        + " that it is made of, so that each write would come back as an edit; choose another form with"
                        + " canonical(...).");
            }
        }
    }

    /** Converting there and back gives the value that a record had, and one that was written is read again. */
    private static void checkConversion(MappedField<?> field, Conversion conversion) {
        Set<Object> values = new LinkedHashSet<>();
        for (FieldValue sample : Samples.all()) {
            for (Object candidate : AppValues.candidates(sample)) {
                FieldValue seen = seen(field, conversion, candidate);
                if (seen == null) {
                    continue;
                }
                Object back = field.rule().writableInApp() ? back(field, conversion, seen, candidate) : candidate;
                if (!back.equals(candidate)) {
                    throw new MappingException("Field \"" + field.name() + "\" is converted by \"" + conversion.name()
                            + "\", which turns " + candidate + " into " + seen + " and that into " + back
                            + ", so the value would change by being looked at; take what is lost from the second argument"
                            + " of the conversion back, or let the application compute the field.");
                }
                values.add(candidate);
            }
        }
        if (values.isEmpty()) {
            // A type that nothing is known of: the application's own samples try it.
            return;
        }
        for (Object value : values) {
            for (Object other : values) {
                checkWritten(field, conversion, value, other);
            }
        }
    }

    private static void checkWritten(MappedField<?> field, Conversion conversion, Object value, Object held) {
        FieldValue wanted = seen(field, conversion, value);
        if (wanted == null || !field.rule().writableInApp()) {
            return;
        }
        Object written = back(field, conversion, wanted, held);
        FieldValue read = seen(field, conversion, written);
        if (!wanted.equals(read)) {
            throw new MappingException("Field \"" + field.name() + "\" is converted by \"" + conversion.name()
                    + "\", which turns " + wanted + " over " + held + " into " + written
                    + " and that into " + read + "; make both functions belong together.");
        }
    }

    /** The field's value, null if the conversion does not take the application's or it is blank. */
    private static @Nullable FieldValue seen(MappedField<?> field, Conversion conversion, Object value) {
        FieldValue seen;
        try {
            seen = field.rule().canonical().apply(conversion.toField().apply(value));
        } catch (RuntimeException e) {
            // Not a value of the application's type, or not one that it takes.
            return null;
        }
        return seen.isPresent() && !seen.isBlank() ? seen : null;
    }

    private static Object back(MappedField<?> field, Conversion conversion, FieldValue value, Object held) {
        try {
            return conversion.toApp().apply(value, held);
        } catch (RuntimeException e) {
            throw new MappingException(
                    "Field \"" + field.name() + "\" is converted by \"" + conversion.name() + "\", which fails with "
                            + e.getClass().getSimpleName() + " on " + value + "; make it take what it gives itself.",
                    e);
        }
    }

    // ---- with a record ----

    /** Tries a mapping on a record, and takes a refusal of the application for a violation. */
    static <T> void check(RecordMapping<T> mapping, List<MappedField<T>> fields, T sample) {
        check(mapping, fields, sample, false);
    }

    /** Tries a mapping on a blank record with plausible values; an application may refuse those. */
    static <T> void checkBlank(RecordMapping<T> mapping, List<MappedField<T>> fields, T blank) {
        check(mapping, fields, blank, true);
    }

    private static <T> void check(RecordMapping<T> mapping, List<MappedField<T>> fields, T sample, boolean mayRefuse) {
        for (MappedField<T> field : fields) {
            checkGet(field, sample);
        }
        Reading before = mapping.read(sample);
        for (MappedField<T> field : fields) {
            if (!field.rule().writableInApp()) {
                continue;
            }
            FieldValue held = before.values().get(field.name());
            if (held.isPresent() && !held.isBlank()) {
                checkPut(mapping, field, sample, held, "its own value", mayRefuse);
            }
            if (field.rule().labels() || field.rule().whenGhlClears() != ClearPolicy.IGNORE) {
                checkPut(mapping, field, sample, FieldValue.nothing(), "no value", mayRefuse);
            }
            for (FieldValue value : samples(field, sample)) {
                checkPut(mapping, field, sample, value, value.toString(), mayRefuse);
            }
        }
    }

    /** Of a record that it cannot read, a mapping tells only that field's problem, so it is tried here. */
    private static <T> void checkGet(MappedField<T> field, T sample) {
        try {
            Object unused = field.get().apply(sample);
        } catch (RuntimeException e) {
            // The application's own message may quote the record, so only the cause has it.
            throw new MappingException(
                    "Field \"" + field.name() + "\" cannot be read, for its getter fails with "
                            + e.getClass().getSimpleName() + "; make it take a record in which nothing is filled in.",
                    e);
        }
    }

    /** What is written is read again, and no other field moves. */
    private static <T> void checkPut(
            RecordMapping<T> mapping,
            MappedField<T> field,
            T sample,
            FieldValue value,
            String shown,
            boolean mayRefuse) {
        Reading before = mapping.read(sample);
        Reading after;
        try {
            after = mapping.read(field.put(sample, value));
        } catch (MappingException e) {
            if (mayRefuse) {
                return;
            }
            throw new MappingException(cannotTake(field, shown) + e.getMessage(), e);
        } catch (RuntimeException e) {
            if (mayRefuse) {
                return;
            }
            // The application's own message may quote the record, so only the cause has it.
            throw new MappingException(cannotTake(field, shown) + e.getClass().getSimpleName() + ".", e);
        }
        if (!after.values().get(field.name()).equals(value)) {
            throw new MappingException("Field \"" + field.name() + "\" was given " + shown
                    + " and does not hold it afterwards; make getter and wither belong together.");
        }
        checkOthers(mapping, field, before.values(), after.values(), shown);
    }

    private static <T> void checkOthers(
            RecordMapping<T> mapping, MappedField<T> field, FieldValues before, FieldValues after, String shown) {
        Set<String> moved = new LinkedHashSet<>();
        for (FieldRule other : mapping.rules()) {
            // What is computed may move with what it is computed from.
            if (!other.name().equals(field.name())
                    && other.writableInApp()
                    && !before.get(other.name()).equals(after.get(other.name()))) {
                moved.add(other.name());
            }
        }
        if (!moved.isEmpty()) {
            throw new MappingException("Field \"" + field.name() + "\" was given " + shown + ", which also changed "
                    + moved + "; make its wither change this field only.");
        }
    }

    private static String cannotTake(MappedField<?> field, String shown) {
        return "Field \"" + field.name() + "\" cannot take " + shown + ": ";
    }

    /** Canonical values that the field must be able to hold. */
    private static <T> Set<FieldValue> samples(MappedField<T> field, T sample) {
        Set<FieldValue> samples = new LinkedHashSet<>();
        if (field.pairs() != null) {
            field.pairs().canonicals().forEach(samples::add);
        } else if (field.rule().labels()) {
            List<String> labels = new ArrayList<>();
            for (String pattern : field.scope().patterns()) {
                labels.add(pattern.replace(Scope.WILDCARD, "x"));
                samples.add(FieldValue.labels(labels));
            }
        } else if (field.conversion() == null) {
            samples.addAll(Samples.plausible(field.rule().target(), field.rule().canonical()));
            if (field.rule().canonical() == CanonicalForm.custom()) {
                // A custom field holds one text or a set of them; which one, the application's type tells.
                boolean set = !takes(field, sample, FieldValue.text("a"))
                        && takes(field, sample, FieldValue.labels(List.of("a")));
                samples.removeIf(value -> value instanceof FieldValue.Labels != set);
            }
        }
        return samples;
    }

    private static <T> boolean takes(MappedField<T> field, T sample, FieldValue value) {
        try {
            field.put(sample, value);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
