package io.ghl.sync.internal.store.sql;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.function.Function;

/** Hints that the application gives in transactions of its own: only ever appended, so that nothing waits for them. */
final class Hints {
    private Hints() {}

    static void append(
            Connection application,
            String location,
            RecordType type,
            String appId,
            Instant dueAt,
            Function<SQLException, StoreException> explain) {
        try (PreparedStatement statement = application.prepareStatement(
                "INSERT INTO ghl_hint (location, type, record_id, due_at) VALUES (?, ?, ?, ?)")) {
            statement.setString(1, location);
            statement.setString(2, type.name());
            statement.setString(3, appId);
            statement.setLong(4, Nanos.of(dueAt));
            statement.executeUpdate();
        } catch (SQLException e) {
            throw explain.apply(e);
        }
    }
}
