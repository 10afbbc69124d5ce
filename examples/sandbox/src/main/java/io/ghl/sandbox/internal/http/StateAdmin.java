package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.internal.state.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link GhlSandbox} offers to Java, over HTTP: time, search lag, records, snapshots and tokens. */
final class StateAdmin {
    static final List<String> ROUTES = List.of(
            "GET /_sandbox/clock",
            "POST /_sandbox/clock/advance {millis}",
            "PUT /_sandbox/search-lag {millis}",
            "POST /_sandbox/seed {tags, customFields, customValues, users, businesses, calendars, contacts, tasks, notes,"
                    + " appointments, locations}",
            "GET /_sandbox/snapshots",
            "PUT /_sandbox/snapshots/{name}",
            "POST /_sandbox/snapshots/{name}/restore",
            "POST /_sandbox/contacts {..fields}",
            "PUT /_sandbox/contacts/{id} {..fields}",
            "DELETE /_sandbox/contacts/{id}",
            "POST /_sandbox/tokens {token, label, scopes?: []}",
            "POST /_sandbox/tokens/revoke {token}");

    private final GhlSandbox sandbox;

    StateAdmin(GhlSandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** The answer, or null for an unknown route. */
    @Nullable
    Outgoing answer(Incoming in) throws IOException {
        List<String> path = Router.segments(in.path());
        if (path.size() < 2) {
            return null;
        }
        ObjectNode answer = switch (path.get(1)) {
            case "clock", "search-lag" -> time(in, path);
            case "snapshots" -> snapshots(in, path);
            case "contacts" -> contacts(in, path);
            case "tokens" -> tokens(in, path);
            case "seed" -> seed(in, path);
            default -> null;
        };
        return answer == null ? null : Outgoing.json(200, answer);
    }

    private static String route(Incoming in, List<String> path) {
        return in.method() + " " + path.size();
    }

    private @Nullable ObjectNode time(Incoming in, List<String> path) throws IOException {
        switch (in.method() + " " + String.join("/", path.subList(1, path.size()))) {
            case "GET clock" -> {}
            case "POST clock/advance" ->
                sandbox.advance(Duration.ofMillis(AdminBody.millis(AdminBody.of(in, "millis"))));
            case "PUT search-lag" -> sandbox.searchLag(Duration.ofMillis(AdminBody.millis(AdminBody.of(in, "millis"))));
            default -> {
                return null;
            }
        }
        return Json.object()
                .put("now", sandbox.now().toString())
                .put("searchLagMillis", sandbox.searchLag().toMillis());
    }

    private @Nullable ObjectNode snapshots(Incoming in, List<String> path) {
        switch (route(in, path)) {
            case "GET 2" -> {}
            case "PUT 3" -> sandbox.state().save(path.get(2));
            case "POST 4" -> {
                if (!path.get(3).equals("restore")) {
                    return null;
                }
                sandbox.state().restore(path.get(2));
            }
            default -> {
                return null;
            }
        }
        return Json.object().set("snapshots", Json.strings(sandbox.state().saved()));
    }

    private @Nullable ObjectNode contacts(Incoming in, List<String> path) throws IOException {
        String id;
        switch (route(in, path)) {
            case "POST 2" -> id = sandbox.createContact(fields(in));
            case "PUT 3" -> {
                id = path.get(2);
                sandbox.updateContact(id, fields(in));
            }
            case "DELETE 3" -> {
                id = path.get(2);
                sandbox.deleteContact(id);
            }
            default -> {
                return null;
            }
        }
        return Json.object().put("id", id);
    }

    private static Map<String, JsonNode> fields(Incoming in) throws IOException {
        Map<String, JsonNode> fields = new HashMap<>();
        AdminBody.object(in).properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private @Nullable ObjectNode tokens(Incoming in, List<String> path) throws IOException {
        if (route(in, path).equals("POST 2")) {
            JsonNode body = AdminBody.of(in, "token", "label", "scopes");
            if (body.has("scopes") && !body.path("scopes").isArray()) {
                throw new IllegalArgumentException("scopes must be an array");
            }
            List<String> scopes = Json.list(body.get("scopes"));
            sandbox.addToken(
                    AdminBody.text(body, "token"), AdminBody.text(body, "label"), scopes.toArray(new String[0]));
            return Json.object();
        }
        if (route(in, path).equals("POST 3") && path.get(2).equals("revoke")) {
            sandbox.revokeToken(AdminBody.text(AdminBody.of(in, "token"), "token"));
            return Json.object();
        }
        return null;
    }

    private @Nullable ObjectNode seed(Incoming in, List<String> path) {
        if (!route(in, path).equals("POST 2")) {
            return null;
        }
        sandbox.state().seed(in.body());
        return Json.object().put("contacts", sandbox.contactCount());
    }
}
