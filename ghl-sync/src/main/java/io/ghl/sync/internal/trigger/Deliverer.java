package io.ghl.sync.internal.trigger;

import io.ghl.sync.internal.trigger.Surroundings.Verdict;
import io.ghl.sync.internal.trigger.effect.InTransaction;
import io.ghl.sync.store.StaleFenceException;
import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Firing.State;
import io.ghl.sync.trigger.Trigger;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the effects of what triggers of a location fired. That an attempt begins is stored before it does, so that after a
 * crash the next one is known to be a repeat. Single-threaded.
 */
public final class Deliverer {
    private static final Logger LOG = LoggerFactory.getLogger(Deliverer.class);
    private static final int AT_ONCE = 50;
    private static final int FAILURES_IN_A_ROW = 3;
    private static final Duration TURN = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(5);
    private static final Duration LONGEST_DELAY = Duration.ofHours(6);
    private static final int LONGEST_PROBLEM = 500;
    private static final String FAILED_BEFORE = "25P02";
    private static final String RULE_BROKEN = "23";
    private static final int SQLITE_CONSTRAINT = 19;

    private final String location;
    private final SyncStore store;
    private final TriggerSet triggers;
    private final Clock clock;
    private final Surroundings around;
    private final Map<String, Health> health;
    private long fence;

    /** How the effects of a trigger get on, so that a receiver that is away does not hold up everything else. */
    private static final class Health {
        private int failures;
        // Whoever waits for the location to be idle asks from another thread.
        private volatile Instant restsUntil = Instant.MIN;
    }

    /** A deliverer for a location. */
    public Deliverer(String location, SyncStore store, TriggerSet triggers, Clock clock, Surroundings around) {
        this.location = location;
        this.store = store;
        this.triggers = triggers;
        this.clock = clock;
        this.around = around;
        this.health =
                triggers.all().stream().collect(Collectors.toUnmodifiableMap(Trigger::name, trigger -> new Health()));
    }

    /** When something is to be delivered next. */
    public Optional<Instant> next() {
        return triggers.isEmpty()
                ? Optional.empty()
                : store.transact(tx -> triggers.all().stream()
                        .flatMap(trigger -> next(tx, trigger).stream())
                        .min(Comparator.naturalOrder()));
    }

    private Optional<Instant> next(StoreTransaction tx, Trigger trigger) {
        Instant rested = health(trigger).restsUntil;
        return tx.firings().nextDue(location, trigger.name()).map(due -> due.isBefore(rested) ? rested : due);
    }

    private Health health(Trigger trigger) {
        return Objects.requireNonNull(health.get(trigger.name()));
    }

    /**
     * Delivers what is due, for some seconds at the most; triggers take turns.
     *
     * @param token the fence of the location's worker
     * @param goOn asked between two firings
     */
    public void run(long token, BooleanSupplier goOn) {
        fence = token;
        Instant end = clock.instant().plus(TURN);
        boolean found = true;
        while (found) {
            found = false;
            for (Trigger trigger : triggers.all()) {
                for (Firing firing : due(trigger)) {
                    if (!goOn.getAsBoolean()
                            || clock.instant().isAfter(end)
                            || Thread.currentThread().isInterrupted()) {
                        return;
                    }
                    if (isResting(trigger)) {
                        break;
                    }
                    found = true;
                    deliver(trigger, firing);
                }
            }
        }
    }

    private boolean isResting(Trigger trigger) {
        return health(trigger).restsUntil.isAfter(clock.instant());
    }

    private List<Firing> due(Trigger trigger) {
        return isResting(trigger)
                ? List.of()
                : store.transact(tx -> tx.firings().due(location, trigger.name(), clock.instant(), AT_ONCE));
    }

    private void deliver(Trigger trigger, Firing due) {
        Firing first = attempted(due);
        Firing firing = first;
        try {
            commit(tx -> tx.firings().update(first));
            if (firing.step() == 0 && !isWanted(trigger, firing)) {
                commit(tx -> tx.firings().update(done(due)));
                return;
            }
            while (firing.state() != State.DONE) {
                if (firing.step() >= trigger.effects().size()) {
                    // The trigger had more effects when it fired.
                    Firing last = done(firing);
                    commit(tx -> tx.firings().update(last));
                    return;
                }
                firing = make(trigger, firing);
                health(trigger).failures = 0;
            }
        } catch (OfTheEffect e) {
            failed(trigger, firing, e.cause);
        } catch (StoreException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            // The application's own code runs in here, and its bugs must hold up nothing else.
            failed(trigger, firing, e);
        }
    }

    /** Makes one effect; what is returned is stored. */
    private Firing make(Trigger trigger, Firing firing) throws Exception {
        Effect effect = trigger.effects().get(firing.step());
        Firing next = firing.step() + 1 == trigger.effects().size() ? done(firing) : at(firing, firing.step() + 1, 1);
        Delivery delivery = new Delivery(firing, around);
        if (effect instanceof InTransaction joined) {
            makeIn(joined, delivery, next);
        } else {
            ofTheEffect(() -> effect.make(delivery));
            commit(tx -> tx.firings().update(next));
        }
        return next;
    }

    private static boolean isWanted(Trigger trigger, Firing firing) {
        boolean[] wanted = {false};
        ofTheEffect(() -> wanted[0] = trigger.predicate().test(firing.change()));
        return wanted[0];
    }

    /** Makes an effect and notes it in one transaction. */
    private void makeIn(InTransaction joined, Delivery delivery, Firing next) throws Exception {
        try {
            commit(tx -> {
                ofTheEffect(() -> {
                    try {
                        joined.effect().make(around.connection(), delivery);
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new OfTheEffect(e);
                    }
                });
                tx.firings().update(next);
            });
        } catch (OfTheEffect e) {
            if (e.cause instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            throw e;
        } catch (StoreException e) {
            throw spoiltByTheEffect(e) ? new OfTheEffect(rowsRefused(e)) : e;
        }
    }

    private interface Code<X extends Exception> {
        void run() throws X;
    }

    /**
     * Runs code of the application. What it throws is the failure of an effect, even if a store threw it, such as for a
     * record that changed meanwhile; only who lost the location must stop.
     */
    private static <X extends Exception> void ofTheEffect(Code<X> code) throws X {
        try {
            code.run();
        } catch (StaleFenceException e) {
            throw e;
        } catch (StoreException e) {
            throw new OfTheEffect(e);
        }
    }

    /** Carries what an effect threw out of its transaction, and past what fails of the deliverer's own commits. */
    private static final class OfTheEffect extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Exception cause;

        OfTheEffect(Exception cause) {
            super(cause);
            this.cause = cause;
        }
    }

    /**
     * Whether rows of the effect kept a transaction from its end: databases check some rules last, and PostgreSQL lets
     * nothing more be done once a statement failed, even if the effect caught that.
     */
    private static boolean spoiltByTheEffect(StoreException failure) {
        if (!(failure.getCause() instanceof SQLException cause)) {
            return false;
        }
        String state = cause.getSQLState();
        return state == null
                ? (cause.getErrorCode() & 0xff) == SQLITE_CONSTRAINT
                : state.equals(FAILED_BEFORE) || state.startsWith(RULE_BROKEN);
    }

    private static SQLException rowsRefused(StoreException failure) {
        return new SQLException(
                "The database did not take what the effect wrote: a rule of a table is broken, or an earlier statement of"
                        + " the effect failed. Let the effect throw what fails, or go back to a savepoint.",
                failure);
    }

    private interface Work {
        void run(StoreTransaction tx);
    }

    /** Fails if this worker lost the location. */
    private void commit(Work work) {
        store.transact(tx -> {
            tx.fences().check(location, fence);
            work.run(tx);
            return null;
        });
    }

    private void failed(Trigger trigger, Firing firing, Throwable failure) {
        Verdict verdict = failure instanceof Effect.RefusedException ? Verdict.NEVER : around.judge(failure);
        Instant now = clock.instant();
        int attempts = verdict == Verdict.PATIENTLY ? Math.max(1, firing.attempts() - 1) : firing.attempts();
        boolean dead = verdict == Verdict.NEVER || (verdict == Verdict.LATER && attempts >= trigger.mostAttempts());
        Duration wait = verdict == Verdict.PATIENTLY ? REST : delay(attempts);
        String problem = problem(failure);
        LOG.warn(
                "Location {}: trigger \"{}\" failed at effect {}, attempt {}, {}: {}",
                location,
                trigger.name(),
                firing.step() + 1,
                firing.attempts(),
                dead ? "and is a dead letter now" : "tried again in " + wait,
                failure.getClass().getName());
        commit(tx -> tx.firings()
                .update(new Firing(
                        firing.sequence(),
                        firing.trigger(),
                        firing.change(),
                        dead ? State.DEAD : State.WAITING,
                        firing.firedAt(),
                        now.plus(wait),
                        firing.step(),
                        attempts,
                        problem)));
        Health known = health(trigger);
        known.failures++;
        if (verdict == Verdict.PATIENTLY || (verdict == Verdict.LATER && known.failures >= FAILURES_IN_A_ROW)) {
            known.failures = 0;
            known.restsUntil = now.plus(REST);
        }
    }

    private static Duration delay(int attempts) {
        Duration delay = FIRST_DELAY;
        for (int i = 1; i < attempts && delay.compareTo(LONGEST_DELAY) < 0; i++) {
            delay = delay.multipliedBy(3);
        }
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }

    private static String problem(Throwable failure) {
        @Nullable String message = failure.getMessage();
        String text = message == null ? failure.getClass().getName() : message;
        return text.length() > LONGEST_PROBLEM ? text.substring(0, LONGEST_PROBLEM) : text;
    }

    private static Firing attempted(Firing firing) {
        return at(firing, firing.step(), firing.attempts() + 1);
    }

    private static Firing at(Firing firing, int step, int attempts) {
        return new Firing(
                firing.sequence(),
                firing.trigger(),
                firing.change(),
                State.WAITING,
                firing.firedAt(),
                firing.dueAt(),
                step,
                attempts,
                firing.problem());
    }

    private Firing done(Firing firing) {
        return new Firing(
                firing.sequence(),
                firing.trigger(),
                firing.change(),
                State.DONE,
                firing.firedAt(),
                clock.instant(),
                firing.step(),
                firing.attempts(),
                null);
    }
}
