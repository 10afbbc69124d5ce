package io.ghl.examples.syncrunner.connect.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.connect.AppProblem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
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
            // An answer that broke off with a message behind it may show an empty list before.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final MediaType MEDIA = MediaType.get("application/json");
    private static final long MOST_BYTES = 64L << 20;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final String RETRY_AFTER = "Retry-After";
    private static final int MOST_DIGITS = 9;

    private final AppAt.Http app;
    private final OkHttpClient client;
    private final Pauses pauses;

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
            @Nullable String location) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        private boolean mayPass(Repeat repeat) {
            return switch (repeat) {
                case ALWAYS -> isPassing(status);
                // Not 503: a proxy answers so also for what the API has done.
                case IF_UNDONE -> status == TOO_MANY;
                case NEVER -> false;
            };
        }
    }

    /** An API; nothing is sent yet. */
    public JsonApi(AppAt.Http app) {
        this(app, Pauses.SYSTEM);
    }

    JsonApi(AppAt.Http app, Pauses.Time time) {
        this.app = app;
        this.pauses = new Pauses(app.retryFor(), time);
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .callTimeout(app.timeout())
                // OkHttp's own, of 10 s each, would end a call sooner.
                .connectTimeout(app.timeout())
                .writeTimeout(app.timeout())
                .readTimeout(app.timeout())
                .addNetworkInterceptor(this::hear)
                .build();
    }

    /** Hears for how long the API wants no call, whatever becomes of the rest of the answer. */
    private Response hear(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        Duration asked = isPassing(response.code()) ? retryAfter(response) : null;
        if (asked != null) {
            pauses.ask(asked);
        }
        // OkHttp would send the request again by itself, whatever it is; when to do so is for Repeat.
        return response.code() == UNAVAILABLE
                ? response.newBuilder().removeHeader(RETRY_AFTER).build()
                : response;
    }

    /** A pause in seconds, or until a time by the clock of the API; null for none. */
    private @Nullable Duration retryAfter(Response response) {
        String given = response.header(RETRY_AFTER);
        String header = given == null ? "" : given.strip();
        if (header.matches("\\d+")) {
            return Duration.ofSeconds(header.length() > MOST_DIGITS ? Integer.MAX_VALUE : Long.parseLong(header));
        }
        Instant until = response.headers().getInstant(RETRY_AFTER);
        Instant told = response.headers().getInstant("Date");
        return until == null ? null : Duration.between(told == null ? pauses.now() : told, until);
    }

    private static boolean isPassing(int status) {
        return status == TOO_MANY || status >= SERVER_ERROR;
    }

    OkHttpClient client() {
        return client;
    }

    /** A URL below that of the API. */
    HttpUrl url(String path) {
        return HttpUrl.get(app.url() + path);
    }

    /**
     * Sends a request, again if that is harmless and may help.
     *
     * @throws AppProblem also if the API asked for a longer pause than a request may wait for
     */
    Answer send(Ask ask) {
        long start = pauses.begin();
        for (int failed = 1; ; failed++) {
            try {
                Answer answer = once(ask);
                if (!answer.mayPass(ask.repeat()) || !pauses.another(start, failed)) {
                    return answer;
                }
            } catch (IOException e) {
                if (!mayRepeat(e, ask.repeat()) || !pauses.another(start, failed)) {
                    throw unreachable(e);
                }
            }
        }
    }

    private AppProblem unreachable(IOException failure) {
        String api = "The application's API at " + app.url();
        // A time that is up, not a thread that is ended.
        if (failure instanceof InterruptedIOException && !Thread.currentThread().isInterrupted()) {
            return new AppProblem(
                    api + " did not answer within " + app.timeout().toMillis()
                            + " ms. See whether it is busy, or raise \"timeout\" in sync.yaml.",
                    failure);
        }
        return new AppProblem(
                api + " cannot be reached (" + failure.getClass().getSimpleName()
                        + "). Check the address in sync.yaml, and that the API runs.",
                failure);
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
            return new Answer(response.code(), json(response), response.header("ETag"), response.header("Location"));
        }
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
            // What is said about a write that is done, such as "OK", is no record, and makes it no failure.
            if (!response.isSuccessful() || !response.request().method().equals("GET")) {
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
