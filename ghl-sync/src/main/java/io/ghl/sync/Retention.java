package io.ghl.sync;

import io.ghl.sync.internal.options.Spans;
import java.time.Duration;

/**
 * How long the store keeps what is not needed for ever, so that it stops growing. Links of living pairs, open questions,
 * records that people keep apart and cursors are kept as long as they are in use, and what a trigger could not do until it is
 * replayed or discarded. Immutable.
 * No duration may be longer than 3650 days, which are as good as never.
 *
 * @param events how long received webhooks are kept, to recognise repeated ones and as evidence of what HighLevel held,
 *     and the keys of what triggers did; a day or more; default 30 days
 * @param audit how long rows of the audit log are kept, which {@link SyncLocation#history} and
 *     {@link SyncLocation#statistics} show, and questions that are closed; as long as {@code endedPairs} or longer; default
 *     365 days
 * @param endedPairs how long a pair of which both records are gone is remembered, so that a late event does not bring it
 *     back; a day or more; default 30 days
 */
public record Retention(Duration events, Duration audit, Duration endedPairs) {
    private static final Duration LEAST = Duration.ofDays(1);

    @SuppressWarnings("doclint:missing")
    public Retention {
        Spans.bounded("audit", audit);
        atLeastADay("events", events);
        atLeastADay("endedPairs", endedPairs);
        if (audit.compareTo(endedPairs) < 0) {
            throw new IllegalArgumentException("audit must not be shorter than endedPairs, but is " + audit
                    + " and not " + endedPairs + ": the log tells when a pair ended.");
        }
    }

    /**
     * The defaults.
     *
     * @return 30 days for events and ended pairs, a year for the audit log
     */
    public static Retention defaults() {
        return new Retention(Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(30));
    }

    private static void atLeastADay(String name, Duration value) {
        if (Spans.bounded(name, value).compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(name + " must be a day or more, but is " + value + ".");
        }
    }
}
