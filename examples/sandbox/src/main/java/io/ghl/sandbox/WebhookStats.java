package io.ghl.sandbox;

/**
 * What became of the webhooks. Always {@code generated + duplicated = delivered + failed + dropped + pending}.
 *
 * @param generated events that records caused while a webhook URL was set
 * @param delivered deliveries answered 2xx
 * @param failed deliveries given up: another answer, no answer, or retries exhausted
 * @param dropped events never sent, by fault or because too many were waiting
 * @param duplicated extra deliveries by fault
 * @param reordered events that a later one overtook by fault
 * @param retried repeated attempts after a failure
 * @param pending deliveries waiting, under way, or waiting for a retry
 */
public record WebhookStats(
        long generated,
        long delivered,
        long failed,
        long dropped,
        long duplicated,
        long reordered,
        long retried,
        long pending) {}
