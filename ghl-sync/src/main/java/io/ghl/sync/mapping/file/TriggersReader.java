package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.file.FileTrigger.FileEffect;
import io.ghl.sync.mapping.file.FileTrigger.Placed;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Effects;
import io.ghl.sync.trigger.Trigger;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    static final List<String> EFFECTS = List.of("action", "webhook", "code", "outbox", "set");
    private static final List<String> WEBHOOK = List.of("webhook", "secret");
    private static final Map<String, Side> SIDES = Map.of("app", Side.APP, "ghl", Side.GHL);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final String ANY_SECRET = "sixteen characters or more";

    private final Problems problems;
    private final @Nullable RecordType type;
    private final Collection<String> fields;
    private final Set<String> names = new HashSet<>();

    /** A reader of the triggers of records of a type with some mapped fields. */
    TriggersReader(Problems problems, @Nullable RecordType type, Collection<String> fields) {
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
        List<Placed> effects = new ArrayList<>();
        form.need("do", "\"do: [{code: greet}]\"").ifPresent(list -> effects(list, effects));
        if (trigger == null || type == null) {
            return null;
        }
        long events = conditions.stream()
                .filter(condition -> condition instanceof Condition.Webhook)
                .count();
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
        return new FileTrigger(trigger, effects);
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
        if (!kind.equals("field")
                && (form.get("from").isPresent() || form.get("to").isPresent())) {
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
                case "appointmentStatus" ->
                    form.text(kind)
                            .map(status -> (Condition)
                                    Condition.appointmentStatusChanged().to(status))
                            .orElse(null);
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
        FieldValue from = form.get("from").map(this::value).orElse(null);
        FieldValue to = form.get("to").map(this::value).orElse(null);
        return field == null ? null : new Condition.FieldChanged(field, from, to);
    }

    private @Nullable Condition stays(Node node) {
        Form form = Form.of(node, "\"stays\"", STAYS, problems).orElse(null);
        if (form == null) {
            return null;
        }
        String field = form.need("field", "\"field: stage\"").map(this::field).orElse(null);
        FieldValue value = form.need("value", "\"value: New\"").map(this::value).orElse(null);
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

    private @Nullable FieldValue value(Node node) {
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

    // ---- what it does ----

    private void effects(Node node, List<Placed> into) {
        if (!(node instanceof Node.Items items) || items.items().isEmpty()) {
            problems.add(node.at(), "\"do\" is a list of what to do, such as [{code: greet}].");
            return;
        }
        for (Node item : items.items()) {
            FileEffect effect = effect(item);
            if (effect != null) {
                into.add(new Placed(item.at(), effect));
            }
        }
    }

    private @Nullable FileEffect effect(Node node) {
        if (!(node instanceof Node.Entries entries)) {
            problems.add(node.at(), "What to do is written as names with values, such as {code: greet}.");
            return null;
        }
        List<String> kinds = entries.entries().stream()
                .map(Node.Entry::name)
                .filter(EFFECTS::contains)
                .toList();
        boolean isAction = kinds.contains("action");
        if (kinds.isEmpty() || (kinds.size() > 1 && !isAction)) {
            problems.add(node.at(), "What to do is one of: " + String.join(", ", EFFECTS) + ".");
            return null;
        }
        if (isAction) {
            return action(entries);
        }
        String kind = kinds.get(0);
        List<String> known = kind.equals("webhook") ? WEBHOOK : kinds;
        Form form = Form.of(node, "\"" + kind + "\"", known, problems).orElseThrow();
        return switch (kind) {
            case "webhook" -> webhook(form);
            case "code" -> form.text(kind).map(TriggersReader::code).orElse(null);
            case "outbox" -> outbox(form);
            default -> set(form.get(kind).orElseThrow());
        };
    }

    private @Nullable FileEffect action(Node.Entries node) {
        String id = null;
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Node.Entry entry : node.entries()) {
            Object plain = plain(entry.value());
            if (entry.name().equals("action")) {
                id = Form.text(entry.value(), "\"action\"", problems);
            } else if (plain != null) {
                parameters.put(entry.name(), plain);
            }
        }
        String named = id;
        return named == null ? null : known -> Effects.action(known.actions, named, parameters);
    }

    private static @Nullable Object plain(Node node) {
        if (node instanceof Node.Items items) {
            List<Object> list = new ArrayList<>();
            items.items().forEach(item -> {
                Object plain = plain(item);
                if (plain != null) {
                    list.add(plain);
                }
            });
            return list;
        }
        if (node instanceof Node.Entries entries) {
            Map<String, Object> map = new LinkedHashMap<>();
            entries.entries().forEach(entry -> {
                Object plain = plain(entry.value());
                if (plain != null) {
                    map.put(entry.name(), plain);
                }
            });
            return map;
        }
        return ((Node.Scalar) node).value();
    }

    private static FileEffect code(String name) {
        return known -> {
            var effect = known.code.get(name);
            if (effect == null) {
                throw new IllegalArgumentException("There is no effect \"" + name
                        + "\" in code; give it with FileEffects.code, or correct the name. There are: "
                        + String.join(", ", known.code.keySet()) + ".");
            }
            return effect;
        };
    }

    private @Nullable FileEffect outbox(Form form) {
        String table = form.text("outbox").orElse(null);
        try {
            var unused = table == null ? null : Effects.outbox(table);
        } catch (IllegalArgumentException e) {
            problems.add(form.get("outbox").orElseThrow().at(), String.valueOf(e.getMessage()));
        }
        return table == null ? null : known -> Effects.outbox(table);
    }

    private @Nullable FileEffect webhook(Form form) {
        String url = form.text("webhook").orElse(null);
        String secret = form.need("secret", "\"secret: ${WEBHOOK_SECRET}\" in quotes")
                .map(node -> Form.text(node, "\"secret\"", problems))
                .orElse(null);
        if (secret != null && !VARIABLE.matcher(secret).matches()) {
            problems.add(
                    form.get("secret").orElseThrow().at(),
                    "A secret does not belong into a file; name the variable that holds it, such as"
                            + " \"${WEBHOOK_SECRET}\".");
        }
        if (url != null && !VARIABLE.matcher(url).matches()) {
            try {
                var unused = Effects.webhook(URI.create(url), ANY_SECRET);
            } catch (IllegalArgumentException e) {
                problems.add(
                        form.get("webhook").orElseThrow().at(),
                        "\"webhook\" must be a URL that begins with https://, or name the variable that holds it, such as"
                                + " \"${WEBHOOK_URL}\".");
            }
        }
        return url == null || secret == null
                ? null
                : known -> Effects.webhook(URI.create(resolved(url, known)), resolved(secret, known));
    }

    private static String resolved(String text, FileEffects known) {
        Matcher variable = VARIABLE.matcher(text);
        if (!variable.matches()) {
            return text;
        }
        String value = known.secrets.apply(variable.group(1));
        if (value == null) {
            throw new IllegalArgumentException(
                    "The variable " + variable.group(1) + " is not set; set it in the environment.");
        }
        return value;
    }

    private @Nullable FileEffect set(Node node) {
        if (!(node instanceof Node.Entries entries) || entries.entries().isEmpty()) {
            problems.add(node.at(), "\"set\" names fields with their values, such as {stage: Customer}.");
            return null;
        }
        FieldValues values = FieldValues.none();
        for (Node.Entry entry : entries.entries()) {
            if (!fields.contains(entry.name())) {
                problems.unknown(entry.at(), "The mapping has no field", entry.name(), fields);
            }
            FieldValue value = value(entry.value());
            values = value == null ? values : values.with(entry.name(), value);
        }
        FieldValues wanted = values;
        return known -> Effects.setInApp(change -> wanted);
    }
}
