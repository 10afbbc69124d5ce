package io.ghl.sync.internal.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ghl.sync.internal.install.AppEventNames;
import io.ghl.sync.webhook.AppointmentDetails;
import io.ghl.sync.webhook.ContactDetails;
import io.ghl.sync.webhook.WebhookEvent;
import io.ghl.sync.webhook.WebhookEvent.AppInstalled;
import io.ghl.sync.webhook.WebhookEvent.AppUninstalled;
import io.ghl.sync.webhook.WebhookEvent.AppointmentChanged;
import io.ghl.sync.webhook.WebhookEvent.Change;
import io.ghl.sync.webhook.WebhookEvent.ContactChanged;
import io.ghl.sync.webhook.WebhookEvent.Envelope;
import io.ghl.sync.webhook.WebhookEvent.NoteChanged;
import io.ghl.sync.webhook.WebhookEvent.PlanChanged;
import io.ghl.sync.webhook.WebhookEvent.RecordChanged;
import io.ghl.sync.webhook.WebhookEvent.TaskChanged;
import io.ghl.sync.webhook.WebhookEvent.Unknown;
import io.ghl.sync.webhook.WebhookException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads webhook bodies, which are flat objects in which anything may be missing or of another type than promised. */
public final class EventParser {
    /** How deep a body may be nested; HighLevel's are six levels deep at most. */
    public static final int MAX_DEPTH = 64;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Makes the event of a body, whose fields are those of the envelope's payload. */
    interface Reading {
        WebhookEvent event(Envelope envelope, Fields fields);
    }

    private static final Set<String> LOCATION = Set.of("location");
    private static final Map<String, Reading> TYPES = types();

    private EventParser() {}

    /** HighLevel's names of the events that have a class, in the order of the alphabet. */
    public static Set<String> known() {
        return Collections.unmodifiableSet(new TreeSet<>(TYPES.keySet()));
    }

    private static Map<String, Reading> types() {
        Map<String, Reading> types = new HashMap<>(AccountEvents.TYPES);
        types.put("ContactCreate", contact(Change.CREATED));
        types.put("ContactUpdate", contact(Change.UPDATED));
        types.put("ContactTagUpdate", contact(Change.TAGS_UPDATED));
        types.put("ContactDndUpdate", contact(Change.DND_UPDATED));
        types.put("ContactDelete", contact(Change.DELETED));
        types.put("NoteCreate", note(Change.CREATED));
        types.put("NoteUpdate", note(Change.UPDATED));
        types.put("NoteDelete", note(Change.DELETED));
        types.put("TaskCreate", task(Change.CREATED));
        types.put("TaskComplete", task(Change.COMPLETED));
        types.put("TaskDelete", task(Change.DELETED));
        types.put("AppointmentCreate", appointment(Change.CREATED));
        types.put("AppointmentUpdate", appointment(Change.UPDATED));
        types.put("AppointmentDelete", appointment(Change.DELETED));
        types.put("RecordCreate", record(Change.CREATED));
        types.put("RecordUpdate", record(Change.UPDATED));
        types.put("RecordDelete", record(Change.DELETED));
        types.put(AppEventNames.INSTALL, EventParser::installed);
        types.put(AppEventNames.UNINSTALL, (envelope, fields) -> new AppUninstalled(envelope));
        types.put(
                AppEventNames.PLAN_CHANGE,
                (envelope, fields) -> new PlanChanged(
                        envelope, fields.text("userId"), fields.text("currentPlanId"), fields.text("newPlanId")));
        return Map.copyOf(types);
    }

    /** Reads an event; fails with a {@link WebhookException} if it is not a JSON object. */
    public static WebhookEvent parse(String body) {
        JsonNode payload = object(body);
        Fields fields = new Fields(payload);
        Envelope envelope = envelope(payload, fields);
        return TYPES.getOrDefault(envelope.type(), (same, none) -> new Unknown(same))
                .event(envelope, fields);
    }

    private static JsonNode object(String body) {
        try {
            JsonNode payload = MAPPER.readTree(body);
            if (payload.isObject()) {
                return payload;
            }
        } catch (JsonProcessingException e) {
            // Falls through: the exception quotes the body, so it must not go on.
        }
        throw new WebhookException(WebhookException.Reason.UNREADABLE);
    }

    private static Envelope envelope(JsonNode payload, Fields fields) {
        String type = fields.text("type");
        return new Envelope(
                type == null ? "" : type,
                location(fields),
                fields.text("companyId"),
                fields.text("appId"),
                fields.text("versionId"),
                fields.text("webhookId"),
                fields.time("timestamp"),
                payload);
    }

    /** Events of invoices name their location as the owner of something that may belong to others as well. */
    private static @Nullable String location(Fields fields) {
        String location = fields.text("locationId");
        String owner = fields.text("altType");
        return location == null && owner != null && LOCATION.contains(owner) ? fields.text("altId") : location;
    }

    private static Reading contact(Change change) {
        return (envelope, fields) -> new ContactChanged(envelope, change, fields.text("id"), contactDetails(fields));
    }

    private static ContactDetails contactDetails(Fields fields) {
        return new ContactDetails(
                fields.text("name"),
                fields.text("firstName"),
                fields.text("lastName"),
                fields.text("email"),
                fields.text("phone"),
                fields.text("companyName"),
                fields.text("address1"),
                fields.text("city"),
                fields.text("state"),
                fields.text("postalCode"),
                fields.text("country"),
                fields.text("website"),
                fields.text("source"),
                fields.text("assignedTo"),
                fields.day("dateOfBirth"),
                fields.time("dateAdded"),
                fields.flag("dnd"),
                fields.entries("dndSettings", EventParser::dnd),
                fields.texts("tags"),
                fields.entries("customFields", "id", field -> field.object().get("value")));
    }

    private static ContactDetails.Dnd dnd(JsonNode channel) {
        Fields fields = new Fields(channel);
        return new ContactDetails.Dnd(fields.text("status"), fields.text("message"), fields.text("code"));
    }

    private static Reading note(Change change) {
        return (envelope, fields) -> new NoteChanged(
                envelope,
                change,
                fields.text("id"),
                fields.text("contactId"),
                fields.text("body"),
                fields.time("dateAdded"));
    }

    private static Reading task(Change change) {
        return (envelope, fields) -> new TaskChanged(
                envelope,
                change,
                fields.text("id"),
                fields.text("contactId"),
                fields.text("title"),
                fields.text("body"),
                fields.text("assignedTo"),
                fields.time("dueDate"),
                fields.time("dateAdded"));
    }

    private static Reading appointment(Change change) {
        return (envelope, fields) -> {
            Fields nested = fields.in("appointment");
            Fields appointment = nested.isObject() ? nested : fields;
            return new AppointmentChanged(
                    envelope,
                    change,
                    appointment.text("id"),
                    appointment.text("contactId"),
                    appointment.text("calendarId"),
                    appointmentDetails(appointment));
        };
    }

    private static AppointmentDetails appointmentDetails(Fields fields) {
        return new AppointmentDetails(
                fields.text("title"),
                fields.text("address"),
                fields.text("notes"),
                fields.text("appointmentStatus"),
                fields.text("source"),
                fields.text("groupId"),
                fields.text("assignedUserId"),
                fields.texts("users"),
                fields.time("startTime"),
                fields.time("endTime"),
                fields.time("dateAdded"),
                fields.time("dateUpdated"));
    }

    private static Reading record(Change change) {
        return (envelope, fields) -> new RecordChanged(
                envelope,
                change,
                fields.text("id"),
                fields.text("objectKey"),
                fields.texts("owners"),
                fields.texts("followers"),
                fields.entries("properties", "key", property -> property.text("valueString")));
    }

    private static WebhookEvent installed(Envelope envelope, Fields fields) {
        Fields trial = fields.in("trial");
        return new AppInstalled(
                envelope,
                fields.text("userId"),
                fields.text("planId"),
                fields.text("installType"),
                fields.text("companyName"),
                trial.isObject()
                        ? new AppInstalled.Trial(
                                trial.flag("onTrial"), trial.count("trialDuration"), trial.time("trialStartDate"))
                        : null,
                fields.flag("isWhitelabelCompany"),
                fields.in("whitelabelDetails").text("domain"));
    }
}
