package io.ghl.examples.twowaysync.highlevel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.twowaysync.app.Stage;
import io.ghl.examples.twowaysync.script.Details;
import io.ghl.examples.twowaysync.script.Field;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Between the demo's words and HighLevel's JSON.
 *
 * @param stageFieldId the id of the custom field for the stage
 * @param customerIdFieldId the id of the custom field for the app's id
 */
public record ContactJson(String stageFieldId, String customerIdFieldId) {
    /** The custom field that holds the stage, an option list. */
    public static final String STAGE_FIELD = "Lead Stage";

    /** The custom field that holds the customer's id. */
    public static final String CUSTOMER_ID_FIELD = "App Customer Id";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Looks the two fields up in the location, creating what is missing. */
    public static ContactJson prepare(HighLevelHttp highLevel) {
        return new ContactJson(
                highLevel.customField(
                        STAGE_FIELD,
                        "SINGLE_OPTIONS",
                        List.copyOf(Stage.labels().values())),
                highLevel.customField(CUSTOMER_ID_FIELD, "TEXT", List.of()));
    }

    /** The body of a creation. */
    public ObjectNode creation(Details details) {
        ObjectNode body = changes(details.values());
        if (!details.tags().isEmpty()) {
            ArrayNode tags = body.putArray("tags");
            details.tags().forEach(tags::add);
        }
        return body;
    }

    /** The body of an update; a blank value clears its field. */
    public ObjectNode changes(Map<Field, String> values) {
        ObjectNode body = JSON.createObjectNode();
        values.forEach((field, value) -> {
            if (field == Field.STAGE) {
                String label = Stage.ofCode(value).map(Stage::label).orElse("");
                body.putArray("customFields")
                        .addObject()
                        .put("id", stageFieldId)
                        .put("field_value", label);
            } else if (value.isBlank()) {
                body.putNull(field.key());
            } else {
                body.put(field.key(), value);
            }
        });
        return body;
    }

    /** What a contact says about the person. */
    public Details details(JsonNode contact) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String value = field == Field.STAGE
                    ? stageCode(custom(contact, stageFieldId))
                    : contact.path(field.key()).asText("");
            if (value != null && !value.isBlank()) {
                values.put(field, value);
            }
        }
        List<String> tags = new ArrayList<>();
        contact.path("tags").forEach(tag -> tags.add(tag.asText()));
        return Details.of(values, tags);
    }

    /** The customer's id that the sync wrote into the contact, null if there is none. */
    public @Nullable String customerId(JsonNode contact) {
        return custom(contact, customerIdFieldId);
    }

    private static @Nullable String stageCode(@Nullable String label) {
        for (Stage stage : Stage.values()) {
            if (stage.label().equals(label)) {
                return stage.code();
            }
        }
        return label; // An unknown option is shown as it is, and counts as a deviation.
    }

    private static @Nullable String custom(JsonNode contact, String fieldId) {
        for (JsonNode item : contact.path("customFields")) {
            if (item.path("id").asText().equals(fieldId)) {
                return item.path("value").asText();
            }
        }
        return null;
    }
}
