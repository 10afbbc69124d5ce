package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiCall;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.api.ApiResult;
import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.api.Query;
import io.ghl.sandbox.internal.search.ContactSearch;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The contact operations. */
public final class ContactApi {
    private static final int LIST_LIMIT = 20;
    private static final int LIST_MAX = 100;

    private final World world;
    private final Settings settings;
    private final Dtos dtos;
    private final ContactService service;
    private final ContactSearch search;

    /** Creates the operations of all locations. */
    public ContactApi(World world, Settings settings, ContactService service) {
        this.world = world;
        this.settings = settings;
        this.dtos = new Dtos(settings);
        this.service = service;
        this.search = new ContactSearch(settings);
    }

    /** create-contact. */
    public ApiResult create(ApiCall call) {
        ObjectNode fields = dtos.create(call.version()).validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(fields, "locationId"));
        Contact contact = world.write(call.locationId(), change -> service.create(change, fields));
        return ApiResult.created("contact", ContactView.created(contact, call.version()));
    }

    /** get-contact. */
    public ApiResult get(ApiCall call) {
        Contact contact = world.read(call.locationId(), data -> service.find(data, call.pathParam("contactId")));
        return ApiResult.ok("contact", ContactView.get(contact, call.version()));
    }

    /** update-contact. */
    public ApiResult update(ApiCall call) {
        ObjectNode fields = dtos.update(call.version()).validate(call.bodyOrEmpty());
        Contact contact =
                world.write(call.locationId(), change -> service.update(change, call.pathParam("contactId"), fields));
        ObjectNode body = Json.object().put(call.version() == ApiVersion.V3 ? "succeeded" : "succeded", true);
        body.set("contact", ContactView.get(contact, call.version()));
        return ApiResult.ok(body);
    }

    /** delete-contact. */
    public ApiResult delete(ApiCall call) {
        world.write(call.locationId(), change -> {
            service.delete(change, call.pathParam("contactId"));
            return true;
        });
        return ApiResult.deleted(call.version());
    }

    /** upsert-contact. */
    public ApiResult upsert(ApiCall call) {
        ObjectNode fields = dtos.upsert(call.version()).validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(fields, "locationId"));
        ContactService.Upserted upserted = world.write(call.locationId(), change -> service.upsert(change, fields));
        ObjectNode body = Json.object().put("new", upserted.isNew());
        body.set("contact", ContactView.upserted(upserted.contact(), call.version()));
        return ApiResult.ok(body);
    }

    /** get-duplicate-contact: sees every contact at once, unlike search. */
    public ApiResult duplicate(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        String email = call.queryParam("email");
        String phone = call.queryParam("number");
        Optional<Contact> contact =
                world.read(call.locationId(), data -> Optional.ofNullable(service.duplicate(data, email, phone)));
        return contact.isPresent()
                ? ApiResult.ok("contact", ContactView.get(contact.get(), call.version()))
                : ApiResult.ok(Json.object().putNull("contact"));
    }

    /** search-contacts-advanced. */
    public ApiResult search(ApiCall call) {
        ObjectNode body = Dtos.CONTACT_SEARCH.validate(call.bodyOrEmpty());
        call.requireLocation(Json.text(body, "locationId"));
        ContactSearch.Page page = find(call, body);
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("contacts");
        for (ContactSearch.Row row : page.rows()) {
            ObjectNode view = ContactView.searchRow(row.contact(), call.version(), settings);
            rows.add(view.set("searchAfter", row.searchAfter()));
        }
        return ApiResult.ok(answer.put("total", page.total()));
    }

    /** get-contacts, the deprecated list: newest first, continued with {@code startAfter} and {@code startAfterId}. */
    public ApiResult list(ApiCall call) {
        call.requireLocation(Query.required(call, "locationId"));
        ObjectNode body = Json.object().put("pageLimit", Query.number(call, "limit", LIST_LIMIT, 1, LIST_MAX));
        String query = call.queryParam("query");
        if (query != null) {
            body.put("query", query);
        }
        String after = call.queryParam("startAfter");
        String afterId = call.queryParam("startAfterId");
        if (after == null != (afterId == null)) {
            throw ApiError.unprocessable("startAfter and startAfterId must be sent together");
        }
        if (after != null) {
            body.putArray("searchAfter").add(Query.number("startAfter", after)).add(afterId);
        }
        ContactSearch.Page page = find(call, body);
        ObjectNode answer = Json.object();
        ArrayNode rows = answer.putArray("contacts");
        page.rows().forEach(row -> rows.add(ContactView.listRow(row.contact())));
        answer.put("count", page.rows().size());
        meta(answer.putObject("meta"), call, page);
        return ApiResult.ok(answer);
    }

    /** The next page's URL names a host that leads nowhere, as in HighLevel's own example: callers must build theirs. */
    private static void meta(ObjectNode meta, ApiCall call, ContactSearch.Page page) {
        meta.put("total", page.total());
        List<ContactSearch.Row> rows = page.rows();
        if (rows.isEmpty()) {
            return;
        }
        Contact last = rows.get(rows.size() - 1).contact();
        meta.put(
                "nextPageUrl",
                "http://localhost:5058/contacts/?locationId="
                        + URLEncoder.encode(call.locationId(), StandardCharsets.UTF_8) + "&startAfter="
                        + last.dateAdded() + "&startAfterId=" + last.id());
        meta.put("startAfterId", last.id()).put("startAfter", last.dateAdded());
        meta.put("currentPage", 1).put("nextPage", 2).putNull("prevPage");
    }

    private ContactSearch.Page find(ApiCall call, ObjectNode body) {
        long now = world.now().toEpochMilli();
        return world.read(call.locationId(), data -> search.search(data, body, now));
    }
}
