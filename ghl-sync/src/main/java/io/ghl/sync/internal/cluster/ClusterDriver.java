package io.ghl.sync.internal.cluster;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.ghl.sync.internal.engine.driver.Driver;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.install.Parking;
import io.ghl.sync.internal.store.sql.PostgresStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives the workers of all nodes on one PostgreSQL: each location is a task of db-scheduler, which gives it to one node
 * at a time, the longest due first, and takes it from a node that stops to give signs of life. A run ends with the time of
 * the next one.
 *
 * <p>db-scheduler cannot be told to run a task again that is running, so nobody relies on telling it: every second each
 * node looks for tasks that sleep although something is due, and makes them due. Nothing that is raised between a run's
 * last look and its end is lost that way.
 *
 * <p>What is asked of this node's worker itself, such as linking with progress, has to run here: the node asks the others
 * to leave the location to it until that is done.
 */
public final class ClusterDriver implements Driver {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterDriver.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = Duration.ofSeconds(3);
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final Duration WANTED = Duration.ofSeconds(10);
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);
    private static final Duration LAST_MOMENT = Duration.ofSeconds(1);

    private final PostgresStore store;
    private final Clock clock;
    private final Function<String, LocationWorker> workers;
    private final String node = UUID.randomUUID().toString();
    private final CustomTask<Void> task;
    private final Scheduler scheduler;
    private final ExecutorService pool;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Map<String, LocationWorker> served = new ConcurrentHashMap<>();
    private final Set<String> servedElsewhere = ConcurrentHashMap.newKeySet();
    private final Set<String> unscheduled = ConcurrentHashMap.newKeySet();
    private final Set<String> woken = ConcurrentHashMap.newKeySet();
    private final Set<String> running = ConcurrentHashMap.newKeySet();
    private final Map<String, Instant> glances = new ConcurrentHashMap<>();
    private final Semaphore bell = new Semaphore(0);
    private final Thread lookout;
    private @Nullable Thread stopping;
    private volatile boolean started;
    private volatile boolean stopped;

    /**
     * A driver on the database of a store.
     *
     * @param atOnce how many locations this node works on at a time
     * @param workers the worker of a location, made if this node has not been asked for the location yet
     */
    public ClusterDriver(PostgresStore store, Clock clock, int atOnce, Function<String, LocationWorker> workers) {
        this.store = store;
        this.clock = clock;
        this.workers = workers;
        ThreadFactory factory = daemons("ghl-sync-");
        this.pool = Executors.newFixedThreadPool(atOnce, work -> {
            Thread thread = factory.newThread(work);
            threads.add(thread);
            return thread;
        });
        this.task = Tasks.custom(PostgresStore.TASK_NAME, Void.class)
                .onFailure((complete, operations) ->
                        again(complete, operations, clock.instant().plus(AFTER_FAILURE)))
                .onDeadExecutionRevive()
                .execute((instance, context) -> run(instance.getId()));
        this.scheduler = Scheduler.create(store.database(), task)
                .tableName(PostgresStore.TASK_TABLE)
                .schedulerName(new SchedulerName.Fixed(node))
                .clock(clock::instant)
                .threads(atOnce)
                .executorService(pool)
                .dueExecutor(Executors.newSingleThreadExecutor(daemons("ghl-sync-due-")))
                .housekeeperExecutor(Executors.newScheduledThreadPool(3, daemons("ghl-sync-keeper-")))
                .pollingInterval(LOOK)
                .pollUsingLockAndFetch(0.5, 1.0)
                .heartbeatInterval(HEARTBEAT)
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(SHUTDOWN)
                .commitWhenAutocommitDisabled(true)
                .build();
        this.lookout = new Thread(this::lookOut, "ghl-sync-lookout");
        this.lookout.setDaemon(true);
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger numbers = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, prefix + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    // ---- what the engine asks for ----

    @Override
    public void serve(LocationWorker worker) {
        String location = worker.tenant().location();
        if (served.putIfAbsent(location, worker) == null) {
            worker.brakes().glanceBy(() -> glance(worker));
            unscheduled.add(location);
            bell.release();
        }
    }

    @Override
    public void release(LocationWorker worker) {
        String location = worker.tenant().location();
        forget(location);
        worker.brakes().leaveOff();
        worker.end();
        if (!started || stopped) {
            return;
        }
        try {
            scheduler.cancel(TaskInstanceId.of(PostgresStore.TASK_NAME, location));
        } catch (TaskInstanceException e) {
            // Running on a node, which ends the task itself, or gone.
            LOG.debug("The task of location {} could not be cancelled.", location, e);
        }
    }

    private void forget(String location) {
        served.remove(location);
        servedElsewhere.remove(location);
        unscheduled.remove(location);
        woken.remove(location);
        glances.remove(location);
    }

    @Override
    public boolean serves(String location) {
        if (served.containsKey(location) || servedElsewhere.contains(location)) {
            return true;
        }
        boolean known = store.hasTask(location);
        if (known) {
            servedElsewhere.add(location);
        }
        return known;
    }

    @Override
    public synchronized void start() {
        if (!started && !stopped) {
            started = true;
            scheduler.start();
            lookout.start();
        }
    }

    @Override
    public boolean isRunning() {
        return started && !stopped;
    }

    @Override
    public void wake(String location) {
        woken.add(location);
        bell.release();
    }

    @Override
    public void pause(LocationWorker worker, boolean paused) {
        String location = worker.tenant().location();
        store.transact(tx -> {
            NodeState.pause(tx, location, paused);
            return true;
        });
    }

    @Override
    public synchronized void stop() {
        stopped = true;
        bell.release();
        served.values().forEach(worker -> worker.brakes().leaveOff());
        if (started && stopping == null) {
            // Waits for the runs under way, one of which may be what stops the engine.
            stopping = daemons("ghl-sync-stop-").newThread(scheduler::stop);
            stopping.start();
        }
    }

    @Override
    public boolean join(Duration bound) {
        Thread ending;
        synchronized (this) {
            ending = stopping;
        }
        if (threads.contains(Thread.currentThread())) {
            return false;
        }
        boolean ended = true;
        try {
            if (ending != null) {
                ending.join(Math.max(1, bound.toMillis()));
                ended = !ending.isAlive();
            }
            pool.shutdownNow();
            pool.awaitTermination(LAST_MOMENT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            pool.shutdownNow();
            Thread.currentThread().interrupt();
            ended = false;
        }
        served.values().forEach(LocationWorker::end);
        return ended;
    }

    // ---- runs ----

    private CompletionHandler<Void> run(String location) {
        if (store.transact(tx -> Parking.isRemoved(tx, location))) {
            forget(location);
            return (complete, operations) -> operations.stop();
        }
        LocationWorker worker = workers.apply(location);
        running.add(location);
        try {
            Instant next = run(worker);
            return (complete, operations) -> again(complete, operations, next);
        } finally {
            running.remove(location);
        }
    }

    private Instant run(LocationWorker worker) {
        String location = worker.tenant().location();
        Instant now = clock.instant();
        NodeState state = store.transact(tx -> NodeState.read(tx, location, now));
        if (isWantedElsewhere(state)) {
            return now.plus(LOOK);
        }
        worker.brakes().handOver(false);
        worker.brakes().pause(state.paused());
        worker.brakes().park(state.parked());
        worker.recall(state.reads());
        Instant next = runOnce(worker);
        // Looks into the store itself, so not within a transaction.
        boolean rests = worker.rests();
        store.transact(tx -> {
            if (!worker.reads().equals(state.reads())) {
                NodeState.reads(tx, location, worker.reads());
            }
            if (rests) {
                NodeState.rest(tx, location, next);
            }
            if (state.wantedBy().equals(node) && !worker.isAskedForSomething()) {
                NodeState.wantNoMore(tx, location);
            }
            return true;
        });
        return next;
    }

    private static Instant runOnce(LocationWorker worker) {
        try {
            return worker.runOnce();
        } catch (Error e) {
            // A bug of the application's code must not end the sync of its location without a word.
            return worker.failed(e);
        }
    }

    private void again(ExecutionComplete complete, ExecutionOperations<Void> operations, Instant next) {
        Instant now = clock.instant();
        try {
            operations.reschedule(complete, next.isBefore(now) ? now : next);
            if (!next.isAfter(now)) {
                // Had its share and has more to do; else it would wait for the scheduler's next look.
                scheduler.triggerCheckForDueExecutions();
            }
        } catch (DbSchedulerException e) {
            // This node stood still for so long that the location was given to another one.
            LOG.info(
                    "Location {} is worked on by another node.",
                    complete.getExecution().taskInstance.getId());
        }
    }

    private boolean isWantedElsewhere(NodeState state) {
        return !state.wantedBy().isEmpty() && !state.wantedBy().equals(node);
    }

    /** Between two records, once in a while: what other nodes want. */
    private void glance(LocationWorker worker) {
        String location = worker.tenant().location();
        Instant now = clock.instant();
        Instant last = glances.get(location);
        if (last != null && now.isBefore(last.plus(LOOK))) {
            return;
        }
        glances.put(location, now);
        NodeState state = store.transact(tx -> NodeState.read(tx, location, now));
        worker.brakes().pause(state.paused());
        worker.brakes().park(state.parked());
        worker.brakes().handOver(isWantedElsewhere(state));
    }

    // ---- the lookout ----

    private void lookOut() {
        while (!stopped) {
            try {
                // A bell that rings without end must not become a look without end.
                if (bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
                look();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The database may be away; the next look finds all that this one would have.
                LOG.warn("What is due could not be looked up, and is tried again: {}", e.toString());
            }
        }
    }

    private void look() {
        Instant now = clock.instant();
        boolean isAnyNew = false;
        for (String location : Set.copyOf(unscheduled)) {
            isAnyNew |= scheduler.scheduleIfNotExists(task.instance(location), now);
            unscheduled.remove(location);
        }
        Set<String> due = new HashSet<>();
        for (String location : Set.copyOf(woken)) {
            woken.remove(location);
            if (store.sleeps(location, now)) {
                due.add(location);
            }
        }
        served.forEach((location, worker) -> {
            if (worker.isAskedForSomething() && !running.contains(location)) {
                store.transact(tx -> {
                    NodeState.want(tx, location, node, now, WANTED);
                    return true;
                });
                if (store.sleeps(location, now)) {
                    due.add(location);
                }
            }
        });
        due.addAll(store.sleepingOverWork(now, NodeState.RESTS, NodeState.sortable(now)));
        for (String location : due) {
            makeDue(location, now);
        }
        if (isAnyNew || !due.isEmpty()) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private void makeDue(String location, Instant now) {
        try {
            scheduler.reschedule(TaskInstanceId.of(PostgresStore.TASK_NAME, location), now);
        } catch (TaskInstanceException e) {
            // Running meanwhile, or gone; the next look tells.
            LOG.debug("Location {} could not be made due.", location, e);
        }
    }
}
