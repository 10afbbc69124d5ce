package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The laws that every mapping must keep, tried on generated values. */
final class MappingLaws {
    private static final List<FieldValue> SAMPLES = List.of(
            FieldValue.text("a"),
            FieldValue.text(" B "),
            FieldValue.text("  "),
            FieldValue.text("Ada@Example.com"),
            FieldValue.text("(212) 555-0100"),
            FieldValue.text("+1 212 555 0100"),
            FieldValue.text("2000-01-05"),
            FieldValue.text("2000-01-05T00:00:00.000Z"),
            FieldValue.text("12.50"),
            FieldValue.text("0"),
            FieldValue.text("true"),
            FieldValue.text("\u0130stanbul stra\u00dfe"),
            FieldValue.number(BigDecimal.ZERO),
            FieldValue.number(new BigDecimal("12.50")),
            FieldValue.number(new BigDecimal("-3000")),
            FieldValue.flag(true),
            FieldValue.flag(false),
            FieldValue.day(LocalDate.of(2000, 2, 29)),
            FieldValue.moment(Instant.parse("2027-01-05T09:30:00Z")),
            FieldValue.text("2027-01-05T10:30:00+01:00"),
            FieldValue.labels(List.of("A", " a ", "b")),
            FieldValue.labels(List.of("vip")),
            FieldValue.labels(List.of(" ")));

    private MappingLaws() {}

    /** A form must be idempotent: what is canonical stays as it is. */
    static void checkForm(String field, CanonicalForm form) {
        for (FieldValue sample : SAMPLES) {
            FieldValue once = form.apply(sample);
            if (!form.apply(once).equals(once)) {
                throw new MappingException("Field \"" + field + "\" has the form " + form + ", which turns " + sample
                        + " into " + once + " and that into " + form.apply(once)
                        + "; make it leave its own results as they are.");
            }
        }
    }

    static <T> void check(RecordMapping<T> mapping, List<MappedField<T>> fields, T sample) {
        Reading before = mapping.read(sample);
        for (MappedField<T> field : fields) {
            FieldValue held = before.values().get(field.name());
            if (held.isPresent() && !held.isBlank()) {
                checkPut(mapping, field, sample, held, "its own value");
            }
            if (field.rule().labels() || field.rule().clear() == ClearPolicy.PROPAGATE) {
                checkPut(mapping, field, sample, FieldValue.nothing(), "no value");
            }
            for (FieldValue value : samples(field, sample)) {
                checkPut(mapping, field, sample, value, value.toString());
            }
        }
    }

    /** What is written is read again, and no other field moves. */
    private static <T> void checkPut(
            RecordMapping<T> mapping, MappedField<T> field, T sample, FieldValue value, String shown) {
        Reading before = mapping.read(sample);
        Reading after;
        try {
            after = mapping.read(field.put(sample, value));
        } catch (MappingException e) {
            throw new MappingException(cannotTake(field, shown) + e.getMessage(), e);
        } catch (RuntimeException e) {
            // The application's own message may quote the record, so only the cause has it.
            throw new MappingException(cannotTake(field, shown) + e.getClass().getSimpleName() + ".", e);
        }
        if (!after.values().get(field.name()).equals(value)) {
            throw new MappingException("Field \"" + field.name() + "\" was given " + shown
                    + " and does not hold it afterwards; make getter and wither belong together.");
        }
        FieldValues othersBefore = before.values().with(field.name(), FieldValue.absent());
        FieldValues othersAfter = after.values().with(field.name(), FieldValue.absent());
        if (!othersAfter.equals(othersBefore)) {
            Set<String> moved = new LinkedHashSet<>(othersBefore.names());
            moved.addAll(othersAfter.names());
            moved.removeIf(name -> othersBefore.get(name).equals(othersAfter.get(name)));
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
        } else {
            SAMPLES.forEach(value -> samples.add(field.rule().canonical().apply(value)));
            samples.removeIf(value -> !value.isPresent() || value.isBlank());
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
        } catch (MappingException e) {
            return false;
        }
    }
}
