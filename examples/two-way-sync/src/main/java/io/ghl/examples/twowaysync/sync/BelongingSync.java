package io.ghl.examples.twowaysync.sync;

import io.ghl.examples.twowaysync.app.CustomerRecords;
import io.ghl.examples.twowaysync.app.CustomerTable;
import io.ghl.examples.twowaysync.app.RowRecords;
import io.ghl.sync.SyncEngine;

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

    /** Tells an engine to sync all of it, with the customers that it belongs to, as belongings.yaml says. */
    public SyncEngine.Builder addTo(SyncEngine.Builder engine, CustomerRecords customers) {
        return CustomerSync.belongings().addTo(engine, type -> switch (type) {
            case CONTACT -> customers;
            case BUSINESS -> companies;
            case TASK -> tasks;
            case NOTE -> notes;
            case APPOINTMENT -> bookings;
            case APPOINTMENT_NOTE -> remarks;
        });
    }
}
