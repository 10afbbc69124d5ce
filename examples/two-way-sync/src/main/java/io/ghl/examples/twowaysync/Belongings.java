package io.ghl.examples.twowaysync;

import io.ghl.client.GhlClient;
import io.ghl.examples.twowaysync.app.CustomerRecords;
import io.ghl.examples.twowaysync.app.CustomerTable;
import io.ghl.examples.twowaysync.highlevel.HighLevelHttp;
import io.ghl.examples.twowaysync.highlevel.WebhookReceiver;
import io.ghl.examples.twowaysync.sync.BelongingSync;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The second part of a run: companies, tasks, notes and appointments of some customers, added to the sync of a location
 * that synced contacts only so far. Both sides make, edit and delete some of each, while webhooks are lost.
 */
final class Belongings {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String MADE = "belongings made";
    private static final int CUSTOMERS = 12;
    private static final int COMPANIES = 4;
    private static final String DAYS = "belongings day";

    private final GhlSandbox sandbox;
    private final DemoFiles files;
    private final HighLevelHttp http;
    private final HighLevelBelongings highLevel;
    private final Screen screen;
    private final Progress progress;
    private final Map<String, String> expected = new TreeMap<>();
    private final List<Owner> owners = new ArrayList<>();
    private final Days days;

    Belongings(GhlSandbox sandbox, DemoFiles files, HighLevelHttp highLevel, Screen screen, Progress progress) {
        this.sandbox = sandbox;
        this.files = files;
        this.http = highLevel;
        this.screen = screen;
        this.progress = progress;
        // In HighLevel's near future, and the same one when a run is resumed after midnight.
        long today = Duration.between(Instant.EPOCH, Instant.now()).toDays();
        long number = progress.counts().getOrDefault(DAYS, today + 20);
        progress.count(Map.of(DAYS, number));
        progress.save();
        this.days = new Days(Instant.EPOCH.plus(Duration.ofDays(number)));
        this.highLevel = new HighLevelBelongings(http, days);
    }

    BelongingsCheck.Result run() {
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
            BelongingsCheck.Result result = new BelongingsCheck(owners, highLevel, expected).run(own, app);
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
                    && http.contact(contact).isPresent()) {
                owners.add(new Owner(id, contact));
            }
        }
    }

    // ---- what people do; each piece may be repeated, since a run may be killed in between ----

    /** Makes all of it, or only says what it is once that was done: some of it may have been deleted since. */
    private void make(CustomerTable own, BelongingSync app, boolean made) {
        for (int i = 0; i < COMPANIES; i++) {
            expect("Company " + i, "Bern");
        }
        expect("Company from HighLevel", "Rome");
        for (int i = 0; i < owners.size(); i++) {
            Owner owner = owners.get(i);
            String due = days.due(i);
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
            app.tasks().put("T-" + i, task(owner, "Task " + i, "from the app", days.due(i), false));
            app.notes().put("N-" + i, Map.of("customer", owner.customerId(), "body", "Note " + i + ": from the app"));
            app.bookings().put("A-" + i, booking(owner, "Booking " + i, i, "confirmed"));
            app.remarks().put("R-" + i, Map.of("booking", "A-" + i, "body", "Remark " + i + ": from the app"));
        }
    }

    /** Some of what the app has, which must not be there twice afterwards, and some of their own. */
    private void makeInHighLevel() {
        highLevel.business("Company 0", "Bern");
        highLevel.business("Company from HighLevel", "Rome");
        for (int i = 0; i < owners.size(); i += 3) {
            Owner owner = owners.get(i);
            highLevel.makeTask(owner, "Task " + i, "from the app", days.due(i));
            highLevel.makeNote(owner, "Note " + i + ": from the app");
            highLevel.makeTask(owner, "Their task " + i, "from HighLevel", days.due(i));
            highLevel.makeNote(owner, "Their note " + i + ": from HighLevel");
            highLevel.makeBooking(owner, "Their booking " + i, i + 100);
        }
    }

    private void edit(BelongingSync app) {
        app.companies().put("B-1", Map.of("city", "Basel"));
        expect("Company 1", "Basel");
        highLevel.moveBusiness(highLevel.business("Company 2", "Bern"), "Oslo");
        expect("Company 2", "Oslo");
        for (int i = 0; i < owners.size(); i++) {
            Owner owner = owners.get(i);
            String due = days.due(i);
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
                    highLevel.change(
                            "PUT",
                            owner.path("tasks"),
                            HighLevelBelongings.found(highLevel.tasks(owner), "title", "Task " + i),
                            "body",
                            "edited in HighLevel");
                    expectTask("Task " + i, owner, "edited in HighLevel", due, false);
                    highLevel.change(
                            "PUT",
                            owner.path("notes"),
                            HighLevelBelongings.found(highLevel.notes(owner), "body", "Note " + i + ":"),
                            "body",
                            "Note " + i + ": edited in HighLevel");
                    expect("Note " + i, owner.customerId() + " edited in HighLevel");
                    highLevel.change(
                            "PUT",
                            "/calendars/events/appointments/",
                            HighLevelBelongings.found(highLevel.events(), "title", "Booking " + i),
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
                    highLevel.change(
                            "DELETE",
                            owner.path("tasks"),
                            HighLevelBelongings.found(highLevel.tasks(owner), "title", "Task " + i),
                            null,
                            "");
                    expected.remove("Task " + i);
                    // Its remark goes with it.
                    highLevel.change(
                            "DELETE",
                            "/calendars/events/",
                            HighLevelBelongings.found(highLevel.events(), "title", "Booking " + i),
                            null,
                            "");
                    expected.remove("Booking " + i);
                    expected.remove("Remark " + i);
                }
            }
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
                highLevel.calendar(),
                "title",
                title,
                "starts",
                days.start(hour).toString(),
                "ends",
                days.end(hour).toString(),
                "status",
                status);
    }

    // ---- what must come of it ----

    private void expect(String key, String content) {
        expected.put(key, content);
    }

    private void expectTask(String title, Owner owner, String body, String due, boolean done) {
        expect(title, owner.customerId() + " " + body + " " + due + " " + done);
    }

    private void expectBooking(String title, Owner owner, int hour, String status) {
        expect(title, owner.customerId() + " " + days.start(hour) + " " + days.end(hour) + " " + status);
    }
}
