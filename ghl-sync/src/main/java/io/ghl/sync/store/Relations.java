package io.ghl.sync.store;

import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import java.util.List;
import java.util.Optional;

/**
 * How records hang together: where HighLevel keeps those that it reads only through their parent, and which records wait
 * until another one is linked.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Relations {
    /**
     * Remembers under which parent HighLevel showed a record, in place of the one before.
     *
     * @param location the location
     * @param type the record's type
     * @param ghlId the record's id in HighLevel
     * @param parentId the parent's id in HighLevel
     */
    void place(String location, RecordType type, String ghlId, String parentId);

    /**
     * Under which parent a record was last seen.
     *
     * @param location the location
     * @param type the record's type
     * @param ghlId the record's id in HighLevel
     * @return the parent's id in HighLevel, empty if none was remembered
     */
    Optional<String> parentOf(String location, RecordType type, String ghlId);

    /**
     * Which records were last seen under a parent.
     *
     * @param location the location
     * @param type the records' type
     * @param parentId the parent's id in HighLevel
     * @return the records' ids in HighLevel, in their order
     */
    List<String> under(String location, RecordType type, String parentId);

    /**
     * Remembers that a record waits for another one to be linked. Harmless to repeat.
     *
     * @param location the location
     * @param waiting the record that waits
     * @param on the record that it waits for
     */
    void await(String location, RecordRef waiting, RecordRef on);

    /**
     * Ends the waiting for a record.
     *
     * @param location the location
     * @param on the record that has been linked
     * @return the records that waited for it, in their order; they no longer do
     */
    List<RecordRef> release(String location, RecordRef on);
}
