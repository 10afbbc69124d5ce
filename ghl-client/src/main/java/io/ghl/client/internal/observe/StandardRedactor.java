package io.ghl.client.internal.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.internal.json.Json;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.observe.Redactor;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Shows what is on the list and looks harmless; whatever HighLevel adds one day is masked. */
public enum StandardRedactor implements Redactor {
    INSTANCE;

    /** What the value of a listed field must look like to be shown. */
    private enum Look {
        /** Has a letter, since a number as long as an id may be a phone number. */
        ID("(?=.*[A-Za-z])[A-Za-z0-9_-]{1,64}"),
        WORD("[A-Za-z][A-Za-z_]{0,31}"),
        TIME("\\d{4}-\\d\\d-\\d\\d([T ][0-9:.,]{4,20}(Z|[+-]\\d\\d:?\\d\\d)?)?|1\\d{12}"),
        SMALL_NUMBER("\\d{1,6}");

        private final Pattern pattern;

        Look(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z_][A-Za-z_-]{0,39}\\d{0,2}|\\d{4}-\\d\\d-\\d\\d");

    private static final Map<Look, Set<String>> LISTED = Map.of(
            Look.ID,
            Set.of(
                    "id",
                    "_id",
                    "ids",
                    "contactId",
                    "existingContactId",
                    "locationId",
                    "companyId",
                    "userId",
                    "userIds",
                    "assignedTo",
                    "assignedUserId",
                    "calendarId",
                    "eventId",
                    "masterEventId",
                    "businessId",
                    "groupId",
                    "taskId",
                    "noteId",
                    "appointmentId",
                    "parentId",
                    "followers",
                    "followersAdded",
                    "followersRemoved",
                    "contacts",
                    "traceId",
                    "visitorId"),
            Look.WORD,
            Set.of(
                    "type",
                    "dataType",
                    "model",
                    "status",
                    "statusGroup",
                    "appointmentStatus",
                    "meetingLocationType",
                    "userType",
                    "role",
                    "operator",
                    "direction",
                    "field",
                    "group",
                    "matchingField"),
            Look.TIME,
            Set.of(
                    "dateAdded",
                    "dateUpdated",
                    "dueDate",
                    "startTime",
                    "endTime",
                    "startDate",
                    "endDate",
                    "lastActivity",
                    "createdAt",
                    "updatedAt"),
            Look.SMALL_NUMBER,
            Set.of(
                    "status",
                    "statusCode",
                    "count",
                    "errorCount",
                    "total",
                    "limit",
                    "pageLimit",
                    "skip",
                    "page",
                    "position",
                    "currentPage",
                    "nextPage",
                    "prevPage"));

    @Override
    public JsonNode redact(GhlObserver.Call call, JsonNode body) {
        return masked("", body);
    }

    private static JsonNode masked(String field, JsonNode value) {
        if (value.isObject()) {
            ObjectNode object = Json.object();
            value.properties().forEach(entry -> {
                String name = entry.getKey();
                String shown = FIELD_NAME.matcher(name).matches() ? name : "<name " + name.length() + ">";
                object.set(shown, masked(name, entry.getValue()));
            });
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = Json.object().arrayNode();
            value.forEach(item -> array.add(masked(field, item)));
            return array;
        }
        if (value.isBoolean() || value.isNull() || isHarmless(field, value.asText())) {
            return value;
        }
        return TextNode.valueOf(
                value.isNumber() ? "<number>" : "<text " + value.asText().length() + ">");
    }

    private static boolean isHarmless(String field, String value) {
        return LISTED.entrySet().stream()
                .anyMatch(listed -> listed.getValue().contains(field)
                        && listed.getKey().pattern.matcher(value).matches());
    }
}
