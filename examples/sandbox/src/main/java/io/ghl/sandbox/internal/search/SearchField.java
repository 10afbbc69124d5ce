package io.ghl.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.LocationData;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field that contacts can be filtered by.
 *
 * @param isDate whether range bounds are dates rather than numbers
 */
record SearchField(Set<Operator> operators, boolean isDate, Function<Contact, JsonNode> value) {
    private static final Map<String, SearchField> STANDARD = standard();

    /** The field of this name, or null if there is none. */
    static @Nullable SearchField of(String name, LocationData data) {
        return name.startsWith("customFields.") ? custom(name.split("\\.", -1), data) : STANDARD.get(name);
    }

    private static Map<String, SearchField> standard() {
        Map<String, SearchField> fields = new HashMap<>();
        fields.put("id", new SearchField(Operator.EQUALITY, false, stored("id")));
        fields.put("contactName", new SearchField(Operator.KEYWORD, false, c -> text(c.fullName())));
        for (String name : List.of(
                "assignedTo",
                "country",
                "dnd",
                "email",
                "timezone",
                "type",
                "website",
                "followers",
                "activeWorkflows")) {
            fields.put(name, new SearchField(Operator.KEYWORD, false, stored(name)));
        }
        // Known to HighLevel, never set in the sandbox.
        for (String name : List.of("isValidWhatsapp", "validEmail", "finishedWorkflows")) {
            fields.put(name, new SearchField(Operator.KEYWORD, false, c -> MissingNode.getInstance()));
        }
        for (String name : List.of("city", "companyName", "phone", "postalCode", "source", "state", "tags")) {
            fields.put(name, new SearchField(Operator.TEXT, false, stored(name)));
        }
        fields.put("address", new SearchField(Operator.TEXT, false, stored("address1")));
        fields.put("businessName", new SearchField(Operator.TEXT, false, c -> MissingNode.getInstance()));
        fields.put("firstNameLowerCase", new SearchField(Operator.TEXT, false, stored("firstName")));
        fields.put("lastNameLowerCase", new SearchField(Operator.TEXT, false, stored("lastName")));
        fields.put("dateAdded", new SearchField(Operator.DATES, true, c -> LongNode.valueOf(c.dateAdded())));
        fields.put("dateUpdated", new SearchField(Operator.DATES, true, c -> LongNode.valueOf(c.dateUpdated())));
        fields.put("dateOfBirth", new SearchField(Operator.DATES, true, stored("dateOfBirth")));
        for (String name : List.of("lastAppointment", "lastEmailClickedDate", "lastEmailOpenedDate")) {
            fields.put(name, new SearchField(Operator.DATES, true, c -> MissingNode.getInstance()));
        }
        fields.put("opportunities", new SearchField(Set.of(Operator.NESTED), false, c -> MissingNode.getInstance()));
        return Map.copyOf(fields);
    }

    private static @Nullable SearchField custom(String[] path, LocationData data) {
        ObjectNode field = path.length < 2 ? null : data.customFields().get(path[1]);
        if (field == null || path.length > 3) {
            return null;
        }
        String type = field.path("dataType").asText();
        if (path.length == 3) {
            return type.equals("TEXTBOX_LIST")
                    ? new SearchField(
                            Operator.TEXT, false, c -> customValue(c, path[1]).path(path[2]))
                    : null;
        }
        Function<Contact, JsonNode> value = c -> customValue(c, path[1]);
        return switch (type) {
            case "CHECKBOX", "MULTIPLE_OPTIONS" -> new SearchField(Operator.KEYWORD, false, value);
            case "NUMERICAL", "MONETORY" -> new SearchField(Operator.NUMBERS, false, value);
            case "DATE" -> new SearchField(Operator.DATES, true, value);
            case "TEXTBOX_LIST" -> null;
            default -> new SearchField(Operator.TEXT, false, value);
        };
    }

    private static JsonNode customValue(Contact contact, String id) {
        for (JsonNode item : contact.get("customFields")) {
            if (item.path("id").asText().equals(id)) {
                return item.path("value");
            }
        }
        return MissingNode.getInstance();
    }

    private static Function<Contact, JsonNode> stored(String field) {
        return contact -> contact.get(field);
    }

    private static JsonNode text(@Nullable String text) {
        return text == null ? MissingNode.getInstance() : TextNode.valueOf(text);
    }
}
