package io.ghl.sync.internal.trigger.effect;

import io.ghl.sync.internal.json.ChangeBody;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Occasion;
import io.ghl.sync.trigger.TransactionEffect;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Pattern;

/** Adds rows to an outbox table of the application. */
public final class OutboxTable implements TransactionEffect {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");

    private final String insert;

    /** An effect that writes to a table. */
    public OutboxTable(String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException(
                    "The name of an outbox table must have letters, digits and underscores only, and may have a schema"
                            + " before a dot.");
        }
        insert = "INSERT INTO " + table + " (id, aggregatetype, aggregateid, type, payload) VALUES (?, ?, ?, ?, ?)";
    }

    @Override
    public void make(Connection connection, Occasion occasion) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, occasion.key());
            RecordType type = occasion.change().about().type();
            statement.setString(2, type == null ? "WEBHOOK" : type.name());
            statement.setString(3, occasion.change().about().linkId());
            statement.setString(4, occasion.trigger());
            statement.setString(5, ChangeBody.write(occasion));
            statement.executeUpdate();
        }
    }
}
