package io.ghl.client.internal.transport;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A complete answer. Header names are in lower case; the body of an error is cut after 64 KiB. */
public final class HttpReply {
    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    public HttpReply(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public Map<String, List<String>> headers() {
        return headers;
    }

    /** The first value of a header. */
    public @Nullable String header(String lowerCaseName) {
        List<String> values = headers.getOrDefault(lowerCaseName, List.of());
        return values.isEmpty() ? null : values.get(0);
    }

    /** The server's clock; null if it says nothing that makes sense. */
    public @Nullable Instant date() {
        String text = header("date");
        try {
            return text == null
                    ? null
                    : ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The bytes themselves, not to be changed. */
    public byte[] body() {
        return body;
    }

    /** The whole body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }
}
