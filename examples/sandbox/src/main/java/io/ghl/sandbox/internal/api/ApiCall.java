package io.ghl.sandbox.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.state.Json;
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
        Map<String, String> query,
        @Nullable ObjectNode body,
        @Nullable String companyId) {

    /** A parameter of the path. */
    public String pathParam(String name) {
        String value = path.get(name);
        if (value == null) {
            throw new IllegalStateException("the route has no parameter " + name);
        }
        return value;
    }

    /** A parameter of the query, or null. */
    public @Nullable String queryParam(String name) {
        return query.get(name);
    }

    /** The body; HighLevel treats a missing one as empty. */
    public ObjectNode bodyOrEmpty() {
        return body == null ? Json.object() : body;
    }

    /** Refuses a call that names a location its token is not for. */
    public void requireLocation(@Nullable String named) {
        if (!locationId.equals(named)) {
            throw ApiError.wrongLocation();
        }
    }
}
