package io.ghl.examples.webhooks;

import com.sun.net.httpserver.HttpServer;
import io.ghl.client.GhlClient;
import io.ghl.examples.webhooks.Customers.Customer;
import io.ghl.sync.RecordSync;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.WorkflowVerifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;

/** An engine with one location, and the endpoints before it: the JDK's HTTP server and Tomcat, on loopback. */
final class Receiver implements AutoCloseable {
    /** The only header and secret by which a workflow is known. */
    static final String SECRET_HEADER = "X-Webhook-Secret";

    private static final int THREADS = 8;

    final SyncStore store;
    final SyncEngine engine;
    private final GhlClient client;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final Tomcat tomcat = new Tomcat();
    private final Connector connector = new Connector();

    /** Opens the engine's store and tells it who may send: HighLevel itself is {@code WebhookVerifier.highLevel()}. */
    Receiver(Path folder, String locationId, WebhookVerifier verifier, String workflowSecret)
            throws IOException, LifecycleException {
        client = GhlClient.builder().privateToken("pit-of-this-location").build();
        store = SyncStore.sqlite(folder.resolve("sync.db"));
        engine = SyncEngine.builder()
                .ghl(client)
                .store(store)
                .webhookVerifier(verifier)
                .records(RecordSync.contacts(new Customers())
                        .mapping(m -> m.field("email", Customer::email, Customer::withEmail)
                                .to(ContactFields.EMAIL)))
                .build();
        SyncLocation location = engine.location(locationId);

        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/webhooks/highlevel", new JdkEndpoint(engine.webhooks()));
        server.createContext(
                "/webhooks/workflow", new WorkflowEndpoint(WorkflowVerifier.of(SECRET_HEADER, workflowSecret), id -> {
                    if (!id.equals(location.id())) {
                        throw new IllegalArgumentException("No customer of ours has this location.");
                    }
                    return location;
                }));
        server.start();

        tomcat.setBaseDir(folder.toString());
        connector.setProperty("address", InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(0);
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "webhooks", new WebhookServlet(engine.webhooks()))
                .addMapping("/webhooks/highlevel");
        tomcat.start();
    }

    URI jdkUrl() {
        return url(server.getAddress().getPort(), "/webhooks/highlevel");
    }

    URI servletUrl() {
        return url(connector.getLocalPort(), "/webhooks/highlevel");
    }

    URI workflowUrl() {
        return url(server.getAddress().getPort(), "/webhooks/workflow");
    }

    private static URI url(int port, String path) {
        return URI.create("http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + port + path);
    }

    /** Endpoints first, so that nothing is taken that cannot be stored. */
    @Override
    public void close() throws LifecycleException {
        server.stop(0);
        threads.shutdown();
        tomcat.stop();
        tomcat.destroy();
        engine.close();
        store.close();
        client.close();
    }
}
