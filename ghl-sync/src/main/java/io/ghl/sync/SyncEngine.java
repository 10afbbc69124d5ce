package io.ghl.sync;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.oauth.OAuth;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.install.Installations;
import io.ghl.sync.internal.cluster.ClusterDriver;
import io.ghl.sync.internal.engine.driver.Driver;
import io.ghl.sync.internal.engine.driver.LocalDriver;
import io.ghl.sync.internal.engine.location.GuardedObserver;
import io.ghl.sync.internal.engine.record.StoredPlaces;
import io.ghl.sync.internal.engine.tenant.Counters;
import io.ghl.sync.internal.engine.tenant.LongWork;
import io.ghl.sync.internal.engine.tenant.Oversight;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.tenant.Traffic;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.client.ClientRecords;
import io.ghl.sync.internal.ghl.client.ServerClock;
import io.ghl.sync.internal.install.Parking;
import io.ghl.sync.internal.install.StoredInstallations;
import io.ghl.sync.internal.oversight.ReviewNotices;
import io.ghl.sync.internal.store.sql.DatabaseStore;
import io.ghl.sync.internal.store.sql.PostgresStore;
import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.internal.webhook.AppEvents;
import io.ghl.sync.internal.webhook.Entrance;
import io.ghl.sync.internal.webhook.WebhookIntake;
import io.ghl.sync.observe.LocationHealth;
import io.ghl.sync.observe.SyncObserver;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewListener;
import io.ghl.sync.review.ReviewOptions;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps an application's records and HighLevel's the same on both sides: contacts, businesses, tasks, notes, appointments. One engine serves any number of
 * locations; each is worked on by one thread at a time. Thread-safe.
 *
 * <p>The engine is given a {@link GhlClient} and a {@link SyncStore} and closes neither.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="engine"}
 */
public final class SyncEngine implements AutoCloseable {
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);
    private static final int DEFAULT_WORKERS = 32;
    private static final int MOST_WORKERS = 1000;

    private final GhlClient ghl;
    private final SyncStore store;
    private final List<RecordSync.Ready<?>> records;
    private final SyncOptions options;
    private final Clock clock;
    private final Instant built;
    private final Oversight oversight;
    private final @Nullable ReviewNotices notices;
    private final Driver driver;
    private final LongWork longWork;
    private final StoredInstallations installations;
    private final AppEvents appEvents;
    private final WebhookIntake intake;
    private final Entrance entrance;
    private final Map<String, SyncLocation> locations = new ConcurrentHashMap<>();
    private boolean closed;

    private SyncEngine(Builder builder) {
        this.ghl = required(builder.ghl, "ghl(client)");
        this.store = required(builder.store, "store(store)");
        this.records = ready(builder.records);
        this.options = builder.options;
        this.clock = builder.clock;
        this.built = clock.instant();
        checkRedaction(builder.audit);
        ReviewListener listener = builder.reviews.listener();
        ReviewNotices told = listener == null ? null : new ReviewNotices(store, listener);
        this.notices = told;
        this.oversight = new Oversight(
                builder.audit,
                builder.reviews,
                new GuardedObserver(builder.observer),
                told == null ? location -> {} : told,
                triggerSet(builder.triggers),
                true);
        this.driver = store instanceof PostgresStore shared
                ? new ClusterDriver(
                        shared, clock, builder.workers, id -> location(id).worker())
                : new LocalDriver(clock, builder.workers);
        this.longWork = LongWork.of(builder.workers, driver::wake);
        this.installations = new StoredInstallations(
                store,
                oauthOf(ghl),
                builder.installations,
                clock,
                new ServedLocations(locations, this::location, driver));
        this.appEvents = new AppEvents(store, installations);
        this.intake = new WebhookIntake(
                store, builder.verifier, clock, types(), driver::serves, driver::wake, appEvents, oversight.triggers());
        this.entrance = new Entrance(intake, oversight.observer());
    }

    private TriggerSet triggerSet(List<Trigger> triggers) {
        TriggerSet set = TriggerSet.of(
                triggers,
                records.stream()
                        .collect(Collectors.toMap(
                                RecordSync.Ready::type, each -> each.mapping().rules())));
        if (set.needsDatabase() && !(store instanceof DatabaseStore)) {
            throw new IllegalArgumentException("A trigger writes within the store's transaction, and the store " + store
                    + " is in no database; use SyncStore.jdbc or SyncStore.sqlite.");
        }
        return set;
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

    private static @Nullable OAuth oauthOf(GhlClient client) {
        try {
            return client.oauth();
        } catch (IllegalStateException e) {
            // It has a private integration token, which nobody installs.
            return null;
        }
    }

    /**
     * Starts working on the locations that were asked for with {@link #location}, and on those that
     * {@link #installations} are to be synced. Does nothing if it runs already.
     * @throws IllegalStateException if the engine is closed
     */
    public void start() {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("The engine is closed.");
            }
            driver.start();
            locations.keySet().forEach(oversight.notices());
        }
        installations.startAll();
        appEvents.start();
    }

    /**
     * The locations that have the app, for an app that is installed with OAuth: code exchanges, events of the app, what
     * is synced, and the removal of a location's data.
     *
     * @return the installations
     */
    public Installations installations() {
        return installations;
    }

    /**
     * The sync of one location. The first call makes the engine serve the location: its webhooks are taken from then on,
     * and it is worked on while the engine runs. Call it for every location at each start of the application, except for
     * those that {@link #installations} start.
     *
     * @param locationId HighLevel's id of the location, not blank
     * @return the location's sync, the same at each call
     * @throws io.ghl.sync.mapping.MappingException if what the mapping writes to a blank record is not read again; the
     *     message shows a made-up value for which that is so
     */
    public synchronized SyncLocation location(String locationId) {
        if (Objects.requireNonNull(locationId, "The id of a location must not be null.")
                .isBlank()) {
            throw new IllegalArgumentException("The id of a location must not be blank.");
        }
        return locations.computeIfAbsent(locationId, id -> {
            SyncLocation location = new SyncLocation(tenants(id), built, driver, entrance::statistics);
            location.worker().brakes().park(store.transact(tx -> Parking.why(tx, id)));
            driver.serve(location.worker());
            if (driver.isRunning()) {
                oversight.notices().accept(id);
            }
            return location;
        });
    }

    private Set<RecordType> types() {
        return records.stream().map(RecordSync.Ready::type).collect(Collectors.toSet());
    }

    private List<Tenant> tenants(String locationId) {
        ServerClock serverClock = new ServerClock(clock);
        Traffic calls = new Traffic(longWork);
        GhlLocation view = ghl.location(locationId)
                .withObserver(GhlObserver.all(serverClock, calls.meter()))
                .withPriority(calls.priority()::now);
        Traffic traffic = calls.with(view);
        Set<RecordType> types = types();
        records.forEach(set -> set.checkMapping(locationId));
        Counters counters = new Counters();
        List<Tenant> tenants = new ArrayList<>();
        GhlRecords.Places places = new StoredPlaces(
                store,
                locationId,
                type -> tenants.stream().filter(tenant -> tenant.type() == type).findFirst());
        records.stream()
                .map(set -> new Tenant(
                        locationId,
                        set.type(),
                        types,
                        set.appOf(locationId, store),
                        ClientRecords.of(set.type(), view, places, clock),
                        set.mapping(),
                        set.rules(options),
                        store,
                        options,
                        clock,
                        () -> UUID.randomUUID().toString(),
                        counters,
                        serverClock::skew,
                        oversight,
                        traffic))
                .forEach(tenants::add);
        return List.copyOf(tenants);
    }

    /**
     * Takes webhooks.
     *
     * @return the entrance for the application's HTTP endpoint
     */
    public Webhooks webhooks() {
        return entrance;
    }

    /**
     * How every location that this engine was asked for gets on, by the default limits. Takes about ten queries of the
     * store for each, and no call.
     *
     * @return one entry for each location, in no particular order
     * @throws io.ghl.sync.store.StoreException if the store cannot be read
     */
    public List<LocationHealth> health() {
        return locations.values().stream().map(SyncLocation::health).toList();
    }

    /** Stops working like {@link #shutdown}, within 30 s. */
    @Override
    public void close() {
        boolean unused = shutdown(SHUTDOWN);
    }

    /**
     * Stops working: webhooks are answered 429 from now on, so that HighLevel sends them again later; records under work
     * are finished, and their locations given free for other nodes. Work that takes longer than the bound is interrupted:
     * nothing of it is lost, and what is left is taken up at the next start. The client and the store stay open.
     *
     * @param bound the longest time to wait for records under work, more than zero; interrupting takes a second more
     * @return whether all work ended by itself; false if some was interrupted, or if called from within the work
     * @throws IllegalArgumentException if the bound is not more than zero
     */
    public boolean shutdown(Duration bound) {
        Objects.requireNonNull(bound, "bound must not be null.");
        if (bound.isNegative() || bound.isZero()) {
            throw new IllegalArgumentException("The bound of a shutdown must be more than zero, but is " + bound + ".");
        }
        entrance.shut();
        synchronized (this) {
            closed = true;
        }
        // Without the lock, which a worker may be waiting for in the application's code.
        driver.stop();
        boolean ended = driver.join(bound);
        appEvents.close();
        if (notices != null) {
            notices.close();
        }
        return ended;
    }

    private void checkRedaction(AuditOptions audit) {
        Set<String> unknown = new TreeSet<>(audit.redactedFields());
        records.forEach(set -> set.mapping().rules().forEach(rule -> unknown.remove(rule.name())));
        if (!unknown.isEmpty()) {
            throw new SyncException("The audit log is to keep no values of " + unknown
                    + ", but no mapped field has such a name; name the fields as the mapping does.");
        }
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
        private int workers = DEFAULT_WORKERS;
        private WebhookVerifier verifier = WebhookVerifier.highLevel();
        private Clock clock = Clock.systemUTC();
        private AuditOptions audit = AuditOptions.defaults();
        private ReviewOptions reviews = ReviewOptions.defaults();
        private @Nullable InstallOptions installations;
        private SyncObserver observer = SyncObserver.SILENT;
        private final List<Trigger> triggers = new ArrayList<>();

        private Builder() {}

        /**
         * The client to call HighLevel with. Required.
         *
         * @param client the client; stays open when the engine closes
         * @return this builder
         */
        public Builder ghl(GhlClient client) {
            ghl = Objects.requireNonNull(client, "client must not be null.");
            return this;
        }

        /**
         * Where the engine keeps its state. Required.
         *
         * @param value the store; stays open when the engine closes
         * @return this builder
         */
        public Builder store(SyncStore value) {
            store = Objects.requireNonNull(value, "store must not be null.");
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
            records.add(Objects.requireNonNull(value, "records must not be null."));
            return this;
        }

        /**
         * Intervals. Default: {@link SyncOptions#defaults()}.
         *
         * @param value the options
         * @return this builder
         */
        public Builder options(SyncOptions value) {
            options = Objects.requireNonNull(value, "options must not be null.");
            return this;
        }

        /**
         * How many locations are worked on at the same time by this node, each by one thread; the others take turns.
         * Default: 32. A thread mostly waits for HighLevel, so there may be many more than processors; connections to a
         * database are borrowed for moments only. Linking, sweeps that were asked for, plans and undos keep a thread to
         * their end, so they take three quarters of the threads at most, and the rest serves all other locations meanwhile.
         *
         * @param value the number, 1 to 1000
         * @return this builder
         * @throws IllegalArgumentException if it is out of range
         */
        public Builder workers(int value) {
            if (value < 1 || value > MOST_WORKERS) {
                throw new IllegalArgumentException(
                        "workers must be between 1 and " + MOST_WORKERS + ", but is " + value + ".");
            }
            workers = value;
            return this;
        }

        /**
         * Verifies webhooks. Default: {@link WebhookVerifier#highLevel()}, with HighLevel's published key.
         *
         * @param value the verifier
         * @return this builder
         */
        public Builder webhookVerifier(WebhookVerifier value) {
            verifier = Objects.requireNonNull(value, "verifier must not be null.");
            return this;
        }

        /**
         * What the audit log keeps. Default: {@link AuditOptions#defaults()}, everything.
         *
         * @param value the options
         * @return this builder
         */
        public Builder audit(AuditOptions value) {
            audit = Objects.requireNonNull(value, "audit must not be null.");
            return this;
        }

        /**
         * How the review queue behaves: who is told of questions, and how long they wait. Default:
         * {@link ReviewOptions#defaults()}.
         *
         * @param value the options
         * @return this builder
         */
        public Builder reviews(ReviewOptions value) {
            reviews = Objects.requireNonNull(value, "reviews must not be null.");
            return this;
        }

        /**
         * Follows the INSTALL, UNINSTALL and plan events of an app that come in through {@link SyncEngine#webhooks()}.
         * Default: they are ignored.
         *
         * @param value the options
         * @return this builder
         */
        public Builder installations(InstallOptions value) {
            installations = Objects.requireNonNull(value, "installations must not be null.");
            return this;
        }

        /**
         * Is told what the engine does, for meters. Default: nobody.
         *
         * @param value the observer, such as {@link io.ghl.sync.observe.SyncMeters}
         * @return this builder
         */
        public Builder observer(SyncObserver value) {
            observer = Objects.requireNonNull(value, "observer must not be null.");
            return this;
        }

        /**
         * What to do when something happens to a record; called again, it adds to what was there.
         *
         * @param more the triggers, each with a name of its own
         * @return this builder
         */
        public Builder triggers(Trigger... more) {
            return triggers(Arrays.asList(Objects.requireNonNull(more, "triggers must not be null.")));
        }

        /**
         * What to do when something happens to a record; called again, it adds to what was there.
         *
         * @param more the triggers, such as those of a {@link io.ghl.sync.mapping.file.MappingFile}
         * @return this builder
         */
        public Builder triggers(Collection<Trigger> more) {
            Objects.requireNonNull(more, "triggers must not be null.");
            more.forEach(each -> triggers.add(Objects.requireNonNull(each, "trigger must not be null.")));
            return this;
        }

        /**
         * The time that the engine goes by. Default: the system's clock.
         *
         * @param value the clock
         * @return this builder
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock must not be null.");
            return this;
        }

        /**
         * Finishes the engine. It does nothing until {@link SyncEngine#start()}.
         *
         * @return the engine
         * @throws SyncException if a required part is missing
         * @throws IllegalArgumentException if a trigger could never fire; the message names it and says why
         * @throws io.ghl.sync.mapping.MappingException if the mapping cannot work; the message names the field
         */
        public SyncEngine build() {
            return new SyncEngine(this);
        }
    }
}
