package io.ghl.examples.cluster.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.cluster.node.Sandbox;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HighLevel as its users and the check see it: plain HTTP, and no line of the client under test. */
public final class HighLevelHttp {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI baseUrl;

    public HighLevelHttp(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    /** An empty body. */
    public static ObjectNode body() {
        return JSON.createObjectNode();
    }

    /** Creates a contact and returns its id. */
    public String create(String location, ObjectNode fields) {
        return send(location, "POST", "/contacts/", fields.put("locationId", location))
                .path("contact")
                .path("id")
                .asText();
    }

    public void update(String location, String id, ObjectNode fields) {
        send(location, "PUT", "/contacts/" + id, fields);
    }

    public void addTag(String location, String id, String tag) {
        ObjectNode tags = body();
        tags.putArray("tags").add(tag);
        send(location, "POST", "/contacts/" + id + "/tags", tags);
    }

    public void delete(String location, String id) {
        send(location, "DELETE", "/contacts/" + id, null);
    }

    /** The contact with an e-mail address, which HighLevel looks up without a delay. */
    public Optional<String> idByEmail(String location, String email) {
        String id = send(
                        location,
                        "GET",
                        "/contacts/search/duplicate?locationId=" + location + "&email="
                                + URLEncoder.encode(email, StandardCharsets.UTF_8),
                        null)
                .path("contact")
                .path("id")
                .asText("");
        return id.isEmpty() ? Optional.empty() : Optional.of(id);
    }

    public JsonNode contact(String location, String id) {
        return send(location, "GET", "/contacts/" + id, null).path("contact");
    }

    /** The ids of all contacts, as the search knows them. */
    public List<String> ids(String location) {
        List<String> ids = new ArrayList<>();
        JsonNode after = null;
        while (true) {
            ObjectNode query = body().put("locationId", location).put("pageLimit", PAGE);
            if (after != null) {
                query.set("searchAfter", after);
            }
            JsonNode rows = send(location, "POST", "/contacts/search", query).path("contacts");
            if (rows.isEmpty()) {
                return ids;
            }
            rows.forEach(row -> ids.add(row.path("id").asText()));
            after = rows.get(rows.size() - 1).path("searchAfter");
        }
    }

    private JsonNode send(String location, String method, String path, @Nullable ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + Sandbox.userToken(location))
                .header("Version", "2021-07-28")
                .header("Accept", "application/json");
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(body.toString()));
        }
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new RunException("The sandbox answered " + answer.statusCode() + " to " + method + " "
                        + path.replaceAll("\\?.*", "") + ".");
            }
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new RunException("The sandbox did not answer: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("The run was interrupted.", e);
        }
    }
}
