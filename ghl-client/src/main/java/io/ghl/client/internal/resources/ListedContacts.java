package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.contacts.Contact;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.models.ContactReader;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The deprecated list of contacts. It goes on by two values that must be sent together; the URL of the next page that
 * HighLevel sends as well is not followed, since it may lead to another host or lack the location.
 */
final class ListedContacts {
    private static final int LIMIT = 100;

    /** What HighLevel returns where no limit is given, so the least that a page cut off by it can hold. */
    private static final int SMALLEST_DEFAULT = 20;

    private ListedContacts() {}

    static Pages<Contact> of(LocationCaller caller, @Nullable String query) {
        return Pages.of(Operations.LIST_CONTACTS.id(), cursor -> {
            JsonNode at = Cursors.object(Operations.LIST_CONTACTS, cursor);
            if (cursor != null
                    && !(at.path("startAfter").isTextual()
                            && at.path("startAfterId").isTextual())) {
                throw Cursors.refused(Operations.LIST_CONTACTS);
            }
            return caller.call(Operations.LIST_CONTACTS)
                    .query("locationId", caller.locationId())
                    .query("limit", String.valueOf(LIMIT))
                    .query("startAfter", at.path("startAfter").textValue())
                    .query("startAfterId", at.path("startAfterId").textValue())
                    .query("query", query)
                    .send(ListedContacts::page);
        });
    }

    private static Page<Contact> page(Answer answer) {
        List<Contact> rows = answer.list("contacts", ContactReader::adopt);
        return new Page<>(rows, rows.size() < SMALLEST_DEFAULT ? null : next(answer.json(), rows.size()));
    }

    private static @Nullable String next(JsonNode answer, int rows) {
        JsonNode meta = answer.path("meta");
        ObjectNode next = Json.object();
        for (String name : List.of("startAfter", "startAfterId")) {
            if (meta.hasNonNull(name)) {
                next.put(name, meta.path(name).asText());
            }
        }
        // Ending here in silence would lose the rest of the list, and half a cursor would start it anew.
        if (next.size() == 1 || (next.isEmpty() && !meta.isObject() && rows >= LIMIT)) {
            throw Answer.missing("meta.startAfter with meta.startAfterId");
        }
        return next.isEmpty() ? null : next.toString();
    }
}
