package io.ghl.examples.benchmarks.rows;

import io.ghl.client.observe.GhlObserver;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** When an edit of each location came to HighLevel, and how many calls were made for all. Thread-safe. */
final class Arrivals implements GhlObserver {
    private static final String UPDATE = "update-contact";

    private final LongAdder calls = new LongAdder();
    private final Map<String, Long> told = new ConcurrentHashMap<>();
    private final Map<String, Double> waits = new ConcurrentHashMap<>();
    private volatile CountDownLatch missing = new CountDownLatch(0);

    /** Waits for one edit of each of these locations from now on. */
    void expect(List<String> locations) {
        told.clear();
        waits.clear();
        missing = new CountDownLatch(locations.size());
    }

    /** The edit of a location is made now. */
    void told(String location) {
        told.put(location, System.nanoTime());
    }

    @Override
    public void attempt(Call call, AttemptEnd attempt) {
        calls.increment();
        Long since = call.locationId() == null ? null : told.get(call.locationId());
        if (since != null && UPDATE.equals(call.operation())) {
            double seconds = (System.nanoTime() - since) / 1e9;
            if (waits.putIfAbsent(call.locationId(), seconds) == null) {
                missing.countDown();
            }
        }
    }

    /** Seconds that each edit took, once all have arrived. */
    List<Double> waits() throws InterruptedException {
        missing.await();
        return List.copyOf(waits.values());
    }

    long calls() {
        return calls.sum();
    }
}
