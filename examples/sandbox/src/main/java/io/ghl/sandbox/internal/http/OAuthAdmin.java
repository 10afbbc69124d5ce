package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.oauth.Grants;
import io.ghl.sandbox.internal.oauth.OAuthApi;
import io.ghl.sandbox.internal.state.Json;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /_sandbox/oauth}: what users and HighLevel's staff do to installations. */
final class OAuthAdmin {
    static final List<String> ROUTES = List.of(
            "GET /_sandbox/oauth",
            "POST /_sandbox/oauth/authorize {locationId | locationIds: []}",
            "POST /_sandbox/oauth/expire {id?}",
            "POST /_sandbox/oauth/revoke {id?}",
            "POST /_sandbox/oauth/suspend {locationId}",
            "POST /_sandbox/oauth/resume {locationId}",
            "POST /_sandbox/oauth/plan {id, planId}",
            "POST /_sandbox/oauth/uninstall {id}");

    private final Grants grants;

    OAuthAdmin(Grants grants) {
        this.grants = grants;
    }

    static boolean owns(String path) {
        return path.equals("/_sandbox/oauth") || path.startsWith("/_sandbox/oauth/");
    }

    /** The answer, or null for an unknown route. */
    @Nullable
    ObjectNode answer(Incoming in) throws IOException {
        JsonNode body = in.body().isEmpty() ? Json.object() : Json.parse(in.body());
        String action = in.path().substring("/_sandbox/oauth".length());
        if (in.method().equals("GET") && action.isEmpty()) {
            return new OAuthApi(grants).show();
        }
        if (!in.method().equals("POST")) {
            return null;
        }
        switch (action) {
            case "/authorize" -> {
                String code = grants.authorize(
                        Json.text(body, "locationId"), Json.list(body.get("locationIds")), "http://127.0.0.1/");
                return Json.object().put("code", code);
            }
            case "/expire" -> grants.expire(Json.text(body, "id"));
            case "/revoke" -> grants.revoke(Json.text(body, "id"));
            case "/suspend" -> grants.suspend(required(body, "locationId"), true);
            case "/resume" -> grants.suspend(required(body, "locationId"), false);
            case "/plan" -> grants.changePlan(required(body, "id"), required(body, "planId"));
            case "/uninstall" -> grants.uninstall(required(body, "id"));
            default -> {
                return null;
            }
        }
        return Json.object();
    }

    private static String required(JsonNode body, String field) {
        String text = Json.text(body, field);
        if (text == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return text;
    }
}
