package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.contacts.Contact;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.models.ContactReader;
import io.ghl.client.internal.operations.ContactLinkOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of a business. The older version goes on by the number of rows to skip; v3 by the pair "name,id" of the
 * last row. The cursor holds both, because a row without a name, or with a comma in it, makes no usable pair; and the first row, to notice a page that comes again.
 */
final class BusinessContacts {
    private static final Operation LIST = ContactLinkOperations.LIST_CONTACTS_OF_BUSINESS;

    private BusinessContacts() {}

    static Pages<Contact> of(LocationCaller caller, String businessId, @Nullable String query) {
        String checked = Check.id("businessId", businessId);
        return Pages.of(LIST.id(), cursor -> page(caller, checked, query, cursor));
    }

    private static Page<Contact> page(
            LocationCaller caller, String businessId, @Nullable String query, @Nullable String cursor) {
        JsonNode at = Cursors.object(LIST, cursor);
        int skip = Cursors.skip(LIST, at);
        String startAfter = at.path("startAfter").textValue();
        boolean skips = startAfter == null && (skip > 0 || caller.version() != ApiVersion.V3);
        return caller.call(LIST)
                .path("businessId", businessId)
                .query("locationId", caller.locationId())
                .query("limit", String.valueOf(SkipPages.LIMIT))
                .query("skip", skips ? String.valueOf(skip) : null)
                .query("startAfter", startAfter)
                .query("query", query)
                .send(answer -> {
                    List<Contact> rows = answer.list("contacts", ContactReader::adopt);
                    SkipPages.checkMoved(LIST, at.path("first").textValue(), rows, Contact::id);
                    return new Page<>(rows, SkipPages.isLast(rows) ? null : next(caller.version(), rows, skip));
                });
    }

    private static String next(ApiVersion version, List<Contact> rows, int skipped) {
        ObjectNode next = Json.object()
                .put("skip", skipped + rows.size())
                .put("first", rows.get(0).id());
        Contact last = rows.get(rows.size() - 1);
        String name = name(last);
        if (version == ApiVersion.V3 && name != null && name.indexOf(',') < 0) {
            next.put("startAfter", name.toLowerCase(Locale.ROOT) + "," + last.id());
        }
        return next.toString();
    }

    private static @Nullable String name(Contact contact) {
        JsonNode lower = contact.additional().get("fullNameLowerCase");
        if (lower != null && lower.isTextual()) {
            return lower.textValue();
        }
        if (contact.contactName() != null || contact.name() != null) {
            return contact.contactName() != null ? contact.contactName() : contact.name();
        }
        String first = contact.firstName();
        String last = contact.lastName();
        if (first == null || last == null) {
            return first == null ? last : first;
        }
        return first + " " + last;
    }
}
