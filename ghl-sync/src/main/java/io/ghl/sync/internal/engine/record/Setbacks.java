package io.ghl.sync.internal.engine.record;

import io.ghl.client.error.ApiException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.NotFoundException;
import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.tenant.Failure;
import io.ghl.sync.internal.engine.tenant.LocationStopped;
import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of records that could not be synced: tried again later, or parked for a person. Single-threaded. */
final class Setbacks {
    private static final Logger LOG = LoggerFactory.getLogger(Setbacks.class);
    private static final int AT_ONCE = 3;
    private static final int DENIED = 3;
    private static final int SHOWN_AFTER = 10;
    private static final Duration AFTER_FORBIDDEN = Duration.ofHours(1);
    private static final Duration RACE_OVER = Duration.ofMillis(100);

    private final Tenant tenant;
    private final long fence;
    private final Attempts attempts;

    /**
     * The setbacks of one type of records under one fence.
     *
     * @param attempts counts failures, from one fence to the next
     */
    Setbacks(Tenant tenant, long fence, Attempts attempts) {
        this.tenant = tenant;
        this.fence = fence;
        this.attempts = attempts;
    }

    /** How many times in a row the record was tried, this run included. */
    int tries(Signal signal) {
        return attempts.next(key(signal));
    }

    /** The record moved while it was worked on, and is looked at again. */
    void again(Signal signal) {
        int unused = attempts.failed(key(signal));
    }

    /** Nothing is left to do about the record for now. */
    void succeeded(Signal signal) {
        attempts.succeeded(key(signal));
    }

    /** HighLevel answered what was asked about a record, be it done with or not. */
    void answered() {
        attempts.allowed();
    }

    /** Most races are over at once; one that comes back again and again is not to use up the location's calls. */
    static Duration wait(int attempts, Duration atFirst) {
        return attempts <= AT_ONCE ? atFirst : Failure.delay(attempts - AT_ONCE - 1);
    }

    /**
     * Takes note of a failure: when the record is tried again, if at all.
     *
     * @throws LocationStopped if HighLevel refuses the location as a whole, or its calls are used up
     */
    SyncObserver.Ending failed(Signal signal, RecordWork work, Throwable e) {
        String key = key(signal);
        Failure failure = kind(key, e);
        switch (failure) {
            case RATE_LIMIT, REVOKED -> throw new LocationStopped(failure == Failure.REVOKED, e);
            case RACE -> postpone(work, tenant.clock().instant().plus(wait(attempts.failed(key), RACE_OVER)));
            case FINAL -> {
                park(work, e, null);
                return SyncObserver.Ending.PARKED;
            }
            case FORBIDDEN -> {
                if (attempts.forbidden(key) >= DENIED) {
                    // Not this record is denied but the location, or what it may do.
                    throw new LocationStopped(true, e);
                }
                park(work, e, tenant.clock().instant().plus(AFTER_FORBIDDEN));
                return SyncObserver.Ending.PARKED;
            }
            case TRANSIENT -> {
                int failed = attempts.failed(key);
                if (tenant.oversight().logsFailures()) {
                    LOG.warn(
                            "Location {}: {} {} could not be synced, attempt {}: {}",
                            tenant.location(),
                            signal.side(),
                            signal.recordId(),
                            failed,
                            LoggedFailure.of(e));
                }
                Instant again = tenant.clock().instant().plus(Failure.delay(failed - 1));
                if (failed < SHOWN_AFTER) {
                    postpone(work, again);
                } else {
                    park(work, e, again);
                    return SyncObserver.Ending.PARKED;
                }
            }
        }
        return SyncObserver.Ending.FAILED;
    }

    /** What is not found again and again is no race: the record names something that HighLevel does not have. */
    private Failure kind(String key, Throwable e) {
        return e instanceof NotFoundException && attempts.next(key) > AT_ONCE ? Failure.TRANSIENT : Failure.of(e);
    }

    private void postpone(RecordWork work, Instant at) {
        tenant.store().transact(tx -> {
            work.signals().forEach(signal -> tx.signals().postpone(signal, at));
            return null;
        });
    }

    /**
     * Stops one record without holding up the others, and shows it among the dead letters. A new signal, such as an edit
     * that mends it, starts it again, and so does the time {@code again}, if there is one.
     */
    private void park(RecordWork work, Throwable e, @Nullable Instant again) {
        Situation situation = work.situation();
        if (tenant.oversight().logsFailures()) {
            LOG.error("Location {}: {} is parked: {}", tenant.location(), situation.recordId(), LoggedFailure.of(e));
        }
        String problem = String.valueOf(e.getMessage());
        tenant.store().transact(tx -> {
            tx.fences().check(tenant.location(), fence);
            Link link = tx.links()
                    .of(situation.location(), situation.type(), situation.side(), situation.recordId())
                    .orElseGet(() -> alone(situation));
            Instant next = again == null && isInDoubt(link, e) ? tenant.clock().instant() : again;
            work.signals().forEach(signal -> {
                if (next == null) {
                    tx.signals().acknowledge(signal);
                } else {
                    tx.signals().postpone(signal, next);
                }
            });
            boolean first = link.failures() == null;
            Link parked = link.edit()
                    .state(link.state() == LinkState.LINKED ? LinkState.PARKED : link.state())
                    .problem(problem)
                    .failures(Failures.after(
                            link.failures(),
                            Failure.causeOf(e),
                            problem,
                            tenant.clock().instant()))
                    .build();
            Link stored = parked.version() == 0
                    ? tx.links().insert(parked)
                    : tx.links().update(parked);
            if (first) {
                trail(work)
                        .append(
                                tx,
                                List.of(parked(stored, problem, situation.now()).in(answer(e))));
            }
            return null;
        });
    }

    /**
     * Whether what a refused create asked for is to be looked for all the same: HighLevel makes records whose create it
     * refuses, and may tell of them never. If there is none, the create is tried once more, and no further.
     */
    private static boolean isInDoubt(Link link, Throwable e) {
        Intent intent = link.intent();
        return intent != null
                && intent.side() == Side.GHL
                && intent.operation() == Intent.Operation.CREATE
                && link.failures() == null
                && e instanceof GhlException refused
                && refused.mayHaveTakenEffect();
    }

    private AuditTrail trail(RecordWork work) {
        AuditTrail trail = new AuditTrail(tenant, fence);
        trail.begin(work.situation(), work.correlationIds());
        return trail;
    }

    /** What HighLevel answered, if it was it that refused. */
    private static AuditContext answer(Throwable e) {
        AuditContext none = AuditContext.NONE;
        return e instanceof ApiException refused
                ? new AuditContext(
                        none.run(),
                        none.causes(),
                        none.correlationIds(),
                        none.mappingVersion(),
                        none.rulesVersion(),
                        none.webhookIds(),
                        none.readAt(),
                        none.ghlVersion(),
                        new AuditContext.Receipt(refused.status(), refused.traceId(), null))
                : none;
    }

    /** A record that failed before it was known whose partner it is. */
    private Link alone(Situation situation) {
        return Link.fresh(
                        tenant.ids().next(),
                        situation.location(),
                        situation.type(),
                        situation.side() == Side.APP ? situation.recordId() : null,
                        situation.side() == Side.GHL ? situation.recordId() : null,
                        LinkState.PARKED)
                .edit()
                .mappingVersion(tenant.mapping().version())
                .build();
    }

    private static AuditEntry parked(Link link, String problem, Instant now) {
        return new AuditEntry(
                0,
                now,
                link.location(),
                link.type(),
                link.id(),
                AuditEntry.Action.PARKED,
                null,
                null,
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                FieldValue.absent(),
                "error",
                problem,
                null);
    }

    private static String key(Signal signal) {
        return signal.type() + " " + signal.side() + " " + signal.recordId();
    }
}
