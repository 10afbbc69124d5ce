package io.ghl.client.internal.observe;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.observe.BodyCapture;
import io.ghl.client.observe.BodyCapture.Exchange;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.observe.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes of the bytes of an exchange what the user's capture may see. */
public final class Capturing {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_CHARACTERS = 16 << 10;

    private final BodyCapture capture;
    private final Redactor redactor;

    public Capturing(BodyCapture capture, Redactor redactor) {
        this.capture = capture;
        this.redactor = redactor;
    }

    void exchanged(
            GhlObserver.Call call, int attempt, String target, byte @Nullable [] request, @Nullable HttpReply reply) {
        boolean secret = isOAuth(target);
        capture.exchanged(new Exchange(
                call,
                attempt,
                reply == null ? null : reply.status(),
                request == null ? null : shown(call, request, secret),
                reply == null ? null : shown(call, reply.body(), secret)));
    }

    /** Raw calls can spell a path in many ways; a percent sign is enough to mask. */
    private static boolean isOAuth(String target) {
        String path = target.split("\\?", 2)[0].toLowerCase(Locale.ROOT);
        return path.contains("oauth") || path.contains("%");
    }

    private @Nullable String shown(GhlObserver.Call call, byte[] body, boolean secret) {
        if (body.length == 0) {
            return null;
        }
        String length = "<" + body.length + " bytes";
        if (secret) {
            return length + ", masked>";
        }
        if (body.length > MAX_BYTES) {
            return length + ", too long>";
        }
        JsonNode json;
        try {
            json = Json.parse(body);
        } catch (IOException e) {
            return length + ", not JSON>";
        }
        if (!json.isContainerNode()) {
            // A bare word is JSON, too, and no field name says what it is.
            return length + ", no object>";
        }
        String text;
        try {
            text = new String(Json.bytes(redactor.redact(call, json)), StandardCharsets.UTF_8);
        } catch (RuntimeException e) {
            return length + ", the redactor threw " + e.getClass().getSimpleName() + ">";
        }
        return text.length() <= MAX_CHARACTERS
                ? text
                : text.substring(0, MAX_CHARACTERS) + "… <" + text.length() + " characters>";
    }
}
