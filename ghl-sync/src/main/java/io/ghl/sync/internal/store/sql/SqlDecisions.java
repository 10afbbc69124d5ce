package io.ghl.sync.internal.store.sql;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.KeptApart;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.StandingDecisions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Standing decisions in SQL. A rule for all locations has an empty location. */
final class SqlDecisions implements StandingDecisions {
    private static final String EVERYWHERE = "";

    private final Sql sql;

    SqlDecisions(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void keepApart(KeptApart pair) {
        sql.enter(pair.location());
        sql.update(
                """
                INSERT INTO ghl_apart (location, type, app_id, ghl_id, review_id, actor, at) VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (location, type, app_id, ghl_id) DO NOTHING""",
                pair.location(),
                pair.type(),
                pair.appId(),
                pair.ghlId(),
                pair.reviewId(),
                pair.actor(),
                pair.at());
    }

    @Override
    public int together(String location, String reviewId) {
        sql.enter(location);
        return sql.update("DELETE FROM ghl_apart WHERE location = ? AND review_id = ?", location, reviewId);
    }

    @Override
    public List<KeptApart> apartFrom(String location, RecordType type, Side side, String recordId) {
        sql.enter(location);
        return sql.list(
                SqlDecisions::pair,
                side == Side.APP
                        ? "SELECT * FROM ghl_apart WHERE location = ? AND type = ? AND app_id = ? ORDER BY ghl_id"
                        : "SELECT * FROM ghl_apart WHERE location = ? AND type = ? AND ghl_id = ? ORDER BY app_id",
                location,
                type,
                recordId);
    }

    @Override
    public List<KeptApart> apart(String location) {
        sql.enter(location);
        return sql.list(
                SqlDecisions::pair,
                "SELECT * FROM ghl_apart WHERE location = ? ORDER BY type, app_id, ghl_id",
                location);
    }

    @Override
    public void addRule(ReviewRule rule) {
        String location = reach(rule);
        // After the location that it is made in, so that nobody waits for two in another order.
        sql.enter(location);
        sql.update(
                "DELETE FROM ghl_rule WHERE location = ? AND type = ? AND field = ?",
                location,
                rule.type(),
                rule.field());
        sql.update(
                "INSERT INTO ghl_rule (id, location, type, field, winner, actor, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rule.id(),
                location,
                rule.type(),
                rule.field(),
                rule.winner(),
                rule.actor(),
                rule.at());
    }

    @Override
    public boolean removeRule(ReviewRule rule) {
        sql.enter(reach(rule));
        return sql.update("DELETE FROM ghl_rule WHERE id = ?", rule.id()) > 0;
    }

    @Override
    public List<ReviewRule> rules(String location) {
        sql.enter(location);
        List<ReviewRule> rules = new ArrayList<>(rulesOf(location));
        rules.addAll(rulesOf(EVERYWHERE));
        return List.copyOf(rules);
    }

    private static String reach(ReviewRule rule) {
        return rule.location() == null ? EVERYWHERE : rule.location();
    }

    private List<ReviewRule> rulesOf(String location) {
        return sql.list(SqlDecisions::rule, "SELECT * FROM ghl_rule WHERE location = ? ORDER BY type, field", location);
    }

    private static KeptApart pair(Row row) throws SQLException {
        return new KeptApart(
                row.text("location"),
                row.constant("type", RecordType.class),
                row.text("app_id"),
                row.text("ghl_id"),
                row.text("review_id"),
                row.text("actor"),
                row.time("at"));
    }

    private static ReviewRule rule(Row row) throws SQLException {
        String location = row.text("location");
        return new ReviewRule(
                row.text("id"),
                location.equals(EVERYWHERE) ? null : location,
                row.constant("type", RecordType.class),
                row.text("field"),
                row.constant("winner", Side.class),
                row.text("actor"),
                row.time("at"));
    }
}
