package io.ghl.examples.cluster.node;

import static io.ghl.sync.mapping.ContactFields.ADDRESS1;
import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.merge.Strategies.appWins;
import static io.ghl.sync.merge.Strategies.ghlWins;

import io.ghl.client.GhlClient;
import io.ghl.client.oauth.JdbcTokenStore;
import io.ghl.client.observe.GhlObserver;
import io.ghl.examples.cluster.app.Customer;
import io.ghl.examples.cluster.app.CustomerTable;
import io.ghl.examples.cluster.app.Database;
import io.ghl.examples.cluster.app.JoinedCustomers;
import io.ghl.examples.cluster.app.SeparateCustomers;
import io.ghl.examples.cluster.app.WriteWatch;
import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.DeletionLimit;
import io.ghl.sync.RecordSync;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The engine of a node, set up alike on each. */
final class NodeSync {
    private static final int WORKERS = 4;

    /** Shorter than the defaults by as much as the sandbox's index is quicker than HighLevel's. */
    private static final SyncOptions OPTIONS = SyncOptions.defaults()
            .withFeedInterval(Duration.ofSeconds(5))
            .withFeedOverlap(Duration.ofSeconds(5))
            .withIndexLag(Sandbox.SEARCH_LAG.plusMillis(200))
            .withAppFeedInterval(Duration.ofMillis(500))
            .withConfirmMissingAfter(Duration.ofMillis(500))
            // The script deletes on purpose.
            .withDeletionLimit(DeletionLimit.none());

    private final SyncEngine engine;

    private NodeSync(SyncEngine engine) {
        this.engine = engine;
    }

    /** Sets up and starts the engine; on PostgreSQL the customers join the transactions of its store. */
    static NodeSync open(
            Database database,
            String storeFile,
            String highLevel,
            String webhookKey,
            List<String> locations,
            Steps steps) {
        CustomerTable table = new CustomerTable(database).create();
        WriteWatch watch = watch(steps);
        boolean joined = storeFile.equals("-");
        SyncStore store = joined
                ? SyncStore.jdbc(WatchedDatabase.watch(database.connections(), steps))
                : new WatchedStore(SyncStore.sqlite(Path.of(storeFile)), steps);
        AppRecords<Customer> customers = joined
                ? AppRecords.joined(new JoinedCustomers(table, watch))
                : new SeparateCustomers(database, table, watch);
        GhlClient ghl = GhlClient.builder()
                .oauth(Sandbox.APP, new JdbcTokenStore(database.connections()))
                .baseUrl(highLevel)
                .observer(observer(steps))
                .build();
        SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .records(RecordSync.contacts(customers)
                        .mapping(m -> m.field("firstName", Customer::firstName, Customer::withFirstName)
                                .to(FIRST_NAME)
                                .onConflict(ghlWins())
                                .field("email", Customer::email, Customer::withEmail)
                                .to(EMAIL)
                                .field("city", Customer::city, Customer::withCity)
                                .to(CITY)
                                .field("address", Customer::address, Customer::withAddress)
                                .to(ADDRESS1)
                                .tags(Customer::labels, Customer::withLabels))
                        .onConflict(appWins())
                        .onDelete(DeletePolicy.PROPAGATE)
                        .onDeleteConflict(DeleteConflict.DELETE_WINS))
                .webhookVerifier(WebhookVerifier.of(webhookKey))
                .options(OPTIONS)
                .workers(WORKERS)
                .build();
        locations.forEach(engine::location);
        engine.start();
        return new NodeSync(engine);
    }

    private static WriteWatch watch(Steps steps) {
        return new WriteWatch() {
            @Override
            public void unwritten() {
                steps.reached(WriteStep.APP_UNWRITTEN);
            }

            @Override
            public void written() {
                steps.reached(WriteStep.APP_WRITTEN);
            }
        };
    }

    private static GhlObserver observer(Steps steps) {
        return new GhlObserver() {
            @Override
            public void callStart(Call call) {
                if (writes(call)) {
                    steps.reached(WriteStep.CALL_UNSENT);
                }
            }

            @Override
            public void attempt(Call call, AttemptEnd attempt) {
                Integer status = attempt.status();
                if (writes(call) && status != null && status / 100 == 2) {
                    steps.reached(WriteStep.CALL_ANSWERED);
                }
            }

            private static boolean writes(Call call) {
                return !call.method().equals("GET") && !call.operation().contains("search");
            }
        };
    }

    Webhooks webhooks() {
        return engine.webhooks();
    }

    SyncLocation location(String id) {
        return engine.location(id);
    }
}
