package io.ghl.client.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ghl.client.error.ErrorResponse;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.transport.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the many shapes of error bodies; what is not JSON still gives a response with its status. */
final class ErrorReader {
    private static final Pattern TRACE_ID = Pattern.compile("[A-Za-z0-9:_-]{1,64}");

    private ErrorReader() {}

    static ErrorResponse read(HttpReply reply) {
        JsonNode json = parse(reply.body());
        JsonNode error = json.path("error");
        List<String> messages = new ArrayList<>();
        collect(json.path("message"), messages);
        collect(error.path("message"), messages);
        collect(json.path("error_description"), messages);
        collect(json.path("errors"), messages);
        if (messages.isEmpty()) {
            collect(error, messages);
        }
        return new ErrorResponse(
                reply.status(),
                messages,
                first(json.path("errorCode"), json.path("code"), error.path("code"), json.path("name")),
                traceId(json.has("traceId") ? json : error),
                reply.headers(),
                text(reply.body()),
                json.path("meta"));
    }

    static String text(byte[] body) {
        int length = Math.min(body.length, 64 << 10);
        return new String(body, 0, length, StandardCharsets.UTF_8);
    }

    /** A trace id goes into logs, so text that cannot be one counts as absent. */
    static @Nullable String traceId(JsonNode json) {
        String id = json.path("traceId").textValue();
        return id != null && TRACE_ID.matcher(id).matches() ? id : null;
    }

    private static JsonNode parse(byte[] body) {
        try {
            return Json.parse(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static void collect(JsonNode node, List<String> messages) {
        if (node.isTextual()) {
            messages.add(node.textValue());
        } else if (node.isArray()) {
            node.forEach(item -> collect(item.isObject() ? item.path("message") : item, messages));
        }
    }

    private static @Nullable String first(JsonNode... candidates) {
        for (JsonNode candidate : candidates) {
            if (candidate.isTextual() || candidate.isIntegralNumber()) {
                return candidate.asText();
            }
        }
        return null;
    }
}
