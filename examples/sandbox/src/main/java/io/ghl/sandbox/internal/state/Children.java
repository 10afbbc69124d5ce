package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records that belong to a contact: its tasks or its notes. */
public final class Children {
    private final Map<String, ObjectNode> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, ObjectNode>> byContact = new LinkedHashMap<>();

    void put(String id, @Nullable ObjectNode doc) {
        ObjectNode before = doc == null ? byId.remove(id) : byId.put(id, doc);
        if (before != null) {
            String owner = before.path("contactId").asText();
            if (doc == null || !owner.equals(doc.path("contactId").asText())) {
                byContact.getOrDefault(owner, Map.of()).remove(id);
            }
        }
        if (doc != null) {
            byContact
                    .computeIfAbsent(doc.path("contactId").asText(), k -> new LinkedHashMap<>())
                    .put(id, doc);
        }
    }

    /** The record with this id if it belongs to this contact, or null. */
    public @Nullable ObjectNode get(String contactId, String id) {
        return byContact.getOrDefault(contactId, Map.of()).get(id);
    }

    /** The records of one contact, oldest first. */
    public List<ObjectNode> of(String contactId) {
        return new ArrayList<>(byContact.getOrDefault(contactId, Map.of()).values());
    }

    /** All records, oldest first. */
    public Collection<ObjectNode> all() {
        return Collections.unmodifiableCollection(byId.values());
    }
}
