package io.ghl.client.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Updates as functions: the difference of two contacts, and a contact with an update applied. */
final class ContactPatch {
    private static final List<Compared> NULLABLE = List.of(
            new Compared("firstName", Contact::firstName),
            new Compared("lastName", Contact::lastName),
            new Compared("name", Contact::name),
            new Compared("email", Contact::email),
            new Compared("phone", Contact::phone),
            new Compared("address1", Contact::address1),
            new Compared("city", Contact::city),
            new Compared("state", Contact::state),
            new Compared("website", Contact::website),
            new Compared("timezone", Contact::timezone),
            new Compared("source", Contact::source),
            new Compared("assignedTo", Contact::assignedTo),
            new Compared("dateOfBirth", Contact::dateOfBirth));

    private record Compared(String field, Reader of) {}

    private interface Reader {
        @Nullable
        Object read(Contact contact);
    }

    private ContactPatch() {}

    static ContactUpdate between(Contact before, Contact after) {
        ContactUpdate.Builder update = ContactUpdate.builder();
        for (Compared compared : NULLABLE) {
            Object wanted = compared.of().read(after);
            if (Objects.equals(compared.of().read(before), wanted)) {
                continue;
            }
            if (wanted == null) {
                update.clear(compared.field());
            } else {
                update.set(compared.field(), wanted.toString());
            }
        }
        if (!Objects.equals(before.postalCode(), after.postalCode())) {
            update.postalCode(Objects.requireNonNullElse(after.postalCode(), ""));
        }
        if (!Objects.equals(before.country(), after.country())) {
            update.set("country", Objects.requireNonNullElse(after.country(), ""));
        }
        if (before.dnd() != after.dnd()) {
            update.dnd(after.dnd());
        }
        if (!new HashSet<>(before.tags()).equals(new HashSet<>(after.tags()))) {
            update.tags(after.tags());
        }
        channels(before.dndSettings(), after.dndSettings(), update);
        inboundDnd(before, after, update);
        customFields(before, after, update);
        return update.build();
    }

    private static void channels(
            Map<String, DndSetting> before, Map<String, DndSetting> after, ContactUpdate.Builder update) {
        after.forEach((channel, setting) -> {
            if (!Objects.equals(setting, before.get(channel))) {
                update.dndSetting(channel, setting);
            }
        });
        before.forEach((channel, setting) -> {
            if (!after.containsKey(channel) && setting.blocks()) {
                update.dndSetting(channel, DndSetting.INACTIVE);
            }
        });
    }

    /** Answers of HighLevel need not tell it, so one that does not says nothing. */
    private static void inboundDnd(Contact before, Contact after, ContactUpdate.Builder update) {
        String wanted = inboundDnd(after);
        if (!wanted.isEmpty() && !wanted.equals(inboundDnd(before))) {
            update.inboundDnd(wanted.equals("active"));
        }
    }

    private static String inboundDnd(Contact contact) {
        return contact.json().at("/inboundDndSettings/all/status").asText();
    }

    private static void customFields(Contact before, Contact after, ContactUpdate.Builder update) {
        for (CustomFieldValue field : after.customFields()) {
            String id = field.id();
            if (id != null && !Objects.equals(field, before.customField(id))) {
                update.customField(field);
            }
        }
        for (CustomFieldValue field : before.customFields()) {
            String id = field.id();
            if (id != null && after.customField(id) == null && !field.isEmpty()) {
                update.customField(field.cleared());
            }
        }
    }

    static JsonNode apply(JsonNode contact, JsonNode update) {
        ObjectNode changed = contact.deepCopy();
        update.properties().forEach(field -> {
            switch (field.getKey()) {
                case "customFields" -> mergeCustomFields(changed, field.getValue());
                case "dndSettings" -> mergeChannels(changed, field.getValue());
                case "address1" -> {
                    // The name of the same field in search rows.
                    changed.remove("address");
                    changed.set("address1", field.getValue());
                }
                default -> changed.set(field.getKey(), field.getValue());
            }
        });
        return changed;
    }

    private static void mergeCustomFields(ObjectNode contact, JsonNode values) {
        ArrayNode merged = contact.arrayNode();
        Set<String> replaced = new HashSet<>();
        values.forEach(field -> replaced.add(field.path("id").asText()));
        contact.path("customFields").forEach(field -> {
            if (!replaced.contains(field.path("id").asText())) {
                merged.add(field);
            }
        });
        values.forEach(field -> {
            // Reads know ids only, so a value by key has no place in a contact and would be lost.
            if (!field.has("id")) {
                throw new IllegalArgumentException("The value of the custom field \""
                        + field.path("key").asText()
                        + "\" is named by key, which a contact cannot hold. CustomFieldSchema.resolve names it by id.");
            }
            merged.add(field);
        });
        contact.set("customFields", merged);
    }

    private static void mergeChannels(ObjectNode contact, JsonNode settings) {
        ObjectNode merged = contact.objectNode();
        contact.path("dndSettings").properties().forEach(field -> {
            if (!settings.has(DndChannel.canonical(field.getKey()))) {
                merged.set(field.getKey(), field.getValue());
            }
        });
        settings.properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
        contact.set("dndSettings", merged);
    }
}
