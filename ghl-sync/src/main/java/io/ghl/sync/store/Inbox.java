package io.ghl.sync.store;

import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Webhooks that were received, kept to recognise duplicates and as evidence of what HighLevel once held. Those that speak
 * of no record are events of the app itself, and wait until somebody has acted on them.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Inbox {
    /**
     * Stores an event; one without a type of record waits from then on.
     *
     * @param event the event
     * @return false if an event with this webhook id was stored before; nothing changes then
     */
    boolean store(ReceivedEvent event);

    /**
     * Reads what was received about a record, in the order of receipt.
     *
     * @param location the location
     * @param type the record type
     * @param recordId the record's id in HighLevel
     * @param since events received at or after this time
     * @return the events
     */
    List<ReceivedEvent> about(String location, RecordType type, String recordId, Instant since);

    /**
     * Reads one event.
     *
     * @param webhookId its webhook id
     * @return the event, if it was received and is kept still
     */
    Optional<ReceivedEvent> find(String webhookId);

    /**
     * Names the records that events were received about, in the store's order of ids.
     *
     * @param location the location
     * @param type the record type
     * @param since events received at or after this time
     * @param until events received before this time
     * @param after records that come after this id; empty to begin
     * @param limit the most to return, 1 or more
     * @return ids in HighLevel, each once
     */
    List<String> records(String location, RecordType type, Instant since, Instant until, String after, int limit);

    /**
     * Reads events that wait, in the order in which they were stored.
     *
     * @param limit the most to return, 1 or more
     * @return the events
     */
    List<ReceivedEvent> waiting(int limit);

    /**
     * Notes that an event was acted on, and waits no longer.
     *
     * @param webhookId the event's webhook id
     */
    void handled(String webhookId);

    /**
     * Has every {@linkplain ReceivedEvent#isOfApp event of the app} wait again.
     *
     * @param since events received at or after this time
     * @return how many wait again
     */
    int waitAgain(Instant since);

    /**
     * Forgets old events, of all locations.
     *
     * @param before events received before this time
     * @param limit the most to remove, 1 or more
     * @return how many were removed; less than the limit if none is left
     */
    int purge(Instant before, int limit);
}
