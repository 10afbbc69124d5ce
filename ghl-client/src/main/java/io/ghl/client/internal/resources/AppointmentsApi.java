package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.appointments.Appointment;
import io.ghl.client.appointments.AppointmentNote;
import io.ghl.client.appointments.AppointmentUpdate;
import io.ghl.client.appointments.Appointments;
import io.ghl.client.appointments.BlockSlot;
import io.ghl.client.appointments.BlockSlotUpdate;
import io.ghl.client.appointments.EventWindow;
import io.ghl.client.appointments.NewAppointment;
import io.ghl.client.appointments.NewBlockSlot;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.json.Touched;
import io.ghl.client.internal.operations.CalendarOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Appointments over the pipeline. Single reads have an envelope, answers to writes have none; either is accepted. */
public record AppointmentsApi(LocationCaller caller) implements Appointments {
    private static final int NOTES_PER_PAGE = 20;
    private static final int NOTE_LENGTH = 5000;
    private static final Set<String> STATUSES_OF_V3 = Set.of("completed", "active");

    @Override
    public Appointment create(NewAppointment appointment) {
        return caller.call(CalendarOperations.CREATE_APPOINTMENT)
                .body(located(writable(appointment.json())))
                .send(AppointmentsApi::appointment);
    }

    @Override
    public Appointment get(String eventId) {
        return caller.call(CalendarOperations.GET_APPOINTMENT)
                .path("eventId", eventId)
                .send(AppointmentsApi::appointment);
    }

    @Override
    public Optional<Appointment> update(String eventId, AppointmentUpdate update) {
        return caller.call(CalendarOperations.UPDATE_APPOINTMENT)
                .path("eventId", eventId)
                .body(writable(update.json()))
                .sendUnless(update.isEmpty(), AppointmentsApi::appointment);
    }

    private JsonNode writable(JsonNode fields) {
        String status = fields.path("appointmentStatus").asText();
        if (STATUSES_OF_V3.contains(status) && caller.version() != ApiVersion.V3) {
            throw new IllegalArgumentException("appointmentStatus can be " + status + " in API version v3 only.");
        }
        return fields;
    }

    @Override
    public void delete(String eventId) {
        caller.call(CalendarOperations.DELETE_EVENT)
                .path("eventId", eventId)
                .body(Json.object())
                .send();
    }

    @Override
    public List<Appointment> events(EventWindow window) {
        return list(CalendarOperations.LIST_EVENTS, window);
    }

    @Override
    public List<Appointment> blockedSlots(EventWindow window) {
        return list(CalendarOperations.LIST_BLOCKED_SLOTS, window);
    }

    private List<Appointment> list(Operation operation, EventWindow window) {
        LocationCaller.Request request = caller.call(operation).query("locationId", caller.locationId());
        window.parameters().forEach(request::query);
        return request.send(answer -> answer.list("events", Appointment::of));
    }

    @Override
    public BlockSlot createBlockSlot(NewBlockSlot slot) {
        return caller.call(CalendarOperations.CREATE_BLOCK_SLOT)
                .body(located(slot.json()))
                .send(AppointmentsApi::blockSlot);
    }

    @Override
    public BlockSlot updateBlockSlot(String eventId, BlockSlotUpdate update) {
        return caller.call(CalendarOperations.UPDATE_BLOCK_SLOT)
                .path("eventId", eventId)
                .body(located(update.json()))
                .send(AppointmentsApi::blockSlot);
    }

    @Override
    public Pages<AppointmentNote> notes(String appointmentId) {
        String id = Check.id("appointmentId", appointmentId);
        return Pages.of(CalendarOperations.LIST_NOTES.id(), cursor -> notes(id, cursor));
    }

    private Page<AppointmentNote> notes(String appointmentId, @Nullable String cursor) {
        String[] at = cursor == null ? new String[] {"0"} : cursor.split(" ", 2);
        int offset = SkipPages.skip(CalendarOperations.LIST_NOTES, at[0]);
        return caller.call(CalendarOperations.LIST_NOTES)
                .path("appointmentId", appointmentId)
                .query("limit", String.valueOf(NOTES_PER_PAGE))
                .query("offset", String.valueOf(offset))
                .send(answer -> {
                    List<AppointmentNote> rows = answer.list("notes", AppointmentNote::of);
                    String first = SkipPages.checkMoved(
                            CalendarOperations.LIST_NOTES, at.length > 1 ? at[1] : null, rows, AppointmentNote::id);
                    // If HighLevel does not say whether there are more, a full page has one after it.
                    boolean more = answer.json().path("hasMore").asBoolean(rows.size() >= NOTES_PER_PAGE);
                    return new Page<>(rows, more && first != null ? offset + rows.size() + " " + first : null);
                });
    }

    @Override
    public AppointmentNote createNote(String appointmentId, String body, @Nullable String userId) {
        return caller.call(CalendarOperations.CREATE_NOTE)
                .path("appointmentId", appointmentId)
                .body(note(body, userId))
                .send(AppointmentsApi::note);
    }

    @Override
    public AppointmentNote updateNote(String appointmentId, String noteId, String body, @Nullable String userId) {
        return caller.call(CalendarOperations.UPDATE_NOTE)
                .path("appointmentId", appointmentId)
                .path("noteId", noteId)
                .body(note(body, userId))
                .send(AppointmentsApi::note);
    }

    @Override
    public void deleteNote(String appointmentId, String noteId) {
        caller.call(CalendarOperations.DELETE_NOTE)
                .path("appointmentId", appointmentId)
                .path("noteId", noteId)
                .send();
    }

    private static JsonNode note(String body, @Nullable String userId) {
        Touched note = new Touched();
        note.upTo("body", body, NOTE_LENGTH);
        if (userId != null) {
            note.id("userId", userId);
        }
        return note.json();
    }

    private ObjectNode located(JsonNode fields) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return body.setAll((ObjectNode) fields);
    }

    private static Appointment appointment(Answer answer) {
        return wrappedOrNot(answer, "event", Appointment::of);
    }

    private static BlockSlot blockSlot(Answer answer) {
        return wrappedOrNot(answer, "event", BlockSlot::of);
    }

    private static <T> T wrappedOrNot(Answer answer, String key, Function<JsonNode, T> reader) {
        return answer.json().path(key).isObject() ? answer.object(key, reader) : answer.whole(reader);
    }

    private static AppointmentNote note(Answer answer) {
        return answer.object("note", AppointmentNote::of);
    }
}
