package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a row of one of HighLevel's lists tells something about its record that is not known. */
final class RowNews {
    private final Tenant tenant;
    private final SurveyedKeys surveyed;

    RowNews(Tenant tenant, SurveyedKeys surveyed) {
        this.tenant = tenant;
        this.surveyed = surveyed;
    }

    /** Raises the record of a row, unless the row tells nothing new. */
    void lookAt(StoreTransaction tx, GhlRecord row, Cause cause) {
        tenant.place(tx, row);
        Optional<Link> found = tx.links().of(tenant.location(), tenant.type(), Side.GHL, row.id());
        if (found.isEmpty() || found.get().isAlone()) {
            surveyed.add(tenant.state(tx, row).values());
        }
        if (found.isEmpty()) {
            tenant.raise(tx, Side.GHL, row.id(), cause);
            return;
        }
        Link link = found.get();
        if (cause == Cause.SWEEP && isWaiting(link)) {
            tenant.raise(tx, Side.GHL, row.id(), cause);
            return;
        }
        if (!Pairs.isPair(link) || isStale(row, link, cause) || isTriedSince(row, link, cause)) {
            return;
        }
        GhlState state = tenant.state(tx, row);
        if (!(cause == Cause.FEED && isAsSeenLast(row, link, state)) && !tellsNothingNew(tx, link, state, cause)) {
            tenant.raise(tx, Side.GHL, row.id(), cause);
        }
    }

    /**
     * A row that is older than the record we know. The sweep also takes a second look at rows of the same age, and so
     * does the list of appointments, whose times HighLevel tells to the second.
     */
    private boolean isStale(GhlRecord row, Link link, Cause cause) {
        Instant known = link.ghlVersion();
        Instant shown = row.version();
        if (known == null || shown == null) {
            return false;
        }
        boolean again = cause == Cause.SWEEP || !Feeds.isChangeFeed(tenant);
        return again ? shown.isBefore(known) : !shown.isAfter(known);
    }

    /**
     * Whether a record that has no time of change is as it was when it was looked at last: it may differ from what both
     * sides agreed on for good, such as when its partner is gone and that is to be ignored.
     */
    private boolean isAsSeenLast(GhlRecord row, Link link, GhlState state) {
        List<String> seen = link.seenStates();
        return row.version() == null
                && link.intent() == null
                && !seen.isEmpty()
                && seen.get(seen.size() - 1).equals(tenant.rules().fingerprint(state.values()));
    }

    /** A record that failed is tried again when it changes, and by each sweep. */
    private static boolean isTriedSince(GhlRecord row, Link link, Cause cause) {
        Failures failures = link.failures();
        return cause == Cause.FEED
                && link.isAlone()
                && failures != null
                && row.version() != null
                && row.version().isBefore(failures.lastAt());
    }

    /**
     * Whether a record is to get a partner once what it belongs to has one, which may be another one by now: nothing tells
     * that a record was moved.
     */
    private static boolean isWaiting(Link link) {
        return link.state() == LinkState.CREATING_APP && link.intent() == null;
    }

    private boolean tellsNothingNew(StoreTransaction tx, Link link, GhlState row, Cause cause) {
        List<ReviewItem> reviews = tx.reviews().of(link.id());
        Set<String> remapped = MappingHistory.changedFields(tx, tenant, link);
        for (FieldRule rule : tenant.rules().fields()) {
            String field = rule.name();
            if (remapped.contains(field)) {
                if (cause == Cause.FEED && Feeds.isChangeFeed(tenant)) {
                    // Something was edited just now, and nothing tells that it was not this field.
                    return false;
                }
                // What the mapping changed is no news of HighLevel.
                continue;
            }
            FieldValue value = row.values().get(field);
            String problem = row.problems().get(field);
            if (problem != null
                    && reviews.stream()
                            .noneMatch(item ->
                                    item.field().equals(field) && item.reason().equals(problem))) {
                return false;
            }
            boolean leftAlone = rule.conditional() && !link.ghlBase().get(field).isPresent();
            boolean known = !value.isPresent()
                    || (leftAlone
                            && reviews.stream().noneMatch(item -> item.field().equals(field)))
                    || value.equals(link.ghlBase().get(field))
                    || reviews.stream()
                            .anyMatch(item ->
                                    item.field().equals(field) && item.ghl().equals(value));
            if (!known) {
                return false;
            }
        }
        return true;
    }
}
