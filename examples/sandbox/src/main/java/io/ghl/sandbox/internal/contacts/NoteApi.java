package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.util.List;

/** The note operations. A note has no {@code dateUpdated} anywhere, and its events carry four fields only. */
public final class NoteApi {
    private static final List<String> EVENT_FIELDS = List.of("id", "body", "contactId", "dateAdded");

    private final World world;
    private final Settings settings;
    private final ContactService contacts;

    /** Creates the operations of all locations. */
    public NoteApi(World world, Settings settings, ContactService contacts) {
        this.world = world;
        this.settings = settings;
        this.contacts = contacts;
    }

    /** get-all-notes. */
    public ApiResult list(ApiCall call) {
        ArrayNode notes = Json.array();
        world.read(call.locationId(), data -> {
                    String contactId =
                            contacts.find(data, call.pathParam("contactId")).id();
                    return data.notes().of(contactId);
                })
                .forEach(notes::add);
        return ApiResult.ok("notes", notes);
    }

    /** get-note. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok("note", world.read(call.locationId(), data -> find(data, call)));
    }

    /** create-note. */
    public ApiResult create(ApiCall call) {
        ObjectNode body = Dtos.NOTE_CREATE.validate(call.bodyOrEmpty());
        ObjectNode note = world.write(call.locationId(), change -> {
            Contact contact = contacts.find(change.data(), call.pathParam("contactId"));
            ObjectNode doc = Json.object().put("id", change.ids().firestore());
            doc.setAll(body);
            doc.put("contactId", contact.id()).put("dateAdded", Dates.iso(change.now()));
            change.put(Kind.NOTE, doc.path("id").asText(), doc);
            change.emit("NoteCreate", TaskApi.pick(doc, EVENT_FIELDS));
            return doc;
        });
        return ApiResult.created("note", note);
    }

    /** update-note. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = Dtos.NOTE_UPDATE.validate(call.bodyOrEmpty());
        ObjectNode note = world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            doc.setAll(body);
            change.put(Kind.NOTE, doc.path("id").asText(), doc);
            change.emit("NoteUpdate", TaskApi.pick(doc, EVENT_FIELDS));
            return doc;
        });
        return ApiResult.ok("note", note);
    }

    /** delete-note. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            ObjectNode note = find(change.data(), call);
            change.remove(Kind.NOTE, note.path("id").asText());
            change.emit("NoteDelete", TaskApi.pick(note, EVENT_FIELDS));
            return true;
        });
        return ApiResult.deleted(call.version());
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String contactId = contacts.find(data, call.pathParam("contactId")).id();
        String id = call.pathParam("id");
        ObjectNode note = data.notes().get(contactId, id);
        if (note == null) {
            throw ApiError.missing("Note", id, settings);
        }
        return note;
    }
}
