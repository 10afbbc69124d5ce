package io.ghl.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;

/**
 * A model of HighLevel's contact search whose index shows each change after a lag of its own, so in any order, where the
 * sandbox has one lag for all; it changes between two pages as a test says.
 */
final class MovingContacts extends Dispatcher {
    /** A state of a contact; the text is what an edit changes. */
    record Row(String id, Instant added, Instant updated, String text) {}

    /** A state, or the end of a contact, and when the index shows it. */
    private record Shown(Instant at, Row row, boolean deleted) {}

    private final Supplier<Instant> clock;
    private final Random random;
    private final Duration maxLag;
    private final Map<String, Row> stored = new TreeMap<>();
    private final List<Shown> index = new ArrayList<>();
    private Runnable afterEachPage = () -> {};
    private int created;
    private int pages;

    MovingContacts(Supplier<Instant> clock, Random random, Duration maxLag) {
        this.clock = clock;
        this.random = random;
        this.maxLag = maxLag;
    }

    synchronized void afterEachPage(Runnable action) {
        afterEachPage = action;
    }

    synchronized String create() {
        String id = String.format("c%06d", random.nextInt(1_000)) + created++;
        put(new Row(id, now(), now(), name()));
        return id;
    }

    synchronized void edit(String id) {
        put(new Row(id, stored.get(id).added(), now(), name()));
    }

    synchronized void delete(String id) {
        index.add(new Shown(now().plus(lag()), stored.remove(id), true));
    }

    synchronized Map<String, Row> stored() {
        return new TreeMap<>(stored);
    }

    /** An id of a contact that is there; null if there is none. */
    synchronized String any() {
        List<String> ids = List.copyOf(stored.keySet());
        return ids.isEmpty() ? null : ids.get(random.nextInt(ids.size()));
    }

    synchronized int pages() {
        return pages;
    }

    private void put(Row row) {
        stored.put(row.id(), row);
        index.add(new Shown(now().plus(lag()), row, false));
    }

    private Instant now() {
        return clock.get();
    }

    private Duration lag() {
        return maxLag.isZero() ? maxLag : Duration.ofMillis(random.nextLong(maxLag.toMillis() + 1));
    }

    private String name() {
        return Integer.toString(random.nextInt(1_000_000), 36);
    }

    /** What the index shows now: of each contact the latest state that has arrived. */
    private List<Row> visible() {
        Map<String, Shown> latest = new HashMap<>();
        for (Shown change : index) {
            if (!change.at().isAfter(now())) {
                latest.put(change.row().id(), change);
            }
        }
        return latest.values().stream()
                .filter(change -> !change.deleted())
                .map(Shown::row)
                .toList();
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        JsonNode body = Json.parse(request.getBody().readUtf8());
        String sort = body.path("sort").path(0).path("field").asText();
        JsonNode range = body.path("filters").path(0).path("value");
        JsonNode after = body.path("searchAfter");
        List<Row> rows = visible().stream()
                .filter(row -> range.isMissingNode() || within(row.updated(), range))
                .filter(row -> after.isMissingNode() || isAfter(row, sort, after))
                .sorted(Comparator.comparing((Row row) -> key(row, sort)).thenComparing(Row::id))
                .limit(body.path("pageLimit").asInt())
                .toList();
        ObjectNode answer = Json.object();
        ArrayNode contacts = answer.putArray("contacts");
        for (Row row : rows) {
            ObjectNode contact = contacts.addObject()
                    .put("id", row.id())
                    .put("firstName", row.text())
                    .put("dateAdded", row.added().toString())
                    .put("dateUpdated", row.updated().toString());
            contact.putArray("searchAfter").add(key(row, sort)).add(row.id());
        }
        pages++;
        afterEachPage.run();
        return WireTest.json(200, answer.toString());
    }

    private static boolean within(Instant time, JsonNode range) {
        return !time.isBefore(Instant.parse(range.path("gte").asText()))
                && !time.isAfter(Instant.parse(range.path("lte").asText()));
    }

    private static boolean isAfter(Row row, String sort, JsonNode after) {
        int order = key(row, sort).compareTo(after.get(0).asText());
        return order > 0 || (order == 0 && row.id().compareTo(after.get(1).asText()) > 0);
    }

    /** As a text that sorts like the value. */
    private static String key(Row row, String sort) {
        return switch (sort) {
            case "dateUpdated" -> String.format("%015d", row.updated().toEpochMilli());
            case "dateAdded" -> String.format("%015d", row.added().toEpochMilli());
            case "firstNameLowerCase" -> row.text();
            default -> throw new IllegalArgumentException(sort);
        };
    }
}
