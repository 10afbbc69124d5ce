package io.ghl.examples.twowaysync.sync;

import io.ghl.examples.twowaysync.app.CustomerRecords;
import io.ghl.examples.twowaysync.app.CustomerTable;
import io.ghl.examples.twowaysync.app.RowRecords;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.RecordSync;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.AppointmentNoteFields;
import io.ghl.sync.mapping.BusinessFields;
import io.ghl.sync.mapping.NoteFields;
import io.ghl.sync.mapping.TaskFields;

/**
 * What belongs to customers, one table each, and how it is synced.
 *
 * @param companies with HighLevel's businesses
 * @param tasks with the tasks of contacts
 * @param notes with the notes of contacts
 * @param bookings with appointments
 * @param remarks with the notes of appointments
 */
public record BelongingSync(
        RowRecords companies, RowRecords tasks, RowRecords notes, RowRecords bookings, RowRecords remarks) {

    /** The tables, over one connection; those that are missing are created. */
    public static BelongingSync over(CustomerTable database) {
        return new BelongingSync(
                RowRecords.open(database, "companies", "name", "city"),
                RowRecords.open(database, "tasks", "customer", "title", "body", "due", "done"),
                RowRecords.open(database, "notes", "customer", "body"),
                RowRecords.open(database, "bookings", "customer", "calendar", "title", "starts", "ends", "status"),
                RowRecords.open(database, "remarks", "booking", "body"));
    }

    /** Tells an engine to sync all of it, with the customers that it belongs to. */
    public SyncEngine.Builder addTo(SyncEngine.Builder engine, CustomerRecords customers) {
        return engine.records(CustomerSync.withCompanies(customers))
                .records(RecordSync.businesses(companies)
                        .mapping(m -> m.field("name", row -> row.text("name"), (row, v) -> row.with("name", v))
                                .to(BusinessFields.NAME)
                                .field("city", row -> row.text("city"), (row, v) -> row.with("city", v))
                                .to(BusinessFields.CITY))
                        .onDelete(DeletePolicy.PROPAGATE))
                .records(RecordSync.tasks(tasks)
                        .mapping(m -> m.field(
                                        "customer", row -> row.text("customer"), (row, v) -> row.with("customer", v))
                                .to(TaskFields.CONTACT)
                                .field("title", row -> row.text("title"), (row, v) -> row.with("title", v))
                                .to(TaskFields.TITLE)
                                .field("body", row -> row.text("body"), (row, v) -> row.with("body", v))
                                .to(TaskFields.BODY)
                                .field("due", row -> row.time("due"), (row, v) -> row.with("due", v))
                                .to(TaskFields.DUE_DATE)
                                .field("done", row -> row.flag("done"), (row, v) -> row.with("done", v))
                                .to(TaskFields.COMPLETED))
                        .onDelete(DeletePolicy.PROPAGATE))
                .records(RecordSync.notes(notes)
                        .mapping(m -> m.field(
                                        "customer", row -> row.text("customer"), (row, v) -> row.with("customer", v))
                                .to(NoteFields.CONTACT)
                                .field("body", row -> row.text("body"), (row, v) -> row.with("body", v))
                                .to(NoteFields.BODY))
                        .onDelete(DeletePolicy.PROPAGATE))
                .records(RecordSync.appointments(bookings)
                        .mapping(m -> m.field(
                                        "customer", row -> row.text("customer"), (row, v) -> row.with("customer", v))
                                .to(AppointmentFields.CONTACT)
                                .field("calendar", row -> row.text("calendar"), (row, v) -> row.with("calendar", v))
                                .to(AppointmentFields.CALENDAR)
                                .field("title", row -> row.text("title"), (row, v) -> row.with("title", v))
                                .to(AppointmentFields.TITLE)
                                .field("starts", row -> row.time("starts"), (row, v) -> row.with("starts", v))
                                .to(AppointmentFields.START)
                                .field("ends", row -> row.time("ends"), (row, v) -> row.with("ends", v))
                                .to(AppointmentFields.END)
                                .field("status", row -> row.text("status"), (row, v) -> row.with("status", v))
                                .to(AppointmentFields.STATUS))
                        .onDelete(DeletePolicy.PROPAGATE))
                .records(RecordSync.appointmentNotes(remarks)
                        .mapping(m -> m.field("booking", row -> row.text("booking"), (row, v) -> row.with("booking", v))
                                .to(AppointmentNoteFields.APPOINTMENT)
                                .field("body", row -> row.text("body"), (row, v) -> row.with("body", v))
                                .to(AppointmentNoteFields.BODY))
                        .onDelete(DeletePolicy.PROPAGATE));
    }
}
