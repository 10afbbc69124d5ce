package io.ghl.client.contract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/** Writes down what goes over the wire and changes nothing: answers are copied while the client reads them. */
final class ExchangeRecorder implements Interceptor {
    private static final OkHttpClient BASE = new OkHttpClient();

    private final Queue<Exchange> exchanges = new ConcurrentLinkedQueue<>();

    /** An HTTP client for {@link io.ghl.client.GhlClientBuilder#okHttpClient}. */
    OkHttpClient httpClient() {
        return BASE.newBuilder().addInterceptor(this).build();
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Buffer sent = new Buffer();
        RequestBody sentBody = request.body();
        String type = request.header("Content-Type");
        if (sentBody != null) {
            sentBody.writeTo(sent);
            // A body of parts names its own type, with the boundary.
            type = type == null && sentBody.contentType() != null ? String.valueOf(sentBody.contentType()) : type;
        }
        String contentType = type;
        String body = sent.readUtf8();
        HttpUrl url = request.url();
        List<Map.Entry<String, String>> query = new ArrayList<>();
        for (int i = 0; i < url.querySize(); i++) {
            query.add(Map.entry(url.queryParameterName(i), String.valueOf(url.queryParameterValue(i))));
        }
        Response response = chain.proceed(request);
        return copied(
                response,
                answer -> exchanges.add(new Exchange(
                        request.method(),
                        url.encodedPath(),
                        query,
                        request.header("Version"),
                        contentType,
                        body,
                        response.code(),
                        answer)));
    }

    private static Response copied(Response response, Consumer<String> whole) {
        ResponseBody body = response.body();
        Buffer copy = new Buffer();
        BufferedSource source = Okio.buffer(new ForwardingSource(body.source()) {
            private boolean ended;

            @Override
            public long read(Buffer sink, long count) throws IOException {
                long read = super.read(sink, count);
                if (read > 0) {
                    sink.copyTo(copy, sink.size() - read, read);
                } else if (read < 0 && !ended) {
                    ended = true;
                    whole.accept(copy.readString(StandardCharsets.UTF_8));
                }
                return read;
            }
        });
        return response.newBuilder()
                .body(ResponseBody.create(source, body.contentType(), body.contentLength()))
                .build();
    }
}
