package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it is stored: field names of v2, {@code dateOfBirth} as YYYY-MM-DD, {@code customFields} as a list of
 * {@code {id, value}}. What callers see is derived from it per API version. Never changed once made.
 *
 * <p>The usual fields lie in an array and not in a map: of a million contacts, maps would be most of the memory.
 */
public final class Contact {
    /** What a contact hardly shares with another. */
    private static final List<String> OWN = List.of("id", "email", "phone", "address1", "dateAdded", "dateUpdated");

    private static final List<String> COMMON = List.of(
            "locationId",
            "type",
            "source",
            "dnd",
            "tags",
            "customFields",
            "firstName",
            "lastName",
            "city",
            "state",
            "postalCode",
            "country",
            "companyName");

    private static final List<String> FIELDS =
            Stream.concat(OWN.stream(), COMMON.stream()).toList();

    private static final Map<String, Integer> POSITIONS = positions();

    private final @Nullable JsonNode[] values = new JsonNode[FIELDS.size()];
    private final @Nullable ObjectNode others;
    private final String id;
    private final long dateAdded;
    private final long dateUpdated;

    private Contact(ObjectNode doc, UnaryOperator<JsonNode> shared) {
        ObjectNode rest = null;
        for (Map.Entry<String, JsonNode> field : doc.properties()) {
            Integer position = POSITIONS.get(field.getKey());
            if (position != null) {
                values[position] = position < OWN.size() ? field.getValue() : shared.apply(field.getValue());
            } else {
                rest = rest == null ? Json.object() : rest;
                rest.set(field.getKey(), shared.apply(field.getValue()));
            }
        }
        this.others = rest;
        this.id = doc.path("id").asText();
        String added = doc.path("dateAdded").asText();
        String updated = doc.path("dateUpdated").asText();
        this.dateAdded = Instant.parse(added).toEpochMilli();
        this.dateUpdated =
                updated.equals(added) ? dateAdded : Instant.parse(updated).toEpochMilli();
    }

    private static Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        FIELDS.forEach(field -> positions.put(field, positions.size()));
        return Map.copyOf(positions);
    }

    /** Takes over a document, which must not change any more. */
    public static Contact of(ObjectNode doc) {
        return new Contact(doc, UnaryOperator.identity());
    }

    /** Takes over a document whose values are replaced by equal ones that others have too. */
    static Contact of(ObjectNode doc, UnaryOperator<JsonNode> shared) {
        return new Contact(doc, shared);
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

    /** The document, made anew; lists and objects in it are the stored ones and not to be changed. */
    public ObjectNode doc() {
        ObjectNode doc = Json.object();
        for (int i = 0; i < values.length; i++) {
            JsonNode value = values[i];
            if (value != null) {
                doc.set(FIELDS.get(i), value);
            }
        }
        return others == null ? doc : doc.setAll(others);
    }

    /** A stored field, or a missing node. */
    public JsonNode get(String field) {
        Integer position = POSITIONS.get(field);
        JsonNode value = position != null ? values[position] : others == null ? null : others.get(field);
        return value == null ? MissingNode.getInstance() : value;
    }

    /** The text of a stored field, or null. */
    public @Nullable String text(String field) {
        return get(field).textValue();
    }

    /** The tags, in the order they were added. */
    public List<String> tags() {
        return Json.list(get("tags"));
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
