package io.ghl.sync.mapping.file;

import io.ghl.sync.app.Row;
import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads where the application keeps a field. */
final class SourceReader {
    private final CodeSteps code;
    private final Problems problems;
    private final Columns columns;

    /**
     * @param columns gets the application's columns
     */
    SourceReader(CodeSteps code, Problems problems, Columns columns) {
        this.code = code;
        this.problems = problems;
        this.columns = columns;
    }

    /**
     * A source, null if there are problems.
     *
     * @param app what the field says under {@code app}
     * @param type what a single column holds, null if that is not said
     * @param field the whole field
     */
    @Nullable
    Source read(Node app, @Nullable ColumnType type, Form field) {
        Object ifBlank = ifBlank(field, type);
        if (app instanceof Node.Scalar) {
            String column = Form.text(app, "\"app\"", problems);
            if (column == null) {
                return null;
            }
            columns.add(column, app.at());
            return Source.column(column, type, ifBlank);
        }
        List<String> known = known(app);
        Form parts =
                Form.of(app, "\"app\", if it is no column,", known, problems).orElse(null);
        if (parts == null) {
            return null;
        }
        if (type != null || ifBlank != null) {
            problems.add(app.at(), "\"type\" and \"default\" are for single columns; leave them out.");
        }
        if (known.equals(Vocabulary.CONCATENATION)) {
            return concatenation(parts);
        }
        return known.equals(Vocabulary.COMPUTED) ? computed(app, parts) : fullName(parts);
    }

    private static List<String> known(Node app) {
        if (has(app, "concat")) {
            return Vocabulary.CONCATENATION;
        }
        return has(app, "constant") || has(app, "code") ? Vocabulary.COMPUTED : Vocabulary.FULL_NAME;
    }

    private static boolean has(Node app, String name) {
        return app instanceof Node.Entries entries
                && entries.entries().stream().anyMatch(entry -> entry.name().equals(name));
    }

    private Source concatenation(Form parts) {
        List<Node.Scalar> joined = parts.get("concat")
                .map(list -> Form.placedTexts(list, "\"concat\"", problems))
                .orElse(List.of());
        String separator = parts.get("separator").map(this::separator).orElse(" ");
        columns.addAll(joined);
        return Source.concatenation(joined.stream().map(Node.Scalar::text).toList(), separator);
    }

    private @Nullable Source computed(Node app, Form parts) {
        Optional<Node> constant = parts.get("constant");
        Optional<Node> named = parts.get("code");
        if (constant.isPresent() && named.isPresent()) {
            problems.add(app.at(), "\"app\" has either \"constant\" or \"code\".");
            return null;
        }
        if (named.isPresent()) {
            Function<Row, @Nullable Object> compute = Form.word(named.get(), "\"code\"", code.computed, problems);
            return compute == null ? null : Source.code(parts.text("code").orElseThrow(), compute);
        }
        Node node = constant.orElseThrow();
        if (node instanceof Node.Scalar scalar
                && scalar.value() != null
                && !scalar.text().isBlank()) {
            return Source.constant(scalar.value());
        }
        problems.add(node.at(), "\"constant\" must be a text, a number, true or false.");
        return null;
    }

    private @Nullable Source fullName(Form parts) {
        Node.Scalar first = part(parts, "first", "\"first: given_name\"");
        Node.Scalar last = part(parts, "last", "\"last: family_name\"");
        if (first == null || last == null) {
            return null;
        }
        columns.addAll(List.of(first, last));
        return Source.fullName(first.text(), last.text());
    }

    private @Nullable String separator(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.value() != null) {
            return scalar.text();
        }
        problems.add(node.at(), "\"separator\" must be a text; put it into quotes.");
        return null;
    }

    private Node.@Nullable Scalar part(Form parts, String name, String hint) {
        return parts.need(name, hint)
                .filter(node -> Form.text(node, "\"" + name + "\"", problems) != null)
                .map(Node.Scalar.class::cast)
                .orElse(null);
    }

    private @Nullable Object ifBlank(Form form, @Nullable ColumnType type) {
        Node node = form.get("default").orElse(null);
        if (node == null) {
            return null;
        }
        Object value = node instanceof Node.Scalar scalar
                        && scalar.value() != null
                        && !scalar.text().isBlank()
                ? (type == null ? ColumnType.TEXT : type).parse(scalar.text())
                : null;
        if (value == null) {
            problems.add(
                    node.at(),
                    "\"default\" must be a value of the column's type"
                            + (type == null ? "; without \"type\" that is a text." : "."));
        }
        return value;
    }
}
