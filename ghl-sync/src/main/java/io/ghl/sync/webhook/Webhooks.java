package io.ghl.sync.webhook;

import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Receives HighLevel's webhooks, whatever web framework they come in through. Thread-safe.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="webhook"}
 */
public interface Webhooks {
    /**
     * The most bytes that a body may have: a mebibyte. HighLevel's have a few thousand. An endpoint reads one byte more
     * at most, and hands over what it has: {@link #receive} then answers {@link WebhookAnswer#TOO_LARGE}.
     */
    int MAX_BODY_BYTES = 1 << 20;

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
     * Looks again at every record of which events were received in a time, for example after a mistake in the mapping was
     * mended, or after records of a type are synced that were not before. No event is carried out: both sides are read
     * anew, so that a replay writes nothing that is past, and may be repeated at will. It reaches back as far as received
     * events are kept ({@link io.ghl.sync.Retention#events}).
     *
     * @param locationId the location
     * @param from events received at or after this time
     * @param until events received before this time
     * @param types the types of record; none for all that are synced
     * @return how many records will be looked at
     * @throws IllegalArgumentException if the engine does not serve the location, records of a type are not synced, or
     *     {@code until} is not after {@code from}
     * @throws io.ghl.sync.store.StoreException if the store fails; call it again then
     */
    int replay(String locationId, Instant from, Instant until, RecordType... types);

    /**
     * Acts again on every INSTALL, UNINSTALL and plan event that was received since a time, in their order: after
     * {@link io.ghl.sync.install.InstallOptions#syncWhen} was mended, for example. What is newest counts as ever, so that a
     * replay takes nothing back that came later. Returns at once; the engine acts on them in the background while it runs.
     *
     * @param since events received at or after this time
     * @return how many events are acted on again
     * @throws io.ghl.sync.store.StoreException if the store fails; call it again then
     */
    int replayAppEvents(Instant since);

    /**
     * Counts of the answers given.
     *
     * @return a snapshot
     */
    WebhookStatistics statistics();
}
