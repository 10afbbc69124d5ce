package io.ghl.examples.syncrunner.connect.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.config.Password;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A JSON API with pages, ETags, idempotency keys and changes since, that can be told to fail. */
public final class FakeApi implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PER_PAGE = 2;

    private final HttpServer server;
    private final Map<String, ObjectNode> records = new LinkedHashMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, String> created = new HashMap<>();
    private final Deque<Failure> failures = new ArrayDeque<>();
    private static final Failure DONE = new Failure(0, "", "");

    private final List<String> requests = new ArrayList<>();
    private int ids;
    private int clock;
    private String toWrites;
    private String location;

    /** An answer instead of the right one. */
    private record Failure(int status, String retryAfter, String body) {}

    /** Starts it on a free port. */
    public FakeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the settings say of it. */
    public AppAt.Http at() {
        return new AppAt.Http(
                URI.create(url()),
                new AppAt.Auth("Authorization", "Bearer ", new Password("open-sesame")),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
    }

    /** Adds or replaces a record under {@code /people}. */
    public synchronized String put(String id, String json) {
        return put("people", id, json);
    }

    /** Adds or replaces a record; its id is unique among all paths. */
    public synchronized String put(String path, String id, String json) {
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(json);
            store(path, id, record);
            return id;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void store(String path, String id, ObjectNode record) {
        paths.put(id, path);
        record.put("id", id);
        record.put("updated_at", "%06d".formatted(++clock));
        records.put(id, record);
    }

    /** Takes a record away. */
    public synchronized void remove(String id) {
        records.remove(id);
    }

    /** A record. */
    public synchronized JsonNode record(String id) {
        return records.getOrDefault(id, JSON.createObjectNode()).deepCopy();
    }

    /** The ids. */
    public synchronized List<String> ids() {
        return List.copyOf(records.keySet());
    }

    /** Lets the next request be answered so, without doing it. */
    public synchronized void failNext(int status) {
        failNext(status, "0");
    }

    /** The same, asking to be called again later. */
    public synchronized void failNext(int status, String retryAfter) {
        failures.add(new Failure(status, retryAfter, "{\"error\": \"planned\"}"));
    }

    /** Lets one more request be answered with a text. */
    public synchronized void answerNext(String body) {
        failures.add(new Failure(200, "0", body));
    }

    /** Lets a later request be answered so, after some that are done. */
    public synchronized void failAfter(int done, int status) {
        for (int i = 0; i < done; i++) {
            failures.add(DONE);
        }
        failNext(status);
    }

    /** Lets writes that are done be answered with a text instead of the record, and creations with an address, too. */
    public synchronized void answerWritesWith(String text, String address) {
        toWrites = text;
        location = address;
    }

    /** What was requested, and forgets it. */
    public synchronized List<String> requests() {
        List<String> all = List.copyOf(requests);
        requests.clear();
        return all;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getQuery();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = exchange.getRequestBody().readAllBytes();
            Failure failure = failures.poll();
            if (failure != null && failure != DONE) {
                exchange.getResponseHeaders().set("Retry-After", failure.retryAfter());
                send(exchange, failure.status(), failure.body().getBytes(StandardCharsets.UTF_8));
            } else if (!"Bearer open-sesame".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, JSON.createObjectNode());
            } else {
                String[] path = exchange.getRequestURI().getPath().split("/");
                JsonNode json = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
                if (path.length == 2) {
                    many(exchange, path[1], query == null ? Map.of() : parameters(query), json);
                } else {
                    one(exchange, path[2], json);
                }
            }
        }
    }

    private static Map<String, String> parameters(String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            parameters.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("[^=]*=", ""));
        }
        return parameters;
    }

    private void many(HttpExchange exchange, String path, Map<String, String> query, JsonNode json) throws IOException {
        if (exchange.getRequestMethod().equals("POST")) {
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            String id = key == null ? "r" + ++ids : created.computeIfAbsent(key, k -> "r" + ++ids);
            if (!records.containsKey(id)) {
                store(path, id, (ObjectNode) json);
            }
            if (location != null) {
                exchange.getResponseHeaders().set("Location", location.replace("ID", id));
            }
            answer(exchange, 201, JSON.createObjectNode().set("data", records.get(id)));
            return;
        }
        List<ObjectNode> found = records.values().stream()
                .filter(record -> path.equals(paths.get(record.path("id").asText())))
                .filter(record -> record.path("updated_at").asText().compareTo(query.getOrDefault("since", "")) >= 0)
                .filter(record -> !query.containsKey("email")
                        || record.path("email").asText().equals(query.get("email")))
                .toList();
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        ArrayNode data = JSON.createArrayNode();
        found.stream().skip(from).limit(MOST_PER_PAGE).forEach(data::add);
        ObjectNode page = JSON.createObjectNode();
        page.set("data", data);
        String next = from + MOST_PER_PAGE < found.size() ? String.valueOf(from + MOST_PER_PAGE) : null;
        page.putObject("meta").put("next", next);
        answer(exchange, 200, page);
    }

    private void one(HttpExchange exchange, String id, JsonNode json) throws IOException {
        ObjectNode record = records.get(id);
        String match = exchange.getRequestHeaders().getFirst("If-Match");
        if (record == null) {
            answer(exchange, 404, JSON.createObjectNode());
        } else if (match != null && !match.equals(etag(record))) {
            answer(exchange, 412, JSON.createObjectNode());
        } else if (exchange.getRequestMethod().equals("DELETE")) {
            records.remove(id);
            answer(exchange, toWrites == null ? 204 : 200, null);
        } else {
            if (exchange.getRequestMethod().equals("PATCH")) {
                ObjectNode next = record.deepCopy();
                JSON.readerForUpdating(next).readValue(json);
                store(paths.getOrDefault(id, ""), id, next);
            }
            exchange.getResponseHeaders().set("ETag", etag(records.get(id)));
            answer(exchange, 200, JSON.createObjectNode().set("data", records.get(id)));
        }
    }

    private static String etag(ObjectNode record) {
        return "\"" + record.path("updated_at").asText() + "\"";
    }

    private void answer(HttpExchange exchange, int status, JsonNode body) throws IOException {
        boolean asText =
                toWrites != null && status < 300 && !exchange.getRequestMethod().equals("GET");
        byte[] bytes = asText
                ? toWrites.getBytes(StandardCharsets.UTF_8)
                : body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        send(exchange, status, bytes);
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
