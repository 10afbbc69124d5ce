package io.ghl.sync.internal.store.sql;

import io.ghl.sync.install.DataRemoval;
import io.ghl.sync.install.Installation;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.store.Locations;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Locations in SQL. */
final class SqlLocations implements Locations {
    private static final String SOME_OF_AUDIT =
            "(SELECT sequence FROM ghl_audit WHERE location = ? ORDER BY sequence LIMIT ?)";

    private final Sql sql;

    SqlLocations(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Installation> find(String location) {
        return sql.first(SqlLocations::read, "SELECT * FROM ghl_installation WHERE location = ?", location);
    }

    @Override
    public void save(Installation installation) {
        sql.enter(installation.locationId());
        sql.update(
                "INSERT INTO ghl_installation (location, company, state, plan, wanted, since) VALUES (?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (location) DO UPDATE SET company = excluded.company, state = excluded.state,"
                        + " plan = excluded.plan, wanted = excluded.wanted, since = excluded.since",
                installation.locationId(),
                installation.companyId(),
                installation.state(),
                installation.planId(),
                installation.wanted() == null ? null : String.valueOf(installation.wanted()),
                installation.since());
    }

    @Override
    public List<Installation> page(@Nullable String afterLocation, int limit) {
        return sql.list(
                SqlLocations::read,
                "SELECT * FROM ghl_installation WHERE location > ? ORDER BY location LIMIT ?",
                afterLocation == null ? "" : afterLocation,
                Limits.positive(limit));
    }

    @Override
    public List<Installation> ofCompany(String companyId) {
        return sql.list(
                SqlLocations::read, "SELECT * FROM ghl_installation WHERE company = ? ORDER BY location", companyId);
    }

    @Override
    public DataRemoval removeData(String location, int limit) {
        sql.enter(location);
        return new DataRemoval(
                remove("ghl_link", "id", location, limit),
                remove("ghl_place", "location, type, ghl_id", location, limit)
                        + remove(
                                "ghl_waiting",
                                "location, on_type, on_side, on_id, type, side, record_id",
                                location,
                                limit),
                remove("ghl_signal", "location, type, side, record_id", location, limit)
                        + remove("ghl_hint", "sequence", location, limit),
                remove("ghl_inbox", "sequence", location, limit),
                removeAudit(location, limit),
                remove("ghl_review", "id", location, limit),
                remove("ghl_apart", "location, type, app_id, ghl_id", location, limit)
                        + remove("ghl_rule", "id", location, limit),
                remove("ghl_cursor", "location, stream", location, limit),
                remove("ghl_firing", "sequence", location, limit)
                        + remove("ghl_timer", "location, link_id, trigger_name, subject", location, limit));
    }

    /** What the rows can be found by goes with them. */
    private int removeAudit(String location, int limit) {
        sql.update(
                "DELETE FROM ghl_audit_cause WHERE location = ? AND sequence IN " + SOME_OF_AUDIT,
                location,
                location,
                Limits.positive(limit));
        return sql.update("DELETE FROM ghl_audit WHERE sequence IN " + SOME_OF_AUDIT, location, Limits.positive(limit));
    }

    /** The names are this class's own. */
    private int remove(String table, String key, String location, int limit) {
        return sql.update(
                "DELETE FROM " + table + " WHERE (" + key + ") IN (SELECT " + key + " FROM " + table
                        + " WHERE location = ? LIMIT ?)",
                location,
                Limits.positive(limit));
    }

    private static Installation read(Row row) throws SQLException {
        String wanted = row.textOrNull("wanted");
        return new Installation(
                row.text("location"),
                row.textOrNull("company"),
                row.constant("state", Installation.State.class),
                row.textOrNull("plan"),
                wanted == null ? null : Boolean.valueOf(wanted),
                row.time("since"));
    }
}
