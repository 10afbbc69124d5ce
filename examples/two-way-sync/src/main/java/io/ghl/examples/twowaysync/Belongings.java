package io.ghl.examples.twowaysync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.GhlClient;
import io.ghl.examples.twowaysync.app.CustomerRecords;
import io.ghl.examples.twowaysync.app.CustomerTable;
import io.ghl.examples.twowaysync.app.RowRecords;
import io.ghl.examples.twowaysync.highlevel.HighLevelHttp;
import io.ghl.examples.twowaysync.highlevel.WebhookReceiver;
import io.ghl.examples.twowaysync.sync.BelongingSync;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.app.Row;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookVerifier;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The second part of a run: companies, tasks, notes and appointments of some customers, added to the sync of a location
 * that synced contacts only so far. Both sides make, edit and delete some of each, while webhooks are lost.
 */
final class Belongings {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MADE = "belongings made";
    private static final int CUSTOMERS = 12;
    private static final int COMPANIES = 4;
    private static final String DAYS = "belongings day";

    private final GhlSandbox sandbox;
    private final DemoFiles files;
    private final HighLevelHttp highLevel;
    private final Screen screen;
    private final Progress progress;
    private final Map<String, String> expected = new TreeMap<>();
    private final List<Owner> owners = new ArrayList<>();
    private final Instant day;
    private String calendar = "";

    /** A customer that the part is about, under both ids. */
    private record Owner(String customerId, String contactId) {
        String path(String kind) {
            return "/contacts/" + contactId + "/" + kind + "/";
        }
    }

    Belongings(GhlSandbox sandbox, DemoFiles files, HighLevelHttp highLevel, Screen screen, Progress progress) {
        this.sandbox = sandbox;
        this.files = files;
        this.highLevel = highLevel;
        this.screen = screen;
        this.progress = progress;
        // In HighLevel's near future, and the same one when a run is resumed after midnight.
        long today = Duration.between(Instant.EPOCH, Instant.now()).toDays();
        long days = progress.counts().getOrDefault(DAYS, today + 20);
        progress.count(Map.of(DAYS, days));
        progress.save();
        this.day = Instant.EPOCH.plus(Duration.ofDays(days));
    }

    /**
     * What the check of this part found.
     *
     * @param differences every deviation, in words
     * @param duplicates records that are there more than once
     * @param records how many were compared on each side
     */
    record Result(List<String> differences, int duplicates, int records) {}

    Result run() {
        Screen.Bar bar = screen.bar("what belongs to them", 4);
        try (SyncStore store = SyncStore.sqlite(files.sync());
                CustomerTable own = CustomerTable.open(files.app());
                CustomerTable engines = CustomerTable.open(files.app());
                GhlClient client = GhlClient.builder()
                        .privateToken(Sandbox.ENGINE_TOKEN)
                        .baseUrl(sandbox.baseUrl().toString())
                        .build();
                SyncEngine engine = BelongingSync.over(engines)
                        .addTo(SyncEngine.builder(), new CustomerRecords(engines, sandbox.locationId()))
                        .ghl(client)
                        .store(store)
                        .webhookVerifier(WebhookVerifier.of(sandbox.webhookPublicKey()))
                        .options(Sandbox.engineOptions().withListInterval(Duration.ofSeconds(2)))
                        .build();
                WebhookReceiver receiver = WebhookReceiver.start((headers, body) ->
                        engine.webhooks().receive(headers, body).httpStatus())) {
            sandbox.sendWebhooksTo(receiver.url());
            SyncLocation location = engine.location(sandbox.locationId());
            BelongingSync app = BelongingSync.over(own);
            findOwners(own, store);
            make(own, app, progress.counts().containsKey(MADE));
            progress.count(Map.of(MADE, 1L));
            progress.save();
            bar.show(1, "both sides made some of each");
            engine.start();
            location.link(LinkProgress.SILENT);
            calm(location);
            bar.show(2, "linked; edits on both sides");
            Sandbox.armFaults(sandbox, progress.seed());
            edit(app);
            calm(location);
            sandbox.faults().clear();
            bar.show(3, "a sweep for what no webhook told");
            location.sweep();
            calm(location);
            Result result = check(own, app);
            bar.done("%d companies, tasks, notes and appointments are the same on both sides"
                    .formatted(result.records() - result.differences().size()));
            return result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("The demo was interrupted; run again with --resume.", e);
        }
    }

    private void calm(SyncLocation location) throws InterruptedException {
        sandbox.webhooksDrained(PATIENCE);
        if (!location.awaitIdle(PATIENCE)) {
            throw new DemoException(
                    "The sync of what belongs to customers did not come to rest; run again with --resume.");
        }
    }

    /** Customers whose contacts are known, the first in the order of their ids. */
    private void findOwners(CustomerTable own, SyncStore store) {
        for (String id : own.strings("SELECT id FROM customers ORDER BY id")) {
            String contact = store.transact(tx -> tx.links()
                    .of(sandbox.locationId(), RecordType.CONTACT, Side.APP, id)
                    .map(Link::ghlId)
                    .orElse(null));
            if (contact != null
                    && owners.size() < CUSTOMERS
                    && highLevel.contact(contact).isPresent()) {
                owners.add(new Owner(id, contact));
            }
        }
    }

    // ---- what people do; each piece may be repeated, since a run may be killed in between ----

    /** Makes all of it, or only says what it is once that was done: some of it may have been deleted since. */
    private void make(CustomerTable own, BelongingSync app, boolean made) {
        calendar = calendar();
        for (int i = 0; i < COMPANIES; i++) {
            expect("Company " + i, "Bern");
        }
        expect("Company from HighLevel", "Rome");
        for (int i = 0; i < owners.size(); i++) {
            Owner owner = owners.get(i);
            String due = due(i);
            expect("member " + owner.customerId(), "Company " + i % COMPANIES);
            expectTask("Task " + i, owner, "from the app", due, false);
            expect("Note " + i, owner.customerId() + " from the app");
            expectBooking("Booking " + i, owner, i, "confirmed");
            expect("Remark " + i, "Booking " + i + " from the app");
            if (i % 3 == 0) {
                expectTask("Their task " + i, owner, "from HighLevel", due, false);
                expect("Their note " + i, owner.customerId() + " from HighLevel");
                expectBooking("Their booking " + i, owner, i + 100, "confirmed");
            }
        }
        if (!made) {
            makeInApp(own, app);
            makeInHighLevel();
        }
    }

    private void makeInApp(CustomerTable own, BelongingSync app) {
        for (int i = 0; i < COMPANIES; i++) {
            app.companies().put("B-" + i, Map.of("name", "Company " + i, "city", "Bern"));
        }
        for (int i = 0; i < owners.size(); i++) {
            Owner owner = owners.get(i);
            own.execute("UPDATE customers SET company_id = ? WHERE id = ?", "B-" + i % COMPANIES, owner.customerId());
            app.tasks().put("T-" + i, task(owner, "Task " + i, "from the app", due(i), false));
            app.notes().put("N-" + i, Map.of("customer", owner.customerId(), "body", "Note " + i + ": from the app"));
            app.bookings().put("A-" + i, booking(owner, "Booking " + i, i, "confirmed"));
            app.remarks().put("R-" + i, Map.of("booking", "A-" + i, "body", "Remark " + i + ": from the app"));
        }
    }

    /** Some of what the app has, which must not be there twice afterwards, and some of their own. */
    private void makeInHighLevel() {
        business("Company 0", "Bern");
        business("Company from HighLevel", "Rome");
        for (int i = 0; i < owners.size(); i += 3) {
            Owner owner = owners.get(i);
            highLevelTask(owner, "Task " + i, "from the app", due(i));
            highLevelNote(owner, "Note " + i + ": from the app");
            highLevelTask(owner, "Their task " + i, "from HighLevel", due(i));
            highLevelNote(owner, "Their note " + i + ": from HighLevel");
            highLevelBooking(owner, "Their booking " + i, i + 100);
        }
    }

    private String due(int number) {
        return day.plus(Duration.ofDays(number)).toString();
    }

    private void edit(BelongingSync app) {
        app.companies().put("B-1", Map.of("city", "Basel"));
        expect("Company 1", "Basel");
        JsonNode business = business("Company 2", "Bern");
        highLevel.call("PUT", "/businesses/" + business.path("id").asText(), json(Map.of("city", "Oslo")));
        expect("Company 2", "Oslo");
        for (int i = 0; i < owners.size(); i++) {
            Owner owner = owners.get(i);
            String due = due(i);
            switch (i % 4) {
                case 0 -> {
                    app.tasks().put("T-" + i, Map.of("done", "true"));
                    expectTask("Task " + i, owner, "from the app", due, true);
                    app.notes().put("N-" + i, Map.of("body", "Note " + i + ": edited in the app"));
                    expect("Note " + i, owner.customerId() + " edited in the app");
                    app.bookings().put("A-" + i, booking(owner, "Booking " + i, i, "cancelled"));
                    expectBooking("Booking " + i, owner, i, "cancelled");
                }
                case 1 -> {
                    // Of the first there is no event at all.
                    change(
                            "PUT",
                            owner.path("tasks"),
                            found(tasks(owner), "title", "Task " + i),
                            "body",
                            "edited in HighLevel");
                    expectTask("Task " + i, owner, "edited in HighLevel", due, false);
                    change(
                            "PUT",
                            owner.path("notes"),
                            found(notes(owner), "body", "Note " + i + ":"),
                            "body",
                            "Note " + i + ": edited in HighLevel");
                    expect("Note " + i, owner.customerId() + " edited in HighLevel");
                    change(
                            "PUT",
                            "/calendars/events/appointments/",
                            found(events(), "title", "Booking " + i),
                            "appointmentStatus",
                            "showed");
                    expectBooking("Booking " + i, owner, i, "showed");
                }
                case 2 -> {
                    app.tasks().remove("T-" + i);
                    expected.remove("Task " + i);
                    app.notes().remove("N-" + i);
                    expected.remove("Note " + i);
                }
                default -> {
                    change("DELETE", owner.path("tasks"), found(tasks(owner), "title", "Task " + i), null, "");
                    expected.remove("Task " + i);
                    // Its remark goes with it.
                    change("DELETE", "/calendars/events/", found(events(), "title", "Booking " + i), null, "");
                    expected.remove("Booking " + i);
                    expected.remove("Remark " + i);
                }
            }
        }
    }

    /** A user edits or deletes a record, unless it is gone already. */
    private void change(String method, String path, @Nullable String id, @Nullable String field, String value) {
        if (id != null) {
            highLevel.call(method, path + id, field == null ? JSON.createObjectNode() : json(Map.of(field, value)));
        }
    }

    private String calendar() {
        for (JsonNode found :
                highLevel.call("GET", "/calendars/?locationId={location}", null).path("calendars")) {
            if (found.path("name").asText().equals("Studio")) {
                return found.path("id").asText();
            }
        }
        return highLevel
                .call("POST", "/calendars/", json(Map.of("locationId", highLevel.location(), "name", "Studio")))
                .at("/calendar/id")
                .asText();
    }

    private JsonNode business(String name, String city) {
        for (JsonNode found : businesses()) {
            if (found.path("name").asText().equals(name)) {
                return found;
            }
        }
        return highLevel
                .call(
                        "POST",
                        "/businesses/",
                        json(Map.of("locationId", highLevel.location(), "name", name, "city", city)))
                .path("buiseness");
    }

    private void highLevelTask(Owner owner, String title, String body, String due) {
        if (found(tasks(owner), "title", title) == null) {
            ObjectNode task = json(Map.of("title", title, "body", body, "dueDate", due));
            highLevel.call("POST", "/contacts/" + owner.contactId() + "/tasks", task.put("completed", false));
        }
    }

    private void highLevelNote(Owner owner, String body) {
        if (found(notes(owner), "body", body) == null) {
            highLevel.call("POST", "/contacts/" + owner.contactId() + "/notes", json(Map.of("body", body)));
        }
    }

    private void highLevelBooking(Owner owner, String title, int hour) {
        if (found(events(), "title", title) == null) {
            highLevel.call(
                    "POST",
                    "/calendars/events/appointments",
                    json(Map.of(
                            "calendarId", calendar,
                            "locationId", highLevel.location(),
                            "contactId", owner.contactId(),
                            "title", title,
                            "startTime", start(hour).toString(),
                            "endTime", start(hour).plus(Duration.ofMinutes(50)).toString())));
        }
    }

    private Map<String, String> task(Owner owner, String title, String body, String due, boolean done) {
        return Map.of(
                "customer", owner.customerId(),
                "title", title,
                "body", body,
                "due", due,
                "done", String.valueOf(done));
    }

    private Map<String, String> booking(Owner owner, String title, int hour, String status) {
        return Map.of(
                "customer",
                owner.customerId(),
                "calendar",
                calendar,
                "title",
                title,
                "starts",
                start(hour).toString(),
                "ends",
                start(hour).plus(Duration.ofMinutes(50)).toString(),
                "status",
                status);
    }

    private Instant start(int hour) {
        return day.plus(Duration.ofHours(hour));
    }

    // ---- what must come of it ----

    private void expect(String key, String content) {
        expected.put(key, content);
    }

    private void expectTask(String title, Owner owner, String body, String due, boolean done) {
        expect(title, owner.customerId() + " " + body + " " + due + " " + done);
    }

    private void expectBooking(String title, Owner owner, int hour, String status) {
        expect(
                title,
                owner.customerId() + " " + start(hour) + " " + start(hour).plus(Duration.ofMinutes(50)) + " " + status);
    }

    // ---- the check, by plain SQL and plain HTTP ----

    private Result check(CustomerTable own, BelongingSync app) {
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
        Found inGhl = readHighLevel();
        List<String> differences = new ArrayList<>();
        inApp.compare("the app", expected, differences);
        inGhl.compare("HighLevel", expected, differences);
        return new Result(differences, inApp.duplicates + inGhl.duplicates, expected.size());
    }

    private Found readHighLevel() {
        Found found = new Found();
        Map<String, String> names = new HashMap<>();
        for (JsonNode business : businesses()) {
            names.put(business.path("id").asText(), business.path("name").asText());
            found.add(business.path("name").asText(), business.path("city").asText());
        }
        Map<String, String> customers = new HashMap<>();
        for (Owner owner : owners) {
            customers.put(owner.contactId(), owner.customerId());
            String business = highLevel
                    .contact(owner.contactId())
                    .map(contact -> contact.path("businessId").asText())
                    .orElse("");
            found.add("member " + owner.customerId(), names.get(business));
            for (JsonNode task : tasks(owner)) {
                found.add(
                        task.path("title").asText(),
                        owner.customerId() + " " + task.path("body").asText() + " " + time(task, "dueDate") + " "
                                + task.path("completed").asBoolean());
            }
            notes(owner).forEach(note -> found.addLabelled(note.path("body").asText(), owner.customerId()));
        }
        for (JsonNode event : events()) {
            String title = event.path("title").asText();
            found.add(
                    title,
                    customers.get(event.path("contactId").asText()) + " " + time(event, "startTime") + " "
                            + time(event, "endTime") + " "
                            + event.path("appointmentStatus").asText());
            highLevel
                    .call(
                            "GET",
                            "/calendars/appointments/" + event.path("id").asText() + "/notes?limit=20&offset=0",
                            null)
                    .path("notes")
                    .forEach(note -> found.addLabelled(note.path("body").asText(), title));
        }
        return found;
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

    private JsonNode businesses() {
        return highLevel.call("GET", "/businesses/?locationId={location}", null).path("businesses");
    }

    private JsonNode tasks(Owner owner) {
        return highLevel
                .call("GET", "/contacts/" + owner.contactId() + "/tasks", null)
                .path("tasks");
    }

    private JsonNode notes(Owner owner) {
        return highLevel
                .call("GET", "/contacts/" + owner.contactId() + "/notes", null)
                .path("notes");
    }

    private JsonNode events() {
        return highLevel
                .call(
                        "GET",
                        "/calendars/events?locationId={location}&calendarId=" + calendar + "&startTime="
                                + day.minus(Duration.ofDays(5)).toEpochMilli() + "&endTime="
                                + day.plus(Duration.ofDays(60)).toEpochMilli(),
                        null)
                .path("events");
    }

    private static @Nullable String found(JsonNode rows, String field, String start) {
        for (JsonNode row : rows) {
            String held = row.path(field).asText();
            if (start.endsWith(":") ? held.startsWith(start) : held.equals(start)) {
                return row.path("id").asText();
            }
        }
        return null;
    }

    private static @Nullable Instant time(Row row, String column) {
        String text = RowRecords.text(row, column);
        return text == null ? null : Instant.parse(text);
    }

    private static Instant time(JsonNode record, String field) {
        return OffsetDateTime.parse(record.path(field).asText()).toInstant();
    }

    private static ObjectNode json(Map<String, String> fields) {
        ObjectNode json = JSON.createObjectNode();
        fields.forEach(json::put);
        return json;
    }
}
