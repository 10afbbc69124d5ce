package io.ghl.client.contract;

import io.ghl.client.contract.spec.SpecOperation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What went over the wire, without the token.
 *
 * @param method HTTP method
 * @param path path as sent
 * @param query parameters as sent, decoded
 * @param version the Version header, or null
 * @param contentType of the request's body, or null
 * @param body the request's body; empty if there is none
 * @param status the answer's status
 * @param answer the answer's body; null if it was not read to its end
 */
record Exchange(
        String method,
        String path,
        List<Map.Entry<String, String>> query,
        @Nullable String version,
        @Nullable String contentType,
        String body,
        int status,
        @Nullable String answer) {

    /** Whether the server refused the request. */
    boolean refused() {
        return status >= 400 && status < 500;
    }

    boolean isOf(SpecOperation operation) {
        return operation.matches(method, path);
    }

    @Override
    public String toString() {
        return method + " " + path + " -> " + status;
    }
}
