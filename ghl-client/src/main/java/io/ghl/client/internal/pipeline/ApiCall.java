package io.ghl.client.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.limit.Priority;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a resource asks the pipeline for.
 *
 * @param path values of the template's parameters
 * @param query query parameters in order
 * @param body the body in this SDK's own names
 * @param version a Version header other than the operation's
 * @param lenient whether a success need not be JSON
 */
public record ApiCall(
        Operation operation,
        Map<String, String> path,
        Map<String, String> query,
        @Nullable JsonNode body,
        @Nullable String locationId,
        Priority priority,
        @Nullable String version,
        boolean lenient) {}
