package io.ghl.sync.internal.simulation.cluster;

import io.ghl.sync.LinkProgress;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Tally;
import io.ghl.sync.internal.simulation.scenario.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The machines that sync the location. A scheduler gives its work to one of them at a time. One that stands still for too
 * long is taken for dead, and another one gets the work; the first goes on as if nothing had happened, and from then on
 * both take turns at every effect.
 */
public final class Cluster {
    private static final long SECOND = 1000;
    private static final long LONGEST_OVERLAP = 120 * SECOND;
    private static final int STAYS = 85;

    private final Timeline timeline;
    private final Trace trace;
    private final Tally tally;
    private final Noise noise;
    private final Function<Node, LocationWorker> process;
    private final List<Node> nodes = new ArrayList<>();
    private Node owner;
    private long runs;
    private boolean atWork;
    private long due = Long.MAX_VALUE;
    private long newestToken;
    private @Nullable CompletableFuture<Void> linking;
    private boolean linked;
    private @Nullable Throwable failure;
    private boolean settled;

    /** Makes a machine for each skew of a clock, on each of which {@code process} starts what is to run there. */
    public Cluster(
            Timeline timeline,
            Trace trace,
            Tally tally,
            Noise noise,
            List<Duration> skews,
            Function<Node, LocationWorker> process) {
        this.timeline = timeline;
        this.trace = trace;
        this.tally = tally;
        this.noise = noise;
        this.process = process;
        for (Duration skew : skews) {
            nodes.add(new Node(nodes.size(), skew));
        }
        this.owner = nodes.get(0);
    }

    // ---- the life of the machines ----

    public void start() {
        for (Node node : nodes) {
            begin(node);
            Thread thread = new Thread(() -> live(node), node.toString());
            thread.setDaemon(true);
            thread.start();
        }
        assign(owner, timeline.now());
    }

    public void close() {
        timeline.close(nodes.stream().map(node -> node.turn).toList());
    }

    /** What ended the life of a machine, null if nothing did. */
    @Nullable
    public Throwable failure() {
        return failure;
    }

    private void live(Node node) {
        try {
            timeline.begin(node.turn);
            while (true) {
                work(node);
                timeline.sleep();
            }
        } catch (Timeline.Over e) {
            // The run is over.
        } catch (RuntimeException | Error e) {
            failure = e;
            timeline.wake(timeline.director(), timeline.now());
        } finally {
            timeline.end(node.turn);
        }
    }

    private void die(Node node) {
        node.worker = null;
        timeline.at(timeline.now() + noise.nextLong(200, 20 * SECOND), () -> {
            if (node.worker == null) {
                begin(node);
                trace.add(node, "START", "");
            }
        });
    }

    private LocationWorker begin(Node node) {
        LocationWorker worker = process.apply(node);
        node.worker = worker;
        node.begun = timeline.now();
        node.outdated = false;
        node.former = false;
        return worker;
    }

    /**
     * All processes end, also in the middle of a run, and start anew, and both sides are linked again. Of several, some go
     * on for a while beside the new ones.
     */
    public void restart() {
        linked = false;
        linking = null;
        Node first = nodes.get(noise.nextInt(nodes.size()));
        for (Node node : nodes) {
            node.former = node != first && mayStay(node) && noise.happensIn100(50);
            if (node.former) {
                tally.add(Counted.FORMER_PROCESSES);
                trace.add(node, "STAYS", "");
                timeline.at(timeline.now() + noise.nextLong(SECOND, LONGEST_OVERLAP), () -> endFormer(node));
            } else {
                replace(node);
            }
        }
        if (!atWork && owner.former && first.worker != null) {
            assign(first, timeline.now());
        }
        wake();
    }

    /** One that started within the error of the machines' clocks before the others could pass for the latest. */
    private boolean mayStay(Node node) {
        return node.worker != null && timeline.now() > node.begun + 3 * SECOND;
    }

    private void endFormer(Node node) {
        if (node.former) {
            replace(node);
        }
    }

    private void replace(Node node) {
        node.former = false;
        if (node.atWork) {
            node.outdated = true;
        } else if (node.worker != null) {
            begin(node);
            trace.add(node, "ANEW", "");
        }
    }

    // ---- the scheduler ----

    /** From now on the work stays where it is. */
    public void settle() {
        settled = true;
        nodes.forEach(this::endFormer);
    }

    private void assign(Node node, long when) {
        owner = node;
        due = Math.max(when, timeline.now());
        timeline.wake(node.turn, due);
    }

    /** Somebody told the engine that there is something to do. */
    public void wake() {
        if (atWork) {
            due = timeline.now();
        } else if (due > timeline.now() && owner.worker != null) {
            assign(owner, timeline.now());
        }
    }

    private void work(Node node) {
        LocationWorker worker = node.worker;
        if (worker == null) {
            worker = begin(node);
        }
        if (!linked && !node.former && (linking == null || linking.isDone())) {
            linked = linking != null && !linking.isCompletedExceptionally();
            linking = linked ? linking : worker.link(LinkProgress.SILENT);
        }
        long run = ++runs;
        node.run = run;
        node.atWork = true;
        atWork = true;
        due = Long.MAX_VALUE;
        try {
            Instant next = worker.runOnce();
            node.atWork = false;
            if (isCurrent(run)) {
                long wanted = Duration.between(timeline.instant(0), next.minus(node.skew))
                        .toMillis();
                atWork = false;
                assign(next(node), Math.max(Math.min(due, wanted), timeline.now() + 1));
            }
        } catch (Crash e) {
            node.atWork = false;
            die(node);
            if (linking != null && !linking.isDone()) {
                linking = null;
            }
            if (isCurrent(run)) {
                atWork = false;
                assign(next(node), timeline.now() + noise.nextLong(200, 20 * SECOND));
            }
        }
    }

    private boolean isCurrent(long run) {
        return atWork && run == runs;
    }

    /** Whoever is to run next: mostly the same machine. */
    private Node next(Node last) {
        boolean stays = settled || nodes.size() == 1 || (last.worker != null && noise.happensIn100(STAYS));
        Node other = stays ? null : idle(last);
        return other == null ? last : other;
    }

    private @Nullable Node idle(Node but) {
        List<Node> idle = nodes.stream()
                .filter(node -> node != but && node.worker != null && !node.atWork)
                .toList();
        return idle.isEmpty() ? null : idle.get(noise.nextInt(idle.size()));
    }

    // ---- standing still ----

    /** The machine that is at work stands still, and may be taken for dead meanwhile. */
    void pause(Effect at) {
        Node node = running();
        if (node == null) {
            return;
        }
        tally.add(Counted.PAUSES);
        trace.add(node, "PAUSE", at);
        long patience = noise.nextLong(10, 4 * SECOND);
        long pause = noise.happensIn100(10)
                ? noise.nextLong(10, 90 * SECOND)
                : patience + noise.nextLong(-patience / 4, 3 * SECOND);
        long run = node.run;
        if (isCurrent(run)) {
            timeline.at(timeline.now() + patience, () -> takeOver(run));
        }
        timeline.pass(pause);
        trace.add(node, "GOES ON", "");
    }

    private void takeOver(long run) {
        Node other = isCurrent(run) ? idle(owner) : null;
        if (other != null) {
            tally.add(Counted.TAKEOVERS);
            trace.add(other, "TAKEOVER", "");
            atWork = false;
            assign(other, timeline.now());
        }
    }

    // ---- what others ask ----

    /** Whether the process whose turn it is was to end. */
    boolean isRunningOutdated() {
        Node node = running();
        return node != null && node.outdated;
    }

    public boolean isLinked() {
        return linked;
    }

    /** Whether no machine is in the middle of a run. */
    public boolean isIdle() {
        return nodes.stream().noneMatch(node -> node.atWork);
    }

    /** No process is there to take a webhook. */
    public boolean isDown() {
        return nodes.stream().allMatch(node -> node.worker == null);
    }

    /** The time of the machine that takes what comes from outside. */
    public Instant time() {
        Duration skew = nodes.stream()
                .filter(node -> node.worker != null)
                .map(node -> node.skew)
                .findFirst()
                .orElse(Duration.ZERO);
        return timeline.instant().plus(skew);
    }

    /** Gives the machine that has the location something to do for a person, if its process is there. */
    public void carryOut(Consumer<Node> what) {
        Node node = owner;
        LocationWorker worker = node.worker;
        if (worker != null) {
            CompletableFuture<Void> unused = worker.carryOut(() -> what.accept(node));
            wake();
        }
    }

    public void sweep() {
        if (owner.worker != null) {
            CompletableFuture<Void> unused = owner.worker.sweep();
            wake();
        }
    }

    /** The machine whose turn it is, null if it is no machine's. */
    @Nullable
    public Node running() {
        for (Node node : nodes) {
            if (node.turn == timeline.current()) {
                return node;
            }
        }
        return null;
    }

    public void tookFence(long token) {
        newestToken = token;
        Node node = running();
        if (node != null) {
            node.token = token;
        }
    }

    public void checksFence() {
        Node node = running();
        if (node != null) {
            node.mayWrite = node.token == newestToken;
        }
    }

    /**
     * Whether what is written now is written by a machine that lost the location after it had asked for the last time.
     * Nobody can call that write back; a machine that has not asked before each write has no such excuse.
     */
    public boolean isLateWrite() {
        Node node = running();
        if (node == null) {
            return false;
        }
        boolean excused = node.mayWrite;
        node.mayWrite = false;
        boolean late = node.token != newestToken;
        if (late) {
            tally.add(Counted.LATE_WRITES);
        }
        return late && excused;
    }
}
