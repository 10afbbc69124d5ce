package io.ghl.examples.cluster.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.Webhooks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** Where webhooks come in: headers and raw bytes are handed on as they are. */
final class Entrance {
    private static final int THREADS = 4;

    private final HttpServer server;
    private final Webhooks webhooks;
    private final Steps steps;

    private Entrance(HttpServer server, Webhooks webhooks, Steps steps) {
        this.server = server;
        this.webhooks = webhooks;
        this.steps = steps;
    }

    /** Listens on a free port of the loopback interface. */
    static Entrance open(Webhooks webhooks, Steps steps) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Entrance entrance = new Entrance(server, webhooks, steps);
        server.setExecutor(Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "webhooks");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", entrance::handle);
        server.start();
        return entrance;
    }

    int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            steps.reached(WriteStep.WEBHOOK_RECEIVED);
            WebhookAnswer answer = webhooks.receive(exchange.getRequestHeaders(), body);
            if (answer == WebhookAnswer.STORED) {
                steps.reached(WriteStep.WEBHOOK_STORED);
            }
            exchange.sendResponseHeaders(answer.httpStatus(), -1);
        }
    }
}
