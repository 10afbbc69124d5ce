package io.ghl.examples.cluster.run;

import io.ghl.examples.cluster.node.WriteStep;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Kills nodes and makes them stand still: first at every step of the write path in turn, which the node tells of and waits
 * at, then now wherever it happens to be and now at a step again. Each blow is logged with its step. Thread-safe.
 */
final class Killer implements AutoCloseable {
    private static final Duration STEP_PATIENCE = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** A node that is silent for 20 s is taken for dead, which another one notices within 5 s. */
    private static final Duration LONG = Duration.ofSeconds(28);

    private final Fleet fleet;
    private final Duration every;
    private final SplittableRandom random;
    private final PrintStream log;
    private final Deque<Blow> plan = new ArrayDeque<>();
    private final Map<WriteStep, Integer> killed = new EnumMap<>(WriteStep.class);
    private final Map<WriteStep, Integer> stopped = new EnumMap<>(WriteStep.class);
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "killer-later");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread thread = new Thread(this::work, "killer");
    private @Nullable Ambush ambush;
    private int kills;
    private int stops;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile @Nullable RuntimeException failure;

    /** A step that is armed, and the node that comes to it first. */
    private record Ambush(WriteStep step, CompletableFuture<NodeProcess> victim) {}

    /** A killer of these nodes, who kills so often. With several nodes, some of them stand still for a while instead. */
    Killer(Fleet fleet, Duration every, boolean alsoStops, long seed, PrintStream log) {
        this.fleet = fleet;
        this.every = every;
        this.random = new SplittableRandom(seed);
        this.log = log;
        plan(alsoStops);
        thread.setDaemon(true);
    }

    private void plan(boolean alsoStops) {
        for (WriteStep step : WriteStep.values()) {
            plan.add(Blow.kill(step));
        }
        if (alsoStops) {
            // First, so that the others are killed meanwhile.
            plan.addFirst(Blow.stop(WriteStep.CALL_ANSWERED, LONG));
            for (WriteStep step : WriteStep.values()) {
                boolean takenOver = step.mayStandStillForLong() && step != WriteStep.CALL_ANSWERED;
                plan.add(Blow.stop(step, takenOver ? LONG : SHORT));
            }
        }
    }

    void start() {
        thread.start();
    }

    /** A node waits at a step. */
    void waitsAt(NodeProcess node, WriteStep step) {
        Ambush set;
        synchronized (this) {
            set = ambush;
        }
        if (set == null || set.step() != step || !set.victim().complete(node)) {
            node.tell("disarm");
        }
    }

    private void work() {
        try {
            while (!end.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                if (awaitAnotherNode()) {
                    strike(next());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private synchronized Blow next() {
        Blow planned = plan.poll();
        if (planned != null) {
            return planned;
        }
        WriteStep[] steps = WriteStep.values();
        return random.nextBoolean() ? Blow.killAnywhere() : Blow.kill(steps[random.nextInt(steps.length)]);
    }

    /** One node has to go on working, if there are several. */
    private boolean awaitAnotherNode() throws InterruptedException {
        int needed = Math.min(2, fleet.all().size());
        while (fleet.up().size() < needed) {
            if (end.await(100, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void strike(Blow blow) throws InterruptedException {
        WriteStep step = blow.step();
        if (step == null) {
            List<NodeProcess> up = fleet.up();
            NodeProcess victim = up.get(random.nextInt(up.size()));
            strike(victim, blow, victim.lastStep());
            return;
        }
        CompletableFuture<NodeProcess> caught = new CompletableFuture<>();
        synchronized (this) {
            ambush = new Ambush(step, caught);
        }
        List<NodeProcess> armed = fleet.up();
        armed.forEach(node -> node.tell("arm " + step));
        NodeProcess victim = await(caught);
        synchronized (this) {
            ambush = null;
        }
        armed.stream().filter(node -> !node.equals(victim)).forEach(node -> node.tell("disarm"));
        if (victim == null) {
            log.println("no node came to " + step + "; tried again later");
            synchronized (this) {
                plan.addLast(blow);
            }
            return;
        }
        strike(victim, blow, step);
    }

    private static @Nullable NodeProcess await(CompletableFuture<NodeProcess> caught) throws InterruptedException {
        try {
            return caught.get(STEP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Completed, so that whoever comes now is told to go on.
            return caught.cancel(false) ? null : caught.getNow(null);
        } catch (CancellationException e) {
            return null;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private void strike(NodeProcess victim, Blow blow, @Nullable WriteStep step) {
        Duration time = blow.standStill();
        String where = step == null ? "before its first step" : (blow.step() == null ? "last seen at " : "at ") + step;
        if (time == null) {
            log.println("SIGKILL " + victim + " " + where);
            fleet.replace(victim);
        } else {
            log.println("SIGSTOP " + victim + " " + where + " for " + time.toSeconds() + " s");
            victim.standStill();
            // Read when it goes on.
            victim.tell("disarm");
            var unused = later.schedule(() -> goOn(victim), time.toMillis(), TimeUnit.MILLISECONDS);
        }
        count(blow, step);
    }

    private void goOn(NodeProcess victim) {
        if (victim.isAlive() && victim.isStopped()) {
            log.println("SIGCONT " + victim);
            victim.goOn();
        }
    }

    private synchronized void count(Blow blow, @Nullable WriteStep step) {
        if (blow.kills()) {
            kills++;
        } else {
            stops++;
        }
        if (blow.step() != null && step != null) {
            (blow.kills() ? killed : stopped).merge(step, 1, Integer::sum);
        }
    }

    /** Kills a node, as a person wants it. */
    void kill(int number) {
        byNumber(number, node -> strike(node, Blow.killAnywhere(), node.lastStep()));
    }

    /** Makes a node stand still for a while, as a person wants it. */
    void stop(int number) {
        byNumber(number, node -> strike(node, new Blow(null, LONG), node.lastStep()));
    }

    private void byNumber(int number, java.util.function.Consumer<NodeProcess> work) {
        fleet.up().stream()
                .filter(node -> node.number() == number)
                .findFirst()
                .ifPresentOrElse(work, () -> log.println("There is no node " + number + " that runs."));
    }

    synchronized int kills() {
        return kills;
    }

    synchronized int stops() {
        return stops;
    }

    /** At how many steps a node was killed while it waited there. */
    synchronized int stepsKilledAt() {
        return killed.size();
    }

    /** At how many steps a node stood still. */
    synchronized int stepsStoppedAt() {
        return stopped.size();
    }

    /** Whether all that was planned is done; what comes then is chance. */
    synchronized boolean isPlanDone() {
        return plan.isEmpty() && ambush == null;
    }

    /** Ends the killing; throws what went wrong with it. */
    @Override
    public void close() {
        end.countDown();
        synchronized (this) {
            if (ambush != null) {
                ambush.victim().cancel(false);
            }
        }
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        later.shutdownNow();
        fleet.up().forEach(node -> node.tell("disarm"));
        RuntimeException wrong = failure;
        if (wrong != null) {
            throw wrong;
        }
    }
}
