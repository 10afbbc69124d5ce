package io.ghl.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A position in a sorted result.
 *
 * @param keys the values sorted by
 * @param contact the row, or null for a cursor
 */
record Ranked(
        List<@Nullable Comparable<?>> keys,
        String id,
        @Nullable Contact contact) {
    static Ranked of(Contact contact, List<SortKey> sort) {
        List<@Nullable Comparable<?>> keys = new ArrayList<>(sort.size());
        sort.forEach(key -> keys.add(key.of(contact)));
        return new Ranked(keys, contact.id(), contact);
    }

    /** Reads the {@code searchAfter} of a row. */
    static Ranked cursor(JsonNode searchAfter, List<SortKey> sort) {
        boolean fits = searchAfter.size() == sort.size() + 1
                && searchAfter.get(sort.size()).isTextual();
        List<@Nullable Comparable<?>> keys = new ArrayList<>(sort.size());
        for (int i = 0; fits && i < sort.size(); i++) {
            JsonNode value = searchAfter.get(i);
            boolean number = sort.get(i).isNumber();
            fits = value.isNull() || (number ? value.isIntegralNumber() : value.isTextual());
            keys.add(value.isNull() ? null : number ? (Comparable<?>) value.asLong() : value.asText());
        }
        if (!fits) {
            throw ApiError.badRequest("searchAfter does not match sort");
        }
        return new Ranked(keys, searchAfter.get(sort.size()).asText(), null);
    }

    ArrayNode searchAfter() {
        ArrayNode cursor = Json.array();
        keys.forEach(key -> cursor.add(Json.of(key)));
        return cursor.add(id);
    }
}
