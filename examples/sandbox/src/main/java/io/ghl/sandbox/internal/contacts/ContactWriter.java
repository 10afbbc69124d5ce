package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Dates;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a validated body into the contact that HighLevel would store. Pure. */
final class ContactWriter {
    private static final List<String> TEXTS = List.of(
            "firstName",
            "lastName",
            "email",
            "phone",
            "address1",
            "city",
            "state",
            "postalCode",
            "country",
            "website",
            "timezone",
            "source",
            "companyName",
            "assignedTo",
            "gender");

    private final Settings settings;
    private final Phones phones;

    ContactWriter(Settings settings) {
        this.settings = settings;
        this.phones = new Phones(settings);
    }

    Contact create(String id, ObjectNode fields, LocationData data, Instant now) {
        ObjectNode doc = Json.object()
                .put("id", id)
                .put("locationId", data.id())
                .put("type", "lead")
                .put("source", "public api")
                .put("dnd", false);
        doc.putArray("tags");
        doc.putArray("customFields");
        apply(doc, fields, data);
        JsonNode date = TextNode.valueOf(Dates.iso(now));
        doc.set("dateAdded", date);
        doc.set("dateUpdated", date);
        return Contact.of(doc);
    }

    /** The contact after a write, or the given one itself if the write counts for nothing. */
    Contact update(Contact before, ObjectNode fields, LocationData data, Instant now) {
        ObjectNode doc = before.doc().deepCopy();
        apply(doc, fields, data);
        if (!settings.on(Quirk.UNCHANGED_WRITE_COUNTS_AS_UPDATE) && doc.equals(before.doc())) {
            return before;
        }
        return Contact.of(doc.put("dateUpdated", Dates.iso(now)));
    }

    /** The contact with other tags, or the given one itself if they are the same. */
    Contact withTags(Contact before, List<String> tags, Instant now) {
        if (tags.equals(before.tags())) {
            return before;
        }
        ObjectNode doc = before.doc().deepCopy();
        doc.set("tags", Json.strings(tags));
        if (settings.on(Quirk.TAG_CHANGE_BUMPS_DATE_UPDATED)) {
            doc.put("dateUpdated", Dates.iso(now));
        }
        return Contact.of(doc);
    }

    /** An e-mail as it is stored. */
    String email(String email) {
        String stripped = email.strip();
        return settings.on(Quirk.EMAIL_IS_LOWER_CASED) ? stripped.toLowerCase(Locale.ROOT) : stripped;
    }

    /** A phone number as it is stored. */
    String phone(String phone) {
        return phones.normalise(phone);
    }

    private void apply(ObjectNode doc, ObjectNode fields, LocationData data) {
        name(doc, fields);
        for (String field : TEXTS) {
            if (fields.has(field)) {
                text(doc, field, fields.get(field));
            }
        }
        if (fields.has("dateOfBirth")) {
            JsonNode value = fields.get("dateOfBirth");
            LocalDate date = value.isTextual() ? Dates.dateOfBirth(value.textValue()) : null;
            text(doc, "dateOfBirth", date == null ? value : Json.of(date.toString()));
        }
        if (fields.has("dnd")) {
            doc.set("dnd", fields.get("dnd"));
        }
        for (String field : List.of("dndSettings", "inboundDndSettings")) {
            if (fields.has(field)) {
                for (Map.Entry<String, JsonNode> channel : fields.get(field).properties()) {
                    doc.withObjectProperty(field).set(Channels.toV2(channel.getKey()), channel.getValue());
                }
            }
        }
        for (String field : List.of("additionalEmails", "additionalPhones")) {
            if (fields.has(field)) {
                doc.set(field, Json.strings(Json.list(fields.get(field))));
            }
        }
        if (fields.has("tags")) {
            doc.set("tags", Json.strings(Tags.normalise(Json.list(fields.get("tags")), settings)));
        }
        if (fields.has("customFields")) {
            doc.set(
                    "customFields",
                    CustomFields.merge(doc.get("customFields"), fields.get("customFields"), data, settings));
        }
    }

    /** {@code name} alone sets both names; beside a first or last name it says nothing new. */
    private void name(ObjectNode doc, ObjectNode fields) {
        if (!fields.has("name") || fields.has("firstName") || fields.has("lastName")) {
            return;
        }
        String name = Json.text(fields, "name");
        if (name == null || name.isBlank()) {
            text(doc, "firstName", fields.get("name"));
            text(doc, "lastName", fields.get("name"));
            return;
        }
        String[] parts = name.strip().split("\\s+", 2);
        doc.put("firstName", parts[0]);
        if (parts.length > 1) {
            doc.put("lastName", parts[1]);
        } else {
            doc.remove("lastName");
        }
    }

    private void text(ObjectNode doc, String field, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            if (settings.on(Quirk.NULL_CLEARS)) {
                doc.remove(field);
            }
            return;
        }
        String text = value.asText();
        if (text.isBlank()) {
            if (settings.on(Quirk.EMPTY_STRING_CLEARS)) {
                doc.remove(field);
            }
            return;
        }
        doc.put(
                field,
                switch (field) {
                    case "email" -> email(text);
                    case "phone" -> phones.normalise(text);
                    default -> text;
                });
    }
}
