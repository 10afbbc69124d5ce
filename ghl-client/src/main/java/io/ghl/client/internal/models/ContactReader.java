package io.ghl.client.internal.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.contacts.DndSetting;
import io.ghl.client.internal.json.Fields;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Knows the shapes in which a contact comes: single read, search row, webhook; both API versions. */
public final class ContactReader {
    private static final Pattern EVENT = Pattern.compile("Contact(Create|Update|Delete|TagUpdate|DndUpdate)");
    private static final List<String> ENVELOPE = List.of("type", "versionId", "appId", "timestamp", "webhookId");

    private static final List<String> VALUE_NAMES = List.of("value", "fieldValue", "field_value");

    private ContactReader() {}

    /**
     * Reads a tree that nobody else holds: the contact keeps it as it is. A page of a search would otherwise be
     * copied row by row.
     */
    public static Contact adopt(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new IllegalArgumentException("A contact is a JSON object.");
        }
        removeEnvelope(object);
        Fields fields = new Fields(object);
        boolean searchRow = object.path("address").isTextual() && !object.hasNonNull("address1");
        return new Contact(
                fields.id("id"),
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
                fields.list("customFields", ContactReader::customField),
                fields.list("additionalEmails", node -> additional(node, "email")),
                fields.list("additionalPhones", node -> additional(node, "phone")),
                fields.texts("followers"),
                fields.instant("dateAdded"),
                fields.instant("dateUpdated"),
                fields.instant("lastActivity"),
                fields.flag("deleted"),
                fields.node("searchAfter"),
                fields.received());
    }

    /** A webhook is a contact with a few more fields, of which {@code type} would pass for the contact's type. */
    private static void removeEnvelope(ObjectNode received) {
        if (received.has("webhookId")
                || EVENT.matcher(received.path("type").asText()).matches()) {
            received.remove(ENVELOPE);
        }
    }

    private static Map<String, DndSetting> dndSettings(Fields fields) {
        Map<String, DndSetting> settings = fields.object("dndSettings", ContactReader::dndSetting);
        Map<String, DndSetting> canonical = new LinkedHashMap<>();
        settings.forEach((channel, setting) -> canonical.put(DndChannel.canonical(channel), setting));
        return Collections.unmodifiableMap(canonical);
    }

    private static @Nullable DndSetting dndSetting(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return null;
        }
        Fields fields = new Fields(object);
        String status = fields.text("status");
        return status == null ? null : new DndSetting(status, fields.text("message"), fields.text("code"));
    }

    private static @Nullable CustomFieldValue customField(JsonNode node) {
        String id = node.path("id").textValue();
        if (id == null || id.isBlank()) {
            return null;
        }
        // Reads say "value"; copies of writes, as some webhooks carry them, use the names of the write.
        for (String name : VALUE_NAMES) {
            if (node.has(name)) {
                return CustomFieldValue.of(id, node.get(name));
            }
        }
        return CustomFieldValue.of(id, NullNode.getInstance());
    }

    /** Searches return texts, single reads return objects. */
    private static @Nullable String additional(JsonNode node, String member) {
        return node.isObject() ? node.path(member).textValue() : node.textValue();
    }
}
