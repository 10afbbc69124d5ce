package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Observation;
import io.ghl.sync.merge.ChangeInterval;
import io.ghl.sync.merge.ClockSkew;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a field changed, from what was seen. HighLevel's {@code dateUpdated} moves on any write to the record, so it only
 * bounds a field's change from above; observations of the old value bound it from below.
 */
final class Evidence {
    private Evidence() {}

    static ChangeInterval app(String field, Link link, AppState app, Instant now) {
        Instant exact = app.changedAt().get(field);
        return exact != null ? ChangeInterval.exactly(exact) : new ChangeInterval(lastAgreed(field, link), now);
    }

    static ChangeInterval ghl(
            String field, Link link, GhlState ghl, List<Observation> events, @Nullable ClockSkew skew, Instant now) {
        FieldValue value = ghl.values().get(field);
        FieldValue base = link.ghlBase().get(field);
        Instant after = lastAgreed(field, link);
        Instant notAfter = ghl.version() == null ? now : earlier(now, latest(ghl.version(), skew));
        for (Observation event : events) {
            Instant at = event.at();
            if (at == null || !event.complete()) {
                continue;
            }
            if (event.values().get(field).equals(value)) {
                notAfter = earlier(notAfter, latest(at, skew));
            } else if (event.values().get(field).equals(base)) {
                after = later(after, earliest(at, skew));
            }
        }
        // Contradicting evidence (clocks, or a value that came back) proves nothing.
        return after != null && notAfter.isBefore(after) ? ChangeInterval.UNKNOWN : new ChangeInterval(after, notAfter);
    }

    /** When the field was last known to hold its bases; while it is in question, the rest of the record goes on. */
    private static @Nullable Instant lastAgreed(String field, Link link) {
        Instant heldAt = link.note(field).heldAt();
        return heldAt == null ? link.seenAt() : heldAt;
    }

    /** The earliest time on our clock that a time on HighLevel's can be. */
    private static Instant earliest(Instant theirs, @Nullable ClockSkew skew) {
        return skew == null ? theirs : theirs.minus(skew.atMost());
    }

    private static Instant latest(Instant theirs, @Nullable ClockSkew skew) {
        return skew == null ? theirs : theirs.minus(skew.atLeast());
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(@Nullable Instant a, Instant b) {
        return a == null || b.isAfter(a) ? b : a;
    }
}
