package io.ghl.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.Received;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Texts for {@code toString} that name fields and never show a value. */
public final class Describe {
    private Describe() {}

    public static String names(String type, @Nullable String id, Received received) {
        return names(type, id, received.json());
    }

    public static String names(String type, @Nullable String id, JsonNode json) {
        String names = json.properties().stream()
                .filter(field -> !field.getValue().isNull() && !field.getKey().equals("id"))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return type + (id == null ? "" : " " + id) + " [" + names + "]";
    }
}
