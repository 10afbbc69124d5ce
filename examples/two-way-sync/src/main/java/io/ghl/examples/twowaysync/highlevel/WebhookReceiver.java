package io.ghl.examples.twowaysync.highlevel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ghl.examples.twowaysync.DemoException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The address that webhooks are sent to: it hands headers and raw bytes on, and answers what it is told. */
public final class WebhookReceiver implements AutoCloseable {
    private static final String PATH = "/webhooks/highlevel";
    private static final int THREADS = 4;

    /** The only status after which HighLevel is sure to send the webhook again. */
    private static final int TRY_AGAIN = 429;

    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicLong received = new AtomicLong();

    /** What is done with a webhook. */
    @FunctionalInterface
    public interface Intake {
        /** Takes a webhook and says which HTTP status to answer. */
        int receive(Map<String, List<String>> headers, byte[] rawBody);
    }

    private WebhookReceiver(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Listens on a free port of the loopback interface. */
    public static WebhookReceiver start(Intake intake) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
                Thread thread = new Thread(task, "demo-webhooks");
                thread.setDaemon(true);
                return thread;
            });
            WebhookReceiver receiver = new WebhookReceiver(server, threads);
            server.setExecutor(threads);
            server.createContext(PATH, exchange -> receiver.handle(exchange, intake));
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new DemoException("No port of this computer can be opened for webhooks: " + e.getMessage() + ".", e);
        }
    }

    private void handle(HttpExchange exchange, Intake intake) throws IOException {
        try (exchange) {
            received.incrementAndGet();
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status(intake, exchange, body), -1);
        }
    }

    private static int status(Intake intake, HttpExchange exchange, byte[] body) {
        try {
            return intake.receive(exchange.getRequestHeaders(), body);
        } catch (RuntimeException e) {
            return TRY_AGAIN;
        }
    }

    /** Where to send webhooks. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** How many requests came in. */
    public long received() {
        return received.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
