package io.ghl.sync.internal.store.sql;

import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.internal.store.Limits;
import io.ghl.sync.internal.store.Refusals;
import io.ghl.sync.internal.store.Versions;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Reviews;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reviews in SQL. */
final class SqlReviews implements Reviews {
    private static final String INSERT = """
            INSERT INTO ghl_review (location, type, link_id, kind, field, app_base, ghl_base, app, ghl, candidates,
              reason, opened_at, changed_at, status, decision, closing, id, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? + 1) ON CONFLICT DO NOTHING""";
    private static final String UPDATE = """
            UPDATE ghl_review SET location = ?, type = ?, link_id = ?, kind = ?, field = ?, app_base = ?,
              ghl_base = ?, app = ?, ghl = ?, candidates = ?, reason = ?, opened_at = ?, changed_at = ?,
              status = ?, decision = ?, closing = ?, version = version + 1
            WHERE id = ? AND version = ? AND (? = 'CLOSED' OR NOT EXISTS (SELECT 1 FROM ghl_review other
              WHERE other.link_id = ? AND other.field = ? AND other.status <> 'CLOSED' AND other.id <> ?))""";

    private final Sql sql;

    SqlReviews(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<ReviewItem> find(String id) {
        Optional<ReviewItem> found = read(id);
        return found.isPresent() && sql.enter(found.get().location()) ? read(id) : found;
    }

    private Optional<ReviewItem> read(String id) {
        return sql.first(SqlReviews::item, "SELECT * FROM ghl_review WHERE id = ?", id);
    }

    @Override
    public List<ReviewItem> of(String linkId) {
        List<ReviewItem> found = notClosed(linkId);
        return !found.isEmpty() && sql.enter(found.get(0).location()) ? notClosed(linkId) : found;
    }

    private List<ReviewItem> notClosed(String linkId) {
        return sql.list(
                SqlReviews::item,
                "SELECT * FROM ghl_review WHERE link_id = ? AND status <> 'CLOSED' ORDER BY field",
                linkId);
    }

    @Override
    public List<ReviewItem> open(String location) {
        sql.enter(location);
        return sql.list(
                SqlReviews::item,
                "SELECT * FROM ghl_review WHERE location = ? AND status = 'OPEN' ORDER BY opened_at, id",
                location);
    }

    @Override
    public ReviewItem save(ReviewItem item) {
        sql.enter(item.location());
        List<@Nullable Object> parameters = parameters(item);
        if (item.version() > 0) {
            parameters.addAll(Arrays.asList(item.status(), item.linkId(), item.field(), item.id()));
        }
        if (sql.update(item.version() == 0 ? INSERT : UPDATE, parameters.toArray()) == 0) {
            throw Refusals.stale(item);
        }
        return Versions.next(item);
    }

    @Override
    public List<ReviewItem> decided(String location, int limit) {
        sql.enter(location);
        return sql.list(SqlReviews::item, """
                SELECT * FROM ghl_review WHERE location = ? AND decision IS NOT NULL
                ORDER BY changed_at DESC, id DESC LIMIT ?""", location, Limits.positive(limit));
    }

    @Override
    public List<Untold> untold(String location, int limit) {
        sql.enter(location);
        return sql.list(
                row -> new Untold(item(row), row.number("told_version")), """
                SELECT * FROM ghl_review WHERE location = ? AND told_version < version
                  AND (status <> 'CLOSED' OR told_version > 0)
                ORDER BY id LIMIT ?""", location, Limits.positive(limit));
    }

    @Override
    public void told(ReviewItem item) {
        sql.enter(item.location());
        sql.update(
                "UPDATE ghl_review SET told_version = ? WHERE id = ? AND told_version < ?",
                item.version(),
                item.id(),
                item.version());
    }

    @Override
    public int purge(String location, Instant before, int limit) {
        sql.enter(location);
        return sql.update("""
                DELETE FROM ghl_review WHERE id IN (SELECT id FROM ghl_review
                  WHERE location = ? AND status = 'CLOSED' AND changed_at < ? AND NOT EXISTS (SELECT 1 FROM ghl_apart
                    WHERE ghl_apart.location = ghl_review.location AND ghl_apart.review_id = ghl_review.id)
                  ORDER BY changed_at LIMIT ?)""", location, before, Limits.positive(limit));
    }

    private static List<@Nullable Object> parameters(ReviewItem item) {
        return new ArrayList<@Nullable Object>(Arrays.<@Nullable Object>asList(
                item.location(),
                item.type(),
                item.linkId(),
                item.kind(),
                item.field(),
                StoredJson.write(item.appBase()),
                StoredJson.write(item.ghlBase()),
                StoredJson.write(item.app()),
                StoredJson.write(item.ghl()),
                StoredJson.write(item.candidates()),
                item.reason(),
                item.openedAt(),
                item.changedAt(),
                item.status(),
                StoredJson.write(item.decision()),
                item.closing(),
                item.id(),
                item.version()));
    }

    private static ReviewItem item(Row row) throws SQLException {
        return new ReviewItem(
                row.text("id"),
                row.text("location"),
                row.constant("type", RecordType.class),
                row.text("link_id"),
                row.constant("kind", ReviewItem.Kind.class),
                row.text("field"),
                StoredJson.readValue(row.textOrNull("app_base")),
                StoredJson.readValue(row.textOrNull("ghl_base")),
                StoredJson.readValue(row.textOrNull("app")),
                StoredJson.readValue(row.textOrNull("ghl")),
                StoredJson.readTexts(row.text("candidates")),
                row.text("reason"),
                row.time("opened_at"),
                row.time("changed_at"),
                row.constant("status", ReviewItem.Status.class),
                StoredJson.readDecision(row.textOrNull("decision")),
                row.textOrNull("closing"),
                row.number("version"));
    }
}
