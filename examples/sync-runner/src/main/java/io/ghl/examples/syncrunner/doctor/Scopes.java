package io.ghl.examples.syncrunner.doctor;

import io.ghl.client.GhlLocation;
import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.businesses.BusinessUpdate;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.sync.record.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Requests that show whether a token has a scope. HighLevel has none that tells; so the ones for writing change a record
 * that does not exist: without the scope the token is refused, with it the record is not found.
 */
final class Scopes {
    static final String CUSTOM_FIELDS = "locations/customFields.readonly";

    /** What to do about a missing one. */
    static final String ADVICE =
            "In HighLevel, open Settings > Private Integrations, edit the integration, and tick it;"
                    + " the token stays the same.";

    static final String NOBODY = "syncRunnerDoctor0000";

    /** A request. */
    record Probe(String scope, boolean write, Runnable call) {}

    private Scopes() {}

    static List<Probe> probes(GhlLocation location, Set<RecordType> types) {
        List<Probe> probes = new ArrayList<>();
        if (types.stream().anyMatch(type -> type != RecordType.BUSINESS)) {
            probes.add(read(
                    "contacts.readonly",
                    () -> location.contacts()
                            .search(ContactSearch.all().pageLimit(1))
                            .pages()
                            .iterator()
                            .next()));
        }
        if (types.contains(RecordType.CONTACT)) {
            probes.add(read(CUSTOM_FIELDS, () -> location.customFields().list(CustomFieldModel.CONTACT)));
        }
        if (types.contains(RecordType.CONTACT) || types.contains(RecordType.TASK) || types.contains(RecordType.NOTE)) {
            probes.add(write(
                    "contacts.write",
                    () -> location.contacts()
                            .update(NOBODY, ContactUpdate.builder().city("-").build())));
        }
        if (types.contains(RecordType.TASK)) {
            probes.add(read(
                    "locations/tasks.readonly",
                    () -> location.tasks()
                            .search(TaskSearch.all().pageLimit(1))
                            .pages()
                            .iterator()
                            .next()));
        }
        if (types.contains(RecordType.BUSINESS)) {
            probes.add(read(
                    "businesses.readonly",
                    () -> location.businesses().list().pages().iterator().next()));
            probes.add(write(
                    "businesses.write",
                    () -> location.businesses()
                            .update(NOBODY, BusinessUpdate.builder().city("-").build())));
        }
        if (types.contains(RecordType.APPOINTMENT) || types.contains(RecordType.APPOINTMENT_NOTE)) {
            probes.add(read("calendars.readonly", () -> location.calendars().list()));
            probes.add(write(
                    "calendars/events.readonly", () -> location.appointments().get(NOBODY)));
            probes.add(write(
                    "calendars/events.write",
                    () -> location.appointments()
                            .update(
                                    NOBODY,
                                    AppointmentUpdate.builder().title("-").build())));
        }
        return probes;
    }

    private static Probe read(String scope, Runnable call) {
        return new Probe(scope, false, call);
    }

    /** A request for a record that does not exist: any refusal but one of the scope is as it should be. */
    private static Probe write(String scope, Runnable call) {
        return new Probe(scope, true, call);
    }
}
