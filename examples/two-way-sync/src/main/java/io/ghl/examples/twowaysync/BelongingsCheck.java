package io.ghl.examples.twowaysync;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.examples.twowaysync.app.CustomerTable;
import io.ghl.examples.twowaysync.app.RowRecords;
import io.ghl.examples.twowaysync.sync.BelongingSync;
import io.ghl.sync.app.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Holds what both sides have of companies, tasks, notes and appointments against what must be there, by SQL and HTTP. */
record BelongingsCheck(List<Owner> owners, HighLevelBelongings highLevel, Map<String, String> expected) {
    /**
     * What it found.
     *
     * @param differences every deviation, in words
     * @param duplicates records that are there more than once
     * @param records how many were compared on each side
     */
    record Result(List<String> differences, int duplicates, int records) {}

    Result run(CustomerTable own, BelongingSync app) {
        Found inApp = readApp(own, app);
        Found inGhl = readHighLevel();
        List<String> differences = new ArrayList<>();
        inApp.compare("the app", expected, differences);
        inGhl.compare("HighLevel", expected, differences);
        return new Result(differences, inApp.duplicates + inGhl.duplicates, expected.size());
    }

    private Found readApp(CustomerTable own, BelongingSync app) {
        Found inApp = new Found();
        Map<String, String> names = new HashMap<>();
        app.companies().all().forEach(row -> {
            names.put(row.id(), String.valueOf(RowRecords.text(row, "name")));
            inApp.add(RowRecords.text(row, "name"), RowRecords.text(row, "city"));
        });
        for (Owner owner : owners) {
            own.strings("SELECT company_id FROM customers WHERE id = ?", owner.customerId())
                    .forEach(company -> inApp.add("member " + owner.customerId(), names.get(company)));
        }
        app.tasks()
                .all()
                .forEach(row -> inApp.add(
                        RowRecords.text(row, "title"),
                        RowRecords.text(row, "customer") + " " + RowRecords.text(row, "body") + " "
                                + RowRecords.text(row, "due") + " " + RowRecords.text(row, "done")));
        app.notes()
                .all()
                .forEach(row -> inApp.addLabelled(RowRecords.text(row, "body"), RowRecords.text(row, "customer")));
        Map<String, String> titles = new HashMap<>();
        for (Row row : app.bookings().all()) {
            titles.put(row.id(), String.valueOf(RowRecords.text(row, "title")));
            inApp.add(
                    RowRecords.text(row, "title"),
                    RowRecords.text(row, "customer") + " " + time(row, "starts") + " " + time(row, "ends") + " "
                            + RowRecords.text(row, "status"));
        }
        app.remarks()
                .all()
                .forEach(row ->
                        inApp.addLabelled(RowRecords.text(row, "body"), titles.get(RowRecords.text(row, "booking"))));
        return inApp;
    }

    private Found readHighLevel() {
        Found found = new Found();
        Map<String, String> names = new HashMap<>();
        for (JsonNode business : highLevel.businesses()) {
            names.put(business.path("id").asText(), business.path("name").asText());
            found.add(business.path("name").asText(), business.path("city").asText());
        }
        Map<String, String> customers = new HashMap<>();
        for (Owner owner : owners) {
            customers.put(owner.contactId(), owner.customerId());
            String business = highLevel.businessOf(owner);
            found.add("member " + owner.customerId(), names.get(business));
            for (JsonNode task : highLevel.tasks(owner)) {
                found.add(
                        task.path("title").asText(),
                        owner.customerId() + " " + task.path("body").asText() + " " + time(task, "dueDate") + " "
                                + task.path("completed").asBoolean());
            }
            highLevel
                    .notes(owner)
                    .forEach(note -> found.addLabelled(note.path("body").asText(), owner.customerId()));
        }
        for (JsonNode event : highLevel.events()) {
            String title = event.path("title").asText();
            found.add(
                    title,
                    customers.get(event.path("contactId").asText()) + " " + time(event, "startTime") + " "
                            + time(event, "endTime") + " "
                            + event.path("appointmentStatus").asText());
            highLevel
                    .remarks(event)
                    .forEach(note -> found.addLabelled(note.path("body").asText(), title));
        }
        return found;
    }

    private static @Nullable Instant time(Row row, String column) {
        String text = RowRecords.text(row, column);
        return text == null ? null : Instant.parse(text);
    }

    private static Instant time(JsonNode record, String field) {
        return OffsetDateTime.parse(record.path(field).asText()).toInstant();
    }

    /** What one side holds, by what people tell it apart by. */
    private static final class Found {
        private final Map<String, String> contents = new TreeMap<>();
        private int duplicates;

        void add(@Nullable String key, @Nullable String content) {
            if (contents.put(String.valueOf(key), String.valueOf(content)) != null) {
                duplicates++;
            }
        }

        /** A text such as {@code "Note 3: likes tea"}. */
        void addLabelled(@Nullable String body, @Nullable String owner) {
            String[] parts = String.valueOf(body).split(": ", 2);
            add(parts[0], owner + " " + parts[parts.length - 1]);
        }

        void compare(String side, Map<String, String> expected, List<String> differences) {
            expected.forEach((key, content) -> {
                String held = contents.get(key);
                if (!content.equals(held)) {
                    differences.add(key + ": in " + side + " is " + held + ", expected " + content);
                }
            });
            contents.keySet().stream()
                    .filter(key -> !expected.containsKey(key))
                    .forEach(key -> differences.add(key + ": in " + side + ", expected by nobody"));
        }
    }
}
