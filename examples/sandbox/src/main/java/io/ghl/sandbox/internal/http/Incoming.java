package io.ghl.sandbox.internal.http;

import org.jspecify.annotations.Nullable;

/**
 * A request as it arrived.
 *
 * @param path the raw path
 * @param query the raw query, or null
 * @param body text; of a multipart body one character for each byte
 */
record Incoming(
        String method,
        String path,
        @Nullable String query,
        @Nullable String authorization,
        @Nullable String version,
        @Nullable String contentType,
        String body) {
    String pathAndQuery() {
        return query == null ? path : path + "?" + query;
    }
}
