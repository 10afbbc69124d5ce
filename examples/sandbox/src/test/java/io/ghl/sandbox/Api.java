package io.ghl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;

/** A bare HTTP caller: tests must see what any client would see. Quotes in bodies may be written as apostrophes. */
final class Api {
    static final String V2 = "2021-07-28";
    static final String V3 = "v3";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String message() {
            return body.path("message").toString();
        }
    }

    private final HttpClient http = HttpClient.newHttpClient();
    private final GhlSandbox sandbox;
    private final Map<String, String> headers;

    private Api(GhlSandbox sandbox, Map<String, String> headers) {
        this.sandbox = sandbox;
        this.headers = headers;
    }

    /** The header of calendars before v3. */
    static String calendars(String version) {
        return version.equals(V3) ? V3 : "2021-04-15";
    }

    static Api of(GhlSandbox sandbox, String version) {
        return of(sandbox, version, sandbox.token());
    }

    static Api of(GhlSandbox sandbox, String version, String token) {
        return new Api(
                sandbox,
                Map.of("Version", version, "Authorization", "Bearer " + token, "Content-Type", "application/json"));
    }

    static Api bare(GhlSandbox sandbox, Map<String, String> headers) {
        return new Api(sandbox, headers);
    }

    /** The same caller with another content type. */
    Api withContentType(String type) {
        Map<String, String> other = new HashMap<>(headers);
        other.put("Content-Type", type);
        return new Api(sandbox, other);
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    Answer delete(String path, String body) {
        return send("DELETE", path, body);
    }

    /** Creates a contact of the sandbox's location from the inside of a JSON object and returns its id. */
    String create(String fields) {
        Answer answer = post("/contacts/", contact(fields));
        if (answer.status() != 201) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.body().at("/contact/id").asText();
    }

    /** A body of create or upsert. */
    String contact(String fields) {
        return "{'locationId':'" + sandbox.locationId() + "'" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }

    JsonNode read(String id) {
        return get("/contacts/" + id).body().path("contact");
    }

    /** Creates a custom field and returns its id. */
    String customField(String name, String dataType) {
        return post(
                        "/locations/" + sandbox.locationId() + "/customFields",
                        "{'name':'" + name + "','dataType':'" + dataType + "'}")
                .body()
                .at("/customField/id")
                .asText();
    }

    Answer send(String method, String path, String body) {
        try {
            return sendOrFail(method, path, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer sendOrFail(String method, String path, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path));
        headers.forEach(request::header);
        request.method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"')));
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
            boolean json =
                    response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
            return new Answer(
                    response.statusCode(), json ? MAPPER.readTree(response.body()) : MAPPER.missingNode(), response);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
