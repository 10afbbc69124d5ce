package io.ghl.examples.syncrunner.connect.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.connect.AppProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Requests to the application's API: JSON both ways, with authorisation, a limit of time and of size, and repeated where
 * that is harmless. Redirects are not followed, so that no credentials go elsewhere.
 */
public final class JsonApi implements AutoCloseable {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final MediaType MEDIA = MediaType.get("application/json");
    private static final long MOST_BYTES = 64L << 20;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final Duration FIRST_DELAY = Duration.ofMillis(200);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(20);

    private final AppAt.Http app;
    private final OkHttpClient client;

    /** When a request may be sent again as it is. */
    enum Repeat {
        /** After any passing failure. */
        ALWAYS,
        /** Only if the API has not done it. */
        IF_UNDONE,
        /** Not at all: what it rests on must be read anew. */
        NEVER
    }

    /** A request. */
    record Ask(String method, HttpUrl url, @Nullable JsonNode body, Map<String, String> headers, Repeat repeat) {}

    /** An answer. */
    record Answer(
            int status,
            JsonNode body,
            @Nullable String etag,
            @Nullable Duration retryAfter) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        private boolean mayPass(Repeat repeat) {
            return switch (repeat) {
                case ALWAYS -> status == TOO_MANY || status >= SERVER_ERROR;
                // Not 503: a proxy answers so also for what the API has done.
                case IF_UNDONE -> status == TOO_MANY;
                case NEVER -> false;
            };
        }
    }

    /** An API; nothing is sent yet. */
    public JsonApi(AppAt.Http app) {
        this.app = app;
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(app.timeout())
                .addNetworkInterceptor(JsonApi::keepFromRepeating)
                .build();
    }

    /** OkHttp sends a request again, whatever it is, on a 503 with "Retry-After: 0"; when to do so is for {@link Repeat}. */
    private static Response keepFromRepeating(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == UNAVAILABLE && "0".equals(response.header("Retry-After"))
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /** A URL below that of the API. */
    HttpUrl url(String path) {
        return HttpUrl.get(app.url() + path);
    }

    /** Sends a request, again if that is harmless and may help. */
    Answer send(Ask ask) {
        RetryPolicy<Answer> policy = RetryPolicy.<Answer>builder()
                .handleIf(failure -> failure instanceof IOException io && mayRepeat(io, ask.repeat()))
                .handleResultIf(answer -> answer != null && answer.mayPass(ask.repeat()))
                .withBackoff(firstDelay(), LONGEST_DELAY)
                .withJitter(0.5)
                .withMaxDuration(app.retryFor())
                .withMaxRetries(-1)
                .withDelayFn(context -> wanted(context.getLastResult()))
                .build();
        try {
            return Failsafe.with(policy).get(() -> once(ask));
        } catch (FailsafeException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw new AppProblem(
                    "The application's API at " + app.url() + " cannot be reached ("
                            + cause.getClass().getSimpleName()
                            + "). Check the address in sync.yaml, and that the API runs.",
                    cause);
        }
    }

    /** Shorter than all attempts together may take. */
    private Duration firstDelay() {
        Duration half = app.retryFor().dividedBy(2);
        return half.compareTo(FIRST_DELAY) < 0 ? half : FIRST_DELAY;
    }

    /** Null lets the usual delay stand. */
    private static @Nullable Duration wanted(@Nullable Answer last) {
        Duration told = last == null ? null : last.retryAfter();
        return told == null || told.compareTo(LONGEST_DELAY) > 0 ? (told == null ? null : LONGEST_DELAY) : told;
    }

    /** What did not even arrive was not done. */
    private static boolean mayRepeat(IOException failure, Repeat repeat) {
        return !(failure instanceof InterruptedIOException
                        && Thread.currentThread().isInterrupted())
                && (repeat == Repeat.ALWAYS || (repeat == Repeat.IF_UNDONE && failure instanceof ConnectException));
    }

    private Answer once(Ask ask) throws IOException {
        Request.Builder request = new Request.Builder().url(ask.url()).header("Accept", "application/json");
        if (app.auth() != null) {
            request.header(
                    app.auth().header(),
                    app.auth().scheme() + app.auth().secret().reveal());
        }
        ask.headers().forEach(request::header);
        RequestBody body = ask.body() == null ? null : RequestBody.create(JSON.writeValueAsBytes(ask.body()), MEDIA);
        request.method(ask.method(), body);
        try (Response response = client.newCall(request.build()).execute()) {
            return new Answer(
                    response.code(), json(response), response.header("ETag"), seconds(response.header("Retry-After")));
        }
    }

    private static @Nullable Duration seconds(@Nullable String header) {
        return header != null && header.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(header)) : null;
    }

    private JsonNode json(Response response) throws IOException {
        if (response.body() == null) {
            return MissingNode.getInstance();
        }
        byte[] bytes = response.body().byteStream().readNBytes((int) MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new AppProblem("An answer of the application's API is larger than 64 MiB; set a smaller"
                    + " \"size\" under \"paging\".");
        }
        try {
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        } catch (JsonProcessingException e) {
            if (!response.isSuccessful()) {
                return MissingNode.getInstance();
            }
            throw new AppProblem(
                    "The application's API answers " + response.request().url().encodedPath()
                            + " with something else than JSON. Check \"url\" and \"path\" in sync.yaml.",
                    e);
        }
    }

    /** Why an answer is none that can be worked with. Names no values. */
    static RuntimeException refused(Ask ask, Answer answer) {
        String what = ask.method() + " " + ask.url().encodedPath() + " was answered " + answer.status();
        return switch (answer.status()) {
            case 401, 403 ->
                new AppProblem("The application's API refuses access: " + what
                        + ". Check the environment variable named under \"auth\" in sync.yaml.");
            case 404 ->
                new AppProblem("The application's API has no such address: " + what
                        + ". Check \"url\" and \"path\" in sync.yaml.");
            case 400, 409, 422 ->
                ask.method().equals("GET")
                        ? new AppProblem("The application's API does not take the question: " + what
                                + ". Check \"paging\", \"search\" and \"changes\" in sync.yaml.")
                        : new IllegalArgumentException("The application's API does not take the record: " + what + ".");
            default -> new AppProblem("The application's API failed: " + what + ".");
        };
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
