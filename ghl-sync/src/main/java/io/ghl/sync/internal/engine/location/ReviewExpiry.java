package io.ghl.sync.internal.engine.location;

import io.ghl.sync.internal.engine.tenant.LoggedFailure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.merge.ChangeInterval;
import io.ghl.sync.merge.Conflict;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the fallback strategy decide about questions that nobody answered in time. Its decision is one like a person's:
 * applied if both sides still hold what the question shows. Single-threaded.
 */
public final class ReviewExpiry {
    /** Who decided when nobody did. */
    public static final String ACTOR = "time to live";

    private static final Logger LOG = LoggerFactory.getLogger(ReviewExpiry.class);
    private static final String FAILS = "the fallback failed";

    private final Tenant tenant;
    private final @Nullable Duration timeToLive;
    private final @Nullable ConflictStrategy fallback;
    private Instant next;

    ReviewExpiry(Tenant tenant) {
        this.tenant = tenant;
        this.timeToLive = tenant.oversight().reviews().timeToLive();
        this.fallback = tenant.oversight().reviews().fallback();
        this.next = timeToLive == null ? Instant.MAX : Instant.EPOCH;
    }

    /** When a question may end next. */
    Instant next() {
        return next;
    }

    /** Decides about what has waited too long. */
    void run(Instant now) {
        Duration longest = timeToLive;
        if (longest == null || fallback == null || next.isAfter(now)) {
            return;
        }
        next = tenant.store().transact(tx -> {
            Instant earliest = now.plus(longest);
            for (ReviewItem item : tx.reviews().open(tenant.location())) {
                Instant end = item.changedAt().plus(longest);
                if (item.kind() != ReviewItem.Kind.FIELD || item.type() != tenant.type()) {
                    continue;
                }
                if (end.isAfter(now)) {
                    earliest = end.isBefore(earliest) ? end : earliest;
                } else {
                    decide(tx, item, fallback, now);
                }
            }
            return earliest;
        });
    }

    private void decide(StoreTransaction tx, ReviewItem item, ConflictStrategy strategy, Instant now) {
        if (!item.app().isPresent() || !item.ghl().isPresent()) {
            return;
        }
        Conflict conflict = new Conflict(
                item.field(),
                item.appBase(),
                item.ghlBase(),
                item.app(),
                item.ghl(),
                ChangeInterval.UNKNOWN,
                ChangeInterval.UNKNOWN,
                null);
        Decision decision = decision(resolve(strategy, conflict), now);
        if (decision != null) {
            tx.reviews().save(item.decided(decision));
            tx.links().find(item.linkId()).ifPresent(link -> tenant.lookAt(tx, link));
        }
    }

    /** A fallback that fails decides nothing, so that a person is asked still. */
    private Resolution resolve(ConflictStrategy strategy, Conflict conflict) {
        try {
            return strategy.resolve(conflict);
        } catch (Exception | AssertionError | LinkageError | StackOverflowError e) {
            LOG.warn(
                    "Location {}: the fallback of questions that nobody answered failed on {} {}: {}",
                    tenant.location(),
                    tenant.type(),
                    conflict.field(),
                    LoggedFailure.of(e));
            return new Resolution.Ask(FAILS);
        }
    }

    private static @Nullable Decision decision(Resolution resolution, Instant now) {
        if (resolution instanceof Resolution.Take take) {
            Choice choice = take.winner() == Side.APP ? Choice.APP : Choice.GHL;
            return new Decision(choice, FieldValue.absent(), null, ACTOR, now, take.rule());
        }
        return resolution instanceof Resolution.Combine combine
                        && combine.value().isPresent()
                ? new Decision(Choice.VALUE, combine.value(), null, ACTOR, now, combine.rule())
                : null;
    }
}
