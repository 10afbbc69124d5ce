package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is stored: field names of v2, {@code dateOfBirth} as YYYY-MM-DD, {@code customFields} as a list of
 * {@code {id, value}}. What callers see is derived from it per API version. Never changed once made.
 */
public final class Contact {
    private final ObjectNode doc;
    private final String id;
    private final long dateAdded;
    private final long dateUpdated;

    private Contact(ObjectNode doc) {
        this.doc = doc;
        this.id = doc.path("id").asText();
        this.dateAdded = Instant.parse(doc.path("dateAdded").asText()).toEpochMilli();
        this.dateUpdated = Instant.parse(doc.path("dateUpdated").asText()).toEpochMilli();
    }

    /** Takes over a document, which must not change any more. */
    public static Contact of(ObjectNode doc) {
        return new Contact(doc);
    }

    /** The contact's id. */
    public String id() {
        return id;
    }

    /** Creation time in epoch milliseconds. */
    public long dateAdded() {
        return dateAdded;
    }

    /** Time of the last change in epoch milliseconds. */
    public long dateUpdated() {
        return dateUpdated;
    }

    /** The stored document; not to be changed. */
    public ObjectNode doc() {
        return doc;
    }

    /** A stored field, or a missing node. */
    public JsonNode get(String field) {
        return doc.path(field);
    }

    /** The text of a stored field, or null. */
    public @Nullable String text(String field) {
        return Json.text(doc, field);
    }

    /** The tags, in the order they were added. */
    public List<String> tags() {
        return Json.list(doc.get("tags"));
    }

    /** First and last name together, or null if there is neither. */
    public @Nullable String fullName() {
        String first = text("firstName");
        String last = text("lastName");
        if (first == null || last == null) {
            return first == null ? last : first;
        }
        return first + " " + last;
    }

    /** The key under which duplicates of this e-mail are found, or null. */
    public static @Nullable String emailKey(@Nullable String email) {
        return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
    }
}
