package io.ghl.sandbox.internal.locations;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.util.List;
import java.util.Locale;

/** Fields of businesses and custom objects (custom fields V2), and their folders, which have no envelope. */
public final class ObjectFieldApi {
    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public ObjectFieldApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-custom-fields-by-object-key. */
    public ApiResult list(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        String object = supported(call.pathParam("objectKey"));
        ObjectNode answer = Json.object();
        return world.read(call.locationId(), data -> {
            rows(answer.putArray("fields"), data, Kind.OBJECT_FIELD, object);
            rows(answer.putArray("folders"), data, Kind.FIELD_FOLDER, object);
            return ApiResult.ok(answer);
        });
    }

    /** The fields and the folders of an object; the latter are shown as fields. */
    private static void rows(ArrayNode rows, LocationData data, Kind kind, String object) {
        data.records(kind).values().stream()
                .filter(doc -> object.equals(doc.path("objectKey").asText()))
                .forEach(doc -> rows.add(kind == Kind.FIELD_FOLDER ? asField(doc) : doc.deepCopy()));
    }

    private static ObjectNode asField(ObjectNode folder) {
        return folder.deepCopy()
                .put("showInForms", false)
                .put("dataType", "TEXT")
                .put("parentId", "")
                .put("fieldKey", folder.path("objectKey").asText());
    }

    /** get-custom-field-by-id, of a field or a folder. */
    public ApiResult get(ApiCall call) {
        String id = call.pathParam("id");
        return ApiResult.ok("field", world.read(call.locationId(), data -> {
            ObjectNode folder = data.records(Kind.FIELD_FOLDER).get(id);
            return folder == null ? find(data, Kind.OBJECT_FIELD, id) : asField(folder);
        }));
    }

    /** create-custom-field of the file custom-fields. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = LocationDtos.FIELD_CREATE.validate(call.bodyOrEmpty());
        call.requireLocation(body.path("locationId").asText());
        String unused = supported(body.path("objectKey").asText());
        ObjectNode field = world.write(call.locationId(), change -> {
            String key = body.path("fieldKey").asText();
            for (ObjectNode other : change.data().records(Kind.OBJECT_FIELD).values()) {
                if (other.path("fieldKey").asText().equals(key)) {
                    throw ApiError.badRequest("Field key already exists");
                }
            }
            ObjectNode doc = body.deepCopy().put("id", change.ids().firestore());
            String now = Dates.iso(change.now());
            doc.put("dateAdded", now).put("dateUpdated", now);
            change.put(Kind.OBJECT_FIELD, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.created("field", field);
    }

    /** update-custom-field of the file custom-fields; choices are replaced, and keep the keys they had. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = LocationDtos.FIELD_UPDATE.validate(call.bodyOrEmpty());
        call.requireLocation(body.path("locationId").asText());
        ObjectNode field = world.write(call.locationId(), change -> {
            ObjectNode doc =
                    find(change.data(), Kind.OBJECT_FIELD, call.pathParam("id")).deepCopy();
            ArrayNode options = options(doc, body);
            doc.setAll(body);
            doc.put("dateUpdated", Dates.iso(change.now()));
            if (body.has("options")) {
                doc.set("options", options);
            }
            change.put(Kind.OBJECT_FIELD, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.ok("field", field);
    }

    private static ArrayNode options(ObjectNode before, ObjectNode body) {
        ArrayNode options = Json.array();
        body.path("options").forEach(sent -> {
            String label = sent.path("label").asText();
            String key = label.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
            for (var known : before.path("options")) {
                if (known.path("label").asText().equals(label)) {
                    key = known.path("key").asText();
                }
            }
            options.add(((ObjectNode) sent).deepCopy().put("key", key));
        });
        return options;
    }

    /** delete-custom-field of the file custom-fields. */
    public ApiResult delete(ApiCall call) {
        return remove(call, Kind.OBJECT_FIELD, "fieldKey");
    }

    /** create-custom-field-folder. */
    public ApiResult createFolder(ApiCall call) {
        ObjectNode body = LocationDtos.FOLDER_CREATE.validate(call.bodyOrEmpty());
        call.requireLocation(body.path("locationId").asText());
        String unused = supported(body.path("objectKey").asText());
        ObjectNode folder = world.write(call.locationId(), change -> {
            ObjectNode doc = body.deepCopy().put("id", change.ids().firestore());
            change.put(Kind.FIELD_FOLDER, doc.path("id").asText(), withDates(doc, Dates.iso(change.now())));
            return doc;
        });
        return new ApiResult(201, shown(folder));
    }

    private static ObjectNode withDates(ObjectNode doc, String now) {
        return doc.put("dateAdded", now).put("dateUpdated", now);
    }

    /** update-custom-field-folder. */
    public ApiResult updateFolder(ApiCall call) {
        ObjectNode body = LocationDtos.FOLDER_UPDATE.validate(call.bodyOrEmpty());
        call.requireLocation(body.path("locationId").asText());
        ObjectNode folder = world.write(call.locationId(), change -> {
            ObjectNode doc =
                    find(change.data(), Kind.FIELD_FOLDER, call.pathParam("id")).deepCopy();
            doc.setAll(body);
            doc.put("dateUpdated", Dates.iso(change.now()));
            change.put(Kind.FIELD_FOLDER, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.ok(shown(folder));
    }

    private static ObjectNode shown(ObjectNode folder) {
        return folder.deepCopy().retain(List.of("id", "objectKey", "locationId", "name"));
    }

    /** delete-custom-field-folder. */
    public ApiResult deleteFolder(ApiCall call) {
        String location = call.queryParam("locationId");
        if (location != null) {
            call.requireLocation(location);
        }
        return remove(call, Kind.FIELD_FOLDER, "objectKey");
    }

    private ApiResult remove(ApiCall call, Kind kind, String key) {
        String id = call.pathParam("id");
        ObjectNode gone = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), kind, id);
            change.remove(kind, id);
            return doc;
        });
        return ApiResult.ok(Json.object()
                .put("succeded", true)
                .put("id", id)
                .put("key", gone.path(key).asText()));
    }

    private static String supported(String objectKey) {
        if (!objectKey.equals("business") && !objectKey.startsWith("custom_object")) {
            throw ApiError.badRequest("Only Custom Objects and Company (Business) are supported.");
        }
        return objectKey;
    }

    private ObjectNode find(LocationData data, Kind kind, String id) {
        ObjectNode found = data.records(kind).get(id);
        if (found == null) {
            throw ApiError.missing(kind == Kind.FIELD_FOLDER ? "Folder" : "Custom field", id, settings);
        }
        return found;
    }
}
