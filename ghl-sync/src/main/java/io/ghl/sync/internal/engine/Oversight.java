package io.ghl.sync.internal.engine;

import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.review.ReviewOptions;
import java.util.function.Consumer;

/**
 * How people look over the sync.
 *
 * @param audit what the audit log keeps
 * @param reviews how the review queue behaves
 * @param notices told a location after questions of it changed; returns at once
 */
public record Oversight(AuditOptions audit, ReviewOptions reviews, Consumer<String> notices) {
    /** Nobody is told anything, and the log keeps everything. */
    public static Oversight defaults() {
        return new Oversight(AuditOptions.defaults(), ReviewOptions.defaults(), location -> {});
    }
}
