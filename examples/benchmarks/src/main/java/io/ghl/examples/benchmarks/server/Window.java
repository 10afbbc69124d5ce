package io.ghl.examples.benchmarks.server;

import java.util.ArrayDeque;

/** HighLevel's limit as HighLevel counts it: so many requests in any stretch of time of one window's length. */
final class Window {
    private final int limit;
    private final long nanos;
    private final ArrayDeque<Long> accepted = new ArrayDeque<>();
    private long answered;
    private long refused;

    Window(int limit, long millis) {
        this.limit = limit;
        this.nanos = millis * 1_000_000;
    }

    /** Counts a request, and says how many more there is room for; -1 when there was none for this one. */
    synchronized int take() {
        long now = System.nanoTime();
        while (!accepted.isEmpty() && now - accepted.element() >= nanos) {
            accepted.remove();
        }
        if (accepted.size() >= limit) {
            refused++;
            return -1;
        }
        accepted.add(now);
        answered++;
        return limit - accepted.size();
    }

    synchronized String json() {
        return "{\"answered\":" + answered + ",\"refused\":" + refused + "}";
    }
}
