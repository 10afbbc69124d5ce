package io.ghl.sandbox.internal.calendars;

import static io.ghl.sandbox.internal.validation.Checks.BOOLEAN;
import static io.ghl.sandbox.internal.validation.Checks.NUMBER;
import static io.ghl.sandbox.internal.validation.Checks.STRING;
import static io.ghl.sandbox.internal.validation.Checks.STRINGS;
import static io.ghl.sandbox.internal.validation.Checks.eachNested;
import static io.ghl.sandbox.internal.validation.Checks.oneOf;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import io.ghl.sandbox.internal.validation.Dto;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The operations of notifications: several are created at once, a deleted one stays and is listed on demand only, and
 * changes are answered by a message.
 */
public final class NotificationApi {
    private static final int LIMIT = 100;
    private static final Dto OFFSET = Dto.empty().optional(NUMBER, "timeOffset").optional(STRING, "unit");
    private static final Dto COMMON = Dto.empty()
            .optional(oneOf("contact", "guest", "assignedUser", "emails", "phoneNumbers", "business"), "receiverType")
            .optional(oneOf("email", "inApp", "sms", "whatsapp"), "channel")
            .optional(
                    oneOf("booked", "confirmation", "cancellation", "reminder", "followup", "reschedule"),
                    "notificationType")
            .optional(BOOLEAN, "isActive")
            .optional(STRING, "templateId", "body", "subject", "fromAddress", "fromName", "fromNumber")
            .optional(eachNested(OFFSET), "afterTime", "beforeTime")
            .optional(STRINGS, "additionalEmailIds", "additionalPhoneNumbers", "selectedUsers");
    private static final Dto UPDATE = COMMON.optional(BOOLEAN, "deleted");
    private static final Dto CREATE = COMMON.require("receiverType", "channel", "notificationType");
    private static final List<String> SENDER = List.of("fromAddress", "fromName", "fromNumber", "calendarId");

    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public NotificationApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** get-event-notification: a bare array. */
    public ApiResult list(ApiCall call) {
        Boolean active = flag(call, "isActive");
        boolean deleted = Boolean.TRUE.equals(flag(call, "deleted"));
        int limit = Query.number(call, "limit", LIMIT, 1, Integer.MAX_VALUE);
        int skip = Query.number(call, "skip", 0, 0, Integer.MAX_VALUE);
        ArrayNode rows = Json.array();
        world.read(call.locationId(), data -> {
            String calendar = calendar(data, call);
            data.records(Kind.CALENDAR_NOTIFICATION).values().stream()
                    .filter(one -> calendar.equals(Json.text(one, "calendarId")))
                    .filter(one ->
                            active == null || active == one.path("isActive").asBoolean())
                    .filter(one -> deleted == one.path("deleted").asBoolean())
                    .skip(skip)
                    .limit(limit)
                    .forEach(one -> rows.add(view(one)));
            return rows;
        });
        return ApiResult.ok(rows);
    }

    /** find-event-notification. */
    public ApiResult get(ApiCall call) {
        return ApiResult.ok(world.read(call.locationId(), data -> view(find(data, call))));
    }

    /** create-event-notification: an array for an array, with 200. */
    public ApiResult create(ApiCall call) {
        ArrayNode bodies = CREATE.validateEach(call.body());
        ArrayNode rows = Json.array();
        world.write(call.locationId(), change -> {
            String calendar = calendar(change.data(), call);
            bodies.forEach(body -> {
                ObjectNode doc = Json.object()
                        .put("_id", change.ids().mongo())
                        .put("calendarId", calendar)
                        .put("isActive", true)
                        .put("deleted", false);
                doc.setAll((ObjectNode) body);
                change.put(Kind.CALENDAR_NOTIFICATION, doc.path("_id").asText(), doc);
                rows.add(view(doc));
            });
            return rows;
        });
        return ApiResult.ok(rows);
    }

    /** update-event-notification. */
    public ApiResult update(ApiCall call) {
        ObjectNode body = UPDATE.validate(call.bodyOrEmpty());
        change(call, body);
        return ApiResult.ok(Json.object().put("message", "Notification updated successfully"));
    }

    /** delete-event-notification. */
    public ApiResult delete(ApiCall call) {
        change(call, Json.object().put("deleted", true));
        return ApiResult.ok(Json.object().put("message", "Notification deleted successfully"));
    }

    private void change(ApiCall call, ObjectNode fields) {
        world.write(call.locationId(), change -> {
            ObjectNode doc = find(change.data(), call).deepCopy();
            change.put(Kind.CALENDAR_NOTIFICATION, doc.path("_id").asText(), doc.setAll(fields));
            return true;
        });
    }

    private static @Nullable Boolean flag(ApiCall call, String name) {
        String value = call.queryParam(name);
        return value == null ? null : Boolean.valueOf(value);
    }

    private String calendar(LocationData data, ApiCall call) {
        return CalendarApi.find(data, call.pathParam("calendarId"), settings)
                .path("id")
                .asText();
    }

    private ObjectNode find(LocationData data, ApiCall call) {
        String calendar = calendar(data, call);
        String id = call.pathParam("notificationId");
        ObjectNode doc = data.records(Kind.CALENDAR_NOTIFICATION).get(id);
        if (doc == null || !calendar.equals(Json.text(doc, "calendarId"))) {
            throw ApiError.missing("Notification", id, settings);
        }
        return doc;
    }

    /** Who it comes from is not answered. */
    private static ObjectNode view(ObjectNode doc) {
        ObjectNode view = doc.deepCopy();
        view.remove(SENDER);
        return view;
    }
}
