package io.ghl.client.internal.pipeline;

import io.ghl.client.internal.observe.Observing;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.RateLimiter.Permit;

/** A permit that is settled exactly once, whatever way the try ends; used by one thread. */
final class Turn implements AutoCloseable {
    private final Permit permit;
    private boolean sending;
    private boolean settled;

    Turn(Permit permit) {
        this.permit = permit;
    }

    /** From here on the request may reach the server. */
    void sending() {
        sending = true;
    }

    void giveBack() {
        settle(permit::giveBack);
    }

    void answered(LimitReport report) {
        settle(() -> permit.answered(report));
    }

    void lost() {
        settle(permit::lost);
    }

    /** Settles what nothing else has settled. */
    @Override
    public void close() {
        if (sending) {
            lost();
        } else {
            giveBack();
        }
    }

    private void settle(Runnable booking) {
        if (!settled) {
            settled = true;
            Observing.quietly("A rate limiter", booking);
        }
    }
}
