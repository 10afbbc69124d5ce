package io.ghl.sync.internal.trigger;

import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts the values that a trigger waits for into the forms in which its fields are compared: a person writes {@code us} or
 * {@code 3} where records hold {@code US} or the text {@code "3"}. Pure.
 */
final class CanonicalConditions {
    private final Trigger trigger;
    private final Map<RecordType, List<FieldRule>> fields;

    /** Of a trigger whose fields are all mapped. */
    CanonicalConditions(Trigger trigger, Map<RecordType, List<FieldRule>> fields) {
        this.trigger = trigger;
        // Which form is the first must be the same after a restart.
        this.fields = new TreeMap<>(fields);
    }

    /**
     * The conditions, each at its place: timers know them by their place. Where types compare a field of one name in
     * different forms, the other forms come behind.
     *
     * @throws IllegalArgumentException if a value can never be found in its field, with why
     */
    List<Condition> all() {
        List<Condition> all = new ArrayList<>();
        List<Condition> others = new ArrayList<>();
        for (Condition condition : trigger.conditions()) {
            List<Condition> forms = forms(condition);
            Condition first = forms.contains(condition) ? condition : forms.get(0);
            all.add(first);
            others.addAll(forms);
        }
        others.stream()
                .distinct()
                .filter(other -> !all.contains(other))
                .toList()
                .forEach(all::add);
        return all;
    }

    private List<Condition> forms(Condition condition) {
        if (condition instanceof Condition.FieldChanged changed) {
            return forms(
                    changed.field(),
                    rules(rule -> rule.name().equals(changed.field())),
                    form -> changed(form, changed.before(), changed.after())
                            ? new Condition.FieldChanged(
                                    changed.field(), in(form, changed.before()), in(form, changed.after()))
                            : null);
        }
        if (condition instanceof Condition.Stays stays) {
            return forms(
                    stays.field(),
                    rules(rule -> rule.name().equals(stays.field())),
                    form -> form.apply(stays.value()).isPresent()
                            ? new Condition.Stays(stays.field(), form.apply(stays.value()), stays.lasting())
                            : null);
        }
        if (condition instanceof Condition.AppointmentStatus status) {
            String path = AppointmentFields.STATUS.path();
            return forms(
                    path,
                    fields.getOrDefault(RecordType.APPOINTMENT, List.of()).stream()
                            .filter(rule -> rule.target().path().equals(path))
                            .toList(),
                    form -> changed(form, status.before(), status.after())
                            ? new Condition.AppointmentStatus(in(form, status.before()), in(form, status.after()))
                            : null);
        }
        return List.of(condition);
    }

    private List<FieldRule> rules(Predicate<FieldRule> wanted) {
        return fields.entrySet().stream()
                .filter(entry -> trigger.type() == null || trigger.type() == entry.getKey())
                .flatMap(entry -> entry.getValue().stream())
                .filter(wanted)
                .toList();
    }

    private static List<Condition> forms(
            String field, List<FieldRule> rules, Function<CanonicalForm, @Nullable Condition> inForm) {
        List<Condition> forms = new ArrayList<>();
        for (FieldRule rule : rules) {
            Condition condition = inForm.apply(rule.canonical());
            if (condition != null && !forms.contains(condition)) {
                forms.add(condition);
            }
        }
        if (forms.isEmpty()) {
            String names = String.join(
                    " or ",
                    rules.stream()
                            .map(rule -> "\"" + rule.canonical().name() + "\"")
                            .distinct()
                            .toList());
            throw new IllegalArgumentException("the values that it waits for can never come up in \"" + field
                    + "\", which is compared in the form " + names
                    + (rules.stream().anyMatch(FieldRule::labels) ? "; wait for tagAdded or tagRemoved instead" : ""));
        }
        return forms;
    }

    /** Whether a field of a form can change from a value to another one. */
    private static boolean changed(CanonicalForm form, @Nullable FieldValue before, @Nullable FieldValue after) {
        FieldValue to = in(form, after);
        // A field is absent before its record is created, and never after.
        boolean wasThere =
                before == null || !before.isPresent() || form.apply(before).isPresent();
        return wasThere && (to == null || (to.isPresent() && !to.equals(in(form, before))));
    }

    private static @Nullable FieldValue in(CanonicalForm form, @Nullable FieldValue value) {
        return value == null ? null : form.apply(value);
    }
}
