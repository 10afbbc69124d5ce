package io.ghl.client.internal.pipeline;

import java.util.concurrent.atomic.AtomicInteger;

/** Keeps a client from multiplying its traffic while the server is down: repetitions cost, successes give back. */
final class RetryBudget {
    private static final int COST = 5;

    private final int capacity;
    private final AtomicInteger left;

    RetryBudget(int repetitions) {
        capacity = (int) Math.min((long) repetitions * COST, Integer.MAX_VALUE);
        left = new AtomicInteger(capacity);
    }

    boolean take() {
        int before = left.getAndUpdate(tokens -> tokens >= COST ? tokens - COST : tokens);
        return before >= COST;
    }

    void success() {
        if (left.get() < capacity) {
            left.updateAndGet(tokens -> tokens < capacity ? tokens + 1 : tokens);
        }
    }
}
