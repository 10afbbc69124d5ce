package io.ghl.sandbox.internal.locations;

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
import java.util.List;

/** What a location has without anybody making it: two templates, time zones and providers of channels. */
public final class TemplateApi {
    private static final List<String> TYPES = List.of("sms", "email", "whatsapp");
    private static final List<String> ZONES = List.of(
            "UTC",
            "US/Hawaii",
            "US/Pacific",
            "US/Central",
            "America/Chicago",
            "America/New_York",
            "Europe/Berlin",
            "Asia/Kolkata");

    private final World world;
    private final Settings settings;

    /** Creates the operations of all locations. */
    public TemplateApi(World world, Settings settings) {
        this.world = world;
        this.settings = settings;
    }

    /** GET-all-or-email-sms-templates. */
    public ApiResult list(ApiCall call) {
        String location = own(call);
        String unused = Query.required(call, "originId");
        String type = call.queryParam("type");
        if (type != null && !TYPES.contains(type)) {
            throw ApiError.unprocessable("type must be one of the following values: " + String.join(", ", TYPES));
        }
        boolean deleted = Boolean.parseBoolean(call.queryParam("deleted"));
        int skip = Query.number(call, "skip", 0, 0, Integer.MAX_VALUE);
        int limit = Query.number(call, "limit", 25, 1, 100);
        List<ObjectNode> found = world.read(
                location,
                data -> templates(location).stream()
                        .filter(template -> type == null
                                || type.equals(template.path("type").asText()))
                        .filter(template -> isDeleted(data, template.path("id").asText()) == deleted)
                        .toList());
        ArrayNode rows = Json.array();
        found.stream().skip(skip).limit(limit).forEach(rows::add);
        return ApiResult.ok(Json.object().put("totalCount", found.size()).set("templates", rows));
    }

    /** DELETE-an-email-sms-template, of whose answer only the status is documented. */
    public ApiResult delete(ApiCall call) {
        String location = own(call);
        String id = call.pathParam("id");
        world.write(location, change -> {
            boolean there = templates(location).stream()
                    .anyMatch(template -> template.path("id").asText().equals(id));
            if (!there || isDeleted(change.data(), id)) {
                throw ApiError.missing("Template", id, settings);
            }
            change.put(Kind.DELETED_TEMPLATE, id, Json.object().put("id", id));
            return true;
        });
        return ApiResult.ok(Json.object());
    }

    private static boolean isDeleted(LocationData data, String id) {
        return data.records(Kind.DELETED_TEMPLATE).containsKey(id);
    }

    private static List<ObjectNode> templates(String location) {
        ObjectNode sms = template("sandboxSmsTemplate", "sms", location);
        sms.putArray("urlAttachments");
        sms.putObject("template").put("body", "Hello {{contact.first_name}}").putArray("attachments");
        ObjectNode email = template("sandboxEmailTemplate", "email", location);
        email.putObject("template")
                .put("subject", "Hello")
                .put("html", "<p>Hello {{contact.first_name}}</p>")
                .putArray("attachments");
        return List.of(sms, email);
    }

    private static ObjectNode template(String id, String type, String location) {
        return Json.object()
                .put("id", id)
                .put("name", type + " template")
                .put("type", type)
                .put("dateAdded", "2022-01-27T12:31:19.679Z")
                .put("locationId", location);
    }

    /** get-timezones, whose answer is not documented. */
    public ApiResult timezones(ApiCall call) {
        String unused = own(call);
        return ApiResult.ok("timezones", Json.strings(ZONES));
    }

    /** get-conversation-channel, which only v3 has. */
    public ApiResult channel(ApiCall call) {
        String unused = own(call);
        String type = call.pathParam("type");
        if (!List.of("SMS", "Email").contains(type)) {
            throw ApiError.unprocessable("type must be one of the following values: SMS, Email");
        }
        boolean sms = type.equals("SMS");
        ObjectNode row = Json.object();
        row.putObject("conversationProvider")
                .put("_id", sms ? "twilio_provider" : "mailgun_provider")
                .put("name", sms ? "Twilio" : "Mailgun")
                .put("type", type)
                .put("default", true);
        ObjectNode channels = Json.object();
        channels.putArray(type).add(row);
        return ApiResult.ok("conversationChannel", channels);
    }

    private static String own(ApiCall call) {
        String id = call.pathParam("locationId");
        call.requireLocation(id);
        return id;
    }
}
