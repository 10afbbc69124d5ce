package io.ghl.sandbox.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.state.Json;

/** What an operation answers; {@code traceId} is added to objects on the way out. */
public record ApiResult(int status, JsonNode body) {
    /** 200 with this body. */
    public static ApiResult ok(JsonNode body) {
        return new ApiResult(200, body);
    }

    /** 200 with one field. */
    public static ApiResult ok(String key, JsonNode value) {
        return new ApiResult(200, Json.object().set(key, value));
    }

    /** 201 with one field. */
    public static ApiResult created(String key, JsonNode value) {
        return new ApiResult(201, Json.object().set(key, value));
    }

    /** The answer to a delete: {@code succeded} [sic], which v3 also spells correctly. */
    public static ApiResult deleted(ApiVersion version) {
        return succeeded(200, version);
    }

    /** {@code succeded} [sic], which v3 also spells correctly. */
    public static ApiResult succeeded(int status, ApiVersion version) {
        ObjectNode body = Json.object();
        if (version == ApiVersion.V3) {
            body.put("succeeded", true);
        }
        return new ApiResult(status, body.put("succeded", true));
    }
}
