package io.ghl.sandbox.internal.calendars;

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

/** The notes of appointments, which come at most 20 at a time. */
public final class EventNoteApi {
    private static final int MAX = 20;

    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public EventNoteApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-appointment-notes; limit and offset have to be there. */
    public ApiResult list(ApiCall call) {
        Query.required(call, "limit");
        Query.required(call, "offset");
        int limit = Query.number(call, "limit", MAX, 1, MAX);
        int offset = Query.number(call, "offset", 0, 0, Integer.MAX_VALUE);
        List<ObjectNode> all = world.read(call.locationId(), data -> {
            String appointment = appointment(data, call);
            return data.records(Kind.EVENT_NOTE).values().stream()
                    .filter(note -> appointment.equals(Json.text(note, "appointmentId")))
                    .toList();
        });
        ArrayNode rows = Json.array();
        all.stream().skip(offset).limit(limit).forEach(note -> rows.add(view(note)));
        return ApiResult.ok(
                Json.object().put("hasMore", offset + rows.size() < all.size()).set("notes", rows));
    }

    /** create-appointment-note. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = EventDtos.NOTE.validate(call.bodyOrEmpty());
        ObjectNode note = world.write(call.locationId(), change -> {
            String appointment = appointment(change.data(), call);
            ObjectNode doc = Json.object()
                    .put("id", change.ids().firestore())
                    .put("appointmentId", appointment)
                    .put("dateAdded", Dates.iso(change.now()));
            doc.set(
                    "contactId",
                    change.data()
                            .records(Kind.EVENT)
                            .getOrDefault(appointment, Json.object())
                            .path("contactId"));
            doc.setAll(body);
            doc.putObject("createdBy").put("id", body.path("userId").asText()).put("name", "");
            change.put(Kind.EVENT_NOTE, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.created("note", view(note));
    }

    /** update-appointment-note. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = EventDtos.NOTE.validate(call.bodyOrEmpty());
        ObjectNode note = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            doc.setAll(body);
            change.put(Kind.EVENT_NOTE, doc.path("id").asText(), doc);
            return doc;
        });
        return ApiResult.ok("note", view(note));
    }

    /** delete-appointment-note. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            change.remove(Kind.EVENT_NOTE, find(change.data(), call).path("id").asText());
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true));
    }

    private String appointment(LocationData data, ApiCall call) {
        String id = call.pathParam("appointmentId");
        if (!data.records(Kind.EVENT).containsKey(id)) {
            throw ApiError.missing("Event", id, settings);
        }
        return id;
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String id = call.pathParam("noteId");
        ObjectNode note = data.records(Kind.EVENT_NOTE).get(id);
        if (note == null || !appointment(data, call).equals(Json.text(note, "appointmentId"))) {
            throw ApiError.missing("Note", id, settings);
        }
        return note;
    }

    private static ObjectNode view(ObjectNode note) {
        ObjectNode view = note.deepCopy();
        view.remove("appointmentId");
        return view;
    }
}
