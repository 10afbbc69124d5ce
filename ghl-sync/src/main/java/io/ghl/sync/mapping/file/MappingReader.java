package io.ghl.sync.mapping.file;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.RemoteMerge;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.app.Row;
import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Position;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.mapping.TagOptions;
import io.ghl.sync.mapping.file.Vocabulary.Direction;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.SetMerge;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads a mapping file as a whole. */
final class MappingReader {
    private final CodeSteps code;
    private final Problems problems;
    private final Columns columns = new Columns();
    private Position externalId = Position.START;

    MappingReader(CodeSteps code, Problems problems) {
        this.code = code;
        this.problems = problems;
    }

    /**
     * What a file says.
     *
     * @param fields the fields, tags among them
     * @param whole what holds for the whole mapping
     * @param at where the type of the records is said
     * @param link where linking is said
     * @param externalId where the custom field with the application's id is said
     * @param polling where each of the engine's options is said
     */
    record Contents(
            RecordType type,
            List<FileField> fields,
            Consumer<MappingBuilder<Row>> whole,
            Position at,
            Position link,
            Position externalId,
            Map<String, Position> polling,
            ConflictStrategy onConflict,
            DeletePolicy onDelete,
            DeleteConflict onDeleteConflict,
            @Nullable String archiveTag,
            @Nullable Consumer<RemoteMerge> onRemoteMerge,
            UnaryOperator<SyncOptions> options,
            List<FileTrigger> triggers,
            Columns columns) {}

    /** What a file says, null if it cannot be said because of problems. */
    @Nullable
    Contents read(Node document) {
        Form root =
                Form.of(document, "A mapping file", Vocabulary.ROOT, problems).orElse(null);
        if (root == null) {
            return null;
        }
        root.text("$schema");
        root.text("description");
        root.need("version", "\"version: 1\"").ifPresent(this::version);
        RecordType type = root.need("records", "\"records: contacts\"")
                .map(node -> Form.word(node, "\"records\"", Vocabulary.RECORDS, problems))
                .orElse(null);
        CanonicalForm phone = root.get("phoneRegion")
                .map(node -> Vocabulary.phone(node, "\"phoneRegion\"", problems))
                .orElse(null);
        // Without a type the rest is read as of contacts, so that its problems are found as well.
        Targets targets = new Targets(type == null ? RecordType.CONTACT : type, problems);
        List<FileField> fields = fields(root, new FieldReader(code, problems, targets, phone, columns));
        parent(root, type, fields);
        root.get("tags").map(node -> tags(node, type)).ifPresent(fields::add);
        Node link = root.get("link").orElse(null);
        Consumer<MappingBuilder<Row>> whole = link == null ? mapping -> {} : link(link, targets, fields);
        ConflictStrategy onConflict = root.get("onConflict")
                .map(new StrategyReader(code, problems)::read)
                .orElse(Strategies.review());
        DeletePolicy onDelete = root.word("onDelete", Vocabulary.DELETE).orElse(DeletePolicy.UNLINK);
        if (onDelete == DeletePolicy.ARCHIVE && type != null && type != RecordType.CONTACT) {
            problems.add(
                    root.get("onDelete").orElseThrow().at(),
                    "Only contacts have tags by which they can be archived; choose propagate, unlink or ignore.");
        }
        DeleteConflict onDeleteConflict =
                root.word("onDeleteConflict", Vocabulary.DELETE_CONFLICT).orElse(DeleteConflict.REVIEW);
        String archiveTag = root.text("archiveTag").orElse(null);
        Consumer<RemoteMerge> onRemoteMerge =
                root.get("onRemoteMerge").map(this::listener).orElse(null);
        UnaryOperator<SyncOptions> options =
                root.get("polling").map(new OptionsReader(problems)::read).orElse(UnaryOperator.identity());
        List<FileTrigger> triggers = root.get("triggers")
                .map(new TriggersReader(
                        code,
                        problems,
                        type,
                        fields.stream().map(FileField::name).toList())::read)
                .orElse(List.of());
        if (type == null) {
            return null;
        }
        return new Contents(
                type,
                fields,
                whole,
                root.get("records").orElseThrow().at(),
                link == null ? root.at() : link.at(),
                externalId,
                places(root.get("polling").orElse(null)),
                onConflict,
                onDelete,
                onDeleteConflict,
                archiveTag,
                onRemoteMerge,
                options,
                triggers,
                columns);
    }

    private @Nullable Consumer<RemoteMerge> listener(Node node) {
        return Form.of(node, "\"onRemoteMerge\"", List.of("code"), problems)
                .flatMap(form -> form.need("code", "\"code: name\", a listener in code"))
                .map(name -> Form.word(name, "\"code\"", code.mergeListeners, problems))
                .orElse(null);
    }

    private void version(Node node) {
        boolean one = node instanceof Node.Scalar scalar
                && scalar.value() instanceof BigDecimal number
                && number.compareTo(BigDecimal.ONE) == 0;
        if (!one) {
            problems.add(node.at(), "This release reads files of version 1; write \"version: 1\".");
        }
    }

    private static Map<String, Position> places(@Nullable Node node) {
        Map<String, Position> places = new TreeMap<>();
        if (node instanceof Node.Entries entries) {
            entries.entries().forEach(entry -> places.put(entry.name(), entry.at()));
        }
        return places;
    }

    private void parent(Form root, @Nullable RecordType type, List<FileField> fields) {
        if (type == null) {
            return;
        }
        ParentReader reader = new ParentReader(problems, columns);
        root.get("parent").map(node -> reader.read(node, type)).ifPresent(parent -> fields.add(0, parent));
        reader.need(root, type);
    }

    private List<FileField> fields(Form root, FieldReader reader) {
        List<FileField> fields = new ArrayList<>();
        Node list =
                root.need("fields", "\"fields:\" with an entry for each field").orElse(null);
        if (list instanceof Node.Items items && !items.items().isEmpty()) {
            for (Node item : items.items()) {
                FileField field = reader.read(item);
                if (field != null) {
                    fields.add(field);
                }
            }
        } else if (list != null) {
            problems.add(
                    list.at(), "\"fields\" is a list with an entry for each field, such as {app: email, ghl: email}.");
        }
        return fields;
    }

    private @Nullable FileField tags(Node node, @Nullable RecordType type) {
        Form form = Form.of(node, "\"tags\"", Vocabulary.TAGS, problems).orElse(null);
        if (form == null) {
            return null;
        }
        if (type != null && type != RecordType.CONTACT) {
            problems.add(node.at(), "Only contacts have tags; leave \"tags\" out.");
        }
        form.text("description");
        String column = form.need("app", "\"app: labels\", the column's name")
                .map(app -> Form.text(app, "\"app\"", problems))
                .orElse(null);
        ColumnType held = form.word("type", Vocabulary.TYPES).orElse(ColumnType.SET);
        if (held != ColumnType.SET && held != ColumnType.LIST && held != ColumnType.COMMA_SEPARATED) {
            problems.add(
                    form.get("type").orElseThrow().at(), "Tags are in a column of type set, list or commaSeparated.");
        }
        List<String> scope = form.texts("scope").orElse(List.of("*"));
        Direction direction = form.word("direction", Vocabulary.DIRECTIONS).orElse(Direction.BOTH);
        SetMerge merge = form.word("merge", Vocabulary.SET_MERGE).orElse(SetMerge.ADD_WINS);
        Predicate<Row> when = form.get("when")
                .map(new Conditions(code, problems, columns)::read)
                .orElse(null);
        if (column == null) {
            return null;
        }
        columns.add(column, form.get("app").orElseThrow().at());
        Consumer<MappingBuilder<Row>> declare = m -> {
            TagOptions<Row> tags = m.<Collection<String>>tags(
                            row -> labels(held.read(row.get(column))),
                            (row, labels) -> row.with(column, held.write(column, labels)))
                    .scope(scope.toArray(String[]::new))
                    .merge(merge);
            if (direction != Direction.BOTH) {
                tags.ownedBy(direction == Direction.TO_GHL ? Side.APP : Side.GHL);
            }
            if (when != null) {
                tags.when(when);
            }
        };
        return new FileField(
                "tags",
                form.at(),
                row -> held.read(row.get(column)),
                "column " + column,
                column,
                List.of(),
                declare,
                FileField.Target.at(form.at()));
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Collection<String> labels(@Nullable Object value) {
        return (Collection<String>) value;
    }

    private Consumer<MappingBuilder<Row>> link(Node node, Targets targets, List<FileField> fields) {
        Form form = Form.of(node, "\"link\"", Vocabulary.LINK, problems).orElse(null);
        if (form == null) {
            return mapping -> {};
        }
        List<String> matchOn = keys(form, "matchOn", fields);
        List<String> requireOneOf = keys(form, "requireOneOf", fields);
        GhlField externalId = form.get("externalId").map(targets::custom).orElse(null);
        this.externalId = form.get("externalId").orElse(node).at();
        return mapping -> {
            if (matchOn != null) {
                mapping.matchOn(matchOn.toArray(String[]::new));
            }
            if (requireOneOf != null) {
                mapping.requireOneOf(requireOneOf.toArray(String[]::new));
            }
            if (externalId != null) {
                mapping.externalId(externalId);
            }
        };
    }

    /** The names of fields by which records are told apart; those that are columns as well are noted as such. */
    private @Nullable List<String> keys(Form form, String name, List<FileField> fields) {
        Node node = form.get(name).orElse(null);
        if (node == null) {
            return null;
        }
        List<Node.Scalar> keys = Form.placedTexts(node, "\"" + name + "\"", problems);
        for (Node.Scalar key : keys) {
            FileField field = fields.stream()
                    .filter(each -> each.name().equals(key.text()))
                    .findFirst()
                    .orElse(null);
            if (field == null) {
                if (problems.isEmpty()) {
                    problems.unknown(
                            key.at(),
                            "\"" + name + "\" takes names of fields, and there is no",
                            key.text(),
                            fields.stream().map(FileField::name).toList());
                }
            } else if (key.text().equals(field.column())) {
                columns.add(key.text(), key.at());
            }
        }
        return keys.stream().map(Node.Scalar::text).toList();
    }
}
