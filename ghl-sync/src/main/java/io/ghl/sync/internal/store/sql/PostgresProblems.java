package io.ghl.sync.internal.store.sql;

import io.ghl.sync.store.StoreException;
import java.sql.SQLException;
import java.util.Set;

/** Says what is wrong with a PostgreSQL database, and what to do. PostgreSQL's own messages may hold rows, so they stay out. */
final class PostgresProblems {
    private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

    private PostgresProblems() {}

    /** Whether the same transaction may well succeed when it is run again: another one was in the way. */
    static boolean mayBeRepeated(StoreException problem) {
        return problem.getCause() instanceof SQLException cause && REPEATABLE.contains(state(cause));
    }

    static StoreException explain(SQLException e) {
        String state = state(e);
        String kind = state.length() < 2 ? "" : state.substring(0, 2);
        return switch (kind) {
            case "08" ->
                problem(
                        "cannot be reached, or the connection was lost; check that it runs. Whether the last commit"
                                + " took effect is not known",
                        e);
            case "57" -> problem("ended the connection, because it is being stopped or because it took too long", e);
            case "28" -> problem("refuses the user or the password of the data source", e);
            case "53" -> problem("has run out of connections, memory or disk space", e);
            case "42" ->
                state.equals("42501")
                        ? problem("refuses the user of the data source a right that the store needs on its tables", e)
                        : problem("cannot be used as it is; its ghl_ tables were changed by somebody else", e);
            case "25" ->
                state.equals("25P03")
                        ? problem("ended a transaction that stood still for too long", e)
                        : problem("cannot be written; the data source must lead to the primary server", e);
            case "55" ->
                problem("has kept a location locked for too long; another node works on it or stands still", e);
            case "40" -> problem("let another transaction go first again and again; try again later", e);
            default -> problem("cannot be used; see the SQLSTATE of the cause", e);
        };
    }

    private static StoreException problem(String what, SQLException e) {
        return new StoreException("The PostgreSQL database " + what + " (SQLSTATE " + state(e) + ").", withoutRows(e));
    }

    private static SQLException withoutRows(SQLException e) {
        SQLException cause = new SQLException("PostgreSQL reports SQLSTATE " + state(e), state(e));
        cause.setStackTrace(e.getStackTrace());
        return cause;
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "unknown" : e.getSQLState();
    }
}
