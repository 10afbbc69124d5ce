package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One field of a mapping: a lens from the application's record and from HighLevel's contact to a canonical value. */
record MappedField<T>(
        FieldRule rule,
        Function<? super T, ?> get,
        BiFunction<T, @Nullable Object, T> with,
        @Nullable ValuePairs pairs,
        Scope scope) {

    String name() {
        return rule.name();
    }

    Read read(T record) {
        Object value = get.apply(record);
        if (pairs != null) {
            return readPaired(pairs, value);
        }
        if (value instanceof Enum) {
            return Read.problem("The application's value is an enum constant; add values(...) to the mapping.");
        }
        FieldValue raw = AppValues.toField(value);
        if (!raw.isPresent() && value != null) {
            return Read.problem("The application's value has the type "
                    + value.getClass().getSimpleName() + ", which a field cannot take.");
        }
        return canonical(raw, "The application's value");
    }

    private static Read readPaired(ValuePairs pairs, @Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return Read.of(FieldValue.nothing());
        }
        FieldValue canonical = pairs.canonical(value);
        return canonical == null
                ? Read.problem("The application's value has no counterpart in values(...); add one to the mapping.")
                : Read.of(canonical);
    }

    Read readGhl(FieldValue raw) {
        Read read = canonical(raw, "HighLevel's value");
        if (pairs == null || !read.value().isPresent() || read.value().isBlank() || pairs.app(read.value()) != null) {
            return read;
        }
        return Read.problem("HighLevel's value has no counterpart in values(...); add one to the mapping.");
    }

    private Read canonical(FieldValue raw, String whose) {
        FieldValue value = rule.canonical().apply(raw);
        if (!value.isPresent() && raw.isPresent()) {
            return Read.problem(whose + " does not fit the form " + rule.canonical() + ".");
        }
        return Read.of(rule.labels() ? inScope(value) : value);
    }

    private FieldValue inScope(FieldValue value) {
        if (!(value instanceof FieldValue.Labels labels)) {
            return value;
        }
        Set<String> inside = labels.values().stream().filter(scope::covers).collect(Collectors.toSet());
        return inside.isEmpty() ? FieldValue.nothing() : FieldValue.labels(inside);
    }

    /** Writes the value unless the record has it or there is none. */
    T write(T record, FieldValue value) {
        return !value.isPresent() || read(record).value().equals(canonical(value)) ? record : put(record, value);
    }

    /** Writes the value, whatever the record holds. */
    T put(T record, FieldValue value) {
        FieldValue canonical = canonical(value);
        Object current = get.apply(record);
        if (rule.labels()) {
            List<Object> candidates = new ArrayList<>();
            AppValues.addCollections(candidates, respelled((Collection<?>) current, canonical.asLabels()));
            return written(AppValues.write(label -> with.apply(record, label), current, candidates));
        }
        if (canonical.isBlank()) {
            return with.apply(record, null);
        }
        if (pairs != null) {
            Object paired = pairs.app(canonical);
            if (paired == null) {
                throw new MappingException("Field \"" + name()
                        + "\" was to take a value without counterpart in values(...); add one to the mapping.");
            }
            return with.apply(record, paired);
        }
        return written(AppValues.write(item -> with.apply(record, item), current, AppValues.candidates(canonical)));
    }

    private FieldValue canonical(FieldValue value) {
        FieldValue canonical = canonical(value, "The value").value();
        if (!canonical.isPresent()) {
            throw new MappingException("Field \"" + name() + "\" was to take a value that does not fit the form "
                    + rule.canonical() + "; write canonical values only.");
        }
        return canonical;
    }

    private T written(@Nullable T record) {
        if (record == null) {
            throw new MappingException("Field \"" + name() + "\" has an application type that cannot take a value of"
                    + " the form " + rule.canonical() + "; choose another form with canonical(...), or pair enum"
                    + " constants with values(...).");
        }
        return record;
    }

    /** The target's labels in the application's spelling, behind them the new ones; what is out of scope stays. */
    private List<String> respelled(@Nullable Collection<?> current, Set<String> target) {
        List<String> result = new ArrayList<>();
        Set<String> missing = new TreeSet<>(target);
        if (current != null) {
            for (Object item : current) {
                String label = (String) item;
                FieldValue form = rule.canonical().apply(FieldValue.labels(List.of(label)));
                String canonical = form.isBlank() ? "" : form.asLabels().first();
                if (!scope.covers(canonical) || canonical.isEmpty() || target.contains(canonical)) {
                    result.add(label);
                    missing.remove(canonical);
                }
            }
        }
        result.addAll(missing);
        return result;
    }

    FieldValue toGhl(FieldValue value) {
        if (!value.isPresent()) {
            return value;
        }
        FieldValue canonical = canonical(value);
        boolean writable = rule.writableInGhl() || rule.target().isParent();
        if (!writable || (canonical.isBlank() && !rule.clearableInGhl())) {
            throw new MappingException("Field \"" + name() + "\" was to " + (canonical.isBlank() ? "clear " : "change ")
                    + rule.target() + " in HighLevel, which cannot be done; leave it as it is.");
        }
        FieldValue paired = pairs == null ? null : pairs.ghl(canonical);
        return paired == null ? canonical : paired;
    }

    /** What gives stored values of this field their meaning. */
    String description() {
        return String.join(
                "\n",
                name(),
                rule.target().path(),
                rule.canonical().name(),
                pairs == null ? "" : pairs.toString(),
                rule.labels() ? scope.patterns().toString() : "");
    }
}
