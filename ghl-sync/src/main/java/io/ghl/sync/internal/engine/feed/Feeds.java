package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.FeedPace;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
    private final RowNews rows;
    private final ParentRounds rounds;
    private @Nullable Sweep sweep;
    private boolean started;
    private @Nullable String appCursor;
    private @Nullable Instant sweptAt;

    public Feeds(Tenant tenant, SurveyedKeys surveyed, DeletionGuard guard) {
        this.tenant = tenant;
        this.surveyed = surveyed;
        this.guard = guard;
        this.schema = new SchemaWatch(tenant);
        this.conditions = new FeedConditions(tenant.counters(), tenant.traffic().meter());
        this.streams = Streams.of(tenant.type());
        this.rows = new RowNews(tenant, surveyed);
        this.rounds = new ParentRounds(tenant, rows);
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
        rounds.forget();
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
        return tenant.options().paceOf(tenant.type());
    }

    /** Only contacts can be asked for by when they changed. */
    static boolean isChangeFeed(Tenant tenant) {
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
                    changes.ids().forEach(id -> tenant.raise(tx, Side.APP, id, Cause.APP_FEED));
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
            boolean unused = rounds.rotate(false);
            return;
        }
        Set<String> shown = new HashSet<>();
        Instant started = tenant.clock().instant();
        Instant watermark = cursor(streams.feed()).map(Instant::parse).orElse(started);
        Instant from = watermark.minus(tenant.options().feedOverlap());
        String page = null;
        do {
            GhlRows some = tenant.ghl().changedSince(from, page);
            some.rows().forEach(row -> shown.add(row.id()));
            tenant.store().transact(tx -> {
                some.rows().forEach(row -> rows.lookAt(tx, row, Cause.FEED));
                return null;
            });
            page = some.next();
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

    /** What is read parent by parent, where HighLevel lists records no other way. */
    public ParentRounds rounds() {
        return rounds;
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
            sweep = new Sweep(tenant, guard, (tx, row) -> rows.lookAt(tx, row, Cause.SWEEP));
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
        Pairs.forEach(tenant, (tx, link) -> {
            String ghlId = String.valueOf(link.ghlId());
            boolean settled = link.seenAt() == null || link.seenAt().isBefore(listed);
            if (settled
                    && !Pairs.isKnownMissing(link)
                    && !shown.contains(ghlId)
                    && tenant.ghl().listsUnchanged(tenant.byPath(link.ghlBase()))) {
                tenant.raise(tx, Side.GHL, ghlId, Cause.FEED);
            }
        });
    }

    private Optional<String> cursor(String stream) {
        return tenant.store().transact(tx -> tx.cursors().read(tenant.location(), stream));
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
