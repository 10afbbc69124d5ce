package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.store.Refusals;
import io.ghl.sync.store.Fences;
import java.util.Optional;

/** Fences in SQL. */
final class SqlFences implements Fences {
    private final Sql sql;

    SqlFences(Sql sql) {
        this.sql = sql;
    }

    @Override
    public long take(String location) {
        sql.enter(location);
        return sql.first(
                        row -> row.number("token"),
                        "INSERT INTO ghl_fence (location, token) VALUES (?, 1)"
                                + " ON CONFLICT (location) DO UPDATE SET token = ghl_fence.token + 1 RETURNING token",
                        location)
                .orElseThrow();
    }

    @Override
    public void check(String location, long token) {
        sql.enter(location);
        Optional<Long> newest =
                sql.first(row -> row.number("token"), "SELECT token FROM ghl_fence WHERE location = ?", location);
        if (newest.filter(value -> value == token).isEmpty()) {
            throw Refusals.superseded(location, token);
        }
    }
}
