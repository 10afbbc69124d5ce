package io.ghl.examples.twowaysync.app;

import io.ghl.examples.twowaysync.script.Details;
import io.ghl.examples.twowaysync.script.Field;
import io.ghl.sync.app.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The application's own writes, in plain SQL: it knows nothing of the sync. Each may be repeated without harm. */
public final class CustomerEdits {
    private final CustomerTable table;

    public CustomerEdits(CustomerTable table) {
        this.table = table;
    }

    /** Adds a customer, unless the id is taken. */
    public void create(String id, Details details) {
        table.insertIfAbsent(customer(id, details));
    }

    /** Sets columns (blank values clear them) and changes labels, in one transaction. */
    public void edit(String id, Map<Field, String> values, List<String> addLabels, List<String> removeLabels) {
        table.transaction(() -> {
            if (!values.isEmpty()) {
                String columns = values.keySet().stream()
                        .map(f -> f.column() + " = nullif(?, '')")
                        .collect(Collectors.joining(", "));
                Object[] arguments = new Object[values.size() + 1];
                int i = 0;
                for (String value : values.values()) {
                    arguments[i++] = value;
                }
                arguments[i] = id;
                table.execute("UPDATE customers SET " + columns + " WHERE id = ?", arguments);
            }
            for (String label : removeLabels) {
                table.execute("""
                        UPDATE customers SET labels = (
                          SELECT json_group_array(value) FROM json_each(customers.labels)
                          WHERE lower(value) <> lower(?))
                        WHERE id = ? AND EXISTS (
                          SELECT 1 FROM json_each(customers.labels) WHERE lower(value) = lower(?))""", label, id, label);
            }
            for (String label : addLabels) {
                table.execute("""
                        UPDATE customers SET labels = json_insert(labels, '$[#]', ?)
                        WHERE id = ? AND NOT EXISTS (
                          SELECT 1 FROM json_each(customers.labels) WHERE lower(value) = lower(?))""", label, id, label);
            }
            return null;
        });
    }

    /** Deletes a customer, if there. */
    public void delete(String id) {
        table.execute("DELETE FROM customers WHERE id = ?", id);
    }

    /** The row for these details. */
    public static Row customer(String id, Details details) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (Field field : Field.values()) {
            values.put(field.column(), details.get(field));
        }
        values.put("labels", List.copyOf(details.tags()));
        return Row.of(id, values);
    }
}
