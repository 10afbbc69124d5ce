package io.ghl.sync.internal.ghl.client;

import io.ghl.client.GhlLocation;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.record.RecordType;
import java.time.Clock;

/** The ports over the client, one for each type of record. */
public final class ClientRecords {
    private ClientRecords() {}

    /**
     * The records of one type of a location.
     *
     * @param places where records of sub-resources were last seen
     * @param clock the time, by which appointments are listed
     */
    public static GhlRecords of(RecordType type, GhlLocation location, GhlRecords.Places places, Clock clock) {
        return switch (type) {
            case BUSINESS -> new ClientBusinesses(location);
            case CONTACT -> new ClientContacts(location);
            case TASK -> new ClientTasks(location, places);
            case NOTE -> new ClientNotes(location, places);
            case APPOINTMENT -> new ClientAppointments(location, clock);
            case APPOINTMENT_NOTE -> new ClientAppointmentNotes(location, places);
        };
    }
}
