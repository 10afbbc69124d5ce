package io.ghl.examples.syncrunner.session;

import com.zaxxer.hikari.HikariDataSource;
import io.ghl.client.GhlClient;
import io.ghl.client.GhlClientBuilder;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.config.Settings.RecordsAt;
import io.ghl.examples.syncrunner.config.Settings.StoreAt;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.examples.syncrunner.connect.Connector;
import io.ghl.examples.syncrunner.connect.Database;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.webhook.WebhookVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A sync that is set up: client, store, connections and engine. Nothing is synced before {@link SyncEngine#start}. */
public final class Session implements AutoCloseable {
    private static final int PAIRS_AT_ONCE = 1000;

    private final Settings settings;
    private final GhlClient client;
    private final SyncStore store;
    private final Connector app;
    private final SyncEngine engine;
    private final SyncLocation location;
    private final Deque<AutoCloseable> parts;

    private Session(
            Settings settings,
            GhlClient client,
            SyncStore store,
            Connector app,
            SyncEngine engine,
            Deque<AutoCloseable> parts) {
        this.settings = settings;
        this.client = client;
        this.store = store;
        this.app = app;
        this.engine = engine;
        this.location = engine.location(settings.highLevel().location());
        this.parts = parts;
    }

    /** Sets up a sync; nothing is read or called yet, except that the store is opened. */
    public static Session open(Settings settings) {
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            GhlClient client = client(settings.highLevel());
            parts.push(client);
            SyncStore store = store(settings.store(), parts);
            parts.push(store);
            Connector app = Connector.to(settings);
            parts.push(app);
            SyncEngine.Builder builder =
                    SyncEngine.builder().ghl(client).store(store).webhookVerifier(verifier(settings.highLevel()));
            SyncOptions options = SyncOptions.defaults();
            for (RecordsAt records : settings.records()) {
                builder.records(
                        records.mapping().recordSync(app.source(records.type()).records()));
                builder.triggers(records.triggers().toArray(Trigger[]::new));
                options = records.mapping().options(options);
            }
            SyncEngine engine = builder.options(options).build();
            parts.push(engine);
            return new Session(settings, client, store, app, engine, parts);
        } catch (RuntimeException e) {
            closeAll(parts);
            throw e;
        }
    }

    /** A client for the location. */
    public static GhlClient client(Settings.HighLevel highLevel) {
        GhlClientBuilder builder = GhlClient.builder().privateToken(highLevel.token());
        if (highLevel.url() != null) {
            builder.baseUrl(highLevel.url().toString());
        }
        return builder.build();
    }

    private static WebhookVerifier verifier(Settings.HighLevel highLevel) {
        List<String> keys = new ArrayList<>(highLevel.keys());
        keys.add(WebhookVerifier.HIGHLEVEL_KEY);
        return WebhookVerifier.of(keys.toArray(String[]::new));
    }

    /** Opens the store. */
    public static SyncStore store(StoreAt at, Deque<AutoCloseable> parts) {
        if (at instanceof StoreAt.Sqlite sqlite) {
            Path folder = sqlite.path().toAbsolutePath().getParent();
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new AppProblem("The folder " + folder + " for the store cannot be made; may you write there?", e);
            }
            return SyncStore.sqlite(sqlite.path());
        }
        HikariDataSource pool = Database.pool(((StoreAt.Postgres) at).database());
        parts.push(pool);
        return SyncStore.jdbc(pool);
    }

    /** The settings. */
    public Settings settings() {
        return settings;
    }

    /** The client. */
    public GhlClient client() {
        return client;
    }

    /** The application's side. */
    public Connector app() {
        return app;
    }

    /** How many pairs of records of a type are kept the same. */
    public int pairs(RecordType type) {
        int count = 0;
        String after = null;
        while (true) {
            String from = after;
            List<Link> some = store.transact(
                    tx -> tx.links().inState(location.id(), type, LinkState.LINKED, from, PAIRS_AT_ONCE));
            count += some.size();
            if (some.size() < PAIRS_AT_ONCE) {
                return count;
            }
            after = some.get(some.size() - 1).id();
        }
    }

    /** The engine. */
    public SyncEngine engine() {
        return engine;
    }

    /** The location's sync. */
    public SyncLocation location() {
        return location;
    }

    @Override
    public void close() {
        closeAll(parts);
    }

    private static void closeAll(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                // Nothing is lost: every commit is on the disk already.
            }
        }
    }
}
