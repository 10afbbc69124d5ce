package io.ghl.sync.internal.trigger;

import io.ghl.sync.internal.trigger.effect.InTransaction;
import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Trigger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The triggers of an engine. Immutable. */
public final class TriggerSet {
    private static final TriggerSet NONE = new TriggerSet(List.of());

    private final List<Trigger> all;
    private final Set<String> webhooks;

    private TriggerSet(List<Trigger> all) {
        this.all = List.copyOf(all);
        this.webhooks = all.stream()
                .flatMap(trigger -> trigger.conditions().stream())
                .filter(Condition.Webhook.class::isInstance)
                .map(condition -> ((Condition.Webhook) condition).event())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** No triggers. */
    public static TriggerSet none() {
        return NONE;
    }

    /**
     * Some triggers, each of which can fire; the values that they wait for come into the form of their fields.
     *
     * @param triggers the triggers
     * @param fields the mapped fields of each type that is synced
     * @throws IllegalArgumentException if one of them never could; the message names it and says why
     */
    public static TriggerSet of(List<Trigger> triggers, Map<RecordType, List<FieldRule>> fields) {
        Set<String> names = new HashSet<>();
        List<Trigger> ready = new ArrayList<>();
        for (Trigger trigger : triggers) {
            if (!names.add(trigger.name())) {
                throw wrong(trigger, "there are two triggers of this name");
            }
            if (trigger.conditions().isEmpty()) {
                throw wrong(trigger, "it waits for nothing; call when(...)");
            }
            if (trigger.effects().isEmpty()) {
                throw wrong(trigger, "it does nothing; call then(...)");
            }
            if (trigger.type() != null && !fields.containsKey(trigger.type())) {
                throw wrong(trigger, "records of type " + trigger.type() + " are not synced");
            }
            for (Condition condition : trigger.conditions()) {
                check(trigger, condition, fields);
            }
            ready.add(inForm(trigger, fields));
        }
        return new TriggerSet(ready);
    }

    private static Trigger inForm(Trigger trigger, Map<RecordType, List<FieldRule>> fields) {
        List<Condition> conditions;
        try {
            conditions = new CanonicalConditions(trigger, fields).all();
        } catch (IllegalArgumentException e) {
            throw wrong(trigger, String.valueOf(e.getMessage()));
        }
        return conditions.equals(trigger.conditions()) ? trigger : waitingFor(trigger, conditions);
    }

    private static Trigger waitingFor(Trigger trigger, List<Condition> conditions) {
        Trigger copy = Trigger.named(trigger.name())
                .when(conditions.toArray(Condition[]::new))
                .where(trigger.predicate())
                .attempts(trigger.mostAttempts())
                .then(trigger.effects().toArray(Effect[]::new));
        copy = trigger.type() == null ? copy : copy.on(trigger.type());
        copy = trigger.side() == null ? copy : copy.from(trigger.side());
        return trigger.firesWhileLinking() ? copy.alsoWhileLinking() : copy;
    }

    private static void check(Trigger trigger, Condition condition, Map<RecordType, List<FieldRule>> fields) {
        if (condition instanceof Condition.FieldChanged changed) {
            requireField(trigger, changed.field(), fields);
        } else if (condition instanceof Condition.Stays stays) {
            requireField(trigger, stays.field(), fields);
        } else if (condition instanceof Condition.Unsynced unsynced && unsynced.field() != null) {
            requireField(trigger, unsynced.field(), fields);
        } else if (condition instanceof Condition.Tag) {
            require(trigger, fields, FieldRule::labels, "no tags are synced");
        } else if (condition instanceof Condition.AppointmentStatus) {
            requireTarget(trigger, RecordType.APPOINTMENT, AppointmentFields.STATUS.path(), fields);
        } else if (condition instanceof Condition.TaskTime) {
            requireTarget(trigger, RecordType.TASK, TaskFields.DUE_DATE.path(), fields);
        } else if (condition instanceof Condition.Happened happened
                && happened.kind() == Condition.Kind.TASK_COMPLETED) {
            requireTarget(trigger, RecordType.TASK, TaskFields.COMPLETED.path(), fields);
        }
        if (condition instanceof Condition.Webhook && (trigger.type() != null || trigger.side() != null)) {
            throw wrong(trigger, "a webhook is no change of a record; leave on(...) and from(...) out");
        }
        boolean byTime = condition instanceof Condition.TaskTime
                || condition instanceof Condition.Stays
                || condition instanceof Condition.Unsynced;
        boolean nobodys = byTime
                || (condition instanceof Condition.Happened happened
                        && happened.kind() == Condition.Kind.REVIEW_OPENED);
        if (nobodys && trigger.side() != null) {
            throw wrong(trigger, "what it waits for is no side's change; leave from(...) out");
        }
    }

    private static void requireField(Trigger trigger, String field, Map<RecordType, List<FieldRule>> fields) {
        Set<String> known = new TreeSet<>();
        fields.forEach((type, rules) -> {
            if (trigger.type() == null || trigger.type() == type) {
                rules.forEach(rule -> known.add(rule.name()));
            }
        });
        if (!known.contains(field)) {
            throw wrong(trigger, "no mapped field has the name \"" + field + "\"; there are " + known);
        }
    }

    private static void requireTarget(
            Trigger trigger, RecordType type, String path, Map<RecordType, List<FieldRule>> fields) {
        if (trigger.type() != null && trigger.type() != type) {
            throw wrong(trigger, "records of type " + trigger.type() + " have no " + path);
        }
        require(
                trigger,
                fields.containsKey(type) ? Map.of(type, fields.get(type)) : Map.of(),
                rule -> rule.target().path().equals(path),
                "no field of a " + type + " is mapped to " + path);
    }

    private static void require(
            Trigger trigger, Map<RecordType, List<FieldRule>> fields, Predicate<FieldRule> wanted, String otherwise) {
        boolean found = fields.entrySet().stream()
                .filter(entry -> trigger.type() == null || trigger.type() == entry.getKey())
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(wanted);
        if (!found) {
            throw wrong(trigger, otherwise);
        }
    }

    private static IllegalArgumentException wrong(Trigger trigger, String why) {
        return new IllegalArgumentException("The trigger \"" + trigger.name() + "\" cannot work: " + why + ".");
    }

    /** The triggers. */
    public List<Trigger> all() {
        return all;
    }

    /** The webhooks that some of them wait for. */
    public Set<String> webhooks() {
        return webhooks;
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Whether an effect needs a store in a database. */
    public boolean needsDatabase() {
        return all.stream().flatMap(trigger -> trigger.effects().stream()).anyMatch(InTransaction.class::isInstance);
    }

    /** The trigger of a name. */
    Optional<Trigger> find(String name) {
        return all.stream().filter(trigger -> trigger.name().equals(name)).findFirst();
    }
}
