package io.ghl.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.LocationData;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Task search, the only way to read the tasks of a whole location: newest first. */
public final class TaskSearch {
    private static final int DEFAULT_LIMIT = 25;
    private static final Comparator<ObjectNode> NEWEST_FIRST = Comparator.comparingLong(TaskSearch::dateAdded)
            .reversed()
            .thenComparing(task -> task.path("id").asText());

    private TaskSearch() {}

    /** The stored tasks that a validated body asks for. */
    public static List<ObjectNode> search(LocationData data, ObjectNode body, long now) {
        List<String> contacts = Json.list(body.get("contactId"));
        List<String> users = Json.list(body.get("assignedTo"));
        String query = body.path("query").asText("").strip().toLowerCase(Locale.ROOT);
        JsonNode after = body.path("searchAfter");
        Stream<ObjectNode> tasks = data.taskIndex().visible(now).stream()
                // No contact of the sandbox belongs to a business.
                .filter(task -> !body.has("businessId"))
                .filter(task -> contacts.isEmpty()
                        || contacts.contains(task.path("contactId").asText()))
                .filter(task -> users.isEmpty()
                        || users.contains(task.path("assignedTo").asText()))
                .filter(task -> !body.has("completed")
                        || task.path("completed").asBoolean()
                                == body.path("completed").asBoolean())
                .filter(task -> query.isEmpty()
                        || Values.contains(task.path("title"), query)
                        || Values.contains(task.path("body"), query))
                .sorted(NEWEST_FIRST);
        if (!after.isMissingNode() && !after.isEmpty()) {
            ObjectNode cursor = cursor(after);
            tasks = tasks.dropWhile(task -> NEWEST_FIRST.compare(task, cursor) <= 0);
        }
        return tasks.skip(body.path("skip").asLong(0))
                .limit(body.path("limit").asLong(DEFAULT_LIMIT))
                .toList();
    }

    /** The cursor of a row. */
    public static JsonNode searchAfter(ObjectNode task) {
        return Json.array().add(dateAdded(task)).add(task.path("id").asText());
    }

    private static ObjectNode cursor(JsonNode after) {
        if (after.size() != 2
                || !after.get(0).isIntegralNumber()
                || !after.get(1).isTextual()) {
            throw ApiError.badRequest("searchAfter is not one of a task");
        }
        return Json.object()
                .put("dateAdded", after.get(0).asLong())
                .put("id", after.get(1).asText());
    }

    private static long dateAdded(ObjectNode task) {
        Long millis = Dates.millis(task.path("dateAdded"));
        return millis == null ? 0 : millis;
    }
}
