package io.ghl.sync.internal.ghl;

import io.ghl.client.GhlLocation;
import io.ghl.sync.SyncException;
import io.ghl.sync.record.RecordType;

/** The ports over the client, one for each type of record. */
public final class ClientRecords {
    private ClientRecords() {}

    /**
     * The records of one type of a location.
     *
     * @param places where records of sub-resources were last seen
     */
    public static GhlRecords of(RecordType type, GhlLocation location, GhlRecords.Places places) {
        return switch (type) {
            case CONTACT -> new ClientContacts(location);
            case BUSINESS, TASK, NOTE, APPOINTMENT, APPOINTMENT_NOTE ->
                throw new SyncException("Records of type " + type + " cannot be synced yet.");
        };
    }
}
