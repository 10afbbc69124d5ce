package io.ghl.examples.twowaysync.highlevel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.twowaysync.DemoException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HighLevel's HTTP API by the JDK's client and nothing else. */
public final class HighLevelHttp {
    private static final String VERSION = "2021-07-28";
    private static final String CALENDAR_VERSION = "2021-04-15";
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final URI baseUrl;
    private final String token;
    private final String location;

    public HighLevelHttp(URI baseUrl, String token, String location) {
        this.baseUrl = baseUrl;
        this.token = token;
        this.location = location;
    }

    private record Answer(int status, JsonNode body) {
        boolean succeeded() {
            return status >= 200 && status < 300;
        }
    }

    /** Makes sure that the location has a custom field for contacts, and returns its id. */
    public String customField(String name, String dataType, List<String> options) {
        String path = "/locations/" + encoded(location) + "/customFields";
        String key = "contact." + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '_');
        for (JsonNode field : required("GET", path, null).path("customFields")) {
            if (field.path("fieldKey").asText().equals(key)) {
                return field.path("id").asText();
            }
        }
        ObjectNode body = JSON.createObjectNode();
        body.put("name", name).put("dataType", dataType).put("model", "contact");
        if (!options.isEmpty()) {
            ArrayNode array = body.putArray("options");
            options.forEach(array::add);
        }
        return required("POST", path, body).path("customField").path("id").asText();
    }

    /** Creates a contact and returns its id; if HighLevel has this person already, that contact's id. */
    public String createContact(ObjectNode fields) {
        Answer answer = send("POST", "/contacts/", fields.deepCopy().put("locationId", location));
        if (answer.succeeded()) {
            return answer.body().path("contact").path("id").asText();
        }
        String existing = answer.body().path("meta").path("contactId").asText("");
        if (answer.status() == 400 && !existing.isEmpty()) {
            return existing;
        }
        throw refused("POST", "/contacts/", answer);
    }

    public void updateContact(String id, ObjectNode fields) {
        required("PUT", "/contacts/" + encoded(id), fields);
    }

    public void addTags(String id, Collection<String> tags) {
        required("POST", "/contacts/" + encoded(id) + "/tags", tagBody(tags));
    }

    public void removeTags(String id, Collection<String> tags) {
        required("DELETE", "/contacts/" + encoded(id) + "/tags", tagBody(tags));
    }

    /** Deletes a contact; one that is gone already is fine. */
    public void deleteContact(String id) {
        String path = "/contacts/" + encoded(id);
        Answer answer = send("DELETE", path, null);
        if (!answer.succeeded() && !isNotFound(answer)) {
            throw refused("DELETE", path, answer);
        }
    }

    /** A contact as HighLevel holds it at this moment. */
    public Optional<JsonNode> contact(String id) {
        String path = "/contacts/" + encoded(id);
        Answer answer = send("GET", path, null);
        if (isNotFound(answer)) {
            return Optional.empty();
        }
        if (!answer.succeeded()) {
            throw refused("GET", path, answer);
        }
        return Optional.of(answer.body().path("contact"));
    }

    /** The contact that has this e-mail, which HighLevel looks up without a delay. */
    public Optional<String> contactIdByEmail(String email) {
        JsonNode body = required(
                "GET", "/contacts/search/duplicate?locationId=" + encoded(location) + "&email=" + encoded(email), null);
        String id = body.path("contact").path("id").asText("");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    /** The ids of all contacts, as search knows them: it lags a little behind. */
    public List<String> contactIds() {
        List<String> ids = new ArrayList<>();
        JsonNode after = null;
        while (true) {
            ObjectNode body =
                    JSON.createObjectNode().put("locationId", location).put("pageLimit", PAGE);
            if (after != null) {
                body.set("searchAfter", after);
            }
            JsonNode rows = required("POST", "/contacts/search", body).path("contacts");
            if (rows.isEmpty()) {
                return ids;
            }
            rows.forEach(row -> ids.add(row.path("id").asText()));
            after = rows.get(rows.size() - 1).path("searchAfter");
        }
    }

    /** Any call, as the API's documentation writes it; {@code {location}} in the path is the location's id. */
    public JsonNode call(String method, String path, @Nullable ObjectNode body) {
        return required(method, path.replace("{location}", encoded(location)), body);
    }

    /** The location's id. */
    public String location() {
        return location;
    }

    private static ObjectNode tagBody(Collection<String> tags) {
        ObjectNode body = JSON.createObjectNode();
        ArrayNode array = body.putArray("tags");
        tags.forEach(array::add);
        return body;
    }

    /** HighLevel answers 400 for a contact that does not exist, 404 at other times. */
    private static boolean isNotFound(Answer answer) {
        return answer.status() == 404
                || (answer.status() == 400
                        && answer.body().path("message").asText().contains("not found"));
    }

    private JsonNode required(String method, String path, @Nullable ObjectNode body) {
        Answer answer = send(method, path, body);
        if (!answer.succeeded()) {
            throw refused(method, path, answer);
        }
        return answer.body();
    }

    private static DemoException refused(String method, String path, Answer answer) {
        String safePath = path.replaceAll("\\?.*", "");
        return new DemoException("HighLevel answered " + answer.status() + " to " + method + " " + safePath + " ("
                + answer.body().path("message").asText("no message") + "); run again with --resume.");
    }

    private Answer send(String method, String path, @Nullable ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Version", path.startsWith("/calendars/") ? CALENDAR_VERSION : VERSION)
                .header("Accept", "application/json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body.toString()));
        }
        try {
            while (true) {
                HttpResponse<String> response =
                        http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (response.statusCode() != 429) {
                    return new Answer(response.statusCode(), parse(response.body()));
                }
                Thread.sleep(response.headers()
                        .firstValueAsLong("X-RateLimit-Interval-Milliseconds")
                        .orElse(10_000));
            }
        } catch (IOException e) {
            throw new DemoException(
                    "HighLevel at " + baseUrl + " did not answer (" + e.getMessage() + "); run again with --resume.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("The demo was interrupted; run again with --resume.", e);
        }
    }

    private static JsonNode parse(String body) throws IOException {
        return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
