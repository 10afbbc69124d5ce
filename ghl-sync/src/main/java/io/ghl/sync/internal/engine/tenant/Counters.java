package io.ghl.sync.internal.engine.tenant;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the engine counts while it runs. Thread-safe. */
public final class Counters {
    /** Reconciles that were run. */
    public final LongAdder reconciles = new LongAdder();
    /** Reconciles that ended without a call, because the signals told nothing new. */
    public final LongAdder known = new LongAdder();
    /** Reconciles that were started by HighLevel's own events or feed only, called HighLevel, and found nothing new. */
    public final LongAdder echoCalls = new LongAdder();
    /** Changes in HighLevel that a webhook had told of when they were read. */
    public final LongAdder foundByWebhook = new LongAdder();
    /** Changes in HighLevel that the feed or a sweep showed, and no webhook had told of when they were read. */
    public final LongAdder foundByFeed = new LongAdder();
    /** When a record was last worked on because of a webhook. */
    public final AtomicReference<@Nullable Instant> webhookAt = new AtomicReference<>();
}
