package io.ghl.client.contract.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.MultipartReader;
import okio.Buffer;

/** A request's body as JSON, whatever form it was sent in, so that it can be held against a schema. */
final class SentBody {
    private static final Pattern BOUNDARY = Pattern.compile(";\\s*boundary=\"?([^\";]+)");
    private static final Pattern PART =
            Pattern.compile("form-data; name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?", Pattern.CASE_INSENSITIVE);

    private SentBody() {}

    /** The media type without its parameters. */
    static String type(Exchange exchange) {
        return String.valueOf(exchange.contentType()).replaceFirst(";.*", "");
    }

    /**
     * Reads the body by its media type. A file in a part becomes an object of its {@code filename} and
     * {@code contentType}, so that it is not mistaken for a text.
     *
     * @throws IllegalArgumentException if the body is not what its media type says
     */
    static JsonNode json(Exchange exchange) {
        return switch (type(exchange)) {
            case "application/json" -> Json.parse(exchange.body());
            case "multipart/form-data" -> parts(exchange);
            default -> form(exchange.body());
        };
    }

    private static JsonNode form(String body) {
        ObjectNode fields = Json.object();
        for (String field : body.split("&")) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("no form");
            }
            fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static JsonNode parts(Exchange exchange) {
        Matcher boundary = BOUNDARY.matcher(String.valueOf(exchange.contentType()));
        if (!boundary.find()) {
            throw new IllegalArgumentException("no boundary");
        }
        ObjectNode parts = Json.object();
        try (MultipartReader reader = new MultipartReader(
                new Buffer().writeString(exchange.body(), StandardCharsets.ISO_8859_1), boundary.group(1))) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                Matcher head = PART.matcher(String.valueOf(part.headers().get("Content-Disposition")));
                if (!head.matches() || parts.has(head.group(1))) {
                    throw new IllegalArgumentException("a part has no name or that of another");
                }
                if (head.group(2) == null) {
                    parts.put(head.group(1), part.body().readUtf8());
                } else {
                    parts.putObject(head.group(1))
                            .put("filename", head.group(2))
                            .put("contentType", part.headers().get("Content-Type"));
                }
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("the parts do not end", e);
        }
        return parts;
    }
}
