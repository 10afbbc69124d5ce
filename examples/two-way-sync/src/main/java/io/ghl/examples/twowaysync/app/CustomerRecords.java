package io.ghl.examples.twowaysync.app;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table as the engine sees it: all that an application has to write to have its records synchronised. */
public final class CustomerRecords implements AppRecords<Row> {
    private static final int PHONE_KEY_DIGITS = 6;

    private final CustomerTable table;
    private final String location;

    /** The table belongs to one location: a product with many customers of its own would have a column for it. */
    public CustomerRecords(CustomerTable table, String location) {
        this.table = table;
        this.location = location;
    }

    @Override
    public String id(Row customer) {
        return customer.id();
    }

    @Override
    public Optional<Row> find(String location, String id) {
        if (!isOurs(location)) {
            return Optional.empty();
        }
        return table.select("id = ?", id).stream().findFirst();
    }

    @Override
    public List<Row> findByKey(String location, String field, String value) {
        if (!isOurs(location)) {
            return List.of();
        }
        return switch (field) {
            case "email" -> table.select("email_key = lower(trim(?))", value);
            case "phone" -> {
                String digits = value.replaceAll("\\D", "");
                yield table.select("phone_key = ?", digits.substring(Math.max(0, digits.length() - PHONE_KEY_DIGITS)));
            }
            default -> throw new IllegalArgumentException("The table has no key \"" + field + "\".");
        };
    }

    @Override
    public List<Row> page(String location, @Nullable String afterId, int limit) {
        if (!isOurs(location)) {
            return List.of();
        }
        return table.select("id > ? ORDER BY id LIMIT ?", afterId == null ? "" : afterId, limit);
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        if (!isOurs(location)) {
            return new AppChanges(List.of(), "0", false);
        }
        if (cursor == null) {
            Long last = table.number("SELECT coalesce(max(seq), 0) FROM customer_changes");
            return new AppChanges(List.of(), String.valueOf(last), false);
        }
        List<String> ids = new ArrayList<>();
        long[] last = {Long.parseLong(cursor)};
        String sql = "SELECT seq, customer_id FROM customer_changes WHERE seq > ? ORDER BY seq LIMIT ?";
        return table.run(() -> {
            try (PreparedStatement query = table.prepare(sql, last[0], limit);
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    last[0] = rows.getLong(1);
                    ids.add(rows.getString(2));
                }
            }
            return new AppChanges(ids, String.valueOf(last[0]), ids.size() == limit);
        });
    }

    @Override
    public Row blank(String location) {
        return Row.of("", Map.of());
    }

    @Override
    public String create(String location, Row draft, String key) {
        requireOurs(location);
        String fresh = "C-" + UUID.randomUUID();
        return table.transaction(() -> {
            int first = table.execute(
                    "INSERT INTO customer_creations (creation_key, customer_id) VALUES (?, ?)"
                            + " ON CONFLICT (creation_key) DO NOTHING",
                    key,
                    fresh);
            if (first == 0) {
                return table.strings("SELECT customer_id FROM customer_creations WHERE creation_key = ?", key)
                        .get(0);
            }
            table.insert(draft.withId(fresh), false);
            return fresh;
        });
    }

    @Override
    public boolean update(String location, Row expected, Row next) {
        requireOurs(location);
        String sql = "UPDATE customers SET first_name = ?, last_name = ?, email = ?, phone = ?, city = ?, stage = ?,"
                + " labels = ?, company_id = ? WHERE id = ? AND revision = ?";
        return table.run(() -> {
            try (PreparedStatement update = table.prepare(sql)) {
                CustomerTable.bind(update, 1, next);
                update.setString(9, expected.id());
                update.setObject(10, expected.get(CustomerTable.REVISION));
                return update.executeUpdate() == 1;
            }
        });
    }

    @Override
    public boolean delete(String location, Row expected) {
        requireOurs(location);
        int deleted = table.execute(
                "DELETE FROM customers WHERE id = ? AND revision = ?",
                expected.id(),
                expected.get(CustomerTable.REVISION));
        return deleted == 1 || table.select("id = ?", expected.id()).isEmpty();
    }

    @Override
    public Optional<Instant> changedAt(Row customer, String field) {
        return field.equals("phone")
                ? Optional.ofNullable((Instant) customer.get(CustomerTable.PHONE_CHANGED_AT))
                : Optional.empty();
    }

    private boolean isOurs(String asked) {
        return location.equals(asked);
    }

    private void requireOurs(String asked) {
        if (!isOurs(asked)) {
            throw new IllegalArgumentException("The table holds no customers of location " + asked + ".");
        }
    }
}
