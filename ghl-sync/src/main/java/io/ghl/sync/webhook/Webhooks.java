package io.ghl.sync.webhook;

import java.util.List;
import java.util.Map;

/** Receives HighLevel's webhooks, whatever web framework they come in through. Thread-safe. */
public interface Webhooks {
    /**
     * Takes a delivery in: verifies it, stores it durably and lets the engine know. Returns within one commit of the
     * store, and throws nothing for any content: answer the request with {@link WebhookAnswer#httpStatus()} and an empty
     * body.
     *
     * @param headers the request's headers; names in any case
     * @param body the request's body, byte for byte as it came; a body that was parsed and written again does not verify
     * @return what became of it
     */
    WebhookAnswer receive(Map<String, List<String>> headers, byte[] body);

    /**
     * Counts of the answers given.
     *
     * @return a snapshot
     */
    WebhookStatistics statistics();
}
