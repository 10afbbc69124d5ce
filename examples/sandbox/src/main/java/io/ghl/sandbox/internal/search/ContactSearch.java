package io.ghl.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.LaggingIndex;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Contact search. The sorted result of a query is kept and follows the index, so that reading many pages sorts once.
 * Callers take turns (they hold the lock of the records).
 */
public final class ContactSearch {
    private static final int WINDOW = 10_000;
    private static final int KEPT_RESULTS = 8;

    /** A row and its cursor. */
    public record Row(Contact contact, ArrayNode searchAfter) {}

    /** A page of a result. */
    public record Page(List<Row> rows, int total) {}

    private record Result(LaggingIndex<Contact> index, long version, SortedContacts rows) {}

    private final Settings settings;
    private final Map<String, Result> results = new LinkedHashMap<>(16, 0.75f, true);

    /** Creates the search of all locations. */
    public ContactSearch(Settings settings) {
        this.settings = settings;
    }

    /** Answers a body that has passed validation. */
    public Page search(LocationData data, ObjectNode body, long now) {
        List<SortKey> sort = SortKey.parse(body.path("sort"));
        // Parsed even if the result is known: what is wrong with it must be said again.
        Predicate<Contact> filter =
                new FilterParser(data, settings).all(body.path("filters")).and(matches(Json.text(body, "query")));
        int limit = body.path("pageLimit").asInt();
        JsonNode after = body.get("searchAfter");
        boolean continued = after != null && !after.isEmpty();
        if (continued && body.has("page") && settings.on(Quirk.PAGE_WITH_SEARCH_AFTER_IS_REFUSED)) {
            throw ApiError.unprocessable("page should not be sent together with searchAfter");
        }
        long page = body.path("page").asLong(1);
        if (!continued && page * limit > WINDOW) {
            if (settings.on(Quirk.SEARCH_PAST_10000_IS_REFUSED)) {
                throw ApiError.badRequest("page * pageLimit must not be greater than " + WINDOW + ", use searchAfter");
            }
            return new Page(List.of(), result(data, body, filter, sort, now).size());
        }
        SortedContacts rows = result(data, body, filter, sort, now);
        int from = continued && after != null
                ? rows.after(Ranked.cursor(after, sort))
                : (int) Math.min(rows.size(), (page - 1) * limit);
        List<Row> found = new ArrayList<>();
        for (Contact contact : rows.page(from, limit)) {
            found.add(new Row(contact, Ranked.of(contact, sort).searchAfter()));
        }
        return new Page(found, rows.size());
    }

    private SortedContacts result(
            LocationData data, ObjectNode body, Predicate<Contact> filter, List<SortKey> sort, long now) {
        LaggingIndex<Contact> index = data.contactIndex();
        Collection<Contact> visible = index.visible(now);
        String key = data.id() + body.path("filters") + body.path("query") + sort;
        Result known = results.get(key);
        // The index itself is compared too: after a reset its versions begin anew.
        List<LaggingIndex.Step<Contact>> steps =
                known == null || known.index() != index ? null : index.since(known.version());
        SortedContacts rows;
        if (known != null && steps != null) {
            rows = known.rows();
            rows.follow(steps, filter);
        } else {
            rows = SortedContacts.of(visible, filter, sort);
        }
        results.put(key, new Result(index, index.version(), rows));
        if (results.size() > KEPT_RESULTS) {
            results.remove(results.keySet().iterator().next());
        }
        return rows;
    }

    /** The free-text query runs over the fields that a location marks searchable: names, e-mail, phone and company. */
    private static Predicate<Contact> matches(@Nullable String query) {
        if (query == null || query.isBlank()) {
            return contact -> true;
        }
        String wanted = query.strip().toLowerCase(Locale.ROOT);
        return contact -> {
            String name = contact.fullName();
            return (name != null && name.toLowerCase(Locale.ROOT).contains(wanted))
                    || Values.contains(contact.get("email"), wanted)
                    || Values.contains(contact.get("phone"), wanted)
                    || Values.contains(contact.get("companyName"), wanted);
        };
    }
}
