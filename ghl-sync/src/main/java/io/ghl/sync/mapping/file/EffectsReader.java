package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.internal.trigger.change.ChangeFields;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.mapping.file.FileTrigger.FileEffect;
import io.ghl.sync.mapping.file.FileTrigger.Placed;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Effects;
import io.ghl.sync.trigger.action.Templates;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what the triggers of a mapping file do. */
final class EffectsReader {
    static final List<String> EFFECTS = List.of("action", "webhook", "code", "outbox", "set");
    static final List<String> COPY = List.of("from", "steps");
    private static final List<String> WEBHOOK = List.of("webhook", "secret");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final String ANY_SECRET = "sixteen characters or more";

    private final CodeSteps code;
    private final Problems problems;
    private final @Nullable RecordType type;
    private final Collection<String> fields;

    /** A reader of effects on records of a type with some mapped fields. */
    EffectsReader(CodeSteps code, Problems problems, @Nullable RecordType type, Collection<String> fields) {
        this.code = code;
        this.problems = problems;
        this.type = type;
        this.fields = fields;
    }

    /** The effects of a trigger, which waits for webhooks or for changes. */
    List<Placed> read(Node node, boolean webhook) {
        List<Placed> effects = new ArrayList<>();
        if (!(node instanceof Node.Items items) || items.items().isEmpty()) {
            problems.add(node.at(), "\"do\" is a list of what to do, such as [{code: greet}].");
            return effects;
        }
        for (Node item : items.items()) {
            FileEffect effect = effect(item, webhook);
            if (effect != null) {
                effects.add(new Placed(item.at(), effect));
            }
        }
        return effects;
    }

    private @Nullable FileEffect effect(Node node, boolean webhook) {
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
            return action(entries, webhook);
        }
        String kind = kinds.get(0);
        List<String> known = kind.equals("webhook") ? WEBHOOK : kinds;
        Form form = Form.of(node, "\"" + kind + "\"", known, problems).orElseThrow();
        return switch (kind) {
            case "webhook" -> webhook(form);
            case "code" -> form.text(kind).map(EffectsReader::inCode).orElse(null);
            case "outbox" -> outbox(form);
            default -> set(form.get(kind).orElseThrow(), webhook);
        };
    }

    private @Nullable FileEffect action(Node.Entries node, boolean webhook) {
        String id = null;
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (Node.Entry entry : node.entries()) {
            Object plain = plain(entry.value());
            if (entry.name().equals("action")) {
                id = Form.text(entry.value(), "\"action\"", problems);
            } else if (plain != null) {
                parameters.put(entry.name(), plain);
                templates(entry.value(), plain, webhook);
            }
        }
        String named = id;
        if (named == null) {
            return null;
        }
        // Only a contact, or what a webhook says, tells which contact is meant.
        return new Carried(named, parameters, webhook || type == RecordType.CONTACT);
    }

    /** An action with its parameters. */
    private record Carried(String action, Map<String, Object> parameters, boolean ofContact) implements FileEffect {
        @Override
        public Effect in(FileEffects known, RecordMapping<?> mapping) {
            return ofContact
                    ? Effects.action(known.actions, action, parameters)
                    : known.actions.effect(action, parameters);
        }
    }

    /** What a webhook brings is known when it comes; of a record there are the mapped fields. */
    private void templates(Node node, Object value, boolean webhook) {
        if (webhook) {
            return;
        }
        for (String name : Templates.names(value)) {
            if (!fields.contains(name) && !ChangeFields.OF_CHANGES.contains(name)) {
                problems.unknown(node.at(), "The mapping has no field", name, fields);
            }
        }
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

    private static FileEffect inCode(String name) {
        return (known, mapping) -> {
            var effect = known.code.get(name);
            if (effect == null) {
                throw new IllegalArgumentException(
                        known.code.isEmpty()
                                ? "The program that reads this file has no effects in code, so \"code: " + name
                                        + "\" cannot be used; use action, webhook, outbox or set. (A program of your"
                                        + " own can give some with FileEffects.code.)"
                                : "There is no effect \"" + name + "\" in code; correct the name, or give it with"
                                        + " FileEffects.code. There are: "
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
        return table == null ? null : (known, mapping) -> Effects.outbox(table);
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
                : (known, mapping) -> Effects.webhook(URI.create(resolved(url, known)), resolved(secret, known));
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

    private @Nullable FileEffect set(Node node, boolean webhook) {
        if (!(node instanceof Node.Entries entries) || entries.entries().isEmpty()) {
            problems.add(node.at(), "\"set\" names fields with their values, such as {stage: Customer}.");
            return null;
        }
        Map<String, SetValues.Source> values = new LinkedHashMap<>();
        for (Node.Entry entry : entries.entries()) {
            if (!fields.contains(entry.name())) {
                problems.unknown(entry.at(), "The mapping has no field", entry.name(), fields);
            }
            SetValues.Source value = source(entry.value(), webhook);
            if (value != null) {
                values.put(entry.name(), value);
            }
        }
        return (known, mapping) -> Effects.setInApp(SetValues.of(values, mapping.rules()));
    }

    private SetValues.@Nullable Source source(Node node, boolean webhook) {
        if (node instanceof Node.Entries) {
            return copy(node, webhook);
        }
        FieldValue constant = TriggersReader.value(node, problems);
        if (constant instanceof FieldValue.Text text
                && !Templates.names(text.value()).isEmpty()) {
            templates(node, text.value(), webhook);
            return new SetValues.Template(text.value());
        }
        return constant == null ? null : new SetValues.Constant(constant);
    }

    private SetValues.@Nullable Source copy(Node node, boolean webhook) {
        Form form = Form.of(node, "What is set", COPY, problems).orElse(null);
        if (form == null) {
            return null;
        }
        String from = form.need("from", "\"from: city\", the field to copy")
                .map(name -> Form.text(name, "\"from\"", problems))
                .orElse(null);
        List<Step> steps =
                form.get("steps").map(new StepReader(code, problems)::read).orElse(List.of());
        if (from == null) {
            return null;
        }
        if (!webhook && !fields.contains(from) && !ChangeFields.OF_CHANGES.contains(from)) {
            problems.unknown(form.get("from").orElseThrow().at(), "The mapping has no field", from, fields);
        }
        return new SetValues.Copy(from, new Chain(steps));
    }
}
