package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What links a contact with users, businesses, campaigns and workflows. None of it is told by webhook but tags. */
public final class ContactLinkApi {
    private static final int DEFAULT_LIMIT = 25;
    private static final int MAX_LIMIT = 100;
    private static final DateTimeFormatter CLOCK_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final List<String> APPOINTMENT = List.of(
            "id",
            "calendarId",
            "title",
            "assignedUserId",
            "notes",
            "address",
            "locationId",
            "contactId",
            "groupId",
            "appointmentStatus",
            "users",
            "assignedResources");

    private final World world;
    private final Settings settings;
    private final ContactService service;

    /** Creates the operations of all locations. */
    public ContactLinkApi(World world, Settings settings, ContactService service) {
        this.world = world;
        this.settings = settings;
        this.service = service;
    }

    /** add-followers-contact. */
    public ApiResult follow(ApiCall call) {
        List<String> users = followers(call);
        ObjectNode body = followed(link(call, "followers", users, List.of()));
        body.set("followersAdded", Json.strings(users));
        return new ApiResult(201, body);
    }

    /** remove-followers-contact, a DELETE with a body. */
    public ApiResult unfollow(ApiCall call) {
        List<String> users = followers(call);
        ObjectNode body = followed(link(call, "followers", List.of(), users));
        body.set("followersRemoved", Json.strings(users));
        return ApiResult.ok(body);
    }

    private static List<String> followers(ApiCall call) {
        return Json.list(Dtos.FOLLOWERS.validate(call.bodyOrEmpty()).get("followers"));
    }

    private static ObjectNode followed(Contact contact) {
        return Json.object().set("followers", Json.strings(Json.list(contact.get("followers"))));
    }

    /** create-association [sic]: tags of many contacts; those that do not exist are counted as errors. */
    public ApiResult bulkTags(ApiCall call) {
        String type = call.pathParam("type");
        if (!type.equals("add") && !type.equals("remove")) {
            throw ApiError.unprocessable("type must be one of the following values: add, remove");
        }
        ObjectNode body = Dtos.BULK_TAGS.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        boolean all = body.path("removeAllTags").asBoolean();
        if (all && type.equals("add")) {
            throw ApiError.badRequest("removeAllTags can only be used with remove type");
        }
        List<String> tags = Json.list(body.get("tags"));
        ArrayNode responses = Json.array();
        int[] errors = {0};
        for (String id : Json.list(body.get("contacts"))) {
            boolean done = world.write(call.locationId(), change -> {
                Contact contact = change.data().contact(id);
                if (contact == null) {
                    return false;
                }
                List<String> removed = all ? contact.tags() : type.equals("remove") ? tags : List.of();
                service.tag(change, id, type.equals("add") ? tags : List.of(), removed);
                return true;
            });
            errors[0] += done ? 0 : 1;
            responses.add(done ? "Contact with id " + id + " updated" : "Contact with id " + id + " not found");
        }
        ObjectNode answer =
                ((ObjectNode) ApiResult.succeeded(201, call.version()).body()).put("errorCount", errors[0]);
        return new ApiResult(201, answer.set("responses", responses));
    }

    /** add-remove-contact-from-business: a null {@code businessId} detaches; unknown contacts are left out. */
    public ApiResult bulkBusiness(ApiCall call) {
        ObjectNode body = Dtos.BULK_BUSINESS.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        String businessId = Json.text(body, "businessId");
        ArrayNode changed = Json.array();
        world.write(call.locationId(), change -> {
            for (String id : Json.list(body.get("ids"))) {
                Contact contact = change.data().contact(id);
                if (contact != null) {
                    attach(change, contact, businessId);
                    changed.add(id);
                }
            }
            return true;
        });
        return ApiResult.ok(Json.object().put("success", true).set("ids", changed));
    }

    private static void attach(Change change, Contact contact, @Nullable String businessId) {
        ObjectNode doc = contact.doc().deepCopy();
        if (businessId == null) {
            doc.remove("businessId");
        } else {
            doc.put("businessId", businessId);
        }
        change.put(Kind.CONTACT, contact.id(), doc);
    }

    /** get-contacts-by-businessId, by name; v3 also goes on after a pair "name,id". */
    public ApiResult ofBusiness(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        int limit = Query.number(call, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT);
        int skip = Query.number(call, "skip", 0, 0, Integer.MAX_VALUE);
        String[] after = startAfter(call);
        String query = call.queryParam("query");
        Comparator<Contact> order =
                Comparator.comparing(ContactLinkApi::sortName).thenComparing(Contact::id);
        List<Contact> all = world.read(
                call.locationId(),
                data -> data.contacts().stream()
                        .filter(c -> call.pathParam("businessId").equals(c.text("businessId")))
                        .filter(c -> query == null || sortName(c).contains(query.toLowerCase(Locale.ROOT)))
                        .sorted(order)
                        .toList());
        ArrayNode rows = Json.array();
        all.stream()
                .filter(c -> after == null || isAfter(c, after))
                .skip(skip)
                .limit(limit)
                .forEach(c -> rows.add(ContactView.listRow(c)));
        return ApiResult.ok(Json.object().put("count", all.size()).set("contacts", rows));
    }

    private static String @Nullable [] startAfter(ApiCall call) {
        String pair = call.queryParam("startAfter");
        if (pair == null) {
            return null;
        }
        if (call.version() == ApiVersion.V2) {
            throw ApiError.unprocessable("property startAfter should not exist");
        }
        String[] parts = pair.split(",", -1);
        if (parts.length != 2) {
            throw ApiError.unprocessable("startAfter must be a pair of name and id");
        }
        return parts;
    }

    private static boolean isAfter(Contact contact, String[] pair) {
        int name = sortName(contact).compareTo(pair[0]);
        return name > 0 || (name == 0 && contact.id().compareTo(pair[1]) > 0);
    }

    private static String sortName(Contact contact) {
        String name = contact.fullName();
        return name == null ? "" : name.toLowerCase(Locale.ROOT);
    }

    /** add-contact-to-campaign. */
    public ApiResult addToCampaign(ApiCall call) {
        Dtos.NOTHING.validate(call.bodyOrEmpty());
        link(call, "campaigns", List.of(call.pathParam("campaignId")), List.of());
        return ApiResult.succeeded(201, call.version());
    }

    /** remove-contact-from-campaign. */
    public ApiResult removeFromCampaign(ApiCall call) {
        link(call, "campaigns", List.of(), List.of(call.pathParam("campaignId")));
        return ApiResult.succeeded(200, call.version());
    }

    /** remove-contact-from-every-campaign. */
    public ApiResult removeFromAllCampaigns(ApiCall call) {
        link(call, contact -> Json.list(contact.get("campaigns")));
        return ApiResult.succeeded(200, call.version());
    }

    private void link(ApiCall call, Function<Contact, List<String>> removed) {
        String id = call.pathParam("contactId");
        world.write(call.locationId(), change -> {
            Contact contact = service.find(change.data(), id);
            return service.link(change, id, "campaigns", List.of(), removed.apply(contact));
        });
    }

    /** add-contact-to-workflow: 200 in the specification, 201 live. */
    public ApiResult addToWorkflow(ApiCall call) {
        Dtos.WORKFLOW.validate(call.bodyOrEmpty());
        link(call, "activeWorkflows", List.of(call.pathParam("workflowId")), List.of());
        return ApiResult.succeeded(settings.on(Quirk.ADD_TO_WORKFLOW_ANSWERS_201) ? 201 : 200, call.version());
    }

    /** delete-contact-from-workflow, a DELETE with a body. */
    public ApiResult removeFromWorkflow(ApiCall call) {
        Dtos.WORKFLOW.validate(call.bodyOrEmpty());
        link(call, "activeWorkflows", List.of(), List.of(call.pathParam("workflowId")));
        return ApiResult.succeeded(200, call.version());
    }

    private Contact link(ApiCall call, String list, List<String> added, List<String> removed) {
        return world.write(
                call.locationId(), change -> service.link(change, call.pathParam("contactId"), list, added, removed));
    }

    /** get-appointments-for-contact: unlike everywhere else, times have no zone, and there are two statuses. */
    public ApiResult appointments(ApiCall call) {
        String id = call.pathParam("contactId");
        ArrayNode events = Json.array();
        world.read(call.locationId(), data -> {
            service.find(data, id);
            data.records(Kind.EVENT).values().stream()
                    .filter(event -> id.equals(Json.text(event, "contactId")))
                    .forEach(event -> events.add(clockTimes(event)));
            return events;
        });
        return ApiResult.ok("events", events);
    }

    /** The sandbox's locations are in UTC. */
    private static ObjectNode clockTimes(ObjectNode event) {
        ObjectNode row = event.deepCopy().retain(APPOINTMENT);
        for (String time : List.of("startTime", "endTime", "dateAdded", "dateUpdated")) {
            row.put(
                    time,
                    CLOCK_TIME.format(OffsetDateTime.parse(event.path(time).asText())));
        }
        return row.put("status", "booked");
    }
}
