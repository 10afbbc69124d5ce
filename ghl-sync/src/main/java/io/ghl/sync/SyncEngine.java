package io.ghl.sync;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.sync.internal.engine.Counters;
import io.ghl.sync.internal.engine.Tenant;
import io.ghl.sync.internal.ghl.ClientRecords;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.ServerClock;
import io.ghl.sync.internal.webhook.WebhookIntake;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an application's records and HighLevel's the same on both sides: contacts, businesses, tasks, notes, appointments. One engine serves any number of
 * locations; each is worked on by one thread at a time. Thread-safe.
 *
 * <p>The engine is given a {@link GhlClient} and a {@link SyncStore} and closes neither.
 */
public final class SyncEngine implements AutoCloseable {
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);

    private final GhlClient ghl;
    private final SyncStore store;
    private final List<RecordSync.Ready<?>> records;
    private final SyncOptions options;
    private final Clock clock;
    private final WebhookIntake intake;
    private final Map<String, SyncLocation> locations = new ConcurrentHashMap<>();
    private boolean running;
    private boolean closed;

    private SyncEngine(Builder builder) {
        this.ghl = required(builder.ghl, "ghl(client)");
        this.store = required(builder.store, "store(store)");
        this.records = ready(builder.records);
        this.options = builder.options;
        this.clock = builder.clock;
        this.intake = new WebhookIntake(store, builder.verifier, clock, types(), locations::containsKey, this::wake);
    }

    private static List<RecordSync.Ready<?>> ready(List<RecordSync<?>> records) {
        if (records.isEmpty()) {
            throw new SyncException(
                    "The engine is not complete: call records(RecordSync.contacts(...)) before build().");
        }
        List<RecordSync.Ready<?>> ready = new ArrayList<>();
        Set<RecordType> types = EnumSet.noneOf(RecordType.class);
        for (RecordSync<?> each : records) {
            RecordSync.Ready<?> set = each.ready();
            if (!types.add(set.type())) {
                throw new SyncException("Records of type " + set.type() + " are set up twice; set each type up once.");
            }
            ready.add(set);
        }
        return List.copyOf(ready);
    }

    /**
     * Starts setting up an engine.
     *
     * @return a builder with defaults
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Starts working on the locations that were asked for with {@link #location}. Does nothing if it runs already. */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("The engine is closed.");
        }
        running = true;
        locations.values().forEach(SyncLocation::start);
    }

    /**
     * The sync of one location. The first call makes the engine serve the location: its webhooks are taken from then on,
     * and it is worked on while the engine runs. Call it for every location at each start of the application.
     *
     * @param locationId HighLevel's id of the location, not blank
     * @return the location's sync, the same at each call
     * @throws io.ghl.sync.mapping.MappingException if what the mapping writes to a blank record is not read again; the
     *     message shows a made-up value for which that is so
     */
    public synchronized SyncLocation location(String locationId) {
        if (locationId.isBlank()) {
            throw new IllegalArgumentException("The id of a location must not be blank.");
        }
        SyncLocation location =
                locations.computeIfAbsent(locationId, id -> new SyncLocation(tenants(id), intake::statistics));
        if (running) {
            location.start();
        }
        return location;
    }

    private Set<RecordType> types() {
        return records.stream().map(RecordSync.Ready::type).collect(Collectors.toSet());
    }

    private List<Tenant> tenants(String locationId) {
        ServerClock serverClock = new ServerClock(clock);
        GhlLocation view = ghl.location(locationId).withObserver(serverClock);
        Set<RecordType> types = types();
        GhlRecords.Places places =
                (type, id) -> store.transact(tx -> tx.relations().parentOf(locationId, type, id));
        records.forEach(set -> set.checkMapping(locationId));
        Counters counters = new Counters();
        return records.stream()
                .map(set -> new Tenant(
                        locationId,
                        set.type(),
                        types,
                        set.appOf(locationId),
                        ClientRecords.of(set.type(), view, places),
                        set.mapping(),
                        set.rules(options),
                        store,
                        options,
                        clock,
                        () -> UUID.randomUUID().toString(),
                        counters,
                        serverClock::skew))
                .toList();
    }

    /**
     * Takes webhooks.
     *
     * @return the entrance for the application's HTTP endpoint
     */
    public Webhooks webhooks() {
        return intake;
    }

    private void wake(String locationId) {
        SyncLocation location = locations.get(locationId);
        if (location != null) {
            location.wake();
        }
    }

    /**
     * Stops working: records under work are finished, within 30 s. What is left is taken up at the next start. The client
     * and the store stay open.
     */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            running = false;
        }
        // Without the lock, which a worker may be waiting for in the application's code.
        Instant deadline = clock.instant().plus(SHUTDOWN);
        locations.values().forEach(SyncLocation::stop);
        locations.values().forEach(location -> location.join(deadline));
    }

    private static <V> V required(@Nullable V value, String call) {
        if (value == null) {
            throw new SyncException("The engine is not complete: call " + call + " before build().");
        }
        return value;
    }

    /** Sets up an engine. Not thread-safe. */
    public static final class Builder {
        private @Nullable GhlClient ghl;
        private @Nullable SyncStore store;
        private final List<RecordSync<?>> records = new ArrayList<>();
        private SyncOptions options = SyncOptions.defaults();
        private WebhookVerifier verifier = WebhookVerifier.highLevel();
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /**
         * The client to call HighLevel with. Required.
         *
         * @param client the client; stays open when the engine closes
         * @return this builder
         */
        public Builder ghl(GhlClient client) {
            ghl = client;
            return this;
        }

        /**
         * Where the engine keeps its state. Required.
         *
         * @param value the store; stays open when the engine closes
         * @return this builder
         */
        public Builder store(SyncStore value) {
            store = value;
            return this;
        }

        /**
         * What is synced and how; at least one is required. Call it once for each type of record: contacts before what
         * belongs to them is of no importance here.
         *
         * @param value the set-up
         * @return this builder
         */
        public Builder records(RecordSync<?> value) {
            records.add(value);
            return this;
        }

        /**
         * Intervals. Default: {@link SyncOptions#defaults()}.
         *
         * @param value the options
         * @return this builder
         */
        public Builder options(SyncOptions value) {
            options = value;
            return this;
        }

        /**
         * Verifies webhooks. Default: {@link WebhookVerifier#highLevel()}, with HighLevel's published key.
         *
         * @param value the verifier
         * @return this builder
         */
        public Builder webhookVerifier(WebhookVerifier value) {
            verifier = value;
            return this;
        }

        /**
         * The time that the engine goes by. Default: the system's clock.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        /**
         * Finishes the engine. It does nothing until {@link SyncEngine#start()}.
         *
         * @return the engine
         * @throws SyncException if a required part is missing
         * @throws io.ghl.sync.mapping.MappingException if the mapping cannot work; the message names the field
         */
        public SyncEngine build() {
            return new SyncEngine(this);
        }
    }
}
