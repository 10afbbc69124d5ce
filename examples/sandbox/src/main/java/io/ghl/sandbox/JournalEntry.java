package io.ghl.sandbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request that the sandbox received. It holds no query string and no header, and a body only if {@link
 * RequestJournal#keepBodies} says so, so no personal data.
 *
 * @param seq position, counted from 1
 * @param time when the request was answered, on the sandbox's clock
 * @param method HTTP method
 * @param path path without the query
 * @param operationId HighLevel's operation id, or null for an unknown route
 * @param status answered status, or 0 if the connection was closed without an answer
 * @param token label of the token, or null if there was none or an unknown one
 * @param locationId location of the token, or null
 * @param version the Version header, or null if there was none
 * @param fault the fault that decided the answer, or null
 * @param pathIds the ids in the path by the names of HighLevel's specification, such as {@code contactId}
 * @param body the body as it was sent, or null if bodies are not kept, there was none, or it may hold
 *     secrets (OAuth, users) or files
 */
public record JournalEntry(
        long seq,
        Instant time,
        String method,
        String path,
        @Nullable String operationId,
        int status,
        @Nullable String token,
        @Nullable String locationId,
        @Nullable String version,
        @Nullable Fault fault,
        Map<String, String> pathIds,
        @Nullable String body) {
    /** Copies the map. */
    public JournalEntry {
        pathIds = Map.copyOf(pathIds);
    }

    /** {@return all but the body, which may hold personal data} */
    @Override
    public String toString() {
        return "JournalEntry[seq=" + seq + ", time=" + time + ", method=" + method + ", path=" + path + ", operationId="
                + operationId + ", status=" + status + ", token=" + token + ", locationId=" + locationId + ", version="
                + version + ", fault=" + fault + "]";
    }
}
