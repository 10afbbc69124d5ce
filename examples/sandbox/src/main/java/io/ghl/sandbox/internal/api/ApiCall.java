package io.ghl.sandbox.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.state.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that has passed the gateway: its route, version and token are known.
 *
 * @param locationId the token's location, empty for a token of a company
 * @param companyId the token's company, null for a private integration token
 */
public record ApiCall(
        ApiVersion version,
        String locationId,
        Map<String, String> path,
        Map<String, List<String>> query,
        @Nullable JsonNode body,
        @Nullable String companyId) {

    /** A parameter of the path. */
    public String pathParam(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no parameter " + name);
        }
        return value;
    }

    /** A parameter of the query, or null; the last one counts. */
    public @Nullable String queryParam(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? null : values.get(values.size() - 1);
    }

    /** A parameter of the query that may be repeated. */
    public List<String> queryParams(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** The body; HighLevel treats a missing one as empty. */
    public ObjectNode bodyOrEmpty() {
        if (body == null) {
            return Json.object();
        }
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw ApiError.badRequest("Unexpected token in JSON, an object is expected");
    }

    /** Refuses a call that names a location its token is not for. */
    public void requireLocation(@Nullable String named) {
        if (!locationId.equals(named)) {
            throw ApiError.wrongLocation();
        }
    }
}
