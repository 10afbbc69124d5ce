package io.ghl.sync.internal.simulation.cluster;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.ErrorResponse;
import io.ghl.client.error.RateLimitedException;
import io.ghl.client.error.TransportException;
import io.ghl.client.error.TransportPhase;
import io.ghl.client.error.UnprocessableException;
import io.ghl.client.limit.Priority;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.oracle.Tally;
import io.ghl.sync.internal.simulation.scenario.Effect;
import io.ghl.sync.internal.simulation.scenario.Event;
import io.ghl.sync.internal.simulation.scenario.Event.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every point at which the engine touches the world. Time passes here, so other things happen before and after each
 * effect; and here a process dies, an answer is lost, or a machine stands still.
 */
public final class Effects {
    /** Faults that whoever answers a call looks for, and that are none of the call itself. */
    private static final Set<Kind> ELSEWHERE =
            EnumSet.of(Kind.FALSE_NOT_FOUND, Kind.RELATED_NOT_FOUND, Kind.IGNORED_WRITE);

    private static final int BEYOND_REASON = 60_000;

    private final Timeline timeline;
    private final Trace trace;
    private final Tally tally;
    private final Noise noise;
    private final Cluster cluster;
    private final List<Event.Fault> armed = new ArrayList<>();
    private @Nullable Exhaustive crashAt;
    private long performed;
    private long changes;
    private boolean answerInDoubt;
    private boolean inTransaction;

    /** The only crash of a run: before or after its n-th effect. */
    public record Exhaustive(long effect, boolean after) {}

    /** More was done than any sensible run does. */
    public static final class Endless extends VirtualMachineError {
        private static final long serialVersionUID = 1L;

        Endless() {
            super("the engine acts without end");
        }
    }

    public Effects(Timeline timeline, Trace trace, Tally tally, Noise noise, Cluster cluster) {
        this.timeline = timeline;
        this.trace = trace;
        this.tally = tally;
        this.noise = noise;
        this.cluster = cluster;
    }

    public void arm(Event.Fault fault) {
        armed.add(fault);
    }

    public void crashAt(@Nullable Exhaustive point) {
        crashAt = point;
    }

    /** From now on nothing goes wrong any more. */
    public void disarm() {
        armed.clear();
    }

    public long performed() {
        return performed;
    }

    /** Grows with each effect that only happens if something is to be done, when it begins and when it is done. */
    public long changes() {
        return changes;
    }

    public <R extends @Nullable Object> R perform(Effect effect, String subject, Supplier<R> what) {
        long number = ++performed;
        if (number > BEYOND_REASON) {
            throw new Endless();
        }
        if (effect.isPoll()) {
            trace.addPoll(cluster.running(), effect.name());
        } else {
            trace.add(cluster.running(), effect.name(), subject);
            changes++;
        }
        if (effect.isCall() && effect != Effect.GHL_SEARCH) {
            tally.add(Counted.CALLS);
        }
        long sent = timeline.now();
        pass(effect);
        Event.Fault fault = next(effect);
        if (fault != null && !fault.after()) {
            before(effect, fault);
        }
        if (cluster.isRunningOutdated()) {
            throw died();
        }
        crash(number, false);
        answerInDoubt = fault != null && fault.after() && fault.kind() != Kind.CREATED_WITH_422;
        R result = what.get();
        if (!effect.isPoll()) {
            // A call that a machine had on its way may land long after it was made, and nothing is at rest before.
            changes++;
        }
        Instant date = timeline.atGhl(timeline.now()).truncatedTo(ChronoUnit.SECONDS);
        crash(number, true);
        pass(effect);
        if (fault != null && fault.after()) {
            after(effect, fault);
        }
        if (effect.isCall()) {
            answered(effect, number, date, Duration.ofMillis(timeline.now() - sent));
        }
        return result;
    }

    /** Whoever measures HighLevel's clock is told of the date of an answer, as by the client. */
    private void answered(Effect effect, long number, Instant date, Duration took) {
        Node node = cluster.running();
        if (node != null && node.ghlClock != null) {
            node.ghlClock.attempt(
                    new GhlObserver.Call(number, effect.name(), "", "", null, Priority.POLL),
                    new GhlObserver.AttemptEnd(1, 200, "ok", null, date, took, null));
        }
    }

    /**
     * Does what is one step to everybody else: no time passes in it, and it is done as a whole or not at all.
     */
    public <R extends @Nullable Object> R inTransaction(Supplier<R> what) {
        inTransaction = true;
        try {
            return what.get();
        } finally {
            inTransaction = false;
        }
    }

    /** Whether the engine will not know, or not at once, that what is being done was done. */
    public boolean isAnswerInDoubt() {
        return answerInDoubt;
    }

    /** Whether a fault of a kind is armed for what is being done; it is used up. */
    public boolean takes(Kind kind) {
        for (Iterator<Event.Fault> i = armed.iterator(); i.hasNext(); ) {
            if (i.next().kind() == kind) {
                i.remove();
                return true;
            }
        }
        return false;
    }

    private void pass(Effect effect) {
        if (!inTransaction) {
            timeline.pass(effect.isCall() ? noise.nextLong(30, 220) : 1);
        }
    }

    private Event.@Nullable Fault next(Effect effect) {
        for (Iterator<Event.Fault> i = armed.iterator(); i.hasNext(); ) {
            Event.Fault fault = i.next();
            boolean elsewhere = ELSEWHERE.contains(fault.kind());
            boolean possible = !inTransaction || fault.kind() == Kind.CRASH;
            if (!elsewhere && possible && fault.target().covers(effect)) {
                i.remove();
                return fault;
            }
        }
        return null;
    }

    private void crash(long number, boolean after) {
        if (crashAt != null && crashAt.effect() == number && crashAt.after() == after) {
            crashAt = null;
            throw died();
        }
    }

    private Crash died() {
        tally.add(Counted.CRASHES);
        trace.add(cluster.running(), "CRASH", "");
        return new Crash();
    }

    private void before(Effect effect, Event.Fault fault) {
        switch (fault.kind()) {
            case CRASH -> throw died();
            case PAUSE -> cluster.pause(effect);
            case RATE_LIMIT -> {
                tally.add(Counted.RATE_LIMITS);
                throw new RateLimitedException(
                        failure(false), response(429), RateLimitedException.Scope.BURST, true, null);
            }
            default -> {
                tally.add(Counted.FAILED_CALLS);
                throw new TransportException(failure(false), TransportPhase.CONNECT, null);
            }
        }
    }

    private void after(Effect effect, Event.Fault fault) {
        switch (fault.kind()) {
            case CRASH -> throw died();
            case PAUSE -> cluster.pause(effect);
            case CREATED_WITH_422 -> {
                tally.add(Counted.CREATED_WITH_422);
                throw new UnprocessableException(
                        new CallFailure("simulated", null, List.of(), false, true), response(422));
            }
            default -> {
                tally.add(Counted.LOST_RESPONSES);
                trace.add(cluster.running(), "LOST", effect);
                throw new TransportException(failure(true), TransportPhase.SENT, null);
            }
        }
    }

    private static CallFailure failure(boolean mayHaveTakenEffect) {
        return new CallFailure("simulated", null, List.of(), true, mayHaveTakenEffect);
    }

    private static ErrorResponse response(int status) {
        return new ErrorResponse(status, List.of(), null, null, Map.of(), "", MissingNode.getInstance());
    }
}
