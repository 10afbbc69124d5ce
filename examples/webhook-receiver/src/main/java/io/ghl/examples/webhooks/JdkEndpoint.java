package io.ghl.examples.webhooks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.ghl.sync.webhook.Webhooks;
import java.io.IOException;

/** HighLevel's webhooks on the JDK's HTTP server. */
final class JdkEndpoint implements HttpHandler {
    private static final int METHOD_NOT_ALLOWED = 405;
    private static final int NO_BODY = -1;

    private final Webhooks webhooks;

    JdkEndpoint(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status(exchange), NO_BODY);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            return METHOD_NOT_ALLOWED;
        }
        // The bytes as they came, and one more than allowed at most: who sends more is told so, and costs no memory.
        byte[] body = exchange.getRequestBody().readNBytes(Webhooks.MAX_BODY_BYTES + 1);
        return webhooks.receive(exchange.getRequestHeaders(), body).httpStatus();
    }
}
