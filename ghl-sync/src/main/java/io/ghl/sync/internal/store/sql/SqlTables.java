package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.store.Tables;

/** The tables of a database. */
final class SqlTables {
    private SqlTables() {}

    /** All of them, on one connection; handed out only while {@code guard} agrees that a transaction runs. */
    static Tables in(Sql sql, Runnable guard) {
        return new Tables(
                guard,
                new SqlFences(sql),
                new SqlLinks(sql),
                new SqlRelations(sql),
                new SqlSignals(sql),
                new SqlInbox(sql),
                new SqlCursors(sql),
                new SqlAudit(sql),
                new SqlReviews(sql),
                new SqlDecisions(sql),
                new SqlLocations(sql),
                new SqlFirings(sql),
                new SqlTimers(sql));
    }
}
