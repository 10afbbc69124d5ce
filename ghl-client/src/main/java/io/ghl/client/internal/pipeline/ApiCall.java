package io.ghl.client.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.Secret;
import io.ghl.client.internal.operations.Operation;
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
        @Nullable As as) {

    public ApiCall(
            Operation operation,
            Map<String, String> path,
            Map<String, List<String>> query,
            @Nullable JsonNode body,
            @Nullable String locationId,
            Priority priority,
            @Nullable String version,
            boolean lenient) {
        this(operation, path, query, body, locationId, priority, version, lenient, null);
    }

    /**
     * Whose token a call carries.
     *
     * @param companyId that of a company
     * @param bearer this very token
     */
    public record As(@Nullable String companyId, @Nullable Secret bearer) {
        /** No token at all. */
        public static final As NOBODY = new As(null, null);

        public static As company(String id) {
            return new As(id, null);
        }

        public static As bearer(Secret token) {
            return new As(null, token);
        }
    }
}
