package io.ghl.examples.syncrunner.connect.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.config.Place.Guard;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.examples.syncrunner.connect.ChangeLog;
import io.ghl.examples.syncrunner.connect.Creations;
import io.ghl.examples.syncrunner.connect.Keys;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.RecordMapping;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The records of a JSON API. Lists of an API are in no order that the engine could go by, so a walk through all of them
 * reads the list once, at its start, and keeps it until its end.
 */
final class HttpRecords implements AppRecords<Row> {
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final JsonApi api;
    private final Place.Resource place;
    private final RecordMapping<Row> mapping;
    private final String location;
    private final Documents documents;
    private final Listing listing;
    private final JsonPath item;
    private final ChangeLog log;
    private final Creations creations;
    private final Clock clock;
    private NavigableMap<String, Row> walk = new TreeMap<>();
    private Instant listedAt = Instant.MIN;

    /** A record as it was read. */
    private record Read(
            Row row, ObjectNode document, @Nullable String etag) {}

    HttpRecords(
            JsonApi api,
            Place.Resource place,
            RecordMapping<Row> mapping,
            String location,
            ChangeLog log,
            Creations creations,
            Clock clock) {
        this.api = api;
        this.place = place;
        this.mapping = mapping;
        this.location = location;
        this.documents = new Documents(place);
        this.listing = new Listing(api, place);
        this.item = JsonPath.of(place.item());
        this.log = log;
        this.creations = creations;
        this.clock = clock;
    }

    Documents documents() {
        return documents;
    }

    Listing listing() {
        return listing;
    }

    @Override
    public String id(Row row) {
        return row.id();
    }

    @Override
    public Optional<Row> find(String of, String id) {
        return ours(of) ? read(id).map(Read::row) : Optional.empty();
    }

    private Optional<Read> read(String id) {
        JsonApi.Ask ask = new JsonApi.Ask("GET", urlOf(id), null, Map.of(), JsonApi.Repeat.ALWAYS);
        JsonApi.Answer answer = api.send(ask);
        if (answer.status() == NOT_FOUND || answer.status() == GONE) {
            return Optional.empty();
        }
        if (!answer.ok() || !(item.in(answer.body()) instanceof ObjectNode document)) {
            throw JsonApi.refused(ask, answer);
        }
        Row row = documents.row(document);
        if (!row.id().equals(id)) {
            // Neither gone nor the one that was asked for: taken for either, a record would be deleted or doubled.
            throw new IllegalArgumentException("GET " + ask.url().encodedPath()
                    + " was answered with another record. Check \"id\" and \"path\" in sync.yaml, and how the id is"
                    + " written.");
        }
        return Optional.of(new Read(row, document, answer.etag()));
    }

    private HttpUrl urlOf(String id) {
        if (id.equals(".") || id.equals("..")) {
            throw new IllegalArgumentException("No record can have such an id.");
        }
        return api.url(place.path()).newBuilder().addPathSegment(id).build();
    }

    @Override
    public List<Row> findByKey(String of, String field, String value) {
        if (!ours(of)) {
            return List.of();
        }
        String parameter = place.search().get(field);
        return parameter == null
                ? Keys.matching(all(Map.of()).values(), mapping, field, value)
                : List.copyOf(all(Map.of(parameter, value)).values());
    }

    private NavigableMap<String, Row> all(Map<String, String> query) {
        NavigableMap<String, Row> rows = new TreeMap<>();
        for (JsonNode document : listing.all(query)) {
            Row row = documents.row(document);
            rows.put(row.id(), row);
        }
        return rows;
    }

    @Override
    public List<Row> page(String of, @Nullable String afterId, int limit) {
        if (!ours(of)) {
            return List.of();
        }
        if (afterId == null || walk.isEmpty()) {
            walk = all(Map.of());
        }
        List<Row> page = (afterId == null ? walk : walk.tailMap(afterId, false))
                .values().stream().limit(limit).toList();
        if (page.isEmpty()) {
            walk = new TreeMap<>();
        }
        return page;
    }

    @Override
    public AppChanges changedSince(String of, @Nullable String cursor, int limit) {
        if (!ours(of)) {
            return new AppChanges(List.of(), "none", false);
        }
        Place.Changes changes = place.changes();
        String since = log.mark();
        Instant now = clock.instant();
        if (changes == null || since == null || listedAt.isBefore(now.minus(place.listEvery()))) {
            List<JsonNode> found = listing.all(Map.of());
            log.replace(rows(found));
            listedAt = now;
            if (changes != null) {
                log.merge(Map.of(), latest(found, changes, since));
            }
        } else {
            List<JsonNode> found = listing.all(Map.of(changes.parameter(), since));
            log.merge(rows(found), latest(found, changes, since));
        }
        return log.since(cursor, limit);
    }

    private Map<String, Row> rows(List<JsonNode> found) {
        Map<String, Row> rows = new HashMap<>();
        for (JsonNode document : found) {
            Row row = documents.row(document);
            rows.put(row.id(), row);
        }
        return rows;
    }

    private static @Nullable String latest(List<JsonNode> found, Place.Changes changes, @Nullable String before) {
        JsonPath field = JsonPath.of(changes.field());
        String latest = before;
        for (JsonNode document : found) {
            String at = field.in(document).asText("");
            if (!at.isEmpty() && (latest == null || at.compareTo(latest) > 0)) {
                latest = at;
            }
        }
        return latest;
    }

    @Override
    public Row blank(String of) {
        return Row.of("", Map.of());
    }

    @Override
    public String create(String of, Row draft, String key) {
        requireOurs(of);
        String known = creations.find(key).map(Creations.Creation::id).orElse(null);
        if (known != null && !known.isEmpty()) {
            return known;
        }
        Optional<String> there = createdWith(key);
        if (there.isPresent()) {
            creations.note(key, there.get(), true);
            return there.get();
        }
        if (known != null) {
            throw unknown();
        }
        ObjectNode document = JsonApi.JSON.createObjectNode();
        documents.write(document, Row.of("", Map.of()), draft);
        String field = place.createKey().field();
        if (field != null) {
            JsonPath.of(field).set(document, JsonApi.JSON.getNodeFactory().textNode(key));
        }
        String header = place.createKey().header();
        JsonApi.Ask ask = new JsonApi.Ask(
                "POST",
                api.url(place.path()),
                document,
                header == null ? Map.of() : Map.of(header, key),
                header != null ? JsonApi.Repeat.ALWAYS : JsonApi.Repeat.IF_UNDONE);
        JsonApi.Answer answer = api.send(ask);
        if (!answer.ok()) {
            throw JsonApi.refused(ask, answer);
        }
        Optional<String> id = documents
                .id(item.in(answer.body()))
                .or(() -> idAt(ask.url(), answer.location()))
                .or(() -> createdWith(key));
        // Also where it is not known: sent again, it would make another record, which would have it sent once more.
        creations.note(key, id.orElse(""), id.isPresent());
        return id.orElseThrow(this::unknown);
    }

    /** The record that keeps the key of a creation, if records keep it. */
    private Optional<String> createdWith(String key) {
        String field = place.createKey().field();
        if (field == null) {
            return Optional.empty();
        }
        JsonPath where = JsonPath.of(field);
        return listing.all(Map.of(field, key)).stream()
                .filter(document -> key.equals(where.in(document).asText()))
                .map(document -> documents.row(document).id())
                .findFirst();
    }

    /** The id in the address of a new record, if it is one where such records are. */
    private Optional<String> idAt(HttpUrl list, @Nullable String location) {
        HttpUrl url = location == null ? null : list.resolve(location);
        if (url == null) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>(url.pathSegments());
        names.removeIf(String::isEmpty);
        // A proxy may show the API under another address; only the end is the same.
        List<String> path = HttpUrl.get("http://localhost" + place.path()).pathSegments();
        int before = names.size() - 1;
        return before >= path.size()
                        && names.subList(before - path.size(), before).equals(path)
                ? Optional.of(names.get(before))
                : Optional.empty();
    }

    private RuntimeException unknown() {
        String what =
                "POST " + place.path() + " was answered without the id of the new record, which may be there; it is"
                        + " not created again. Let the application's API answer with the record and its \"" + place.id()
                        + "\", or with its address " + place.path()
                        + "/ID in the header Location. Then end the sync, delete the"
                        + " record and the file " + creations.file() + ", and use: replay";
        // Where records keep the key of their creation, it may still be found.
        return place.createKey().field() == null ? new IllegalArgumentException(what) : new AppProblem(what);
    }

    @Override
    public boolean update(String of, Row expected, Row next) {
        requireOurs(of);
        Optional<Read> now = read(expected.id());
        if (now.isEmpty() || !now.get().row().equals(expected)) {
            return false;
        }
        ObjectNode body = place.put() ? now.get().document().deepCopy() : JsonApi.JSON.createObjectNode();
        documents.write(body, expected, next);
        if (place.guard().by() == Guard.By.VERSION) {
            JsonPath version = JsonPath.of(place.guard().field());
            JsonNode shown = version.in(now.get().document());
            if (shown.isNull() || shown.isMissingNode()) {
                throw new IllegalArgumentException("A record of the application's API has no \""
                        + place.guard().field()
                        + "\", and sync.yaml says \"compare: version\". Check \"versionField\", or"
                        + " use \"compare: etag\" or \"compare: reread\".");
            }
            version.set(body, shown);
        }
        JsonApi.Ask ask = new JsonApi.Ask(
                place.put() ? "PUT" : "PATCH", urlOf(expected.id()), body, ifMatch(now.get()), repeat());
        JsonApi.Answer answer = api.send(ask);
        if (overtaken(answer.status()) || answer.status() == NOT_FOUND || answer.status() == GONE) {
            return false;
        }
        if (!answer.ok()) {
            throw JsonApi.refused(ask, answer);
        }
        return true;
    }

    /** Where the API compares nothing, a repetition would overwrite what was edited while it waited. */
    private JsonApi.Repeat repeat() {
        return place.guard().by() == Guard.By.REREAD ? JsonApi.Repeat.NEVER : JsonApi.Repeat.ALWAYS;
    }

    private Map<String, String> ifMatch(Read read) {
        if (place.guard().by() != Guard.By.ETAG) {
            return Map.of();
        }
        if (read.etag() == null) {
            throw new IllegalArgumentException("The application's API sends no ETag, and sync.yaml says \"compare:"
                    + " etag\". Use \"compare: version\" or \"compare: reread\".");
        }
        return Map.of("If-Match", read.etag());
    }

    private boolean overtaken(int status) {
        return status == PRECONDITION_FAILED
                || (status == CONFLICT && place.guard().by() != Guard.By.REREAD);
    }

    @Override
    public boolean delete(String of, Row expected) {
        requireOurs(of);
        Optional<Read> now = read(expected.id());
        if (now.isEmpty()) {
            return true;
        }
        if (!now.get().row().equals(expected)) {
            return false;
        }
        JsonApi.Ask ask = new JsonApi.Ask("DELETE", urlOf(expected.id()), null, ifMatch(now.get()), repeat());
        JsonApi.Answer answer = api.send(ask);
        if (overtaken(answer.status())) {
            return false;
        }
        if (!answer.ok() && answer.status() != NOT_FOUND && answer.status() != GONE) {
            throw JsonApi.refused(ask, answer);
        }
        return true;
    }

    @Override
    public boolean archive(String of, Row expected) {
        Place.Mark mark = place.archived();
        if (mark == null) {
            throw new IllegalArgumentException("Nothing tells how a record of " + place.path()
                    + " is marked as archived; name a field with \"archived\" in sync.yaml.");
        }
        return update(of, expected, expected.with(mark.column(), mark.value()));
    }

    private boolean ours(String of) {
        return of.equals(location);
    }

    private void requireOurs(String of) {
        if (!ours(of)) {
            throw new IllegalArgumentException("The API holds records of location " + location + " only.");
        }
    }
}
