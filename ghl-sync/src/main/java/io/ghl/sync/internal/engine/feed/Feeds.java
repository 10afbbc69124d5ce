package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.FeedPace;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.reconcile.GhlState;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which records to look at: HighLevel's change feed, the application's change log, and the sweep over all ids
 * that finds what both missed. Cursors move on only after the signals are stored. Single-threaded.
 */
public final class Feeds {
    private static final int CHANGES_PER_PAGE = 500;

    private final Tenant tenant;
    private final Streams streams;
    private final SurveyedKeys surveyed;
    private final DeletionGuard guard;
    private final SchemaWatch schema;
    private final FeedConditions conditions;
    private @Nullable Sweep sweep;
    private boolean isSweepingRound;
    private boolean started;
    private @Nullable Instant orphansSoughtAt;
    private @Nullable String appCursor;
    private @Nullable Instant sweptAt;

    public Feeds(Tenant tenant, SurveyedKeys surveyed, DeletionGuard guard) {
        this.tenant = tenant;
        this.surveyed = surveyed;
        this.guard = guard;
        this.schema = new SchemaWatch(tenant);
        this.conditions = new FeedConditions(tenant.counters(), tenant.traffic().meter());
        this.streams = Streams.of(tenant.type());
    }

    /** Starts both feeds from now, unless they were started before. */
    public void start() {
        forget();
        Instant now = tenant.clock().instant();
        String appStart = cursor(streams.app())
                .orElseGet(
                        () -> tenant.app().changedSince(null, CHANGES_PER_PAGE).cursor());
        tenant.store().transact(tx -> {
            if (started(tx.cursors().read(tenant.location(), streams.feed())).isEmpty()) {
                tx.cursors()
                        .write(
                                tenant.location(),
                                streams.feed(),
                                now.minus(tenant.options().indexLag()).toString());
            }
            tx.cursors().write(tenant.location(), streams.app(), appStart);
            if (tx.cursors().read(tenant.location(), streams.sweep()).isEmpty()) {
                tx.cursors().write(tenant.location(), streams.sweep(), now.toString());
            }
            return null;
        });
    }

    public boolean started() {
        started = started
                || (started(cursor(streams.feed())).isPresent()
                        && cursor(streams.app()).isPresent());
        return started;
    }

    /** Does not rely on what it remembers of the store any more. */
    public void forget() {
        started = false;
        appCursor = null;
        sweptAt = null;
        isSweepingRound = false;
    }

    private static Optional<String> started(Optional<String> feed) {
        return feed.filter(cursor -> !cursor.isEmpty());
    }

    /** Forgets that a type was started, because signals of it are dropped: when it is linked again, all is compared. */
    public static void stop(StoreTransaction tx, String location, RecordType type) {
        Streams streams = Streams.of(type);
        tx.cursors().write(location, streams.feed(), "");
        tx.cursors().write(location, streams.round(), "");
    }

    /** How long to wait between two reads of HighLevel, as things are now. */
    public Duration interval() {
        return conditions.interval(pace(tenant));
    }

    /** How often HighLevel's records are read, by the state of things. */
    public static FeedPace pace(Tenant tenant) {
        return isChangeFeed(tenant) || tenant.ghl().pollsByParent()
                ? tenant.options().feedPace()
                : tenant.options().listPace();
    }

    /** Only contacts can be asked for by when they changed. */
    private static boolean isChangeFeed(Tenant tenant) {
        return tenant.type() == RecordType.CONTACT;
    }

    /** Reads the application's change log to its end. */
    public void readApp() {
        String cursor = appCursor == null ? cursor(streams.app()).orElse(null) : appCursor;
        boolean more = cursor != null;
        while (more) {
            AppChanges changes = tenant.app().changedSince(cursor, CHANGES_PER_PAGE);
            if (!changes.ids().isEmpty() || !changes.cursor().equals(cursor)) {
                tenant.store().transact(tx -> {
                    changes.ids().forEach(id -> raise(tx, Side.APP, id, Cause.APP_FEED));
                    tx.cursors().write(tenant.location(), streams.app(), changes.cursor());
                    return null;
                });
            }
            cursor = changes.cursor();
            appCursor = cursor;
            more = changes.more();
        }
    }

    /**
     * Reads HighLevel's changes since the last time, with an overlap, because rows appear late. The watermark never comes
     * nearer to now than the index lags. Where HighLevel lists all there is, what is missing has changed or is gone.
     */
    public void readGhl() {
        schema.replayIfChanged();
        if (tenant.ghl().pollsByParent()) {
            rotate(false);
            return;
        }
        Set<String> shown = new HashSet<>();
        Instant started = tenant.clock().instant();
        Instant watermark = cursor(streams.feed()).map(Instant::parse).orElse(started);
        Instant from = watermark.minus(tenant.options().feedOverlap());
        String page = null;
        do {
            GhlRows rows = tenant.ghl().changedSince(from, page);
            rows.rows().forEach(row -> shown.add(row.id()));
            tenant.store().transact(tx -> {
                rows.rows().forEach(row -> lookAt(tx, row, Cause.FEED));
                return null;
            });
            page = rows.next();
        } while (page != null);
        surveyed.readUpTo(started);
        if (!isChangeFeed(tenant)) {
            askForMissing(shown, started);
        }
        Instant next = started.minus(tenant.options().indexLag());
        if (next.isAfter(watermark)) {
            tenant.store().transact(tx -> {
                tx.cursors().write(tenant.location(), streams.feed(), next.toString());
                return null;
            });
        }
    }

    /**
     * Reads the records of the next few parents.
     *
     * @param thorough whether this is a sweep
     * @return whether that was the end of a round over all of them
     */
    private boolean rotate(boolean thorough) {
        RecordType parent = tenant.type().parent().orElseThrow();
        String after = cursor(streams.rotation()).orElse(null);
        int some = tenant.options().parentsPerRead();
        List<Link> parents = tenant.store().transact(tx -> tx.links().page(tenant.location(), parent, after, some));
        for (Link link : parents) {
            if (isPair(link) && link.ghlId() != null) {
                readUnder(link.ghlId(), thorough ? Cause.SWEEP : Cause.FEED);
            }
        }
        boolean end = parents.size() < some;
        if (end) {
            askForOrphans(parent, thorough);
        }
        tenant.store().transact(tx -> {
            String last = end ? "" : parents.get(parents.size() - 1).id();
            tx.cursors().write(tenant.location(), streams.rotation(), last);
            if (end) {
                String now = tenant.clock().instant().toString();
                tx.cursors().write(tenant.location(), streams.round(), now);
            }
            return null;
        });
        return end;
    }

    /**
     * Looks at the linked records that no turn comes to, because what they belong to is linked no more. Each is a call, and
     * a round can be over in seconds, so they are looked at once after a start, which is when such records may have come
     * about unnoticed, and then as often as a sweep would. When they were looked at is no matter of theirs: one about which
     * a person is asked may never have been compared to the end.
     */
    private void askForOrphans(RecordType parent, boolean thorough) {
        Instant now = tenant.clock().instant();
        Instant last = orphansSoughtAt;
        if (!thorough
                && last != null
                && last.plus(tenant.options().sweepInterval()).isAfter(now)) {
            return;
        }
        orphansSoughtAt = now;
        forEachPair((tx, link) -> {
            String ghlId = String.valueOf(link.ghlId());
            boolean hasParent = tx.relations()
                    .parentOf(tenant.location(), tenant.type(), ghlId)
                    .flatMap(id -> tx.links().of(tenant.location(), parent, Side.GHL, id))
                    .filter(Feeds::isPair)
                    .isPresent();
            if (!hasParent && (thorough || !isKnownMissing(link))) {
                raise(tx, Side.GHL, ghlId, Cause.SWEEP);
            }
        });
    }

    /**
     * Reads the records of all parents, going on where the last round was left, until told to leave off.
     *
     * @return whether it came to the end
     */
    public boolean finishRound(BooleanSupplier goOn) {
        while (goOn.getAsBoolean()) {
            // Each turn stores how far it came.
            if (rotate(true)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads the records of all parents, from the first on: what the round that was under way has read already may have
     * changed since. If the last of these rounds failed, it goes on with that one.
     */
    public void sweepRound(BooleanSupplier goOn) {
        if (!isSweepingRound) {
            tenant.store().transact(tx -> {
                tx.cursors().write(tenant.location(), streams.rotation(), "");
                return null;
            });
            isSweepingRound = true;
        }
        isSweepingRound = !finishRound(goOn);
    }

    /** Whether these records are read parent by parent, and never were to the end. */
    public boolean needsFirstRound() {
        return tenant.ghl().pollsByParent()
                && cursor(streams.round()).filter(at -> !at.isEmpty()).isEmpty();
    }

    /** Looks at all records of one parent: at those that HighLevel shows, and at those that it showed before. */
    public void readUnder(String parentId, Cause cause) {
        List<GhlRecord> rows = tenant.ghl().under(parentId);
        tenant.store().transact(tx -> {
            Set<String> missing = new HashSet<>(tx.relations().under(tenant.location(), tenant.type(), parentId));
            for (GhlRecord row : rows) {
                missing.remove(row.id());
                lookAt(tx, row, cause);
            }
            for (String id : missing) {
                tx.links()
                        .of(tenant.location(), tenant.type(), Side.GHL, id)
                        .filter(link -> isPair(link) && !isKnownMissing(link))
                        .ifPresent(link -> raise(tx, Side.GHL, id, cause));
            }
            return null;
        });
    }

    /**
     * Compares all of HighLevel's rows with the links, and asks for every linked record that no row showed. If the last
     * sweep failed, it goes on with that one.
     */
    public void sweep() {
        if (tenant.ghl().pollsByParent()) {
            // Each round over the parents is a sweep.
            return;
        }
        if (sweep == null) {
            sweep = new Sweep(tenant, guard, (tx, row) -> lookAt(tx, row, Cause.SWEEP));
        }
        sweep.run();
        sweep = null;
    }

    /**
     * Looks at every linked record that was not shown, though one that did not change should be. What was seen a moment
     * ago may not have come into the list yet.
     */
    private void askForMissing(Set<String> shown, Instant started) {
        Instant listed = started.minus(tenant.options().indexLag());
        forEachPair((tx, link) -> {
            String ghlId = String.valueOf(link.ghlId());
            boolean settled = link.seenAt() == null || link.seenAt().isBefore(listed);
            if (settled
                    && !isKnownMissing(link)
                    && !shown.contains(ghlId)
                    && tenant.ghl().listsUnchanged(tenant.byPath(link.ghlBase()))) {
                raise(tx, Side.GHL, ghlId, Cause.FEED);
            }
        });
    }

    /** Whether HighLevel was asked for a record, and did not have it, so that not seeing it is no news. */
    private static boolean isKnownMissing(Link link) {
        return link.missingSince() != null;
    }

    private void forEachPair(BiConsumer<StoreTransaction, Link> look) {
        String after = null;
        List<Link> links;
        do {
            String from = after;
            links = tenant.store().transact(tx -> {
                List<Link> some = tx.links().page(tenant.location(), tenant.type(), from, CHANGES_PER_PAGE);
                some.stream()
                        .filter(Feeds::isPair)
                        .filter(link -> link.ghlId() != null)
                        .forEach(link -> look.accept(tx, link));
                return some;
            });
            after = links.isEmpty() ? null : links.get(links.size() - 1).id();
        } while (after != null);
    }

    private void lookAt(StoreTransaction tx, GhlRecord row, Cause cause) {
        tenant.place(tx, row);
        Optional<Link> found = tx.links().of(tenant.location(), tenant.type(), Side.GHL, row.id());
        if (found.isEmpty() || found.get().isAlone()) {
            surveyed.add(tenant.state(tx, row).values());
        }
        if (found.isEmpty()) {
            raise(tx, Side.GHL, row.id(), cause);
            return;
        }
        Link link = found.get();
        if (!isPair(link) || isStale(row, link, cause) || isTriedSince(row, link, cause)) {
            return;
        }
        GhlState state = tenant.state(tx, row);
        if (!(cause == Cause.FEED && isAsSeenLast(row, link, state)) && !tellsNothingNew(tx, link, state)) {
            raise(tx, Side.GHL, row.id(), cause);
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
        boolean again = cause == Cause.SWEEP || !isChangeFeed(tenant);
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

    /** A change may be what mends a parked pair, so these are looked at too. */
    static boolean isPair(Link link) {
        return link.state() == LinkState.LINKED || link.state() == LinkState.PARKED || link.state() == LinkState.HELD;
    }

    private boolean tellsNothingNew(StoreTransaction tx, Link link, GhlState row) {
        List<ReviewItem> reviews = tx.reviews().of(link.id());
        Set<String> remapped = MappingHistory.changedFields(tx, tenant, link);
        for (FieldRule rule : tenant.rules().fields()) {
            String field = rule.name();
            if (remapped.contains(field)) {
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

    private Optional<String> cursor(String stream) {
        return tenant.store().transact(tx -> tx.cursors().read(tenant.location(), stream));
    }

    private void raise(StoreTransaction tx, Side side, String recordId, Cause cause) {
        tx.signals()
                .raise(
                        tenant.location(),
                        tenant.type(),
                        side,
                        recordId,
                        tenant.clock().instant(),
                        cause);
    }

    /** When the next sweep is due: one interval after the last, or after both feeds were started. */
    public Instant nextSweep() {
        Instant last = sweptAt;
        if (last == null) {
            last = cursor(streams.sweep()).map(Instant::parse).orElse(null);
            sweptAt = last;
        }
        return last == null ? Instant.EPOCH : last.plus(tenant.options().sweepInterval());
    }

    /** Remembers that a sweep ran to its end. */
    public void swept() {
        Instant now = tenant.clock().instant();
        tenant.store().transact(tx -> {
            tx.cursors()
                    .read(tenant.location(), streams.sweep())
                    .ifPresent(before -> tx.cursors().write(tenant.location(), streams.sweepBefore(), before));
            tx.cursors().write(tenant.location(), streams.sweep(), now.toString());
            return null;
        });
        sweptAt = now;
    }
}
