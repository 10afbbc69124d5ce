package io.ghl.examples.benchmarks.rows;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ghl.client.GhlClient;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.harness.Samples;
import io.ghl.examples.benchmarks.server.CompanySandbox;
import io.ghl.examples.benchmarks.sync.Branches;
import io.ghl.examples.benchmarks.sync.Member;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.RecordSync;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.WebhookSigner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * One node that serves many locations: what an idle one costs, and how long an edit waits while nobody is busy and while
 * others are linked, of which each has more to do than its share of HighLevel's calls allows in minutes.
 */
public final class ManyLocationsRow implements Row {
    private static final Duration DAY = Duration.ofDays(1);

    /** How much of everything. */
    private record Size(int locations, int contacts, int busy, int backlog, Duration idle) {}

    @Override
    public String name() {
        return "many-locations";
    }

    @Override
    public String title() {
        return "1,000 locations with 100 contacts each on one node, while 40 more are linked";
    }

    @Override
    public Outcome run(boolean quick) throws IOException, InterruptedException {
        Size size = quick
                ? new Size(10, 3, 2, 20, Duration.ofMillis(200))
                : new Size(1_000, 100, 40, 1_000, Duration.ofMinutes(2));
        Path folder = Files.createTempDirectory("many");
        try (CompanySandbox sandbox = CompanySandbox.start(size.locations() + size.busy());
                SyncStore store = SyncStore.sqlite(folder.resolve("sync.db"))) {
            return new Measurement(size, sandbox, store).outcome();
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    /** One run, in its order: link, rest, serve edits, serve edits beside busy locations. */
    private static final class Measurement {
        private final Size size;
        private final CompanySandbox sandbox;
        private final SyncStore store;
        private final List<String> calm;
        private final List<String> busy;
        private final Branches branches = new Branches();
        private final MemoryTokenStore tokens = new MemoryTokenStore();
        private final WebhookSigner signer = WebhookSigner.ed25519();
        private final List<Figure> figures = new ArrayList<>();

        Measurement(Size size, CompanySandbox sandbox, SyncStore store) {
            this.size = size;
            this.sandbox = sandbox;
            this.store = store;
            List<String> all = CompanySandbox.ids(size.locations() + size.busy());
            this.calm = all.subList(0, size.locations());
            this.busy = all.subList(size.locations(), all.size());
            calm.forEach(location -> branches.fill(location, size.contacts()));
            busy.forEach(location -> branches.fill(location, size.backlog()));
        }

        private byte[] create(int number) {
            String location = calm.get(number / size.contacts());
            return sandbox.create(location, Branches.member(location, number % size.contacts()));
        }

        Outcome outcome() throws IOException, InterruptedException {
            double unused = new Flood(sandbox.port(), 4).seconds(calm.size() * size.contacts(), this::create);
            double before = heap();
            link();
            Arrivals arrivals = new Arrivals();
            try (GhlClient client = client(RateLimitPolicy.standard(), arrivals);
                    SyncEngine engine = engine(client)) {
                engine.start();
                rest(engine, before, arrivals);
                serve(engine, arrivals, "nobody busy", "London");
                AtomicBoolean over = new AtomicBoolean();
                Thread flood = new Thread(() -> flood(engine, over), "flood");
                flood.start();
                try {
                    busy.forEach(engine.installations()::sync);
                    serve(engine, arrivals, "others busy", "Oslo");
                } finally {
                    over.set(true);
                    flood.join();
                }
            }
            return new Outcome(figures, null);
        }

        /** Both sides have the same records, as after a restore. */
        private void link() throws InterruptedException {
            long start = System.nanoTime();
            try (GhlClient client = client(
                            RateLimitPolicy.standard().withBurst(1_000_000, Duration.ofMillis(10)), new Arrivals());
                    SyncEngine engine = engine(client)) {
                engine.installations().exchange(sandbox.code());
                calm.forEach(engine.installations()::sync);
                engine.start();
                for (String location : calm) {
                    while (engine.location(location).linkStatus().phase() != LinkStatus.Phase.DONE) {
                        Thread.sleep(50);
                    }
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            figures.add(Figure.count("locations linked", calm.size()));
            figures.add(Figure.of("contacts that linking compared", calm.size() * size.contacts() / seconds, "per s"));
        }

        private void rest(SyncEngine engine, double before, Arrivals arrivals) throws InterruptedException {
            // The first look at every location after a start is a sweep, and does not count.
            for (String location : calm) {
                while (engine.location(location).status().lastProgressAt() == null) {
                    Thread.sleep(50);
                }
            }
            long calls = arrivals.calls();
            Thread.sleep(size.idle().toMillis());
            double share = (double) DAY.toMillis() / size.idle().toMillis();
            figures.add(Figure.of(
                    "calls of an idle location in a day", (arrivals.calls() - calls) * share / calm.size(), ""));
            figures.add(Figure.of("heap of an idle location", (heap() - before) / calm.size() / 1024, "kB"));
        }

        /** An edit in each location, one after the other, as fast as they are told of. */
        private void serve(SyncEngine engine, Arrivals arrivals, String when, String city) throws InterruptedException {
            arrivals.expect(calm);
            for (String location : calm) {
                Member member = branches.of(location).find(location, "m0").orElseThrow();
                branches.of(location).put(member.withCity(city));
                arrivals.told(location);
                engine.location(location).changed(RecordType.CONTACT, "m0");
                Thread.sleep(5);
            }
            Samples waits = new Samples(arrivals.waits());
            figures.add(Figure.of("edit to HighLevel, " + when, waits, "s"));
            figures.add(Figure.of("… the slowest location", waits.quantile(1), "s"));
            figures.add(Figure.of("… slowest ÷ median", waits.quantile(1) / waits.median(), ""));
        }

        /** Webhooks of one location, about 50 in a second. */
        private void flood(SyncEngine engine, AtomicBoolean over) {
            String location = calm.get(0);
            for (int i = 0; !over.get(); i++) {
                String body = "{\"type\":\"ContactUpdate\",\"locationId\":\"" + location + "\",\"id\":\"c" + i % 1_000
                        + "\",\"webhookId\":\"w" + i + "\"}";
                var unused = engine.webhooks().receive(signer.headers(body), body.getBytes(UTF_8));
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }

        private GhlClient client(RateLimitPolicy limits, Arrivals arrivals) {
            return GhlClient.builder()
                    .oauth(sandbox.app(), tokens)
                    .baseUrl(sandbox.url())
                    .rateLimitPolicy(limits)
                    .observer(arrivals)
                    .build();
        }

        private SyncEngine engine(GhlClient client) {
            return SyncEngine.builder()
                    .ghl(client)
                    .store(store)
                    .webhookVerifier(signer.verifier())
                    .records(RecordSync.contacts(branches)
                            .mapping(m -> m.field("firstName", Member::firstName, Member::withFirstName)
                                    .to(ContactFields.FIRST_NAME)
                                    .field("email", Member::email, Member::withEmail)
                                    .to(ContactFields.EMAIL)
                                    .field("city", Member::city, Member::withCity)
                                    .to(ContactFields.CITY)))
                    .options(SyncOptions.defaults())
                    .installations(InstallOptions.forApp(sandbox.appId()))
                    .build();
        }

        private static double heap() {
            System.gc();
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return (double) runtime.totalMemory() - runtime.freeMemory();
        }
    }
}
