package io.ghl.examples.twowaysync.sync;

import io.ghl.client.GhlClient;
import io.ghl.client.limit.Priority;
import io.ghl.client.observe.GhlObserver;
import io.ghl.examples.twowaysync.DemoException;
import io.ghl.examples.twowaysync.Numbers;
import io.ghl.examples.twowaysync.app.CustomerRecords;
import io.ghl.examples.twowaysync.app.CustomerTable;
import io.ghl.examples.twowaysync.script.SyncControl;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.SyncStatistics;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookStatistics;
import io.ghl.sync.webhook.WebhookVerifier;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The engine inside the demo's process: set up, driven and asked. */
public final class EngineHost implements SyncControl, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final GhlClient client;
    private final SyncStore store;
    private final CustomerTable table;
    private final CustomerRecords records;
    private final SyncEngine engine;
    private final SyncLocation location;
    private final AtomicLong feedPolls;

    /**
     * What the engine is given.
     *
     * @param highLevel where HighLevel is
     * @param token the engine's own token
     * @param location the location
     * @param app the app's database
     * @param store the engine's store
     * @param webhookKeys keys that webhooks may be signed with
     * @param options the engine's intervals
     */
    public record Setup(
            URI highLevel,
            String token,
            String location,
            Path app,
            Path store,
            List<String> webhookKeys,
            SyncOptions options) {
        /** The token is a secret. */
        @Override
        public String toString() {
            return "Setup[" + location + "]";
        }
    }

    /** Counts the polls of the change feed among the client's requests. */
    private static final class PollCounter implements GhlObserver {
        private final AtomicLong polls = new AtomicLong();

        @Override
        public void attempt(Call call, AttemptEnd attempt) {
            if (call.priority() == Priority.POLL) {
                polls.incrementAndGet();
            }
        }
    }

    private EngineHost(
            GhlClient client,
            SyncStore store,
            CustomerTable table,
            CustomerRecords records,
            SyncEngine engine,
            SyncLocation location,
            AtomicLong feedPolls) {
        this.client = client;
        this.store = store;
        this.table = table;
        this.records = records;
        this.engine = engine;
        this.location = location;
        this.feedPolls = feedPolls;
    }

    /** Sets the engine up; it works once {@link #resume} was called. */
    public static EngineHost open(Setup setup) {
        SyncStore store = SyncStore.sqlite(setup.store());
        CustomerTable table = null;
        GhlClient client = null;
        try {
            // A connection of its own: the app uses the table at the same time.
            table = CustomerTable.open(setup.app());
            CustomerRecords records = new CustomerRecords(table, setup.location());
            PollCounter counter = new PollCounter();
            client = GhlClient.builder()
                    .privateToken(setup.token())
                    .baseUrl(setup.highLevel().toString())
                    .observer(counter)
                    .build();
            SyncEngine engine = SyncEngine.builder()
                    .ghl(client)
                    .store(store)
                    .records(CustomerSync.customers().recordSync(records))
                    .webhookVerifier(WebhookVerifier.of(setup.webhookKeys().toArray(String[]::new)))
                    .options(setup.options())
                    .build();
            return new EngineHost(
                    client, store, table, records, engine, engine.location(setup.location()), counter.polls);
        } catch (RuntimeException e) {
            if (client != null) {
                client.close();
            }
            if (table != null) {
                table.close();
            }
            store.close();
            throw e;
        }
    }

    /** Takes a webhook and says which HTTP status to answer. */
    public int receive(Map<String, List<String>> headers, byte[] rawBody) {
        return engine.webhooks().receive(headers, rawBody).httpStatus();
    }

    /** Links both sides and creates what one of them lacks. */
    public void link(LinkProgress progress) {
        engine.start();
        interruptibly(() -> location.link(progress));
    }

    /** Compares all ids of both sides. */
    public void sweep() {
        interruptibly(location::sweep);
    }

    @Override
    public void pause() {
        interruptibly(location::pause);
    }

    /** Starts the engine, or lets it go on: a run that is resumed inside a window has not started it yet. */
    @Override
    public void resume() {
        engine.start();
        location.resume();
    }

    @Override
    public void awaitCalm() {
        interruptibly(() -> {
            if (!location.awaitIdle(PATIENCE)) {
                String problem = location.status().problem();
                throw new DemoException("The sync did not come to rest within " + PATIENCE.toMinutes() + " minutes"
                        + (problem == null ? "" : " (" + problem + ")") + "; run again with --resume.");
            }
        });
    }

    @Override
    public void changed(String customerId) {
        location.changed(RecordType.CONTACT, customerId);
    }

    /** What the engine counted. */
    public SyncStatistics statistics() {
        return location.statistics();
    }

    /** How webhooks were taken since the start of this process. */
    public WebhookStatistics webhookStatistics() {
        return engine.webhooks().statistics();
    }

    /** Polls of the change feed since the start of this process. */
    public long feedPolls() {
        return feedPolls.get();
    }

    /** The questions that wait for a person, with the values of both sides. */
    public List<Numbers.OpenConflict> openConflicts() {
        return location.reviews().open().stream().map(this::openConflict).toList();
    }

    private Numbers.OpenConflict openConflict(ReviewItem item) {
        Optional<Link> link = store.transact(tx -> tx.links().find(item.linkId()));
        String record = link.map(Link::appId).orElse(item.linkId());
        if (item.kind() == ReviewItem.Kind.DELETE) {
            boolean there = records.find(location.id(), record).isPresent();
            return new Numbers.OpenConflict(
                    record, "(all)", there ? "edited" : "deleted", there ? "deleted" : "edited", item.reason());
        }
        return new Numbers.OpenConflict(record, item.field(), shown(item.app()), shown(item.ghl()), item.reason());
    }

    private static String shown(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return text.value();
        }
        return value.isPresent() && !value.isBlank() ? value.toString() : "-";
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    private static void interruptibly(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("The demo was interrupted; run again with --resume.", e);
        }
    }

    @Override
    public void close() {
        closeAll(engine, client, table, store);
    }

    private static void closeAll(@Nullable AutoCloseable... parts) {
        for (AutoCloseable part : parts) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (Exception e) {
                // Nothing is lost: every commit is on disk already.
            }
        }
    }
}
