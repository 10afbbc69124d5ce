package io.ghl.sync.internal.engine.record;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.trigger.ChangeWatch;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.match.Ambiguity;
import io.ghl.sync.internal.match.MatchRecord;
import io.ghl.sync.internal.match.MatchResult;
import io.ghl.sync.internal.reconcile.MatchKeys;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * First-time linking: reads both sides once, finds who is the same, stores the pairs, and leaves the rest to the
 * ordinary reconcile. Can be run again at any time: what is linked stays as it is.
 */
public final class Linker {
    private static final int RECORDS_AT_ONCE = 500;
    /** So many pairs or questions are stored in one transaction: short enough to hold up nobody, and a hundredth of the commits. */
    private static final int STORED_AT_ONCE = 100;
    /** After so many records, changes that came meanwhile have their turn. */
    private static final int PIECE = 50;

    private final Tenant tenant;
    private final long fence;
    private int left;

    /** Works off what was raised so far, and all that came meanwhile. */
    @FunctionalInterface
    public interface Piece {
        /** Works; {@code raised} records were raised since the last piece, and {@code left} of this go are not yet. */
        void work(int raised, int left);
    }

    /**
     * Both sides as read, and who is the same.
     *
     * @param app the application's records by id
     * @param ghl HighLevel's contacts by id, as search rows show them
     * @param match who is the same, among those that are not linked yet
     */
    public record Survey(Map<String, AppState> app, Map<String, FieldValues> ghl, MatchResult match) {}

    public Linker(Tenant tenant, long fence) {
        this.tenant = tenant;
        this.fence = fence;
    }

    /** Reads both sides. Writes nothing. */
    static Survey survey(Tenant tenant) {
        Map<String, FieldValues> ghl = new LinkedHashMap<>();
        List<MatchRecord> ghlKeys = new ArrayList<>();
        String page = null;
        do {
            GhlRows rows = tenant.ghl().pollsByParent()
                    ? new GhlRows(List.of(), null)
                    : tenant.ghl().all(page);
            Set<String> linked = linked(
                    tenant, Side.GHL, rows.rows().stream().map(GhlRecord::id).toList());
            for (GhlRecord row : rows.rows()) {
                GhlState state = tenant.state(row);
                // While pages are read, a row can move on to the next one and be shown twice.
                if (ghl.put(row.id(), state.values()) == null && !linked.contains(row.id())) {
                    ghlKeys.add(MatchKeys.of(row.id(), state.values(), tenant.rules(), state.marker()));
                }
            }
            page = rows.next();
        } while (page != null);
        Map<String, AppState> app = new LinkedHashMap<>();
        List<MatchRecord> appKeys = new ArrayList<>();
        String after = null;
        List<AppState> states;
        do {
            states = tenant.app().page(after, RECORDS_AT_ONCE);
            Set<String> linked =
                    linked(tenant, Side.APP, states.stream().map(AppState::id).toList());
            for (AppState state : states) {
                after = state.id();
                if (app.put(state.id(), state) == null && !linked.contains(state.id())) {
                    appKeys.add(MatchKeys.of(state.id(), state.values(), tenant.rules(), null));
                }
            }
        } while (!states.isEmpty());
        return new Survey(app, ghl, MatchKeys.match(tenant.rules(), appKeys, ghlKeys));
    }

    /** Those of some records that have a link already. */
    private static Set<String> linked(Tenant tenant, Side side, List<String> recordIds) {
        return tenant.store()
                .transact(tx -> recordIds.stream()
                        .filter(id -> tx.links()
                                .of(tenant.location(), tenant.type(), side, id)
                                .isPresent())
                        .collect(Collectors.toSet()));
    }

    /**
     * Stores pairs and questions, and has all that was read looked at, piece by piece, so that nobody's edit waits for a
     * whole backfill. Where it is left, a next go finds what has not been compared yet.
     *
     * @param piece works off each piece
     * @param parentsWereRead whether all records that HighLevel shows only parent by parent have just been taken up
     */
    public Survey link(boolean parentsWereRead, Piece piece) {
        Instant begun = tenant.clock().instant();
        Survey survey = survey(tenant);
        Instant now = tenant.clock().instant();
        AuditTrail trail = new AuditTrail(tenant, fence);
        ChangeWatch watch = new ChangeWatch(tenant, fence);
        storeAll(survey.match().pairs(), (tx, pair) -> {
            Link stored = store(tx, pair.appId(), pair.ghlId(), LinkState.LINKED);
            trail.append(tx, List.of(row(stored, AuditEntry.Action.LINKED, "same " + pair.key(), now)));
        });
        storeAll(survey.match().ambiguous(), (tx, question) -> {
            boolean onApp = question.side() == Side.APP;
            Link stored = store(tx, onApp ? question.id() : null, onApp ? null : question.id(), LinkState.CANDIDATE);
            watch.asked(tx, stored, tx.reviews().save(ask(stored, question, now)));
            trail.append(tx, List.of(row(stored, AuditEntry.Action.REVIEW_OPENED, question.reason(), now)));
        });
        tenant.oversight().notices().accept(tenant.location());
        MatchResult match = survey.match();
        left = match.pairs().size()
                + match.unmatchedApp().size()
                + match.unmatchedGhl().size();
        raiseMoved(survey, begun, piece);
        // What HighLevel's list would not have shown is looked up before it is created.
        Map<Boolean, List<String>> wereListed = survey.match().unmatchedApp().stream()
                .collect(Collectors.partitioningBy(id -> tenant.ghl().pollsByParent()
                        ? parentsWereRead
                        : isListed(survey.app().get(id))));
        raise(Side.APP, wereListed.getOrDefault(true, List.of()), Cause.BACKFILL, piece);
        raise(Side.APP, wereListed.getOrDefault(false, List.of()), Cause.SWEEP, piece);
        raise(Side.GHL, match.unmatchedGhl(), Cause.BACKFILL, piece);
        raise(Side.APP, waiting(), Cause.SWEEP, piece);
        return survey;
    }

    /** Records that were not created yet because they lacked something, which another mapping may not need. */
    private List<String> waiting() {
        List<String> waiting = new ArrayList<>();
        tenant.eachInState(LinkState.CREATING_GHL, link -> {
            if (link.intent() == null && link.appId() != null) {
                waiting.add(link.appId());
            }
        });
        return waiting;
    }

    private boolean isListed(@Nullable AppState state) {
        return state != null && tenant.ghl().lists(tenant.byPath(state.values()));
    }

    /**
     * Looks at the pairs that were never compared, at those of which a side moved while nobody told of it, and at those
     * that were linked by another mapping, so that they are taken over; at records that failed before they had a partner as
     * well. The others need nothing.
     */
    private void raiseMoved(Survey survey, Instant begun, Piece piece) {
        String after = null;
        int[] raised = new int[1];
        List<Link> links;
        do {
            String from = after;
            links = tenant.store().transact(tx -> {
                raised[0] = 0;
                List<Link> some = tx.links().page(tenant.location(), tenant.type(), from, PIECE);
                for (Link link : some) {
                    if (link.state() == LinkState.PARKED && link.isAlone()) {
                        Side known = link.appId() == null ? Side.GHL : Side.APP;
                        tenant.raise(tx, known, String.valueOf(link.idOn(known)), Cause.SWEEP);
                        raised[0]++;
                        continue;
                    }
                    String appId = String.valueOf(link.appId());
                    boolean isNew = link.seenAt() == null || MappingHistory.isOlder(tenant, link);
                    if (link.state() == LinkState.LINKED && isNew) {
                        tenant.raise(tx, Side.APP, appId, Cause.BACKFILL);
                        raised[0]++;
                    } else if (!isComparedSince(begun, link) && isMoved(link, survey)) {
                        tenant.raise(tx, Side.APP, appId, Cause.SWEEP);
                        raised[0]++;
                    }
                }
                return some;
            });
            after = links.isEmpty() ? null : links.get(links.size() - 1).id();
            if (raised[0] > 0) {
                work(piece, raised[0]);
            }
        } while (after != null);
    }

    /** Whether an event had the pair compared after both sides began to be read here, such as one that it made. */
    private static boolean isComparedSince(Instant begun, Link link) {
        return link.seenAt() != null && link.seenAt().isAfter(begun);
    }

    private boolean isMoved(Link link, Survey survey) {
        if (link.state() != LinkState.LINKED && link.state() != LinkState.PARKED) {
            return false;
        }
        AppState app = survey.app().get(String.valueOf(link.appId()));
        FieldValues record = survey.ghl().get(String.valueOf(link.ghlId()));
        boolean isListed = !tenant.ghl().pollsByParent() && tenant.ghl().lists(tenant.byPath(link.ghlBase()));
        return app == null
                || !tenant.rules().sameAsBase(app.values(), link.appBase())
                || (record == null ? isListed : !tenant.rules().sameAsBase(record, link.ghlBase()));
    }

    private void raise(Side side, List<String> recordIds, Cause cause, Piece piece) {
        for (int from = 0; from < recordIds.size(); from += PIECE) {
            List<String> some = recordIds.subList(from, Math.min(recordIds.size(), from + PIECE));
            tenant.store().transact(tx -> {
                some.forEach(id -> tenant.raise(tx, side, id, cause));
                return null;
            });
            work(piece, some.size());
        }
    }

    private void work(Piece piece, int raised) {
        left = Math.max(0, left - raised);
        piece.work(raised, left);
    }

    /** Some at a time. What a transaction that fails or is cut off would have stored, the next go finds again. */
    private <T> void storeAll(List<T> items, BiConsumer<StoreTransaction, T> store) {
        for (int from = 0; from < items.size(); from += STORED_AT_ONCE) {
            List<T> some = items.subList(from, Math.min(items.size(), from + STORED_AT_ONCE));
            tenant.store().transact(tx -> {
                tx.fences().check(tenant.location(), fence);
                some.forEach(item -> store.accept(tx, item));
                return null;
            });
        }
    }

    private Link store(StoreTransaction tx, @Nullable String appId, @Nullable String ghlId, LinkState state) {
        return tx.links()
                .insert(Link.fresh(tenant.ids().next(), tenant.location(), tenant.type(), appId, ghlId, state)
                        .edit()
                        .mappingVersion(tenant.mapping().version())
                        .build());
    }

    private ReviewItem ask(Link link, Ambiguity question, Instant now) {
        return new ReviewItem(
                tenant.ids().next(),
                tenant.location(),
                tenant.type(),
                link.id(),
                ReviewItem.Kind.MATCH,
                ReviewItem.WHOLE_RECORD,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                question.candidates(),
                question.reason(),
                now,
                now,
                ReviewItem.Status.OPEN,
                null,
                null,
                0);
    }

    private static AuditEntry row(Link link, AuditEntry.Action action, String rule, Instant now) {
        return new AuditEntry(
                0,
                now,
                link.location(),
                link.type(),
                link.id(),
                action,
                null,
                null,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                rule,
                "first-time linking",
                null);
    }
}
