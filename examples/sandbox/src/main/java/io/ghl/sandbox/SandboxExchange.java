package io.ghl.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * A request to HighLevel's API and its answer, without the token. Unlike the journal it holds what was sent to the letter,
 * secrets of OAuth and personal data included.
 *
 * @param method HTTP method
 * @param path path as sent, without the query
 * @param query query as sent, or null if there was none
 * @param version the Version header, or null
 * @param contentType the Content-Type header, or null
 * @param body the request's body, empty if there was none; of a multipart body one character for each byte
 * @param status the answer's status, or 0 if the connection is closed without an answer
 * @param answer the answer's body, whole even if a fault cuts it
 */
public record SandboxExchange(
        String method,
        String path,
        @Nullable String query,
        @Nullable String version,
        @Nullable String contentType,
        String body,
        int status,
        String answer) {

    /** {@return method, path and status only} */
    @Override
    public String toString() {
        return method + " " + path + " -> " + status;
    }
}
