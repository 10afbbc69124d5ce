package io.ghl.sandbox.internal.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Op;
import io.ghl.sandbox.internal.state.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Creates the records of a seed by the sandbox's own operations, in the fields of v2: what HighLevel would refuse is
 * refused, with the place in the seed. An {@code id} is kept. Nothing is told by webhook.
 */
public final class Seeds {
    /** Each section with its operation, in the order in which one may refer to another. */
    private static final Map<String, String> SECTIONS = sections();

    private static final Set<String> OF_CONTACT = Set.of("tasks", "notes");
    private static final Set<String> NEEDS_LOCATION = Set.of("businesses", "calendars", "contacts", "appointments");

    private final World world;
    private final String companyId;
    private final Map<String, Operation> operations;

    Seeds(World world, String companyId, List<Operation> rows) {
        this.world = world;
        this.companyId = companyId;
        this.operations = rows.stream()
                .filter(row -> SECTIONS.containsValue(row.id()))
                .collect(Collectors.toMap(Operation::id, row -> row));
    }

    private static Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("tags", "create-tag");
        sections.put("customFields", "create-custom-field");
        sections.put("customValues", "create-custom-value");
        sections.put("users", "create-user");
        sections.put("businesses", "create-business");
        sections.put("calendars", "create-calendar");
        sections.put("contacts", "create-contact");
        sections.put("tasks", "create-task");
        sections.put("notes", "create-note");
        sections.put("appointments", "create-appointment");
        return sections;
    }

    /** Reads a seed; the message of an exception says where the text stops being JSON. */
    public static JsonNode parse(byte[] text) {
        try {
            return Json.parse(text);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
            throw new IllegalArgumentException(where + "the text is not JSON", e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the text is not JSON", e);
        }
    }

    /** Creates all records of a seed or, if one is refused, none. */
    public void plant(String locationId, JsonNode seed) {
        List<Op> before = world.save();
        try {
            world.silently(() -> {
                location(locationId, seed, "", true);
                seed.path("locations")
                        .properties()
                        .forEach(other ->
                                location(other.getKey(), other.getValue(), "/locations/" + other.getKey(), false));
            });
        } catch (RuntimeException e) {
            world.restore(before);
            throw e;
        }
    }

    private void location(String locationId, JsonNode seed, String where, boolean top) {
        if (!seed.isObject()) {
            throw wrong(where, "must be an object");
        }
        seed.fieldNames().forEachRemaining(name -> {
            if (!SECTIONS.containsKey(name) && !(top && name.equals("locations"))) {
                throw wrong(where + "/" + name, "is no section; there are " + String.join(", ", SECTIONS.keySet()));
            }
        });
        if (seed.has("locations") && !seed.path("locations").isObject()) {
            throw wrong(where + "/locations", "must be an object");
        }
        Set<String> known = new HashSet<>();
        for (String section : SECTIONS.keySet()) {
            section(section, seed.get(section), where + "/" + section, locationId, null, known);
        }
    }

    private void section(
            String name,
            @Nullable JsonNode rows,
            String where,
            String locationId,
            @Nullable String contactId,
            Set<String> known) {
        if (rows != null && !rows.isArray()) {
            throw wrong(where, "must be an array");
        }
        for (int i = 0; rows != null && i < rows.size(); i++) {
            JsonNode row = name.equals("tags") && rows.get(i).isTextual()
                    ? Json.object().set("name", rows.get(i))
                    : rows.get(i);
            if (!(row instanceof ObjectNode object)) {
                throw wrong(where + "/" + i, "must be an object");
            }
            record(name, object.deepCopy(), where + "/" + i, locationId, contactId, known);
        }
    }

    private void record(
            String section,
            ObjectNode body,
            String where,
            String locationId,
            @Nullable String contactId,
            Set<String> known) {
        String id = id(body, where);
        if (id != null && !known.add(id)) {
            throw wrong(where + "/id", "names a second record");
        }
        Map<String, JsonNode> children = new HashMap<>();
        Map<String, String> path = new HashMap<>(Map.of("locationId", locationId));
        if (section.equals("contacts")) {
            OF_CONTACT.stream().filter(body::has).forEach(child -> children.put(child, body.remove(child)));
        }
        if (OF_CONTACT.contains(section)) {
            JsonNode owner = body.remove("contactId");
            String contact = contactId != null ? contactId : owner == null ? null : owner.textValue();
            if (contact == null) {
                throw wrong(where + "/contactId", "must name a contact of the seed");
            }
            path.put("contactId", contact);
        }
        complete(section, body, locationId);
        String made = create(section, new ApiCall(ApiVersion.V2, locationId, path, Map.of(), body, null), id, where);
        for (String child : SECTIONS.keySet()) {
            section(child, children.get(child), where + "/" + child, locationId, made, known);
        }
    }

    /** Adds what a call needs and a seed can do without. */
    private void complete(String section, ObjectNode body, String locationId) {
        if (NEEDS_LOCATION.contains(section)) {
            body.put("locationId", locationId);
        }
        if (section.equals("tasks") && !body.has("completed")) {
            body.put("completed", false);
        }
        if (section.equals("users")) {
            body.put("companyId", companyId);
            byDefault(body, "password", Json.of("sandbox"));
            byDefault(body, "type", Json.of("account"));
            byDefault(body, "role", Json.of("user"));
            byDefault(body, "locationIds", Json.strings(List.of(locationId)));
        }
    }

    private static void byDefault(ObjectNode body, String field, JsonNode value) {
        if (!body.has(field)) {
            body.set(field, value);
        }
    }

    private static @Nullable String id(ObjectNode body, String where) {
        JsonNode id = body.remove("id");
        if (id == null) {
            return null;
        }
        if (!id.isTextual() || id.textValue().isBlank()) {
            throw wrong(where + "/id", "must be a text that is not blank");
        }
        return id.textValue();
    }

    /** Creates one record and returns its id. */
    private String create(String section, ApiCall call, @Nullable String id, String where) {
        Operation operation = operations.get(SECTIONS.get(section));
        if (operation == null) {
            throw new IllegalStateException("no operation creates " + section);
        }
        world.ids().giveNext(id);
        try {
            JsonNode answer = operation.handler().handle(call).body();
            String direct = Json.text(answer, "id");
            for (JsonNode value : answer) {
                String nested = Json.text(value, "id");
                direct = direct == null ? nested : direct;
            }
            return direct == null ? "" : direct;
        } catch (ApiError e) {
            JsonNode message = e.body().path("message");
            throw wrong(where, message.isArray() ? String.join(", ", Json.list(message)) : message.asText());
        } finally {
            world.ids().giveNext(null);
        }
    }

    private static IllegalArgumentException wrong(String where, String what) {
        return new IllegalArgumentException((where.isEmpty() ? "the seed" : where) + ": " + what);
    }
}
