package io.ghl.sandbox.internal.businesses;

import static io.ghl.sandbox.internal.validation.Checks.ANY;
import static io.ghl.sandbox.internal.validation.Checks.EMAIL;
import static io.ghl.sandbox.internal.validation.Checks.NOT_BLANK;
import static io.ghl.sandbox.internal.validation.Checks.OBJECT;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.STRINGS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.validation.Dto;
import java.util.List;
import java.util.Map;

/**
 * The business operations. A business is also a record of the object {@code business}: only there can its custom fields
 * be written, and only as a record is it told by webhook.
 */
public final class BusinessApi {
    private static final int LIMIT = 100;
    private static final List<String> FIELDS = List.of(
            "name", "phone", "email", "website", "address", "city", "state", "postalCode", "country", "description");
    private static final Dto UPDATE = Dto.empty()
            .optional(NOT_BLANK, "name")
            .optional(EMAIL, "email")
            .optional(STRING, "phone", "website", "address", "city", "postalCode", "state", "country", "description");
    private static final Dto CREATE = UPDATE.required(NOT_BLANK, "name", "locationId");
    private static final Dto RECORD =
            Dto.empty().required(OBJECT, "properties").optional(STRINGS, "owner", "followers");

    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public BusinessApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-businesses-by-location. */
    public ApiResult list(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        int limit = Query.number(call, "limit", LIMIT, 1, LIMIT);
        int skip = Query.number(call, "skip", 0, 0, Integer.MAX_VALUE);
        ArrayNode rows = Json.array();
        world.read(call.locationId(), data -> {
            data.records(Kind.BUSINESS).values().stream()
                    .skip(skip)
                    .limit(limit)
                    .forEach(b -> rows.add(view(b)));
            return rows;
        });
        return ApiResult.ok("businesses", rows);
    }

    /** get-business. */
    public ApiResult get(ApiCall call) {
        String id = call.pathParam("businessId");
        return ApiResult.ok("business", world.read(call.locationId(), data -> view(find(data, id))));
    }

    /** create-business, which answers {@code buiseness} [sic]. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = CREATE.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        ObjectNode stored = world.write(call.locationId(), change -> {
            String now = Dates.iso(change.now());
            ObjectNode doc = Json.object().put("id", change.ids().mongo());
            set(doc, body);
            doc.put("locationId", call.locationId()).put("createdAt", now).put("updatedAt", now);
            return store(change, "RecordCreate", doc);
        });
        return new ApiResult(201, written(stored));
    }

    /** update-business; custom fields are refused in every shape. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = UPDATE.validate(call.bodyOrEmpty());
        ObjectNode stored = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call.pathParam("businessId")).deepCopy();
            set(doc, body);
            return store(change, "RecordUpdate", doc.put("updatedAt", Dates.iso(change.now())));
        });
        return ApiResult.ok(written(stored));
    }

    /** delete-Business [sic]. */
    public ApiResult delete(ApiCall call) {
        String id = call.pathParam("businessId");
        world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), id);
            change.remove(Kind.BUSINESS, id);
            change.emit("RecordDelete", event(doc));
            if (settings.on(Quirk.DELETED_BUSINESS_DETACHES_CONTACTS)) {
                change.data().contacts().stream()
                        .filter(contact -> id.equals(contact.text("businessId")))
                        .forEach(contact -> {
                            ObjectNode detached = contact.doc().deepCopy();
                            detached.remove("businessId");
                            change.put(Kind.CONTACT, contact.id(), detached);
                        });
            }
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true));
    }

    /** get-record-by-id. */
    public ApiResult getRecord(ApiCall call) {
        String id = call.pathParam("id");
        return ApiResult.ok("record", world.read(call.locationId(), data -> recordView(find(data, id))));
    }

    /** update-object-record: properties by their short keys, also those of custom fields; null removes one. */
    public ApiResult updateRecord(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        ObjectNode body = RECORD.validate(call.bodyOrEmpty());
        ObjectNode properties = (ObjectNode) body.path("properties");
        Dto allowed = Dto.empty();
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            if (property.getKey().contains(".")) {
                throw ApiError.unprocessable("properties." + property.getKey() + " should be a short key");
            }
            allowed = allowed.nullable(FIELDS.contains(property.getKey()) ? STRING : ANY, property.getKey());
        }
        allowed.validate(properties);
        ObjectNode stored = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call.pathParam("id")).deepCopy();
            for (Map.Entry<String, JsonNode> property : properties.properties()) {
                ObjectNode target = FIELDS.contains(property.getKey()) ? doc : doc.withObjectProperty("properties");
                if (property.getValue().isNull()) {
                    target.remove(property.getKey());
                } else {
                    target.set(property.getKey(), property.getValue());
                }
            }
            for (String list : List.of("owner", "followers")) {
                if (body.has(list)) {
                    doc.set(list, body.get(list));
                }
            }
            return store(change, "RecordUpdate", doc.put("updatedAt", Dates.iso(change.now())));
        });
        return ApiResult.ok("record", recordView(stored));
    }

    private ObjectNode find(LocationData data, String id) {
        ObjectNode doc = data.records(Kind.BUSINESS).get(id);
        if (doc == null) {
            throw ApiError.missing("Business", id, settings);
        }
        return doc;
    }

    private static void set(ObjectNode doc, ObjectNode body) {
        for (String field : FIELDS) {
            if (body.has(field)) {
                doc.set(field, body.get(field));
            }
        }
    }

    private static ObjectNode store(Change change, String event, ObjectNode doc) {
        change.put(Kind.BUSINESS, doc.path("id").asText(), doc);
        change.emit(event, event(doc));
        return doc;
    }

    private static ObjectNode written(ObjectNode doc) {
        return Json.object().put("success", true).set("buiseness", view(doc));
    }

    private static ObjectNode view(ObjectNode doc) {
        ObjectNode view = doc.deepCopy();
        view.remove(List.of("properties", "owner", "followers"));
        return view;
    }

    private static ObjectNode properties(ObjectNode doc) {
        ObjectNode properties = doc.deepCopy().retain(FIELDS);
        if (doc.path("properties") instanceof ObjectNode custom) {
            properties.setAll(custom);
        }
        return properties;
    }

    private static ObjectNode recordView(ObjectNode doc) {
        ObjectNode view = Json.object().set("id", doc.get("id"));
        view.set("owner", doc.has("owner") ? doc.get("owner") : Json.array());
        view.set("followers", doc.has("followers") ? doc.get("followers") : Json.array());
        view.set("properties", properties(doc));
        view.set("dateAdded", doc.get("createdAt"));
        return view.set("dateUpdated", doc.get("updatedAt"));
    }

    /** Keys with their values as text, and {@code owners} where the API says {@code owner}. */
    private static ObjectNode event(ObjectNode doc) {
        ObjectNode event = Json.object().set("id", doc.get("id"));
        event.set("owners", doc.has("owner") ? doc.get("owner") : Json.array());
        event.set("followers", doc.has("followers") ? doc.get("followers") : Json.array());
        ArrayNode list = event.putArray("properties");
        properties(doc)
                .properties()
                .forEach(property -> list.addObject()
                        .put("key", property.getKey())
                        .put(
                                "valueString",
                                property.getValue().isValueNode()
                                        ? property.getValue().asText()
                                        : property.getValue().toString()));
        return event;
    }
}
