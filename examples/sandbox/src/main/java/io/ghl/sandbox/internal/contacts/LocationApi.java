package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tags and custom fields of a location. */
public final class LocationApi {
    private static final Set<String> MODELS = Set.of("contact", "opportunity", "all");

    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public LocationApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-location-tags. */
    public ApiResult tags(ApiCall call) {
        ArrayNode tags = Json.array();
        world.read(location(call), data -> {
            data.tags().values().forEach(tags::add);
            return tags;
        });
        return ApiResult.ok("tags", tags);
    }

    /** create-tag, which answers 200. */
    public ApiResult createTag(ApiCall call) {
        String location = location(call);
        String sent = Dtos.TAG_CREATE.validate(call.bodyOrEmpty()).path("name").asText();
        String name = settings.on(Quirk.TAGS_ARE_LOWER_CASED) ? Tags.key(sent) : sent.strip();
        ObjectNode tag = world.write(location, change -> {
            for (ObjectNode known : change.data().tags().values()) {
                if (Tags.key(known.path("name").asText()).equals(Tags.key(name))) {
                    throw ApiError.badRequest("The tag name is already exist.");
                }
            }
            String id = change.ids().firestore();
            ObjectNode doc = tag(id, name, location);
            change.put(Kind.TAG, id, doc);
            return doc;
        });
        return ApiResult.ok("tag", tag);
    }

    static ObjectNode tag(String id, String name, String locationId) {
        return Json.object().put("id", id).put("name", name).put("locationId", locationId);
    }

    /** get-custom-fields; without {@code model} those of contacts. */
    public ApiResult customFields(ApiCall call) {
        String location = location(call);
        String sent = call.queryParam("model");
        String model = sent == null ? "contact" : sent;
        if (!MODELS.contains(model)) {
            throw ApiError.unprocessable("model must be one of the following values: contact, opportunity, all");
        }
        ArrayNode fields = Json.array();
        world.read(location, data -> {
            data.customFields().values().stream()
                    .filter(f ->
                            model.equals("all") || model.equals(f.path("model").asText()))
                    .forEach(fields::add);
            return fields;
        });
        return ApiResult.ok("customFields", fields);
    }

    /** get-custom-field, by id or by {@code fieldKey}. */
    public ApiResult customField(ApiCall call) {
        String id = call.pathParam("id");
        ObjectNode field = world.read(location(call), data -> {
            ObjectNode found = data.customFields().get(id);
            found = found == null ? CustomFields.byKey(data, id) : found;
            if (found == null) {
                throw ApiError.missing("Custom field", id, settings);
            }
            return found;
        });
        return ApiResult.ok("customField", field);
    }

    /** create-custom-field. */
    public ApiResult createCustomField(ApiCall call) {
        String location = location(call);
        ObjectNode body = Dtos.CUSTOM_FIELD_CREATE.validate(call.bodyOrEmpty());
        ObjectNode field = world.write(location, change -> customField(change, body));
        return ApiResult.created("customField", field);
    }

    /** update-custom-field; key and data type stay. */
    public ApiResult updateCustomField(ApiCall call) {
        String location = location(call);
        ObjectNode body = Dtos.CUSTOM_FIELD_UPDATE.validate(call.bodyOrEmpty());
        String id = call.pathParam("id");
        ObjectNode field = world.write(location, change -> {
            ObjectNode doc = field(change.data(), id).deepCopy();
            for (String name : List.of("name", "placeholder", "position", "model", "parentId", "description")) {
                copy(body, name, doc, name);
            }
            copy(body, "textBoxListOptions", doc, "textBoxListOptions");
            copy(body, "acceptedFormat", doc, "acceptedFormat");
            copy(body, "options", doc, "picklistOptions");
            copy(body, "isMultipleFile", doc, "isMultiFileAllowed");
            copy(body, "maxNumberOfFiles", doc, "maxFileLimit");
            change.put(Kind.CUSTOM_FIELD, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.ok("customField", field);
    }

    private static void copy(ObjectNode from, String name, ObjectNode to, String as) {
        if (from.has(name)) {
            to.set(as, from.get(name));
        }
    }

    /** delete-custom-field; contacts lose their values. */
    public ApiResult deleteCustomField(ApiCall call) {
        String id = call.pathParam("id");
        world.write(location(call), change -> {
            change.remove(Kind.CUSTOM_FIELD, field(change.data(), id).path("id").asText());
            for (Contact contact : change.data().contacts()) {
                ArrayNode kept = Json.array();
                contact.get("customFields").forEach(value -> {
                    if (!value.path("id").asText().equals(id)) {
                        kept.add(value);
                    }
                });
                if (kept.size() < contact.get("customFields").size()) {
                    change.put(
                            Kind.CONTACT, contact.id(), contact.doc().deepCopy().set("customFields", kept));
                }
            }
            return true;
        });
        return ApiResult.deleted(call.version());
    }

    private ObjectNode field(LocationData data, String id) {
        ObjectNode found = data.customFields().get(id);
        if (found == null) {
            throw ApiError.missing("Custom field", id, settings);
        }
        return found;
    }

    private static ObjectNode customField(Change change, ObjectNode body) {
        String model = body.path("model").asText("contact");
        String id = change.ids().firestore();
        ObjectNode doc = Json.object()
                .put("id", id)
                .put("name", body.path("name").asText())
                .put("fieldKey", fieldKey(change, body, model))
                .put("placeholder", body.path("placeholder").asText(""))
                .put("dataType", body.path("dataType").asText())
                .put("position", body.path("position").asInt(0));
        doc.set("picklistOptions", body.has("options") ? body.get("options") : Json.array());
        doc.putArray("picklistImageOptions");
        doc.put("isAllowedCustomOption", false)
                .put("isMultiFileAllowed", body.path("isMultipleFile").asBoolean(false))
                .put("maxFileLimit", body.path("maxNumberOfFiles").asInt(1))
                .put("locationId", change.data().id())
                .put("model", model);
        for (String extra : new String[] {"parentId", "description", "textBoxListOptions", "acceptedFormat"}) {
            if (body.has(extra)) {
                doc.set(extra, body.get(extra));
            }
        }
        change.put(Kind.CUSTOM_FIELD, id, doc);
        return doc;
    }

    /** The key that HighLevel makes from the name, made unique by a number if need be. */
    private static String fieldKey(Change change, ObjectNode body, String model) {
        String sent = body.path("fieldKey").asText("");
        String base = sent.isEmpty()
                ? model + "."
                        + body.path("name")
                                .asText()
                                .strip()
                                .toLowerCase(Locale.ROOT)
                                .replaceAll("[^a-z0-9]+", "_")
                : sent.contains(".") ? sent : model + "." + sent;
        String key = base;
        for (int n = 1; CustomFields.byKey(change.data(), key) != null; n++) {
            key = base + "_" + n;
        }
        return key;
    }

    static String location(ApiCall call) {
        String id = call.pathParam("locationId");
        call.requireLocation(id);
        return id;
    }
}
