package io.ghl.sync.internal.ghl;

import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of one location, as the engine calls them: the port behind which HighLevel stands. Failures are
 * {@link io.ghl.client.error.GhlException}s.
 */
public interface GhlRecords {
    /** Reads a contact by id; empty if HighLevel says that it is not there. */
    Optional<GhlRecord> read(String id);

    /** Creates a contact; a refusal because there is one already is a {@link Created#duplicateOf()}. */
    Created create(FieldValues values);

    /** Changes fields; only those given are sent. */
    GhlRecord update(String id, FieldValues changes);

    /** Adds tags; the contact's tags after the call. */
    List<String> addTags(String id, Collection<String> tags);

    /** Removes tags; the contact's tags after the call. */
    List<String> removeTags(String id, Collection<String> tags);

    /** Deletes a contact; one that is not there counts as deleted. */
    void delete(String id);

    /**
     * Asks for contacts with an e-mail or a phone number, and if there is none, for those with a value in a custom field.
     */
    List<GhlRecord> find(
            @Nullable String email, @Nullable String phone, @Nullable String markerPath, @Nullable String marker);

    /** Reads contacts that were changed at or after a time, oldest change first. */
    GhlRows changedSince(Instant from, @Nullable String cursor);

    /** Reads all contacts, oldest first. */
    GhlRows all(@Nullable String cursor);

    /** Reads the contact that an event shows. */
    GhlRecord shownBy(String payload);

    /** Fails with one sentence if a path names a custom field that the location does not have. */
    void check(Collection<String> paths);

    /** How HighLevel answered the last write, null if nobody knows. */
    default @Nullable WriteAnswer lastWrite() {
        return null;
    }

    /**
     * What the audit log tells of an answer to a write.
     *
     * @param status the HTTP status
     * @param traceId HighLevel's trace id, null if it sent none
     */
    record WriteAnswer(int status, @Nullable String traceId) {}

    /**
     * An answer to a create: exactly one of both.
     *
     * @param record the new contact
     * @param duplicateOf the contact that stands in the way
     */
    record Created(@Nullable GhlRecord record, @Nullable String duplicateOf) {}
}
