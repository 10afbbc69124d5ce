package io.ghl.sync.internal.engine.record;

import io.ghl.client.limit.Priority;
import io.ghl.sync.internal.engine.feed.DeletionGuard;
import io.ghl.sync.internal.engine.feed.Feeds;
import io.ghl.sync.internal.engine.feed.Pace;
import io.ghl.sync.internal.engine.feed.RefusedFields;
import io.ghl.sync.internal.engine.feed.SurveyedKeys;
import io.ghl.sync.internal.engine.tenant.CallPriority;
import io.ghl.sync.internal.engine.tenant.Tenant;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The records of one type of a location, with all that is known about them from one fence to the next.
 *
 * @param tenant the records
 * @param feeds finds those that changed
 * @param surveyed what came up in HighLevel since first linking
 * @param guard stops too many deletions
 * @param ghlPace when HighLevel's changes are read
 * @param appPace when the application's changes are read
 * @param sweepPace when a sweep that failed is taken up again
 */
public record TypedWork(
        Tenant tenant,
        Feeds feeds,
        SurveyedKeys surveyed,
        DeletionGuard guard,
        Pace ghlPace,
        Pace appPace,
        Pace sweepPace) {

    public static TypedWork of(Tenant tenant) {
        SurveyedKeys surveyed = new SurveyedKeys(tenant);
        DeletionGuard guard = new DeletionGuard(tenant);
        return new TypedWork(
                tenant,
                new Feeds(tenant, surveyed, guard),
                surveyed,
                guard,
                new Pace(tenant, "HighLevel's list of changes"),
                new Pace(tenant, "the application's change log"),
                new Pace(tenant, "HighLevel's list of all records"));
    }

    /** Reads HighLevel's changes if it is time to. */
    public void readGhlIfDue() {
        if (ghlPace.isDue()) {
            priority().during(Priority.POLL, () -> ghlPace.run(this::readGhl, feeds::interval));
        }
    }

    private void readGhl() {
        feeds.readGhl();
        RefusedFields.lookAgain(tenant);
    }

    /** Reads the application's changes if it is time to. */
    public void readAppIfDue() {
        if (appPace.isDue()) {
            appPace.run(feeds::readApp, () -> tenant.options().appFeedInterval());
        }
    }

    /** Sweeps if it is time to. */
    public void sweepIfDue() {
        if (!feeds.nextSweep().isAfter(tenant.clock().instant()) && sweepPace.isDue()) {
            sweepPace.run(this::sweep, () -> Duration.ZERO);
        }
    }

    /** Sweeps now, also what is otherwise read parent by parent as its turn comes. */
    public void sweepNow(BooleanSupplier goOn) {
        if (tenant.ghl().pollsByParent()) {
            priority().during(Priority.AUDIT, () -> feeds.rounds().sweep(goOn));
        }
        sweep();
    }

    private void sweep() {
        priority().during(Priority.AUDIT, feeds::sweep);
        feeds.swept();
    }

    private CallPriority priority() {
        return tenant.traffic().priority();
    }
}
