package io.ghl.examples.cluster.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The load balancer in front of the nodes: hands each webhook to one of them, and to another one if that gives no answer.
 * It keeps the ids of those that a node acknowledged, which must not be lost from then on.
 */
public final class Balancer implements AutoCloseable {
    private static final Duration NODE_PATIENCE = Duration.ofSeconds(2);
    private static final int THREADS = 8;
    private static final int TRY_AGAIN = 429;
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What concerns the connection to the balancer and not to the node. */
    private static final Set<String> OWN = Set.of("host", "connection", "content-length", "upgrade", "http2-settings");

    private final HttpServer server;
    private final ExecutorService threads;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(NODE_PATIENCE)
            .build();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicInteger postponed = new AtomicInteger();
    private volatile Supplier<List<NodeProcess>> nodes = List::of;

    private Balancer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Listens on a free port of the loopback interface. */
    public static Balancer start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
                Thread thread = new Thread(task, "balancer");
                thread.setDaemon(true);
                return thread;
            });
            Balancer balancer = new Balancer(server, threads);
            server.setExecutor(threads);
            server.createContext("/", balancer::handle);
            server.start();
            return balancer;
        } catch (IOException e) {
            throw new RunException("No port of this computer can be opened: " + e.getMessage() + ".", e);
        }
    }

    /** The nodes to choose from. */
    public void serve(Supplier<List<NodeProcess>> candidates) {
        nodes = candidates;
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int status = forward(exchange, body);
            if (status == OK) {
                acknowledged.add(webhookId(new String(body, StandardCharsets.UTF_8)));
            } else {
                postponed.incrementAndGet();
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int forward(HttpExchange exchange, byte[] body) {
        List<NodeProcess> candidates = nodes.get();
        int first = turns.getAndIncrement();
        for (int i = 0; i < candidates.size(); i++) {
            NodeProcess node = candidates.get(Math.floorMod(first + i, candidates.size()));
            try {
                return http.send(request(exchange, body, node.awaitPort()), HttpResponse.BodyHandlers.discarding())
                        .statusCode();
            } catch (IOException | RunException e) {
                // Killed, or standing still: the next one may have time.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return TRY_AGAIN;
            }
        }
        return TRY_AGAIN;
    }

    private static HttpRequest request(HttpExchange exchange, byte[] body, int port) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .timeout(NODE_PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    /** What HighLevel calls a webhook in its body. */
    static String webhookId(String body) {
        try {
            return JSON.readTree(body).path("webhookId").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A webhook is no JSON.", e);
        }
    }

    /** The ids of webhooks that were answered with 200. */
    public Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /** How many answers asked HighLevel to send the webhook again. */
    public int postponed() {
        return postponed.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
