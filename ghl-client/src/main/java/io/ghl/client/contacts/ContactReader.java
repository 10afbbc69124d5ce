package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows the shapes in which a contact comes: single read, search row, webhook; both API versions. */
final class ContactReader {
    private static final Set<String> KNOWN = Set.of(
            "id",
            "locationId",
            "firstName",
            "lastName",
            "name",
            "contactName",
            "email",
            "phone",
            "address1",
            "city",
            "state",
            "country",
            "postalCode",
            "website",
            "timezone",
            "companyName",
            "source",
            "type",
            "assignedTo",
            "businessId",
            "dateOfBirth",
            "dnd",
            "dndSettings",
            "tags",
            "customFields",
            "additionalEmails",
            "dateAdded",
            "dateUpdated",
            "deleted",
            "searchAfter");

    private static final Pattern EVENT = Pattern.compile("Contact(Create|Update|Delete|TagUpdate|DndUpdate)");
    private static final List<String> ENVELOPE = List.of("type", "versionId", "appId", "timestamp", "webhookId");

    private ContactReader() {}

    static Contact read(JsonNode json) {
        if (!(json instanceof ObjectNode received)) {
            throw new IllegalArgumentException("A contact is a JSON object.");
        }
        ObjectNode object = withoutEnvelope(received);
        Fields fields = new Fields(object);
        String id = fields.text("id");
        if (id == null || id.isEmpty()) {
            throw new IllegalArgumentException("A contact has an id.");
        }
        boolean searchRow = object.path("address").isTextual() && !object.hasNonNull("address1");
        return new Contact(
                id,
                fields.text("locationId"),
                fields.text("firstName"),
                fields.text("lastName"),
                fields.text("name"),
                fields.text("contactName"),
                fields.text("email"),
                fields.text("phone"),
                searchRow ? fields.text("address") : fields.text("address1"),
                fields.text("city"),
                fields.text("state"),
                fields.text("country"),
                fields.text("postalCode"),
                fields.text("website"),
                fields.text("timezone"),
                fields.text("companyName"),
                fields.text("source"),
                fields.text("type"),
                fields.text("assignedTo"),
                fields.text("businessId"),
                fields.date("dateOfBirth"),
                fields.flag("dnd"),
                dndSettings(fields),
                fields.texts("tags"),
                fields.list("customFields", CustomFieldValue::read),
                fields.list("additionalEmails", ContactReader::additionalEmail),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
                fields.flag("deleted"),
                fields.node("searchAfter"),
                fields.additional(KNOWN),
                object);
    }

    /** A webhook is a contact with a few more fields, of which {@code type} would pass for the contact's type. */
    private static ObjectNode withoutEnvelope(ObjectNode received) {
        boolean webhook = received.has("webhookId")
                || EVENT.matcher(received.path("type").asText()).matches();
        ObjectNode copy = received.deepCopy();
        return webhook ? copy.remove(ENVELOPE) : copy;
    }

    private static Map<String, DndSetting> dndSettings(Fields fields) {
        Map<String, DndSetting> settings = fields.object("dndSettings", DndSetting::read);
        Map<String, DndSetting> canonical = new LinkedHashMap<>();
        settings.forEach((channel, setting) -> canonical.put(DndChannel.canonical(channel), setting));
        return Collections.unmodifiableMap(canonical);
    }

    /** Searches return texts, single reads return objects. */
    private static @Nullable String additionalEmail(JsonNode node) {
        return node.isObject() ? node.path("email").textValue() : node.textValue();
    }
}
