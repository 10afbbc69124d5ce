package io.ghl.sync.internal.engine.tenant;

import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.review.ReviewOptions;
import java.util.function.Consumer;

/**
 * How people look over the sync.
 *
 * @param audit what the audit log keeps
 * @param reviews how the review queue behaves
 * @param observer is told what the engine does, for meters; throws nothing
 * @param notices told a location after questions of it changed; returns at once
 * @param triggers what is to be done about changes
 * @param logsFailures whether records that cannot be synced are logged; what is only planned is not
 */
public record Oversight(
        AuditOptions audit,
        ReviewOptions reviews,
        SyncObserver observer,
        Consumer<String> notices,
        TriggerSet triggers,
        boolean logsFailures) {
    /** Nobody is told anything, and the log keeps everything. */
    public static Oversight defaults() {
        return new Oversight(
                AuditOptions.defaults(),
                ReviewOptions.defaults(),
                SyncObserver.SILENT,
                location -> {},
                TriggerSet.none(),
                true);
    }

    /** The same with other triggers. */
    public Oversight with(TriggerSet others) {
        return new Oversight(audit, reviews, observer, notices, others, logsFailures);
    }

    /** The same without a word in the log about failures. */
    public Oversight silent() {
        return new Oversight(audit, reviews, observer, notices, triggers, false);
    }
}
