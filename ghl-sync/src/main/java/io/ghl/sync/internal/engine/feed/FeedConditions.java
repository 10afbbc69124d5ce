package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.FeedPace;
import io.ghl.sync.internal.engine.tenant.CallMeter;
import io.ghl.sync.internal.engine.tenant.Counters;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the pace of a location's feeds goes by: how many changes webhooks have missed lately, and how much of the day's
 * quota is left. Single-threaded.
 */
final class FeedConditions {
    /** With fewer changes than this, a single late webhook would look like a loss of several percent. */
    private static final double FEWEST = 20;
    /** Beyond so many, older changes count for half: what webhooks did last week is forgotten in the end. */
    private static final double MOST = 500;

    private final Counters counters;
    private final CallMeter meter;
    private long feedBefore;
    private long webhookBefore;
    private double byFeed;
    private double byWebhook;

    FeedConditions(Counters counters, CallMeter meter) {
        this.counters = counters;
        this.meter = meter;
    }

    Duration interval(FeedPace pace) {
        return pace.interval(loss(), meter.quotaLeft());
    }

    /** The part of the latest changes that no webhook told of, null while there are too few of them. */
    private @Nullable Double loss() {
        long feed = counters.foundByFeed.sum();
        long webhook = counters.foundByWebhook.sum();
        byFeed += feed - feedBefore;
        byWebhook += webhook - webhookBefore;
        feedBefore = feed;
        webhookBefore = webhook;
        while (byFeed + byWebhook > MOST) {
            byFeed /= 2;
            byWebhook /= 2;
        }
        double all = byFeed + byWebhook;
        return all < FEWEST ? null : byFeed / all;
    }
}
