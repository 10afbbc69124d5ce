package io.ghl.examples.webhooks;

import io.ghl.sync.webhook.Webhooks;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** HighLevel's webhooks in a servlet container. No filter before it may read the body or its parameters. */
final class WebhookServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Webhooks webhooks;

    WebhookServlet(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // The bytes as they came, and one more than allowed at most: who sends more is told so, and costs no memory.
        byte[] body = request.getInputStream().readNBytes(Webhooks.MAX_BODY_BYTES + 1);
        response.setStatus(webhooks.receive(headers(request), body).httpStatus());
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name, Collections.list(request.getHeaders(name)));
        }
        return headers;
    }
}
