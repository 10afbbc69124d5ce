package io.ghl.sandbox.internal.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Settings;
import java.util.List;

/** A refusal, with the body HighLevel gives it. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final ObjectNode body;

    private ApiError(int status, ObjectNode body) {
        super(status + " " + body, null, false, false);
        this.status = status;
        this.body = body;
    }

    /** A refusal with one sentence and the usual name of its status, if there is one. */
    public static ApiError of(int status, String message) {
        ObjectNode body = Json.object().put("statusCode", status).put("message", message);
        String name = reason(status);
        return new ApiError(status, name.isEmpty() ? body : body.put("error", name));
    }

    /** A refusal with a body of its own. */
    public static ApiError withBody(int status, ObjectNode body) {
        return new ApiError(status, body);
    }

    /** A 400 with one sentence. */
    public static ApiError badRequest(String message) {
        return of(400, message);
    }

    /** A 422, whose message is an array of class-validator's sentences. */
    public static ApiError unprocessable(List<String> messages) {
        ObjectNode body = Json.object().put("statusCode", 422);
        body.set("message", Json.strings(messages));
        return new ApiError(422, body.put("error", "Unprocessable Entity"));
    }

    /** A 422 with one sentence. */
    public static ApiError unprocessable(String message) {
        return unprocessable(List.of(message));
    }

    /** The 400 for an id that does not exist; HighLevel uses no 404 here. */
    public static ApiError contactNotFound(String id) {
        return badRequest("Contact with id " + id + " not found");
    }

    /** The answer for anything else that does not exist: by a switch 404 or, as for contacts, 400. */
    public static ApiError missing(String what, String id, Settings settings) {
        return of(settings.on(Quirk.MISSING_CHILD_IS_404) ? 404 : 400, what + " with id " + id + " not found");
    }

    /** The 403 for a token of another location. */
    public static ApiError wrongLocation() {
        return of(403, "The token does not have access to this location.");
    }

    /** The 400 for a contact that exists already. */
    public static ApiError duplicate(String contactId, String matchingField, String contactName) {
        ObjectNode body = Json.object()
                .put("statusCode", 400)
                .put("message", "This location does not allow duplicated contacts.");
        body.putObject("meta")
                .put("contactId", contactId)
                .put("matchingField", matchingField)
                .put("contactName", contactName);
        return new ApiError(400, body);
    }

    private static String reason(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 422 -> "Unprocessable Entity";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Timeout";
            default -> "";
        };
    }

    /** The answered status. */
    public int status() {
        return status;
    }

    /** The answered body, without {@code traceId}. */
    public ObjectNode body() {
        return body;
    }
}
