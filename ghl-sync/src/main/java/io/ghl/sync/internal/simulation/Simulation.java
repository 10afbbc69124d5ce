package io.ghl.sync.internal.simulation;

import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.location.Planning;
import io.ghl.sync.internal.oversight.StoredReviews;
import io.ghl.sync.internal.simulation.ablation.Ablation;
import io.ghl.sync.internal.simulation.cluster.Effects;
import io.ghl.sync.internal.simulation.cluster.Node;
import io.ghl.sync.internal.simulation.fake.ContactBook;
import io.ghl.sync.internal.simulation.fake.FakeApp;
import io.ghl.sync.internal.simulation.fake.FakeContact;
import io.ghl.sync.internal.simulation.fake.FakeHighLevel;
import io.ghl.sync.internal.simulation.fake.Related;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.internal.simulation.people.Office;
import io.ghl.sync.internal.simulation.people.People;
import io.ghl.sync.internal.simulation.scenario.Remapping;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import io.ghl.sync.internal.simulation.scenario.Setup;
import io.ghl.sync.internal.simulation.verdict.NewerVerdict;
import io.ghl.sync.internal.simulation.verdict.PlanVerdict;
import io.ghl.sync.internal.simulation.verdict.RelatedVerdict;
import io.ghl.sync.internal.simulation.verdict.Survivors;
import io.ghl.sync.internal.simulation.verdict.Verdict;
import io.ghl.sync.internal.simulation.verdict.Witness;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.trigger.Firing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run: the scenario happens, then everything comes to rest, and the verdict is given. */
final class Simulation<T> {
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    /** Longer than a search lags behind, and the feed is not read. */
    private static final long QUIET = MINUTE + 35 * SECOND;

    /** Setbacks take less; what is looked at later still waits for a person, who may never answer. */
    private static final Duration SOON = Duration.ofMinutes(10);

    /** For an hour the engine looks for who took over a contact that is gone. */
    private static final long BEYOND_REASON = 90 * MINUTE;

    private final Scenario scenario;
    private final @Nullable Ablation without;
    private final World world;
    private final ContactBook book;
    private final Survivors survivors;
    private final FakeApp<T> app;
    private final Related related;
    private final Witness witness;
    private final Processes<T> processes;
    private final People<T> people;
    private @Nullable TypePlan planned;

    Simulation(
            Setup<T> setup,
            Scenario scenario,
            @Nullable Ablation without,
            Effects.@Nullable Exhaustive crashAt,
            boolean words) {
        this.scenario = scenario;
        this.without = without;
        this.world = new World(setup, scenario, words, this::process);
        this.world.effects.crashAt(crashAt);
        this.book = new ContactBook(world);
        this.survivors = new Survivors(world, book);
        this.app = new FakeApp<>(world, setup, this::contactIsGone, without != Ablation.COMPARE_AND_SET);
        FakeHighLevel ghl = new FakeHighLevel(world, book, this::recordIsGone);
        this.related = new Related(world, app, book, without != Ablation.COMPARE_AND_SET);
        this.witness = new Witness(world, without != Ablation.KEYS);
        this.processes = new Processes<>(setup, without, world, app, ghl, related, witness);
        this.people = new People<>(
                world,
                app,
                book,
                ghl,
                new Office(
                        world,
                        app,
                        book,
                        related,
                        () -> new StoredReviews(processes.undisturbed(), world.cluster::wake),
                        processes::undoer),
                related);
        if (scenario.habits().joined()) {
            world.tally.add(Counted.JOINED_RUNS);
        }
    }

    Outcome run() {
        try {
            begin();
            world.timeline.passUntil(world.timeline.now() + scenario.end() + SECOND);
            checkHealth();
            world.effects.disarm();
            if (rest("after the last edit")) {
                new Verdict(world, app, book, false).check();
                if (world.oracle.violations().isEmpty()) {
                    sweep();
                }
            }
        } catch (Effects.Endless e) {
            world.oracle.violated("I2", "the engine acts without end");
        } catch (RuntimeException | AssertionError e) {
            world.oracle.violated("I2", "the engine failed: " + e);
        } finally {
            world.cluster.close();
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
        if (scenario.seed() % 4 == 0 && without == null) {
            planned = Planning.plan(processes.undisturbed(), 1, 1)
                    .plan()
                    .of(RecordType.CONTACT)
                    .orElseThrow();
        }
        world.cluster.start();
        if (planned != null) {
            linkAsPlanned(planned);
        }
        long began = world.timeline.now();
        scenario.events().forEach(event -> world.timeline.at(began + event.at(), () -> people.act(event)));
        Remapping<?> other = world.setup.remapping();
        if (other != null) {
            remapAt(began, other.from(), true);
            remapAt(began, other.until(), false);
        }
    }

    private void remapAt(long began, double share, boolean other) {
        if (share > 0 && share <= 1) {
            world.timeline.at(began + Math.round(share * scenario.end()), () -> {
                world.mappings.change(other);
                world.cluster.restart();
            });
        }
    }

    private void sweep() {
        world.cluster.settle();
        world.cluster.sweep();
        if (rest("after the sweep")) {
            new Verdict(world, app, book, true).check();
            new NewerVerdict(world, app, book).check();
            if (scenario.related()) {
                new RelatedVerdict(world, related).check();
                witness.check(related.types());
            }
        }
    }

    /** What went wrong on the thread of a machine is told here. */
    private void checkHealth() {
        for (Throwable failure : new Throwable[] {world.cluster.failure(), world.timeline.failure()}) {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    private LocationWorker process(Node node) {
        return processes.worker(node);
    }

    // ---- coming to rest ----

    /** Lets time pass until nothing happens any more; false if that takes too long. */
    private boolean rest(String when) {
        Rest rest = new Rest();
        rest.look();
        world.timeline.sleep();
        checkHealth();
        if (!rest.came) {
            world.oracle.violated("I2", "the sync does not come to rest " + when);
        }
        return rest.came;
    }

    private boolean isQuiet() {
        return world.cluster.isLinked()
                && world.cluster.isIdle()
                && !isAnythingDue()
                && waitingTriggers() == 0
                && world.timeline.isCalm();
    }

    /** Looks from time to time whether anything happened, and wakes the director if nothing did for long. */
    private final class Rest {
        private final long began = world.timeline.now();
        private long quietSince = began;
        private long changes = world.effects.changes();
        /** As seen by the last look: before the director's turn comes, a machine may have begun to poll. */
        private boolean came;

        void look() {
            boolean changed = world.effects.changes() != changes;
            changes = world.effects.changes();
            boolean polling = !world.cluster.isIdle();
            if (changed || (!polling && !isQuiet())) {
                quietSince = world.timeline.now();
            }
            came = !polling && world.timeline.now() - quietSince >= QUIET;
            if (came || world.timeline.now() - began > BEYOND_REASON) {
                world.timeline.wake(world.timeline.director(), world.timeline.now());
            } else {
                world.timeline.at(world.timeline.now() + (polling ? SECOND / 10 : 5 * SECOND), this::look);
            }
        }
    }

    private boolean isAnythingDue() {
        Instant soon = world.timeline.instant().plus(SOON);
        return world.store
                .transact(tx -> tx.signals().nextDue(World.LOCATION))
                .filter(soon::isAfter)
                .isPresent();
    }

    /** What a trigger has to tell once more, which can be some minutes off. */
    private int waitingTriggers() {
        return world.store.transact(tx -> tx.firings().count(World.LOCATION, Firing.State.WAITING));
    }

    // ---- I12 ----

    private void linkAsPlanned(TypePlan plan) {
        for (int i = 0; i < 1200 && !world.cluster.isLinked(); i++) {
            world.timeline.pass(SECOND / 2);
        }
        new PlanVerdict(world, plan).check();
    }

    // ---- I8 ----

    private boolean contactIsGone(String appId) {
        Link link = world.link(RecordType.CONTACT, Side.APP, appId).orElse(null);
        if (link == null || link.ghlId() == null) {
            return false;
        }
        FakeContact contact = book.get(link.ghlId());
        return contact != null && (isUndone(contact.person) || (!contact.live && !survivors.mustBeFound(link)));
    }

    private boolean recordIsGone(String contactId) {
        return world.link(RecordType.CONTACT, Side.GHL, contactId)
                .map(link -> link.appId() != null
                        && app.row(link.appId())
                                .map(row -> isUndone(row.person))
                                .orElse(true))
                .orElse(false);
    }

    private boolean isUndone(int person) {
        return person != Oracle.NOBODY && world.oracle.person(person).isUndone();
    }
}
