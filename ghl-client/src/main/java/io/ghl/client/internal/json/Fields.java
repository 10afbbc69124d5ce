package io.ghl.client.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Received;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object leniently: a value of the wrong kind reads as absent. What was read and what was
 * not is remembered, so that {@link #received} can show the rest raw.
 */
public final class Fields {
    private final ObjectNode json;
    private final Set<String> shown = new HashSet<>();
    private final Set<String> unreadable = new HashSet<>(4);

    /** Reads a tree that nobody else holds; it is not copied. */
    public Fields(ObjectNode json) {
        this.json = json;
    }

    /**
     * Reads a copy of an object.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Fields of(JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            throw new IllegalArgumentException("Expected a JSON object.");
        }
        return new Fields(object.deepCopy());
    }

    /**
     * The id.
     *
     * @param names where it may stand; the first that is there counts
     * @throws IllegalArgumentException if there is none
     */
    public String id(String... names) {
        for (String name : names) {
            String id = text(name);
            if (id != null && !id.isEmpty()) {
                return id;
            }
        }
        throw new IllegalArgumentException("Expected an object with an id.");
    }

    public @Nullable String text(String name) {
        return read(name, node -> node.isValueNode() ? node.asText() : null);
    }

    public @Nullable Boolean bool(String name) {
        return read(name, node -> switch (node.asText()) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        });
    }

    public boolean flag(String name) {
        return Boolean.TRUE.equals(bool(name));
    }

    public @Nullable Integer integer(String name) {
        return read(name, node -> node.isIntegralNumber() && node.canConvertToInt() ? node.intValue() : null);
    }

    /** A whole number that may be larger than an int. */
    public @Nullable Long longInteger(String name) {
        return read(name, node -> node.isIntegralNumber() && node.canConvertToLong() ? node.longValue() : null);
    }

    public @Nullable Instant instant(String name) {
        return read(name, Dates::instant);
    }

    public @Nullable LocalDate date(String name) {
        return read(name, Dates::date);
    }

    /** A time as it is written, whatever zone it means. */
    public @Nullable LocalDateTime localDateTime(String name) {
        return read(name, Dates::local);
    }

    /** One of a list of words; null when absent or none of them. */
    public <T> @Nullable T word(String name, Function<String, @Nullable T> parser) {
        return read(name, node -> node.isTextual() ? parser.apply(node.textValue()) : null);
    }

    /** An object of its own kind; null when absent or unreadable. */
    public <T> @Nullable T nested(String name, Function<JsonNode, @Nullable T> reader) {
        return read(name, node -> node.isObject() ? reader.apply(node) : null);
    }

    /** The scalars of an array as text; empty when absent. */
    public List<String> texts(String name) {
        return list(name, node -> node.isValueNode() && !node.isNull() ? node.asText() : null);
    }

    /** The items of an array that can be read; empty when absent. An item that cannot be read is skipped. */
    public <T> List<T> list(String name, Function<JsonNode, @Nullable T> item) {
        List<T> items = read(name, node -> {
            if (!node.isArray()) {
                return null;
            }
            List<T> read = new ArrayList<>(node.size());
            for (JsonNode element : node) {
                T value = item.apply(element);
                if (value == null) {
                    unreadable.add(name);
                } else {
                    read.add(value);
                }
            }
            return Collections.unmodifiableList(read);
        });
        return items == null ? List.of() : items;
    }

    /** The members of an object that can be read; empty when absent. A member that cannot be read is skipped. */
    public <T> Map<String, T> object(String name, Function<JsonNode, @Nullable T> member) {
        Map<String, T> members = read(name, node -> {
            if (!node.isObject()) {
                return null;
            }
            Map<String, T> read = new LinkedHashMap<>();
            node.properties().forEach(field -> {
                T value = member.apply(field.getValue());
                if (value != null) {
                    read.put(field.getKey(), value);
                } else if (!field.getValue().isNull()) {
                    unreadable.add(name);
                }
            });
            return Collections.unmodifiableMap(read);
        });
        return members == null ? Map.of() : members;
    }

    /** Any JSON as it is; null when absent. */
    public @Nullable JsonNode node(String name) {
        return read(name, node -> node);
    }

    /** Counts fields as read that are shown by other means. */
    public void shown(String... names) {
        shown.addAll(List.of(names));
    }

    /** The object, and which of its fields were not read or could not be. To be asked for last. */
    public Received received() {
        List<String> rest = new ArrayList<>();
        json.fieldNames().forEachRemaining(name -> {
            if (!shown.contains(name) || unreadable.contains(name)) {
                rest.add(name);
            }
        });
        return new ReceivedJson(json, rest);
    }

    private <T> @Nullable T read(String name, Function<JsonNode, @Nullable T> reader) {
        shown.add(name);
        JsonNode node = json.get(name);
        if (node == null || node.isNull()) {
            return null;
        }
        T value = reader.apply(node);
        if (value == null && !(node.isTextual() && node.textValue().isEmpty())) {
            unreadable.add(name);
        }
        return value;
    }
}
