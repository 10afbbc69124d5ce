package io.ghl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The ids that paths and bodies refer to, learned from the answers. */
final class OperationIds {
    private final String version;
    private final Map<String, String> values = new LinkedHashMap<>();

    OperationIds(GhlSandbox sandbox, String version) {
        this.version = version;
        values.put("{locationId}", sandbox.locationId());
        values.put("LOCATION", sandbox.locationId());
        values.put("COMPANY", sandbox.installs().companyId());
        values.put("{type}", "add");
        values.put("{objectKey}", "business");
        values.put("{resourceType}", "rooms");
        values.put("{schemaKey}", "business");
    }

    String fill(String text) {
        String filled = text.replace("DND", version.equals(Api.V3) ? "'sms'" : "'SMS'");
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(value.getKey(), value.getValue());
        }
        return filled.replaceAll("\\{\\w+}", "none");
    }

    void learn(String operation, JsonNode answer) {
        switch (operation) {
            case "create-contact" -> {
                values.put("{contactId}", answer.at("/contact/id").asText());
                values.put("CONTACT", answer.at("/contact/id").asText());
            }
            case "create-business" -> {
                values.put("{businessId}", answer.at("/buiseness/id").asText());
                values.put("BUSINESS", answer.at("/buiseness/id").asText());
                values.put("{id}", answer.at("/buiseness/id").asText());
            }
            case "create-service-location" -> {
                values.put("{serviceLocationId}", answer.path("id").asText());
                values.put("PLACE", answer.path("id").asText());
            }
            case "create-service-catalog" -> {
                values.put("{serviceId}", answer.at("/service/id").asText());
                values.put("OFFER", answer.at("/service/id").asText());
                values.put("VARIATION", answer.at("/service/variations/0/id").asText());
            }
            case "create-service-booking" ->
                values.put("{bookingId}", answer.path("bookingId").asText());
            case "create-tag" -> values.put("{tagId}", answer.at("/tag/id").asText());
            case "create-custom-value" ->
                values.put("{id}", answer.at("/customValue/id").asText());
            case "create-recurring-task" ->
                values.put("{id}", answer.at("/recurringTask/id").asText());
            case "delete-Business" -> values.put("{id}", Objects.requireNonNull(values.get("FIELD")));
            case "create-user" -> values.put("{userId}", answer.path("id").asText());
            case "create-appointment", "create-block-slot" -> {
                values.put("{eventId}", answer.path("id").asText());
                values.put("{appointmentId}", answer.path("id").asText());
            }
            case "create-calendar" -> {
                values.put("{calendarId}", answer.at("/calendar/id").asText());
                values.put("CALENDAR", answer.at("/calendar/id").asText());
            }
            case "create-calendar-group" ->
                values.put("{groupId}", answer.at("/group/id").asText());
            case "create-calendar-resource" ->
                values.put("{id}", answer.path("_id").asText());
            case "create-event-notification" ->
                values.put("{notificationId}", answer.at("/0/_id").asText());
            case "createSchedule" ->
                values.put("{id}", answer.at("/schedule/id").asText());
            case "create-appointment-note" ->
                values.put("{noteId}", answer.at("/note/id").asText());
            case "get-timezones" -> values.put("{type}", "SMS");
            case "GET-all-or-email-sms-templates" ->
                values.put("{id}", answer.at("/templates/0/id").asText());
            case "create-custom-field-folder" -> {
                values.put("{id}", answer.path("id").asText());
                values.put("FOLDER", answer.path("id").asText());
            }
            case "custom-fields/create-custom-field" ->
                values.put("{id}", answer.at("/field/id").asText());
            case "custom-fields/delete-custom-field" ->
                values.put("{id}", Objects.requireNonNull(values.get("FOLDER")));
            case "create-task" -> values.put("{taskId}", answer.at("/task/id").asText());
            case "create-note" -> values.put("{id}", answer.at("/note/id").asText());
            case "create-custom-field" -> {
                values.put("{id}", answer.at("/customField/id").asText());
                values.put("FIELD", answer.at("/customField/id").asText());
            }
            default -> {}
        }
    }
}
