package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.record.RecordType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads in which column the record is named without which one cannot exist, such as the contact of a task. */
final class ParentReader {
    private final Problems problems;
    private final Columns columns;

    /**
     * @param columns gets the application's column
     */
    ParentReader(Problems problems, Columns columns) {
        this.problems = problems;
        this.columns = columns;
    }

    /** The field of HighLevel that names it, null for records that belong to no other. */
    static @Nullable GhlField target(RecordType type) {
        return Targets.STANDARD.getOrDefault(type, Map.of()).values().stream()
                .filter(GhlField::isParent)
                .findFirst()
                .orElse(null);
    }

    /** The field, null if there are problems. */
    @Nullable
    FileField read(Node node, RecordType type) {
        GhlField target = target(type);
        if (target == null) {
            problems.add(
                    node.at(),
                    type == RecordType.CONTACT
                            ? "Contacts exist without a parent; leave \"parent\" out. Their company is a field:"
                                    + " {app: company_id, ghl: businessId}."
                            : "Businesses have no parent; leave \"parent\" out.");
            return null;
        }
        Form form = Form.of(node, "\"parent\"", Vocabulary.PARENT, problems).orElse(null);
        if (form == null) {
            return null;
        }
        Node at = form.need("column", "\"column: customer_id\"").orElse(null);
        String column = at == null ? null : Form.text(at, "\"column\"", problems);
        ColumnType held = form.word("type", Vocabulary.KEY_TYPES).orElse(null);
        String name = form.text("name").orElse(column);
        if (at == null || column == null || name == null) {
            return null;
        }
        columns.add(column, at.at());
        Source source = Source.column(column, held, null);
        return new FileField(
                name,
                node.at(),
                source.get(),
                source.words(),
                column,
                List.of(),
                mapping -> mapping.<Object>field(name, source.get(), source.writer())
                        .to(target),
                FileField.Target.at(node.at()));
    }

    /** Says that it is missing, if neither it nor a field names the record. */
    void need(Form root, RecordType type) {
        GhlField target = target(type);
        if (target == null || root.get("parent").isPresent() || isField(root, target)) {
            return;
        }
        boolean note = type == RecordType.APPOINTMENT_NOTE;
        problems.add(
                root.at(),
                "\"parent\" is missing; say which column names the " + (note ? "appointment" : "contact")
                        + " that each record belongs to, such as \"parent: {column: "
                        + (note ? "appointment_id" : "customer_id") + "}\".");
    }

    private static boolean isField(Form root, GhlField target) {
        return root.get("fields")
                .filter(Node.Items.class::isInstance)
                .map(fields -> ((Node.Items) fields)
                        .items().stream()
                                .filter(Node.Entries.class::isInstance)
                                .flatMap(field -> ((Node.Entries) field).entries().stream())
                                .anyMatch(entry -> entry.name().equals("ghl")
                                        && entry.value() instanceof Node.Scalar ghl
                                        && ghl.text().equals(target.path())))
                .orElse(false);
    }
}
