package io.ghl.sync.internal.ghl;

import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The records of one type of one location, as the engine calls them: the port behind which HighLevel stands. Values are
 * by HighLevel path; references hold HighLevel's ids. Failures are {@link io.ghl.client.error.GhlException}s.
 */
public interface GhlRecords {
    /** Reads a record by id; empty if HighLevel says that it is not there. */
    Optional<GhlRecord> read(String id);

    /** Creates a record; a refusal because there is one already is a {@link Created#duplicateOf()}. */
    Created create(FieldValues values);

    /** Fails as {@link #create} would before it calls HighLevel, as far as that can be told, if these values make no record. */
    default void checkCreate(FieldValues values) {}

    /** Changes fields; only those given are sent. Fields that the answer does not show are absent from it. */
    GhlRecord update(String id, FieldValues changes);

    /** Adds tags; the record's tags after the call. Contacts only. */
    default List<String> addTags(String id, Collection<String> tags) {
        throw new UnsupportedOperationException("Only contacts have tags.");
    }

    /** Removes tags; the record's tags after the call. Contacts only. */
    default List<String> removeTags(String id, Collection<String> tags) {
        throw new UnsupportedOperationException("Only contacts have tags.");
    }

    /** Deletes a record; one that is not there counts as deleted. */
    void delete(String id);

    /**
     * Asks for records that could be the one that the values describe, because they share a key, or are of the same
     * parent. The more is asked than that, the fewer may be missing: with a marker also those that carry it.
     *
     * @param values the values as they would be sent to create it
     * @param markerPath the field that carries the application's id, null not to look there
     * @param marker the application's id
     */
    List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker);

    /**
     * Looks for records that may have taken over another one: for contacts, those that hold its e-mail address, as their
     * own or as a further one, and if it had none, those that hold its phone number. HighLevel's search knows no further
     * addresses, so the contacts that were changed since a time are looked through as well.
     *
     * @param held what the other one held, by path
     */
    default List<GhlRecord> survivors(FieldValues held, Instant changedSince) {
        return List.of();
    }

    /** Names the custom fields of the location with their types and options, so that a change of them is noticed. */
    default String schema() {
        return "";
    }

    /** The paths of the fields by which {@link #find} looks, besides the parent's. */
    Collection<String> findsBy();

    /**
     * Reads records that may have changed at or after a time, as cheaply as HighLevel lets. May show too many; must show
     * all unless {@link #pollsByParent()}.
     */
    GhlRows changedSince(Instant from, @Nullable String cursor);

    /** Reads all records; only those of {@link #under one parent} can be read if {@link #pollsByParent()}. */
    GhlRows all(@Nullable String cursor);

    /** Whether HighLevel lists these records only parent by parent, so that polling goes over all parents in turn. */
    default boolean pollsByParent() {
        return false;
    }

    /** Whether {@link #all} shows a record with these values, if it is there. */
    default boolean lists(FieldValues values) {
        return true;
    }

    /**
     * Whether {@link #changedSince} shows a record with these values even if it did not change, so that one that is not
     * shown has changed or is gone.
     */
    default boolean listsUnchanged(FieldValues values) {
        return false;
    }

    /** Reads all records of one parent; none if the parent is not there. */
    default List<GhlRecord> under(String parentId) {
        throw new UnsupportedOperationException("These records are read as a whole.");
    }

    /**
     * Reads the record that an event shows; empty if it shows no more than an id.
     *
     * @param event the event's type
     * @param payload the event
     */
    Optional<Shown> shownBy(String event, String payload);

    /** Fails with a sentence or more if the location's custom fields cannot take what a mapping wants. */
    default void check(List<WantedField> wanted) {}

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
     * Why HighLevel would refuse values, by path, in words free of personal data. Goes by what is known of the location,
     * and makes no call but to get to know that; what is not in it may be refused all the same.
     */
    default Map<String, String> refusals(FieldValues values) {
        return Map.of();
    }

    /**
     * An answer to a create: exactly one of both.
     *
     * @param record the new record
     * @param duplicateOf the record that stands in the way
     */
    record Created(@Nullable GhlRecord record, @Nullable String duplicateOf) {}

    /**
     * What an event shows.
     *
     * @param record the record; fields that the event does not carry are absent
     * @param carried the paths of the fields that events of this type carry; one that is not in the record is empty there
     */
    record Shown(GhlRecord record, Collection<String> carried) {}

    /**
     * Where the records of a sub-resource are: HighLevel reads a task only by its contact's id and its own.
     */
    interface Places {
        /** The parent under which a record was last seen; empty if it never was. */
        Optional<String> parentOf(RecordType type, String id);

        /**
         * Contacts under which a record may be that is not under the one where it was last seen any more, because
         * HighLevel's users merge contacts.
         */
        default List<String> otherParentsOf(RecordType type, String id) {
            return List.of();
        }
    }
}
