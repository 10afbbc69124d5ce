package io.ghl.sync.internal.engine.location;

import io.ghl.sync.SyncException;
import io.ghl.sync.internal.engine.tenant.LongWork;
import io.ghl.sync.internal.engine.tenant.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a location's worker is asked for from other threads. What is long waits for its turn among all locations of the
 * process, and holds up nothing else. Asked from any thread; done by the worker.
 */
final class Commands {
    private static final Duration LONGEST_TURN = Duration.ofSeconds(30);

    private final Tenant tenant;
    private final Queue<Command> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Command> postponed = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;
    /** When a long piece of work is tried again that had no turn, null if none waits. Never null if one is postponed. */
    private volatile @Nullable Instant turn;

    private record Command(Runnable work, CompletableFuture<Void> done, boolean isLong) {}

    Commands(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Asks for something short. */
    CompletableFuture<Void> add(Runnable work) {
        return add(new Command(work, new CompletableFuture<>(), false));
    }

    /** Asks for something that can take minutes or hours. */
    CompletableFuture<Void> addLong(Runnable work) {
        return add(new Command(work, new CompletableFuture<>(), true));
    }

    private CompletableFuture<Void> add(Command command) {
        asked.add(command);
        if (ended) {
            end();
        }
        return command.done();
    }

    /** Answers what is still asked for, and what will be, now that nobody does it any more. */
    void end() {
        ended = true;
        for (Queue<Command> queue : List.of(asked, postponed)) {
            Command command;
            while ((command = queue.poll()) != null) {
                command.done().completeExceptionally(closed());
            }
        }
    }

    /**
     * Answers what was asked for up to now that this process may not do. What is short changes nothing but this process, and
     * what is asked for after an answer is for the next look at who may work.
     */
    void refuse(SyncException why) {
        turn = null;
        List<Command> waiting = new ArrayList<>();
        for (Queue<Command> queue : List.of(asked, postponed)) {
            Command command;
            while ((command = queue.poll()) != null) {
                waiting.add(command);
            }
        }
        for (Command command : waiting) {
            if (command.isLong()) {
                command.done().completeExceptionally(why);
            } else {
                run(command, failure -> false);
            }
        }
    }

    static SyncException closed() {
        return new SyncException("the engine is closed; what is left is taken up when a new one is started");
    }

    /** Whether nothing was asked for since the last {@link #run}. */
    boolean isEmpty() {
        return asked.isEmpty();
    }

    /** Whether something waits for its turn. */
    boolean isPostponed() {
        return !postponed.isEmpty();
    }

    /** Whether something is to be done now. */
    boolean isDue(Instant now) {
        return !isEmpty() || (isTurn(now) && isPostponed());
    }

    /** When the turn of what waits for it is looked for at the latest, null if nothing waits. */
    @Nullable
    Instant turn() {
        return turn;
    }

    private boolean isTurn(Instant now) {
        Instant at = turn;
        return at != null && !at.isAfter(now);
    }

    /**
     * Does what was asked for.
     *
     * @param endsRun asked of a failure, before anybody is told of it, whether the worker's run ends with it; must not
     *     fail, or nobody ever would be
     * @return whether anything was done
     */
    boolean run(Predicate<Throwable> endsRun) {
        if (isTurn(tenant.clock().instant())) {
            turn = null;
            asked.addAll(postponed);
            postponed.clear();
        }
        boolean any = false;
        Command command;
        while ((command = asked.poll()) != null) {
            Command next = command;
            if (!next.isLong()) {
                run(next, endsRun);
                any = true;
            } else if (inTurn(() -> run(next, endsRun))) {
                any = true;
            } else {
                postponed.add(next);
            }
        }
        return any;
    }

    private static void run(Command command, Predicate<Throwable> endsRun) {
        try {
            command.work().run();
            command.done().complete(null);
        } catch (Throwable e) {
            // Asked first: who waits for the command may shut the engine down at once, and the failure is to be noted
            // still.
            boolean ends = endsRun.test(e);
            command.done().completeExceptionally(e);
            if (ends) {
                throw e;
            }
        }
    }

    /**
     * Does a long piece of work if it may be done now.
     *
     * @return false if it has to wait for its turn
     */
    boolean inTurn(Runnable work) {
        // Before it is asked for, so that it cannot come unnoticed.
        turn = tenant.clock().instant().plus(LONGEST_TURN);
        LongWork longWork = tenant.traffic().longWork();
        if (!longWork.begin(tenant.location(), () -> turn = Instant.EPOCH)) {
            return false;
        }
        // What waited before this was asked for has its turn next.
        turn = postponed.isEmpty() ? null : Instant.EPOCH;
        try {
            work.run();
        } finally {
            longWork.end();
        }
        return true;
    }
}
