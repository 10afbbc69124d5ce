package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.customfields.CustomFields;
import io.ghl.client.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to search for. Immutable: each method returns a changed copy.
 *
 * <p>HighLevel's search lags behind writes by some seconds, and deleted contacts are not in it. What holds while
 * contacts change between two pages is said at {@link Contacts#search}.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="pages"}
 */
public final class ContactSearch {
    private static final int MAX_PAGE = 500;
    private static final int MAX_SORTS = 2;
    private static final int MAX_QUERY = 75;

    private final List<ContactFilter> filters;
    private final List<ContactSort> sorts;
    private final @Nullable String query;
    private final int pageLimit;

    private ContactSearch(List<ContactFilter> filters, List<ContactSort> sorts, @Nullable String query, int pageLimit) {
        this.filters = List.copyOf(filters);
        this.sorts = List.copyOf(sorts);
        this.query = query;
        this.pageLimit = pageLimit;
    }

    /**
     * All contacts of the location.
     *
     * @return a search without conditions, 100 contacts per page
     */
    public static ContactSearch all() {
        return new ContactSearch(List.of(), List.of(), null, 100);
    }

    /**
     * Contacts that meet all of the conditions.
     *
     * @param filters the conditions
     * @return a search, 100 contacts per page
     */
    public static ContactSearch where(ContactFilter... filters) {
        return new ContactSearch(List.of(filters), List.of(), null, 100);
    }

    /**
     * Adds a condition.
     *
     * @param filter the condition
     * @return a changed copy
     */
    public ContactSearch and(ContactFilter filter) {
        List<ContactFilter> more = new ArrayList<>(filters);
        more.add(filter);
        return new ContactSearch(more, sorts, query, pageLimit);
    }

    /**
     * Sets the order. Unless it is set, HighLevel chooses one.
     *
     * @param orders the first and perhaps a second order, of different fields
     * @return a changed copy
     * @throws IllegalArgumentException if there are more than two, or both are of the same field
     */
    public ContactSearch sortedBy(ContactSort... orders) {
        if (orders.length > MAX_SORTS) {
            throw new IllegalArgumentException("sort: HighLevel sorts by " + MAX_SORTS + " fields at most.");
        }
        if (orders.length == MAX_SORTS && orders[0].field().equals(orders[1].field())) {
            throw new IllegalArgumentException("sort: " + orders[0].field() + " is named twice.");
        }
        return new ContactSearch(filters, List.of(orders), query, pageLimit);
    }

    /**
     * Searches for a text in the fields that the location's settings mark as searchable.
     *
     * @param text 1 to 75 characters
     * @return a changed copy
     * @throws IllegalArgumentException if it is blank or too long
     */
    public ContactSearch query(String text) {
        if (text.isBlank() || text.length() > MAX_QUERY) {
            throw new IllegalArgumentException("query must have 1 to " + MAX_QUERY + " characters, not only blanks.");
        }
        return new ContactSearch(filters, sorts, text, pageLimit);
    }

    /**
     * Sets how many contacts one request returns.
     *
     * @param contacts 1 to 500; 100 unless set
     * @return a changed copy
     * @throws IllegalArgumentException if it is out of range
     */
    public ContactSearch pageLimit(int contacts) {
        if (contacts < 1 || contacts > MAX_PAGE) {
            throw new IllegalArgumentException("pageLimit must be from 1 to " + MAX_PAGE + ".");
        }
        return new ContactSearch(filters, sorts, query, contacts);
    }

    /**
     * How many contacts one request returns.
     *
     * @return 1 to 500
     */
    public int pageLimit() {
        return pageLimit;
    }

    /**
     * This search as HighLevel understands it: with ids in place of the keys of custom fields. {@link Contacts#search}
     * does this itself. Asks for definitions only if a condition names a key.
     *
     * @param fields the definitions of the location
     * @return a search that names no key
     * @throws IllegalArgumentException if there is no field with a key, or it is of another type than the condition
     *     takes it for; the message names the key
     */
    public ContactSearch resolve(CustomFields fields) {
        List<ContactFilter> resolved =
                filters.stream().map(filter -> filter.resolve(fields)).toList();
        return new ContactSearch(resolved, sorts, query, pageLimit);
    }

    /**
     * The search as HighLevel's request body, without location and cursor. Custom fields that are named by key appear so;
     * see {@link #resolve}.
     *
     * @return a new object
     */
    public JsonNode json() {
        ObjectNode body = Json.object().put("pageLimit", pageLimit);
        if (query != null) {
            body.put("query", query);
        }
        if (!filters.isEmpty()) {
            ArrayNode list = body.putArray("filters");
            filters.forEach(filter -> list.add(filter.json()));
        }
        if (!sorts.isEmpty()) {
            ArrayNode list = body.putArray("sort");
            sorts.forEach(sort ->
                    list.addObject().put("field", sort.field()).put("direction", sort.ascending() ? "asc" : "desc"));
        }
        return body;
    }

    /** The conditions without their values. */
    @Override
    public String toString() {
        return "ContactSearch" + filters + (query == null ? "" : " with a query") + " sorted by " + sorts;
    }
}
