package io.ghl.examples.benchmarks.rows;

import io.ghl.client.GhlClient;
import io.ghl.client.limit.RateLimitPolicy;
import java.time.Duration;

/** The client under test. */
final class Clients {
    static final String LOCATION = "ve9EPM428h8vShlRW1KT";

    private Clients() {}

    /** As it comes, but for a server that never refuses; the limiter works as ever and has about as much to remember. */
    static GhlClient unhindered(String url) {
        return limited(url, 1_000_000, Duration.ofMillis(10));
    }

    static GhlClient limited(String url, int requests, Duration window) {
        return GhlClient.builder()
                .privateToken("pit-benchmark")
                .baseUrl(url)
                .rateLimitPolicy(RateLimitPolicy.standard().withBurst(requests, window))
                .build();
    }
}
