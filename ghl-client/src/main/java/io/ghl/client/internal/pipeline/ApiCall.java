package io.ghl.client.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.Secret;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.transport.Multipart;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.Priority;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a resource asks the pipeline for.
 *
 * @param path values of the template's parameters
 * @param query query parameters in order; one with several values is repeated
 * @param body the body in this SDK's own names
 * @param version a Version header other than the operation's
 * @param lenient whether a success need not be JSON
 * @param as whose token to send; null for the location's
 * @param multipart a body of files in place of {@code body}
 */
public record ApiCall(
        Operation operation,
        Map<String, String> path,
        Map<String, List<String>> query,
        @Nullable JsonNode body,
        @Nullable String locationId,
        Priority priority,
        @Nullable String version,
        boolean lenient,
        @Nullable As as,
        @Nullable Multipart multipart) {

    public ApiCall(
            Operation operation,
            Map<String, String> path,
            Map<String, List<String>> query,
            @Nullable JsonNode body,
            @Nullable String locationId,
            Priority priority,
            @Nullable String version,
            boolean lenient,
            @Nullable As as) {
        this(operation, path, query, body, locationId, priority, version, lenient, as, null);
    }

    public ApiCall(
            Operation operation,
            Map<String, String> path,
            Map<String, List<String>> query,
            @Nullable JsonNode body,
            @Nullable String locationId,
            Priority priority,
            @Nullable String version,
            boolean lenient) {
        this(operation, path, query, body, locationId, priority, version, lenient, null, null);
    }

    /**
     * Whose token a call carries.
     *
     * @param companyId that of a company, whose limit the call counts against
     * @param bearer this very token, for calls that fetch tokens
     */
    public record As(@Nullable String companyId, @Nullable Secret bearer) {
        /** No token at all. */
        public static final As NOBODY = new As(null, null);

        public static As company(String id) {
            return new As(id, null);
        }

        public static As company(String id, Secret token) {
            return new As(id, token);
        }
    }

    /** Whose limit the call counts against; null for calls of the app itself, which fetch tokens. */
    @Nullable
    LimitKey limitKey() {
        if (as != null) {
            return as.companyId() == null ? null : LimitKey.company(as.companyId());
        }
        return locationId == null ? LimitKey.OTHER : LimitKey.location(locationId);
    }
}
