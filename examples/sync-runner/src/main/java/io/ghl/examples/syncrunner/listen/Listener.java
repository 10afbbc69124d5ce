package io.ghl.examples.syncrunner.listen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.sync.webhook.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Takes requests: HighLevel's signed webhooks at {@code /webhooks/highlevel}, the application's pushes at
 * {@code /webhooks/contacts} and the like, and {@code /health}.
 */
public final class Listener implements AutoCloseable {
    /** Where HighLevel sends its webhooks. */
    public static final String HIGHLEVEL = "/webhooks/highlevel";

    private static final String WEBHOOKS = "/webhooks/";
    private static final String HEALTH = "/health";
    private static final int THREADS = 8;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int BUSY = 503;

    private final HttpServer server;
    private final ExecutorService threads;

    /** What is done with requests; called by several threads. */
    public interface Intake {
        /** Takes a webhook of HighLevel, and returns the status to answer with. */
        int highLevel(Map<String, List<String>> headers, byte[] body);

        /** Takes a push for a kind of records, such as {@code contacts}. */
        Reply push(String kind, Map<String, List<String>> headers, byte[] body);

        /** How the sync is, as JSON. */
        Reply health();
    }

    /** An answer. */
    public record Reply(int status, String json) {
        /** With a message. */
        public static Reply of(int status, String message) {
            return new Reply(status, "{\"message\":\"" + message + "\"}\n");
        }
    }

    private Listener(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /** Starts listening. */
    public static Listener start(Settings.Listen at, Intake intake) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(at.address(), at.port()), 0);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS, task -> {
                Thread thread = new Thread(task, "sync-runner-listener");
                thread.setDaemon(true);
                return thread;
            });
            server.setExecutor(threads);
            server.createContext("/", exchange -> handle(exchange, intake));
            server.start();
            return new Listener(server, threads);
        } catch (IOException | UnresolvedAddressException e) {
            throw new AppProblem(
                    isHere(at.address())
                            ? "Nothing can listen at " + at.address() + ":" + at.port()
                                    + ". Does another program use the port? Choose another one under \"listen\" in"
                                    + " sync.yaml."
                            : "This computer has no address " + at.address()
                                    + ". Correct \"address\" under \"listen\" in sync.yaml; 0.0.0.0 stands for all.",
                    e);
        }
    }

    /** Whether this computer has an address. */
    public static boolean isHere(String address) {
        InetAddress found = new InetSocketAddress(address, 0).getAddress();
        try {
            return found != null
                    && (found.isAnyLocalAddress()
                            || found.isLoopbackAddress()
                            || NetworkInterface.getByInetAddress(found) != null);
        } catch (SocketException e) {
            return false;
        }
    }

    private static void handle(HttpExchange exchange, Intake intake) throws IOException {
        try (exchange) {
            Reply reply;
            try {
                reply = reply(exchange, intake);
            } catch (RuntimeException e) {
                // The sender tries again later, or the next poll finds it.
                reply = Reply.of(BUSY, "Try again later.");
            }
            byte[] bytes = reply.json().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static Reply reply(HttpExchange exchange, Intake intake) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals(HEALTH)) {
            return exchange.getRequestMethod().equals("GET") ? intake.health() : Reply.of(NOT_ALLOWED, "Use GET.");
        }
        if (!path.startsWith(WEBHOOKS)) {
            return Reply.of(NOT_FOUND, "There is nothing here.");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return Reply.of(NOT_ALLOWED, "Use POST.");
        }
        boolean highLevel = path.equals(HIGHLEVEL);
        int most = highLevel ? Webhooks.MAX_BODY_BYTES : Pushes.MAX_BODY_BYTES;
        // One byte more than allowed shows that it is too much, and no more than that is kept.
        byte[] body = exchange.getRequestBody().readNBytes(most + 1);
        return highLevel
                ? new Reply(intake.highLevel(exchange.getRequestHeaders(), body), "")
                : intake.push(path.substring(WEBHOOKS.length()), exchange.getRequestHeaders(), body);
    }

    /** Its address on this computer. */
    public URI url() {
        InetSocketAddress address = server.getAddress();
        String host = address.getAddress().isAnyLocalAddress() ? "127.0.0.1" : address.getHostString();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
