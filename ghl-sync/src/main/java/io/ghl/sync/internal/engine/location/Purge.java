package io.ghl.sync.internal.engine.location;

import io.ghl.sync.Retention;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToIntFunction;

/** Removes what a location's store need not keep any longer, some rows per transaction. Single-threaded. */
final class Purge {
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int ROWS = 500;
    private static final int TRANSACTIONS = 20;

    private final Tenant tenant;
    private Instant next = Instant.EPOCH;

    Purge(Tenant tenant) {
        this.tenant = tenant;
    }

    /** Removes what is old, unless it did so less than an hour ago; what is left over is for the next time. */
    void runIfDue(Instant now) {
        if (next.isAfter(now)) {
            return;
        }
        Retention retention = tenant.options().retention();
        String location = tenant.location();
        boolean all = purge(tx -> tx.inbox().purge(now.minus(retention.events()), ROWS));
        all &= purge(tx -> tx.links().purge(location, now.minus(retention.endedPairs()), ROWS));
        all &= purge(tx -> tx.audit().purge(location, now.minus(retention.audit()), ROWS));
        all &= purge(tx -> tx.reviews().purge(location, now.minus(retention.audit()), ROWS));
        all &= purge(tx -> tx.firings().purge(location, now.minus(retention.events()), ROWS));
        next = all ? now.plus(EVERY) : now;
    }

    private boolean purge(ToIntFunction<StoreTransaction> rows) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            if (tenant.store().<Integer>transact(rows::applyAsInt) < ROWS) {
                return true;
            }
        }
        return false;
    }
}
