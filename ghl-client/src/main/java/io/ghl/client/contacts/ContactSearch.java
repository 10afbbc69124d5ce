package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to search for. Immutable: each method returns a changed copy.
 *
 * <p>HighLevel's search lags behind writes by some seconds, and deleted contacts are not in it.
 *
 * <pre>{@code
 * ContactSearch.where(DATE_UPDATED.atLeast(since)).sortedBy(DATE_UPDATED.ascending())
 * }</pre>
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
     * Sets the order.
     *
     * @param orders the first and perhaps a second order
     * @return a changed copy
     */
    public ContactSearch sortedBy(ContactSort... orders) {
        if (orders.length > MAX_SORTS) {
            throw new IllegalArgumentException("HighLevel sorts by " + MAX_SORTS + " fields at most.");
        }
        return new ContactSearch(filters, List.of(orders), query, pageLimit);
    }

    /**
     * Searches for a text in the fields that the location's settings mark as searchable.
     *
     * @param text 1 to 75 characters
     * @return a changed copy
     */
    public ContactSearch query(String text) {
        if (text.isBlank() || text.length() > MAX_QUERY) {
            throw new IllegalArgumentException("A query has 1 to " + MAX_QUERY + " characters.");
        }
        return new ContactSearch(filters, sorts, text, pageLimit);
    }

    /**
     * Sets how many contacts one request returns.
     *
     * @param contacts 1 to 500; 100 unless set
     * @return a changed copy
     */
    public ContactSearch pageLimit(int contacts) {
        if (contacts < 1 || contacts > MAX_PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_PAGE + " contacts.");
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
     * The search as HighLevel's request body, without location and cursor.
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
