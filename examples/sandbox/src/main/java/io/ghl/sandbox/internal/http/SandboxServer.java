package io.ghl.sandbox.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ghl.sandbox.SandboxException;
import io.ghl.sandbox.SandboxExchange;
import io.ghl.sandbox.SandboxListener;
import io.ghl.sandbox.internal.page.HomePage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The JDK's HTTP server on the loopback interface, in front of the gateway and the admin API. */
public final class SandboxServer implements AutoCloseable {
    private static final int BACKLOG = 1_024;
    private static final int THREADS = 64;

    static {
        // Without it the server's delayed packets cost 40 ms per call. It is read when the server's classes load.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final Gateway gateway;
    private final AdminApi admin;
    private final Chooser chooser;
    private final HomePage home;
    private final List<SandboxListener> listeners;

    private SandboxServer(
            HttpServer server,
            Gateway gateway,
            AdminApi admin,
            Chooser chooser,
            HomePage home,
            List<SandboxListener> listeners) {
        this.server = server;
        this.gateway = gateway;
        this.admin = admin;
        this.chooser = chooser;
        this.home = home;
        this.listeners = listeners;
        ThreadFactory daemons = task -> {
            Thread thread = new Thread(task, "ghl-sandbox-http");
            thread.setDaemon(true);
            return thread;
        };
        this.threads =
                new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons);
        threads.allowCoreThreadTimeOut(true);
    }

    /** Binds the port, 0 for any, and answers from then on. */
    public static SandboxServer start(
            int port, Apis apis, AdminApi admin, HomePage home, List<SandboxListener> listeners) {
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (BindException e) {
            throw new SandboxException(
                    "Port " + port + " is already in use or not allowed; take another, or 0 for a free one.", e);
        } catch (IOException e) {
            throw new SandboxException("Port " + port + " cannot be opened: " + e.getMessage() + ".", e);
        }
        SandboxServer server = new SandboxServer(http, apis.gateway(), admin, apis.chooser(), home, listeners);
        http.createContext("/", server::handle);
        http.setExecutor(server.threads);
        server.startAsDaemon();
        return server;
    }

    /** The server's own thread inherits being a daemon, so a forgotten close keeps no JVM alive. */
    private void startAsDaemon() {
        Thread starter = new Thread(server::start, "ghl-sandbox-start");
        starter.setDaemon(true);
        starter.start();
        boolean interrupted = false;
        while (starter.isAlive()) {
            try {
                starter.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The bound port. */
    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Incoming in = read(exchange);
            Outgoing out = answer(in);
            if (out.status() == 0) {
                return; // Closing an exchange without an answer closes its connection.
            }
            out.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] answer = out.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(out.status(), answer.length);
            if (out.truncated()) {
                exchange.getResponseBody().write(answer, 0, answer.length / 2);
                exchange.getResponseBody().flush();
                return; // Closing an exchange before the end of its answer closes its connection.
            }
            try (OutputStream body = exchange.getResponseBody()) {
                write(body, answer, out.bytesPerSecond());
            }
        }
    }

    /** In ten pieces per second at most, so that even a slow body arrives steadily. */
    private static void write(OutputStream body, byte[] answer, int bytesPerSecond) throws IOException {
        int piece = bytesPerSecond == 0 ? answer.length : Math.max(1, bytesPerSecond / 10);
        for (int from = 0; from < answer.length; from += piece) {
            if (bytesPerSecond > 0) {
                Gateway.pause(Duration.ofMillis(piece * 1_000L / bytesPerSecond));
            }
            body.write(answer, from, Math.min(piece, answer.length - from));
            body.flush();
        }
    }

    private Outgoing answer(Incoming in) {
        if (Chooser.owns(in)) {
            return chooser.answer(in);
        }
        if (in.path().equals("/") && in.method().equals("GET")) {
            return Outgoing.html(200, home.show(Gateway.query(in.query())));
        }
        return AdminApi.owns(in.path()) ? admin.answer(in) : told(in, gateway.answer(in));
    }

    private Outgoing told(Incoming in, Outgoing out) {
        if (!listeners.isEmpty()) {
            SandboxExchange exchange = new SandboxExchange(
                    in.method(),
                    in.path(),
                    in.query(),
                    in.version(),
                    in.contentType(),
                    in.body(),
                    out.status(),
                    out.body());
            listeners.forEach(listener -> listener.exchanged(exchange));
        }
        return out;
    }

    private static Incoming read(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        // Files are not text; one character for each byte keeps them.
        Charset charset =
                type != null && type.startsWith("multipart/") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        String body;
        try (InputStream in = exchange.getRequestBody()) {
            body = new String(in.readAllBytes(), charset);
        }
        return new Incoming(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestURI().getRawQuery(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                exchange.getRequestHeaders().getFirst("Version"),
                type,
                body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdown();
    }
}
