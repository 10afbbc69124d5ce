package io.ghl.client.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import java.util.List;

/** Which tasks of a location to search for. Immutable: each method returns a changed copy. */
public final class TaskSearch {
    private static final int MAX_PAGE = 500;

    private final ObjectNode json;

    private TaskSearch(ObjectNode json) {
        this.json = json;
    }

    /**
     * All tasks of the location.
     *
     * @return a search without conditions, 100 tasks per page
     */
    public static TaskSearch all() {
        return new TaskSearch(Json.object().put("limit", 100));
    }

    /**
     * Only tasks of these contacts.
     *
     * @param contactIds at least one contact
     * @return a changed copy
     */
    public TaskSearch ofContacts(String... contactIds) {
        return with("contactId", "contactIds", contactIds);
    }

    /**
     * Only tasks that one of these users is in charge of.
     *
     * @param userIds at least one user
     * @return a changed copy
     */
    public TaskSearch assignedTo(String... userIds) {
        return with("assignedTo", "userIds", userIds);
    }

    /**
     * Only done or only open tasks.
     *
     * @param completed true for done ones
     * @return a changed copy
     */
    public TaskSearch completed(boolean completed) {
        ObjectNode copy = json.deepCopy();
        return new TaskSearch(copy.put("completed", completed));
    }

    /**
     * Only tasks with this text.
     *
     * @param text the text, not blank
     * @return a changed copy
     * @throws IllegalArgumentException if it is blank
     */
    public TaskSearch query(String text) {
        ObjectNode copy = json.deepCopy();
        return new TaskSearch(copy.put("query", Check.filled("query", text)));
    }

    /**
     * Sets how many tasks one request returns.
     *
     * @param tasks 1 to 500; 100 unless set
     * @return a changed copy
     * @throws IllegalArgumentException if the number is out of this range
     */
    public TaskSearch pageLimit(int tasks) {
        if (tasks < 1 || tasks > MAX_PAGE) {
            throw new IllegalArgumentException("pageLimit must be from 1 to " + MAX_PAGE + ".");
        }
        ObjectNode copy = json.deepCopy();
        return new TaskSearch(copy.put("limit", tasks));
    }

    /**
     * How many tasks one request returns.
     *
     * @return 1 to 500
     */
    public int pageLimit() {
        return json.path("limit").intValue();
    }

    /**
     * The search as HighLevel's request body, without cursor.
     *
     * @return a copy
     */
    public JsonNode json() {
        return json.deepCopy();
    }

    private TaskSearch with(String field, String parameter, String... values) {
        ObjectNode copy = json.deepCopy();
        copy.set(field, Check.ids(parameter, List.of(values), Integer.MAX_VALUE));
        return new TaskSearch(copy);
    }
}
