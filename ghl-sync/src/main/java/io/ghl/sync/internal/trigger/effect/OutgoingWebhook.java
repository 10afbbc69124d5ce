package io.ghl.sync.internal.trigger.effect;

import io.ghl.sync.internal.json.ChangeBody;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Occasion;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends changes to a URL, signed. Thread-safe. */
public final class OutgoingWebhook implements Effect {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int LONGEST_BODY = 256 * 1024;

    private final HttpUrl url;
    private final WebhookSignature signature;
    private final OkHttpClient client;

    private OutgoingWebhook(HttpUrl url, WebhookSignature signature, Duration answer) {
        this.url = url;
        this.signature = signature;
        this.client = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                // Of the whole call: a receiver that sends a byte now and then would keep within a limit of each read.
                .callTimeout(answer)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                // Firings are far between, and a connection that the receiver closed meanwhile would fail one.
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                .addNetworkInterceptor(OutgoingWebhook::once)
                .build();
    }

    /** OkHttp sends the request again by itself on a 503 with "Retry-After: 0", and fails on large numbers. */
    private static Response once(Interceptor.Chain chain) throws IOException {
        return chain.proceed(chain.request())
                .newBuilder()
                .removeHeader("Retry-After")
                .build();
    }

    /** A webhook to a URL. */
    public static OutgoingWebhook to(URI url, String secret) {
        return to(url, secret, ANSWER);
    }

    /** The same with a time in which the receiver must answer. */
    static OutgoingWebhook to(URI url, String secret, Duration answer) {
        String host = url.getHost();
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (host == null || url.getUserInfo() != null) {
            throw new IllegalArgumentException("The URL of a webhook must have a host, and no user or password.");
        }
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(host))) {
            throw new IllegalArgumentException("The URL of a webhook must begin with https://, for changes are personal"
                    + " data; http:// is for this machine itself only.");
        }
        HttpUrl parsed = HttpUrl.parse(url.toString());
        if (parsed == null) {
            throw new IllegalArgumentException("The URL of a webhook cannot be called: its host or port is wrong.");
        }
        return new OutgoingWebhook(parsed, WebhookSignature.by(secret), answer);
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
        Request request = new Request.Builder()
                .url(url)
                .header(WebhookSignature.ID, id)
                .header(WebhookSignature.TIMESTAMP, timestamp)
                .header(WebhookSignature.SIGNATURE, signature.of(id, timestamp, body))
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response response = client.newCall(request).execute()) {
            judge(response.code());
        } catch (IOException e) {
            throw e instanceof Unanswered ? e : new Unanswered("The receiver " + url.host() + " gave no answer.");
        }
    }

    private void judge(int status) throws Unanswered {
        if (status >= 200 && status < 300) {
            return;
        }
        String said = "The receiver " + url.host() + " answered " + status;
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
        return "OutgoingWebhook[" + url.host() + "]";
    }
}
