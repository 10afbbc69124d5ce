package io.ghl.sync.mapping;

import io.ghl.sync.internal.values.AppValues;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One field of a mapping: a lens from the application's record and from HighLevel's to a canonical value.
 *
 * @param rule how it is compared and settled
 * @param get reads the application's value
 * @param with writes it; null if the application computes the field
 * @param pairs which values belong together, null if they are the same
 * @param conversion how the application's value becomes a field value, null if by its type
 * @param scope the tags that may be touched
 * @param condition the records whose field is synced, null for all
 * @param inTwo whether HighLevel keeps the value as first and last name
 */
record MappedField<T>(
        FieldRule rule,
        Function<? super T, ?> get,
        @Nullable BiFunction<T, @Nullable Object, T> with,
        @Nullable ValuePairs pairs,
        @Nullable Conversion conversion,
        Scope scope,
        @Nullable Predicate<? super T> condition,
        boolean inTwo) {

    String name() {
        return rule.name();
    }

    /** The fields of HighLevel that this one reads and writes. */
    List<GhlField> targets() {
        return inTwo ? List.of(ContactFields.FIRST_NAME, ContactFields.LAST_NAME) : List.of(rule.target());
    }

    /** The HighLevel paths that the field reads and writes. */
    List<String> paths() {
        return targets().stream().map(GhlField::path).toList();
    }

    // ---- the application's side ----

    Read read(T record) {
        try {
            return readValue(get.apply(record));
        } catch (RuntimeException e) {
            // The message may quote the value.
            return Read.problem("The application's value cannot be read ("
                    + e.getClass().getSimpleName() + "); correct the record, or make the mapping's getter take it.");
        }
    }

    private Read readValue(@Nullable Object value) {
        if (pairs != null) {
            return readPaired(pairs, value);
        }
        if (conversion != null) {
            return readConverted(conversion, value);
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

    private Read readPaired(ValuePairs map, @Nullable Object value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            return Read.of(FieldValue.nothing());
        }
        FieldValue canonical = map.canonical(value);
        return canonical == null
                ? unmapped(map, AppValues.toField(value), "The application's value")
                : Read.of(canonical);
    }

    private Read readConverted(Conversion by, @Nullable Object value) {
        if (value == null) {
            return Read.of(FieldValue.nothing());
        }
        try {
            return canonical(by.toField().apply(value), "The application's value, as converted,");
        } catch (RuntimeException e) {
            // The message may quote the value.
            return Read.problem(
                    "The application's value is not written as the mapping's steps or conversion expect it ("
                            + e.getClass().getSimpleName() + ").");
        }
    }

    private Read unmapped(ValuePairs map, FieldValue value, String whose) {
        return switch (map.unmapped()) {
            case REVIEW ->
                Read.problem(whose + " is none of those that the mapping pairs; add it to the field's values.");
            case PASS_THROUGH -> canonical(value, whose);
            case LEAVE -> Read.of(FieldValue.absent());
        };
    }

    private Read canonical(FieldValue raw, String whose) {
        FieldValue value = rule.canonical().apply(raw);
        if (!value.isPresent() && raw.isPresent()) {
            return Read.problem(whose + " is not " + rule.canonical().takes()
                    + ". Correct it, or choose another form for the field: text, decimal, integer, day, moment (a time) or"
                    + " flag (true or false).");
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
        BiFunction<T, @Nullable Object, T> wither = with;
        if (wither == null || !rule.writableInApp()) {
            throw new MappingException(
                    "Field \"" + name() + "\" was to be written in the application, which owns it and"
                            + " cannot take it back; leave it as it is.");
        }
        FieldValue canonical = canonical(value);
        Object current = get.apply(record);
        if (rule.labels()) {
            List<Object> candidates = new ArrayList<>();
            AppValues.addCollections(candidates, respelled((Collection<?>) current, canonical.asLabels()));
            return written(AppValues.write(label -> wither.apply(record, label), current, candidates));
        }
        if (canonical.isBlank()) {
            return wither.apply(record, null);
        }
        if (pairs != null && pairs.app(canonical) != null) {
            return wither.apply(record, pairs.app(canonical));
        }
        if (pairs != null && pairs.unmapped() != Unmapped.PASS_THROUGH) {
            throw new MappingException("Field \"" + name()
                    + "\" was to take a value without counterpart in values(...); add one to the mapping.");
        }
        if (conversion != null) {
            return wither.apply(record, conversion.toApp().apply(canonical, current));
        }
        return written(AppValues.write(
                item -> wither.apply(record, item),
                current,
                AppValues.candidates(rule.canonical().forApp(canonical))));
    }

    private FieldValue canonical(FieldValue value) {
        FieldValue canonical = canonical(value, "The value").value();
        if (!canonical.isPresent()) {
            throw new MappingException("Field \"" + name() + "\" was to take a value that is not "
                    + rule.canonical().takes() + "; write canonical values only.");
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

    /** Whether the field of a record is synced at all. */
    boolean isManaged(T record) {
        return condition == null || condition.test(record);
    }

    // ---- HighLevel's side ----

    /** Reads the field out of HighLevel's values by path. */
    Read readGhl(FieldValues raw) {
        Read read = canonical(inTwo ? joined(raw) : raw.get(rule.target().path()), "HighLevel's value");
        if (pairs == null || !read.value().isPresent() || read.value().isBlank()) {
            return read;
        }
        FieldValue meaning = pairs.meaning(read.value());
        return pairs.app(meaning) == null ? unmapped(pairs, meaning, "HighLevel's value") : Read.of(meaning);
    }

    private FieldValue joined(FieldValues raw) {
        for (String path : paths()) {
            if (!raw.get(path).isPresent()) {
                return FieldValue.absent();
            }
        }
        return FieldValue.text(parts(raw).joined());
    }

    private FullName parts(FieldValues raw) {
        return new FullName(text(raw.get(paths().get(0))), text(raw.get(paths().get(1))));
    }

    private static @Nullable String text(FieldValue value) {
        return value instanceof FieldValue.Text text ? text.value() : null;
    }

    /**
     * The field's value as HighLevel's values by path.
     *
     * @param held what HighLevel holds by path, as far as it is needed to write the field
     */
    FieldValues toGhl(FieldValue value, FieldValues held) {
        if (!value.isPresent()) {
            return FieldValues.none();
        }
        FieldValue canonical = canonical(value);
        boolean writable = rule.writableInGhl() || rule.target().isParent();
        if (canonical.isBlank() && rule.target().isParent()) {
            throw new MappingException("Field \"" + name() + "\" is blank, and a record in HighLevel needs its "
                    + rule.target() + "; fill it in, or leave the record out.");
        }
        if (!writable || (canonical.isBlank() && !rule.clearableInGhl())) {
            throw new MappingException("Field \"" + name() + "\" was to " + (canonical.isBlank() ? "clear " : "change ")
                    + rule.target() + " in HighLevel, which cannot be done; leave it as it is.");
        }
        if (inTwo) {
            FullName name = parts(held).with(text(canonical));
            return FieldValues.none()
                    .with(paths().get(0), value(name.first()))
                    .with(paths().get(1), value(name.last()));
        }
        FieldValue paired = pairs == null ? null : pairs.ghl(canonical);
        return FieldValues.none().with(rule.target().path(), paired == null ? canonical : paired);
    }

    private static FieldValue value(@Nullable String text) {
        return text == null ? FieldValue.nothing() : FieldValue.text(text);
    }

    /** What HighLevel holds by path, as far as it is needed to write the field. */
    FieldValues heldFor(FieldValues raw) {
        FieldValues held = FieldValues.none();
        if (inTwo) {
            for (String path : paths()) {
                held = held.with(path, raw.get(path));
            }
        }
        return held;
    }

    /** What gives stored values of this field their meaning. */
    String description() {
        return String.join(
                        "\n",
                        name(),
                        String.join("+", paths()),
                        rule.canonical().name(),
                        pairs == null ? "" : pairs.toString(),
                        rule.labels() ? scope.patterns().toString() : "")
                + (conversion == null ? "" : "\n" + conversion.name());
    }
}
