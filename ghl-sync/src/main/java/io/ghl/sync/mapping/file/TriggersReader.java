package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.file.FileTrigger.Placed;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the triggers of a mapping file. */
final class TriggersReader {
    static final List<String> TRIGGER =
            List.of("name", "description", "on", "from", "do", "alsoWhileLinking", "attempts");
    static final Map<String, Condition> HAPPENINGS = happenings();
    static final List<String> CONDITIONS = List.of(
            "field",
            "from",
            "to",
            "tagAdded",
            "tagRemoved",
            "taskDue",
            "taskOverdue",
            "appointmentStatus",
            "stays",
            "unsynced",
            "webhook");
    static final List<String> STAYS = List.of("field", "value", "for");
    static final List<String> UNSYNCED = List.of("field", "for");
    private static final Map<String, Side> SIDES = Map.of("app", Side.APP, "ghl", Side.GHL);

    private final Problems problems;
    private final @Nullable RecordType type;
    private final Collection<String> fields;
    private final EffectsReader effects;
    private final Set<String> names = new HashSet<>();

    /** A reader of the triggers of records of a type with some mapped fields. */
    TriggersReader(CodeSteps code, Problems problems, @Nullable RecordType type, Collection<String> fields) {
        this.effects = new EffectsReader(code, problems, type, fields);
        this.problems = problems;
        this.type = type;
        this.fields = fields;
    }

    private static Map<String, Condition> happenings() {
        Map<String, Condition> words = new LinkedHashMap<>();
        words.put("created", Condition.created());
        words.put("linked", Condition.linked());
        words.put("updated", Condition.updated());
        words.put("deleted", Condition.deleted());
        words.put("taskCompleted", Condition.taskCompleted());
        words.put("reviewOpened", Condition.reviewOpened());
        words.put("appointmentStatusChanged", Condition.appointmentStatusChanged());
        return words;
    }

    List<FileTrigger> read(Node node) {
        List<FileTrigger> triggers = new ArrayList<>();
        if (!(node instanceof Node.Items items) || items.items().isEmpty()) {
            problems.add(
                    node.at(),
                    "\"triggers\" is a list with an entry for each trigger, such as"
                            + " {name: welcome, on: created, do: [{code: greet}]}.");
            return triggers;
        }
        for (Node item : items.items()) {
            FileTrigger trigger = trigger(item);
            if (trigger != null) {
                triggers.add(trigger);
            }
        }
        return triggers;
    }

    private @Nullable FileTrigger trigger(Node node) {
        Form form = Form.of(node, "A trigger", TRIGGER, problems).orElse(null);
        if (form == null) {
            return null;
        }
        form.text("description");
        Trigger trigger =
                form.need("name", "\"name: welcome\"").map(this::named).orElse(null);
        List<Condition> conditions = new ArrayList<>();
        form.need("on", "\"on: created\"").ifPresent(on -> conditions(on, conditions));
        Side from = form.word("from", SIDES).orElse(null);
        boolean linking = form.word("alsoWhileLinking", Vocabulary.YES_NO).orElse(false);
        Integer attempts = form.count("attempts").orElse(null);
        long events = conditions.stream()
                .filter(condition -> condition instanceof Condition.Webhook)
                .count();
        List<Placed> made = form.need("do", "\"do: [{code: greet}]\"")
                .map(list -> effects.read(list, events > 0))
                .orElse(List.of());
        if (trigger == null || type == null) {
            return null;
        }
        if (events > 0 && (events < conditions.size() || from != null)) {
            problems.add(
                    form.get("on").orElseThrow().at(),
                    "A webhook is no change of a record: give it a trigger of its own, without \"from\".");
            return null;
        }
        // What a webhook is about need not be a record of this file's type.
        trigger = (events > 0 ? trigger : trigger.on(type)).when(conditions.toArray(Condition[]::new));
        trigger = from == null ? trigger : trigger.from(from);
        trigger = linking ? trigger.alsoWhileLinking() : trigger;
        if (attempts != null) {
            try {
                trigger = trigger.attempts(attempts);
            } catch (IllegalArgumentException e) {
                problems.add(form.get("attempts").orElseThrow().at(), String.valueOf(e.getMessage()));
            }
        }
        return new FileTrigger(node.at(), trigger, made);
    }

    private @Nullable Trigger named(Node node) {
        String name = Form.text(node, "\"name\"", problems);
        if (name == null) {
            return null;
        }
        if (!names.add(name)) {
            problems.add(node.at(), "There are two triggers of this name; give each its own.");
        }
        try {
            return Trigger.named(name);
        } catch (IllegalArgumentException e) {
            problems.add(node.at(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    // ---- what it waits for ----

    private void conditions(Node node, List<Condition> into) {
        if (node instanceof Node.Items items) {
            if (items.items().isEmpty()) {
                problems.add(node.at(), "\"on\" needs at least one entry.");
            }
            items.items().forEach(item -> addCondition(item, into));
        } else {
            addCondition(node, into);
        }
    }

    private void addCondition(Node node, List<Condition> into) {
        Condition condition = node instanceof Node.Scalar
                ? Form.word(node, "\"on\"", HAPPENINGS, problems)
                : Form.of(node, "\"on\"", CONDITIONS, problems)
                        .map(form -> condition((Node.Entries) node, form))
                        .orElse(null);
        if (condition != null) {
            into.add(condition);
        }
    }

    private @Nullable Condition condition(Node.Entries node, Form form) {
        List<String> kinds = node.entries().stream()
                .map(Node.Entry::name)
                .filter(name -> CONDITIONS.contains(name) && !name.equals("from") && !name.equals("to"))
                .toList();
        if (kinds.size() != 1) {
            problems.add(
                    node.at(),
                    "\"on\" takes one thing at a time, such as {field: stage, to: Won}; to wait for any of"
                            + " several, write a list.");
            return null;
        }
        String kind = kinds.get(0);
        boolean from = form.get("from").isPresent() && !kind.equals("appointmentStatus");
        if (!kind.equals("field") && (from || form.get("to").isPresent())) {
            problems.add(node.at(), "\"from\" and \"to\" belong to \"field\".");
            return null;
        }
        try {
            return switch (kind) {
                case "field" -> fieldChanged(form);
                case "tagAdded" -> form.text(kind).map(Condition::tagAdded).orElse(null);
                case "tagRemoved" -> form.text(kind).map(Condition::tagRemoved).orElse(null);
                case "taskDue" -> form.duration(kind).map(Condition::taskDue).orElse(null);
                case "taskOverdue" ->
                    form.duration(kind).map(Condition::taskOverdue).orElse(null);
                case "appointmentStatus" -> appointmentStatus(form);
                case "webhook" -> form.text(kind).map(Condition::webhook).orElse(null);
                case "stays" -> stays(form.get(kind).orElseThrow());
                default -> unsynced(form.get(kind).orElseThrow());
            };
        } catch (IllegalArgumentException e) {
            problems.add(node.at(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private @Nullable Condition fieldChanged(Form form) {
        String field = field(form.get("field").orElseThrow());
        FieldValue from = form.get("from").map(node -> value(node, problems)).orElse(null);
        FieldValue to = form.get("to").map(node -> value(node, problems)).orElse(null);
        return field == null ? null : new Condition.FieldChanged(field, from, to);
    }

    private static @Nullable Condition appointmentStatus(Form form) {
        Condition.AppointmentStatus any = Condition.appointmentStatusChanged();
        Condition.AppointmentStatus before = form.text("from").map(any::from).orElse(any);
        return form.text("appointmentStatus").map(before::to).orElse(null);
    }

    private @Nullable Condition stays(Node node) {
        Form form = Form.of(node, "\"stays\"", STAYS, problems).orElse(null);
        if (form == null) {
            return null;
        }
        String field = form.need("field", "\"field: stage\"").map(this::field).orElse(null);
        FieldValue value = form.need("value", "\"value: New\"")
                .map(held -> value(held, problems))
                .orElse(null);
        form.need("for", "\"for: 3d\"");
        Duration lasting = form.duration("for").orElse(null);
        return field == null || value == null || lasting == null ? null : new Condition.Stays(field, value, lasting);
    }

    private @Nullable Condition unsynced(Node node) {
        if (node instanceof Node.Scalar) {
            Node.Entry only = new Node.Entry("for", node.at(), node);
            return unsynced(new Node.Entries(node.at(), List.of(only)));
        }
        Form form = Form.of(node, "\"unsynced\"", UNSYNCED, problems).orElse(null);
        if (form == null) {
            return null;
        }
        String field = form.get("field").map(this::field).orElse(null);
        form.need("for", "\"for: 1h\"");
        Duration lasting = form.duration("for").orElse(null);
        return lasting == null ? null : new Condition.Unsynced(field, lasting);
    }

    private @Nullable String field(Node node) {
        String field = Form.text(node, "\"field\"", problems);
        if (field != null && !fields.contains(field)) {
            problems.unknown(node.at(), "The mapping has no field", field, fields);
        }
        return field;
    }

    static @Nullable FieldValue value(Node node, Problems problems) {
        if (!(node instanceof Node.Scalar scalar)) {
            problems.add(node.at(), "A value is a text, a number, true or false, or null for blank.");
            return null;
        }
        if (scalar.value() instanceof String text) {
            return FieldValue.text(text);
        }
        if (scalar.value() instanceof BigDecimal number) {
            return FieldValue.number(number);
        }
        return scalar.value() instanceof Boolean flag ? FieldValue.flag(flag) : FieldValue.nothing();
    }
}
