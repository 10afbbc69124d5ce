package io.ghl.examples.benchmarks.rows;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;

import io.ghl.client.GhlClient;
import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.harness.Samples;
import io.ghl.examples.benchmarks.server.SandboxProcess;
import io.ghl.examples.benchmarks.sync.Ledger;
import io.ghl.examples.benchmarks.sync.Member;
import io.ghl.examples.benchmarks.sync.Members;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.RecordSync;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many edits of the application the engine brings to HighLevel in a second, next to a loop that makes the same calls
 * and stores the same rows in the same durable commits, and decides nothing.
 */
public final class ReconcileRow implements Row {
    private static final double BAR = 0.67;

    @Override
    public String name() {
        return "reconcile";
    }

    @Override
    public String title() {
        return "edits that the engine brings to HighLevel, against the bare calls and commits";
    }

    @Override
    public Outcome run(boolean quick) throws IOException, InterruptedException {
        int records = quick ? 20 : 500;
        int rounds = quick ? 1 : 15;
        Path folder = Files.createTempDirectory("reconcile");
        try (SandboxProcess sandbox = SandboxProcess.start(0, List.of())) {
            return measure(sandbox, folder, records, rounds, quick ? 0 : 5);
        } finally {
            delete(folder);
        }
    }

    private static Outcome measure(SandboxProcess sandbox, Path folder, int records, int rounds, int warmUp)
            throws IOException, InterruptedException {
        String url = "http://127.0.0.1:" + sandbox.port();
        Members members = new Members();
        for (int i = 0; i < records; i++) {
            members.put(new Member("m" + i, "Member " + i, "member" + i + "@example.com", "Rome"));
        }
        List<Double> engine = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        try (GhlClient client = Clients.unhindered(url);
                SyncStore store = SyncStore.sqlite(folder.resolve("engine.db"));
                SyncStore byHand = SyncStore.sqlite(folder.resolve("ledger.db"));
                BareCalls calls = new BareCalls(url);
                SyncEngine sync = engine(client, store, members)) {
            SyncLocation location = sync.location(Clients.LOCATION);
            sync.start();
            location.link(LinkProgress.SILENT);
            List<BareContact> contacts = contacts(calls, records);
            // What is stored by hand is made after what the engine stored for an edit.
            double unused = byEngine(location, members, "Town");
            Ledger ledger = new Ledger(
                    byHand,
                    store,
                    Clients.LOCATION,
                    "city",
                    contacts.stream().map(BareContact::id).toList());
            for (int round = -warmUp; round < rounds; round++) {
                // The sandbox has a contact of its own, which is a member by now.
                double ours = members.all().size() / byEngine(location, members, "City " + round);
                double hand = records / byHand(calls, ledger, contacts, "City " + round);
                if (round >= 0) {
                    engine.add(ours);
                    bare.add(hand);
                    ratio.add(ours / hand);
                }
            }
        }
        return new Outcome(
                List.of(
                        Figure.of("throughput, engine ÷ bare calls and commits", new Samples(ratio), "")
                                .atLeast(BAR),
                        Figure.of("edits, engine", new Samples(engine), "per s"),
                        Figure.of("edits, bare calls and commits", new Samples(bare), "per s")),
                null);
    }

    /** Searches show new contacts late. */
    private static List<BareContact> contacts(BareCalls calls, int records) throws IOException, InterruptedException {
        List<BareContact> contacts = calls.search(records, null);
        while (contacts.size() < records) {
            Thread.sleep(50);
            contacts = calls.search(records, null);
        }
        return contacts;
    }

    private static SyncEngine engine(GhlClient client, SyncStore store, Members members) {
        return SyncEngine.builder()
                .ghl(client)
                .store(store)
                .records(RecordSync.contacts(members)
                        .mapping(m -> m.field("firstName", Member::firstName, Member::withFirstName)
                                .to(FIRST_NAME)
                                .field("email", Member::email, Member::withEmail)
                                .to(EMAIL)
                                .field("city", Member::city, Member::withCity)
                                .to(CITY)))
                .options(SyncOptions.defaults()
                        .withFeedInterval(Duration.ofDays(1))
                        .withAppFeedInterval(Duration.ofDays(1))
                        .withSweepInterval(Duration.ofDays(30))
                        // Or a record that the round before has synced would have to wait.
                        .withMinInterval(Duration.ZERO))
                .build();
    }

    /** Seconds from the moment the engine may work until nothing is open any more. */
    private static double byEngine(SyncLocation location, Members members, String city) throws InterruptedException {
        location.pause();
        for (Member member : members.all()) {
            members.put(member.withCity(city));
            location.changed(RecordType.CONTACT, member.id());
        }
        long start = System.nanoTime();
        location.resume();
        // A look takes a transaction, so it is taken seldom.
        while (location.status().openSignals() > 0) {
            Thread.sleep(5);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    /**
     * Seconds for the same calls and commits. The field is one that the engine does not map, or each of its edits would be
     * a conflict; what is read shows whether the engine has brought the edit.
     */
    private static double byHand(BareCalls calls, Ledger ledger, List<BareContact> contacts, String city)
            throws IOException {
        ledger.hint();
        long start = System.nanoTime();
        for (BareContact contact : contacts) {
            BareContact read = calls.get(contact.id());
            if (!city.equals(read.city())) {
                throw new IllegalStateException("The engine has not brought the edit of a contact.");
            }
            ledger.intend(read.id(), city);
            calls.setWebsite(read.id(), city);
            ledger.confirm(read.id(), city);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
