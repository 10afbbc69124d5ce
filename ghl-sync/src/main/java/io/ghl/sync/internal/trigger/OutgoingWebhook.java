package io.ghl.sync.internal.trigger;

import io.ghl.sync.internal.json.ChangeBody;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Occasion;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Sends changes to a URL, signed. Thread-safe. */
public final class OutgoingWebhook implements Effect {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final int LONGEST_BODY = 256 * 1024;

    private final URI url;
    private final WebhookSignature signature;

    private OutgoingWebhook(URI url, WebhookSignature signature) {
        this.url = url;
        this.signature = signature;
    }

    /** A webhook to a URL. */
    public static OutgoingWebhook to(URI url, String secret) {
        String host = url.getHost();
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (host == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("The URL of a webhook must have a host, and no user or password.");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
            throw new IllegalArgumentException("The URL of a webhook must begin with https://, for changes are personal"
                    + " data; http:// is for this machine itself only.");
        }
        return new OutgoingWebhook(url, WebhookSignature.by(secret));
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
    }

    @Override
    public void make(Occasion occasion) throws IOException {
        byte[] body = ChangeBody.write(occasion).getBytes(StandardCharsets.UTF_8);
        if (body.length > LONGEST_BODY) {
            throw new RefusedException("The change is larger than the " + LONGEST_BODY
                    + " bytes that a webhook may have; let the receiver read the record instead.");
        }
        String id = WebhookSignature.idOf(occasion.key());
        String timestamp = String.valueOf(Instant.now().getEpochSecond());
        HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
        try {
            connection.setConnectTimeout((int) CONNECT.toMillis());
            connection.setReadTimeout((int) ANSWER.toMillis());
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setDoOutput(true);
            connection.setRequestMethod("POST");
            // Also keeps the platform from sending it a second time by itself.
            connection.setFixedLengthStreamingMode(body.length);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.setRequestProperty(WebhookSignature.ID, id);
            connection.setRequestProperty(WebhookSignature.TIMESTAMP, timestamp);
            connection.setRequestProperty(WebhookSignature.SIGNATURE, signature.of(id, timestamp, body));
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body);
            }
            judge(connection.getResponseCode());
        } catch (IOException e) {
            throw e instanceof Unanswered ? e : new Unanswered("The receiver " + url.getHost() + " gave no answer.");
        } finally {
            connection.disconnect();
        }
    }

    private void judge(int status) throws Unanswered {
        if (status >= 200 && status < 300) {
            return;
        }
        String said = "The receiver " + url.getHost() + " answered " + status;
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            throw new Unanswered(said + ".");
        }
        throw new RefusedException(said + "; correct its URL or its secret, and replay.");
    }

    /** A failure that may pass. Has no cause, which could show the URL. */
    private static final class Unanswered extends IOException {
        private static final long serialVersionUID = 1L;

        Unanswered(String message) {
            super(message);
        }
    }

    @Override
    public String toString() {
        return "OutgoingWebhook[" + url.getHost() + "]";
    }
}
