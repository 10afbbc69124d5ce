package io.ghl.client.internal.transport;

import io.ghl.client.error.TransportPhase;
import io.ghl.client.internal.time.Lifecycle;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads the whole answer on the calling thread. It repeats nothing and follows no redirect:
 * both would happen behind the back of the rate limiter and of the rules for writes.
 */
public final class OkHttpTransport implements AutoCloseable {
    private static final int MAX_BODY = 64 << 20;
    private static final int MAX_ERROR_BODY = 64 << 10;
    private static final String RETRY_AFTER = "retry-after";

    private final OkHttpClient client;
    private final @Nullable OkHttpClient created;
    private final Lifecycle lifecycle;

    private OkHttpTransport(OkHttpClient client, @Nullable OkHttpClient created, Lifecycle lifecycle) {
        this.client = client;
        this.created = created;
        this.lifecycle = lifecycle;
    }

    /** A transport with connections and threads of its own. */
    public static OkHttpTransport create(Duration connect, Duration attempt, Lifecycle lifecycle) {
        ExecutorService daemons =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "ghl-client");
                    thread.setDaemon(true);
                    return thread;
                });
        OkHttpClient own = new OkHttpClient.Builder()
                .dispatcher(new Dispatcher(daemons))
                .connectionPool(new ConnectionPool(64, 1, TimeUnit.MINUTES))
                .build();
        return new OkHttpTransport(configure(own, connect, attempt), own, lifecycle);
    }

    /** A transport over the connections and threads of a client that belongs to the user. */
    public static OkHttpTransport over(OkHttpClient given, Duration connect, Duration attempt, Lifecycle lifecycle) {
        return new OkHttpTransport(configure(given, connect, attempt), null, lifecycle);
    }

    /** The same connections for calls that go on to their end when the client is closed. */
    public OkHttpTransport uncancelled() {
        return new OkHttpTransport(client, null, new Lifecycle());
    }

    private static OkHttpClient configure(OkHttpClient base, Duration connect, Duration attempt) {
        OkHttpClient.Builder builder = base.newBuilder()
                .connectTimeout(connect)
                // Covers writing and reading. Bounds of their own would bound nothing more, and a socket with a read
                // timeout changes its mode twice per read.
                .callTimeout(attempt)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .addNetworkInterceptor(OkHttpTransport::markSent);
        if (SocketFactory.getDefault().equals(base.socketFactory())) {
            // An interrupt closes the socket of the waiting thread, so a socket must serve one call at a time.
            builder.socketFactory(new ChannelSockets()).protocols(List.of(Protocol.HTTP_1_1));
        }
        return builder.build();
    }

    /** Network interceptors run when the connection stands and before the first byte is written. */
    private static Response markSent(Interceptor.Chain chain) throws IOException {
        Progress progress = chain.request().tag(Progress.class);
        if (progress == null) {
            return chain.proceed(chain.request());
        }
        progress.phase = TransportPhase.SENT;
        Response response = chain.proceed(chain.request());
        progress.phase = TransportPhase.READING;
        if (response.code() != HttpURLConnection.HTTP_UNAVAILABLE) {
            return response;
        }
        // OkHttp sends the request again, whatever it is, on a 503 with "Retry-After: 0", and fails on large numbers.
        progress.retryAfter = response.headers(RETRY_AFTER);
        return response.newBuilder().removeHeader(RETRY_AFTER).build();
    }

    /**
     * Sends and reads.
     *
     * @param timeout bound of the whole exchange
     * @throws TransportFailure when no complete answer came, also when the thread was interrupted
     */
    public HttpReply exchange(HttpCall request, Duration timeout) throws TransportFailure {
        Progress progress = new Progress();
        Call call = within(timeout).newCall(toOkHttp(request, progress));
        Lifecycle.Registration registration = lifecycle.onClose(call::cancel);
        try (Response response = call.execute()) {
            return read(response, progress);
        } catch (IOException e) {
            throw new TransportFailure(progress.phase, e);
        } finally {
            registration.end();
        }
    }

    /** Views of an OkHttp client share its connections and threads; one is needed near the deadline only. */
    private OkHttpClient within(Duration timeout) {
        long millis = roundedUp(timeout);
        return millis >= client.callTimeoutMillis()
                ? client
                : client.newBuilder().callTimeout(millis, TimeUnit.MILLISECONDS).build();
    }

    /** Rounded down, the exchange would end just before the deadline and pass for a broken connection. */
    static long roundedUp(Duration timeout) {
        return Math.max(1, timeout.plusNanos(999_999).toMillis());
    }

    private static HttpReply read(Response response, Progress progress) throws IOException {
        boolean success = response.isSuccessful();
        // Never null for an executed call, but OkHttp 4 declares it so.
        ResponseBody content = response.body();
        byte[] body;
        try {
            body = content == null ? new byte[0] : read(content, success);
        } catch (IOException e) {
            if (success || Thread.currentThread().isInterrupted()) {
                throw e;
            }
            // The status is worth more than the broken text below it.
            body = new byte[0];
        }
        Map<String, List<String>> headers = headers(response.headers());
        if (!progress.retryAfter.isEmpty()) {
            headers.put(RETRY_AFTER, progress.retryAfter);
        }
        return new HttpReply(response.code(), headers, body);
    }

    private static byte[] read(ResponseBody content, boolean success) throws IOException {
        int max = success ? MAX_BODY : MAX_ERROR_BODY;
        long length = content.contentLength();
        InputStream stream = content.byteStream();
        // Asked for the announced length, it takes one array of that size and copies nothing.
        byte[] body = stream.readNBytes(length < 0 ? max : (int) Math.min(length, max));
        if (success && body.length == max && stream.read() != -1) {
            throw new IOException("The answer is longer than " + MAX_BODY + " bytes.");
        }
        return body;
    }

    private static Map<String, List<String>> headers(Headers headers) {
        Map<String, List<String>> map = new HashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            map.merge(headers.name(i).toLowerCase(Locale.ROOT), List.of(headers.value(i)), OkHttpTransport::both);
        }
        return map;
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Request toOkHttp(HttpCall request, Progress progress) {
        Request.Builder builder = new Request.Builder().url(request.url).tag(Progress.class, progress);
        request.headers.forEach(builder::header);
        byte[] body = request.body;
        if (request.multipart != null) {
            return builder.method(request.method, request.multipart.body()).build();
        }
        boolean needsBody =
                request.method.equals("POST") || request.method.equals("PUT") || request.method.equals("PATCH");
        builder.method(
                request.method,
                body != null ? RequestBody.create(body) : needsBody ? RequestBody.create(new byte[0]) : null);
        return builder.build();
    }

    @Override
    public void close() {
        if (created != null) {
            created.dispatcher().executorService().shutdown();
            created.connectionPool().evictAll();
        }
    }

    /** How far an exchange has come; used by the thread of its call. */
    private static final class Progress {
        private TransportPhase phase = TransportPhase.CONNECT;
        private List<String> retryAfter = List.of();
    }
}
