package io.ghl.client.internal.transport;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, ready to send. */
public final class HttpCall {
    final String method;
    final String url;
    final Map<String, String> headers;
    final byte @Nullable [] body;
    final @Nullable Multipart multipart;

    public HttpCall(
            String method,
            String url,
            Map<String, String> headers,
            byte @Nullable [] body,
            @Nullable Multipart multipart) {
        this.method = method;
        this.url = url;
        this.headers = headers;
        this.body = body;
        this.multipart = multipart;
    }
}
