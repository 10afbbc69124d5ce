package io.ghl.sync.internal.simulation;

import io.ghl.sync.LinkProgress;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.engine.Counters;
import io.ghl.sync.internal.engine.LocationWorker;
import io.ghl.sync.internal.engine.Planning;
import io.ghl.sync.internal.engine.Tenant;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.oversight.StoredReviews;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One run: the scenario happens, then everything comes to rest, and the verdict is given. */
final class Simulation<T> implements Effects.TakeOver {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    /** Longer than a search lags behind, and the feed is not read. */
    private static final long QUIET = MINUTE + 35 * SECOND;

    private static final long BEYOND_REASON = 60 * MINUTE;
    private static final long OF_EACH_OTHER = SECOND / 2;

    private final Setup<T> setup;
    private final Scenario scenario;
    private final @Nullable Ablation without;
    private final World world;
    private final ContactBook book;
    private final FakeApp<T> app;
    private final FakeHighLevel ghl;
    private final People<T> people;
    private @Nullable LocationWorker worker;
    private @Nullable CompletableFuture<Void> linking;
    private boolean linked;
    private long due;
    private int ids;
    private final long common;

    Simulation(
            Setup<T> setup,
            Scenario scenario,
            @Nullable Ablation without,
            Effects.@Nullable Exhaustive crashAt,
            boolean words) {
        this.setup = setup;
        this.scenario = scenario;
        this.without = without;
        this.world = new World(setup, scenario, words, this, this::wake);
        this.world.effects.crashAt(crashAt);
        long skew = scenario.habits().skewSeconds() * SECOND;
        this.common = world.noise.nextLong(-skew, skew + 1);
        this.book = new ContactBook(world);
        this.app = new FakeApp<>(world, setup, this::contactIsGone, without != Ablation.COMPARE_AND_SET);
        this.ghl = new FakeHighLevel(world, book, this::recordIsGone);
        this.people = new People<>(world, app, book, ghl, new StoredReviews(tenant(app, ghl, world.store), this::wake));
    }

    Outcome run() {
        try {
            begin();
            runUntil(world.timeline.now() + scenario.end() + SECOND);
            world.effects.disarm();
            if (rest("after the last edit")) {
                new Verdict(world, app, book, false).check();
                if (world.oracle.violations().isEmpty()) {
                    sweep();
                }
            }
        } catch (Effects.Endless e) {
            world.oracle.violated("I2", "the engine acts without end");
        } catch (RuntimeException e) {
            world.oracle.violated("I2", "the engine failed: " + e);
        }
        return new Outcome(
                scenario,
                List.copyOf(world.oracle.violations()),
                world.tally,
                world.trace.hash(),
                world.effects.performed(),
                world.trace.lines());
    }

    private void begin() {
        for (int person = 0; person < scenario.persons(); person++) {
            if ((scenario.atStart().get(person) & 1) != 0) {
                people.enter(Side.APP, person);
            }
            if ((scenario.atStart().get(person) & 2) != 0) {
                people.enter(Side.GHL, person);
            }
        }
        world.timeline.pass(MINUTE);
        start();
        if (scenario.seed() % 4 == 0 && without == null) {
            linkAsPlanned();
        }
        long began = world.timeline.now();
        scenario.events().forEach(event -> world.timeline.at(began + event.at(), () -> people.act(event)));
    }

    private void sweep() {
        LocationWorker current = worker;
        if (current != null) {
            CompletableFuture<Void> unused = current.sweep();
            wake();
        }
        if (rest("after the sweep")) {
            new Verdict(world, app, book, true).check();
        }
    }

    // ---- driving ----

    private void start() {
        long skew = scenario.habits().skewSeconds();
        if (skew > 0) {
            world.tally.add(Counted.SKEWED_CLOCKS);
            // Wrong against HighLevel by minutes, against each other by less than the engine waits between two looks.
            world.skew = Duration.ofMillis(common + world.noise.nextLong(-OF_EACH_OTHER, OF_EACH_OTHER + 1));
        }
        GhlRecords watched = without == null
                ? ghl
                : new AblatedGhl(
                        ghl,
                        without,
                        setup.mapping().rules().stream()
                                .filter(rule -> !rule.labels() && rule.writableInGhl() && rule.clearableInGhl())
                                .map(FieldRule::target)
                                .map(target -> target.path())
                                .collect(Collectors.toCollection(TreeSet::new)));
        worker = new LocationWorker(tenant(app, watched, new WatchedStore(world, without)));
        linking = null;
        due = world.timeline.now();
        world.down = false;
    }

    private Tenant tenant(AppSide records, GhlRecords contacts, SyncStore store) {
        SyncOptions options = setup.options();
        if (without == Ablation.INDEX_LAG) {
            options = options.withIndexLag(Duration.ZERO).withFeedOverlap(Duration.ZERO);
        }
        if (without == Ablation.DELETE_PROOF) {
            options = options.withConfirmMissingAfter(Duration.ZERO);
        }
        return new Tenant(
                World.LOCATION,
                RecordType.CONTACT,
                Set.of(RecordType.CONTACT),
                records,
                contacts,
                setup.mapping(),
                new Rules(
                        setup.mapping().rules(),
                        setup.mapping().matchKeys(),
                        scenario.onDelete(),
                        scenario.onDeleteConflict(),
                        "deleted in app",
                        options),
                store,
                options,
                world.timeline.clock(world.skew),
                () -> "id" + (100_000 + ids++),
                new Counters());
    }

    private void runUntil(long end) {
        while (world.timeline.now() < end) {
            long now = world.timeline.now();
            long next = Math.min(end, Math.min(world.timeline.next(), worker == null ? Long.MAX_VALUE : due));
            world.timeline.passUntil(Math.max(now, next));
            if (worker != null && due <= world.timeline.now()) {
                work();
            }
        }
    }

    private void wake() {
        due = Math.min(due, world.timeline.now());
    }

    private void work() {
        LocationWorker current = worker;
        if (current == null) {
            return;
        }
        if (!linked && (linking == null || linking.isDone())) {
            linked = linking != null && !linking.isCompletedExceptionally();
            linking = linked ? linking : current.link(LinkProgress.SILENT);
        }
        world.lateWrite = false;
        try {
            due = Long.MAX_VALUE;
            Instant next = current.runOnce();
            if (worker == current) {
                long after = Duration.between(world.timeline.instant(0), next.minus(world.skew))
                        .toMillis();
                due = Math.max(Math.min(due, after), world.timeline.now() + 1);
            }
        } catch (Crash e) {
            if (worker == current) {
                worker = null;
                world.down = true;
                world.timeline.at(world.timeline.now() + world.noise.nextLong(200, 20 * SECOND), this::restart);
            }
        }
    }

    private void restart() {
        if (worker == null) {
            start();
        }
    }

    /** Another worker gets the location while the one at work stands still in the middle of an effect. */
    @Override
    public void run(Effect at, boolean after) {
        start();
        for (int i = world.noise.nextInt(1, 4); i > 0 && worker != null; i--) {
            world.timeline.pass(world.noise.nextLong(10, 6 * SECOND));
            work();
        }
        // The one that stood still may have a call to make before it finds out.
        world.lateWrite = true;
    }

    @Override
    public void over(Effect effect) {
        if (effect == Effect.COMMIT) {
            world.lateWrite = false;
        }
    }

    // ---- coming to rest ----

    private boolean rest(String when) {
        long began = world.timeline.now();
        long quietSince = began;
        long changes = world.effects.changes();
        while (world.timeline.now() - quietSince < QUIET) {
            runUntil(world.timeline.now() + 5 * SECOND);
            boolean quiet = linked
                    && openSignals() == 0
                    && world.timeline.next() == Long.MAX_VALUE
                    && world.effects.changes() == changes;
            if (!quiet) {
                quietSince = world.timeline.now();
                changes = world.effects.changes();
            }
            if (world.timeline.now() - began > BEYOND_REASON) {
                world.oracle.violated("I2", "the sync does not come to rest " + when);
                return false;
            }
        }
        return true;
    }

    private int openSignals() {
        return world.store.transact(tx -> tx.signals().open(World.LOCATION));
    }

    // ---- I12 ----

    private void linkAsPlanned() {
        TypePlan plan = Planning.plan(List.of(tenant(app, ghl, world.store)), 1, 1)
                .of(RecordType.CONTACT)
                .orElseThrow();
        for (int i = 0; i < 50 && !linked; i++) {
            work();
            world.timeline.pass(SECOND / 2);
        }
        List<AuditEntry> rows = world.store.transact(tx -> tx.audit().page(World.LOCATION, 0, Integer.MAX_VALUE));
        world.tally.add(Counted.PLANS);
        compare(plan.toLink(), rows, AuditEntry.Action.LINKED, null, "pairs linked");
        compare(plan.createInApp(), rows, AuditEntry.Action.CREATED, Side.APP, "records created in the application");
        compare(plan.createInGhl(), rows, AuditEntry.Action.CREATED, Side.GHL, "contacts created in HighLevel");
    }

    private void compare(
            int planned, List<AuditEntry> rows, AuditEntry.Action action, @Nullable Side written, String what) {
        long done = rows.stream()
                .filter(row -> row.action() == action && row.written() == written)
                .count();
        if (done != planned) {
            world.oracle.violated("I12", planned + " " + what + " were planned, " + done + " were done");
        }
    }

    // ---- I8 ----

    private boolean contactIsGone(String appId) {
        return people.link(Side.APP, appId)
                .map(link -> link.ghlId() == null ? null : book.get(link.ghlId()))
                .map(contact -> !contact.live)
                .orElse(false);
    }

    private boolean recordIsGone(String contactId) {
        return people.link(Side.GHL, contactId)
                .map(link -> link.appId() != null && app.row(link.appId()).isEmpty())
                .orElse(false);
    }
}
