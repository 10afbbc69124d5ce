package io.ghl.sync.internal.json;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sync.record.Failures;
import io.ghl.sync.record.FieldNote;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.store.StoreException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes and reads values as compact JSON, without loss. A text is a string, a number a number, a flag a boolean, "no
 * value" null, labels an array; blank is <code>{"empty":true}</code> and a day <code>{"day":"2026-01-31"}</code>. An
 * absent value has no JSON: it is null here, and left out of an object.
 *
 * <p>What cannot be read is a {@link StoreException} that does not quote it, for it is personal data.
 */
public final class StoredJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final ObjectMapper MAPPER = JsonMapper.builder(new JsonFactoryBuilder()
                    // Half a surrogate pair would not survive UTF-8; escaped, it does.
                    .highestNonEscapedChar(Character.MIN_SURROGATE - 1)
                    // Only text that this class wrote is read, so its length is no attack.
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(Integer.MAX_VALUE)
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StoredJson() {}

    /** A field value; null for an absent one. */
    public static @Nullable String write(FieldValue value) {
        return value.isPresent() ? json(node(value)) : null;
    }

    /** The field value that was written so; null is the absent value. */
    public static FieldValue readValue(@Nullable String json) {
        return json == null ? FieldValue.absent() : read(json, StoredJson::value);
    }

    /** Field values, as an object. */
    public static String write(FieldValues values) {
        return json(node(values));
    }

    /** The field values that were written so. */
    public static FieldValues readValues(String json) {
        return read(json, StoredJson::values);
    }

    /** Texts, as an array. */
    public static String write(Collection<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return json(array);
    }

    /** The texts that were written so. */
    public static List<String> readTexts(String json) {
        return read(json, StoredJson::texts);
    }

    /** Numbers by name, as an object. */
    public static String write(Map<String, Long> numbers) {
        ObjectNode object = NODES.objectNode();
        numbers.forEach(object::put);
        return json(object);
    }

    /** The numbers that were written so. */
    public static Map<String, Long> readNumbers(String json) {
        return read(json, object -> {
            Map<String, Long> numbers = new TreeMap<>();
            object.properties()
                    .forEach(field ->
                            numbers.put(field.getKey(), field.getValue().longValue()));
            return numbers;
        });
    }

    /** A write under way; null for none. */
    public static @Nullable String write(@Nullable Intent intent) {
        if (intent == null) {
            return null;
        }
        ObjectNode object = NODES.objectNode();
        object.put("operationId", intent.operationId());
        object.put("side", intent.side().name());
        object.put("operation", intent.operation().name());
        object.set("sent", node(intent.sent()));
        object.set("source", node(intent.source()));
        object.put("createdAt", intent.createdAt().toString());
        object.put("attempt", intent.attempt());
        if (intent.readVersion() != null) {
            object.put("readVersion", intent.readVersion().toString());
        }
        if (!intent.earlier().isEmpty()) {
            ArrayNode earlier = object.putArray("earlier");
            intent.earlier().forEach(attempt -> {
                ObjectNode written = earlier.addObject();
                written.set("sent", node(attempt.sent()));
                written.set("source", node(attempt.source()));
            });
        }
        return json(object);
    }

    /** The write under way that was written so. */
    public static @Nullable Intent readIntent(@Nullable String json) {
        if (json == null) {
            return null;
        }
        return read(
                json,
                object -> new Intent(
                        text(object.required("operationId")),
                        Side.valueOf(text(object.required("side"))),
                        Intent.Operation.valueOf(text(object.required("operation"))),
                        values(object.required("sent")),
                        values(object.required("source")),
                        Instant.parse(text(object.required("createdAt"))),
                        object.required("attempt").intValue(),
                        object.has("readVersion") ? Instant.parse(text(object.required("readVersion"))) : null,
                        attempts(object.path("earlier"))));
    }

    private static List<Intent.Attempt> attempts(JsonNode array) {
        List<Intent.Attempt> attempts = new ArrayList<>();
        array.forEach(attempt ->
                attempts.add(new Intent.Attempt(values(attempt.required("sent")), values(attempt.required("source")))));
        return attempts;
    }

    /** Failed attempts; null for none. */
    public static @Nullable String write(@Nullable Failures failures) {
        if (failures == null) {
            return null;
        }
        return json(NODES.objectNode()
                .put("cause", failures.cause().name())
                .put("attempts", failures.attempts())
                .put("firstAt", failures.firstAt().toString())
                .put("firstError", failures.firstError())
                .put("lastAt", failures.lastAt().toString()));
    }

    /** The failed attempts that were written so. */
    public static @Nullable Failures readFailures(@Nullable String json) {
        if (json == null) {
            return null;
        }
        return read(
                json,
                object -> new Failures(
                        Failures.Cause.valueOf(text(object.required("cause"))),
                        object.required("attempts").intValue(),
                        Instant.parse(text(object.required("firstAt"))),
                        text(object.required("firstError")),
                        Instant.parse(text(object.required("lastAt")))));
    }

    /** Notes by field, as an object. */
    public static String writeNotes(Map<String, FieldNote> notes) {
        ObjectNode object = NODES.objectNode();
        new TreeMap<>(notes).forEach((field, note) -> object.set(field, node(note)));
        return json(object);
    }

    private static JsonNode node(FieldNote note) {
        ObjectNode object = NODES.objectNode();
        if (note.origin() != null) {
            object.put("origin", note.origin().name());
        }
        if (note.carriedAt() != null) {
            object.put("carriedAt", note.carriedAt().toString());
        }
        if (!note.flaps().isEmpty()) {
            ArrayNode flaps = object.putArray("flaps");
            note.flaps().forEach(flap -> flaps.add(flap.toString()));
        }
        if (note.heldAt() != null) {
            object.put("heldAt", note.heldAt().toString());
        }
        return object;
    }

    /** The notes that were written so. */
    public static Map<String, FieldNote> readNotes(String json) {
        return read(json, object -> {
            Map<String, FieldNote> notes = new TreeMap<>();
            object.properties().forEach(field -> notes.put(field.getKey(), note(field.getValue())));
            return notes;
        });
    }

    private static FieldNote note(JsonNode object) {
        return new FieldNote(
                object.has("origin") ? Side.valueOf(text(object.required("origin"))) : null,
                instant(object, "carriedAt"),
                object.has("flaps")
                        ? texts(object.required("flaps")).stream()
                                .map(Instant::parse)
                                .toList()
                        : List.of(),
                instant(object, "heldAt"));
    }

    static @Nullable Instant instant(JsonNode object, String name) {
        return object.has(name) ? Instant.parse(text(object.required(name))) : null;
    }

    /** A decision; null for none. */
    public static @Nullable String write(@Nullable Decision decision) {
        if (decision == null) {
            return null;
        }
        ObjectNode object = NODES.objectNode();
        object.put("choice", decision.choice().name());
        if (decision.value().isPresent()) {
            object.set("value", node(decision.value()));
        }
        if (decision.recordId() != null) {
            object.put("recordId", decision.recordId());
        }
        object.put("actor", decision.actor());
        object.put("at", decision.at().toString());
        if (decision.note() != null) {
            object.put("note", decision.note());
        }
        return json(object);
    }

    /** The decision that was written so. */
    public static @Nullable Decision readDecision(@Nullable String json) {
        if (json == null) {
            return null;
        }
        return read(
                json,
                object -> new Decision(
                        Decision.Choice.valueOf(text(object.required("choice"))),
                        object.has("value") ? value(object.required("value")) : FieldValue.absent(),
                        object.has("recordId") ? text(object.required("recordId")) : null,
                        text(object.required("actor")),
                        Instant.parse(text(object.required("at"))),
                        object.has("note") ? text(object.required("note")) : null));
    }

    static JsonNode node(FieldValues values) {
        ObjectNode object = NODES.objectNode();
        values.asMap().forEach((name, value) -> object.set(name, node(value)));
        return object;
    }

    static JsonNode node(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return NODES.textNode(text.value());
        }
        if (value instanceof FieldValue.Decimal decimal) {
            return NODES.numberNode(decimal.value());
        }
        if (value instanceof FieldValue.Flag flag) {
            return NODES.booleanNode(flag.value());
        }
        if (value instanceof FieldValue.Day day) {
            return NODES.objectNode().put("day", day.value().toString());
        }
        if (value instanceof FieldValue.Moment moment) {
            return NODES.objectNode().put("moment", moment.value().toString());
        }
        if (value instanceof FieldValue.Labels labels) {
            ArrayNode array = NODES.arrayNode();
            labels.values().forEach(array::add);
            return array;
        }
        if (value instanceof FieldValue.Empty) {
            return NODES.objectNode().put("empty", true);
        }
        if (value instanceof FieldValue.Null) {
            return NODES.nullNode();
        }
        throw new IllegalArgumentException("An absent value has no JSON");
    }

    static FieldValues values(JsonNode object) {
        TreeMap<String, FieldValue> values = new TreeMap<>();
        object.properties().forEach(field -> values.put(field.getKey(), value(field.getValue())));
        return FieldValues.of(values);
    }

    static FieldValue value(JsonNode node) {
        if (node.isTextual()) {
            return new FieldValue.Text(text(node));
        }
        if (node.isNumber()) {
            return new FieldValue.Decimal(node.decimalValue());
        }
        if (node.isBoolean()) {
            return new FieldValue.Flag(node.booleanValue());
        }
        if (node.isNull()) {
            return FieldValue.nothing();
        }
        if (node.isArray()) {
            return new FieldValue.Labels(new TreeSet<>(texts(node)));
        }
        if (node.has("day")) {
            return new FieldValue.Day(LocalDate.parse(text(node.required("day"))));
        }
        if (node.has("moment")) {
            return new FieldValue.Moment(Instant.parse(text(node.required("moment"))));
        }
        if (node.path("empty").booleanValue()) {
            return FieldValue.empty();
        }
        throw new IllegalArgumentException("An object of unknown meaning");
    }

    static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>(array.size());
        array.forEach(element -> texts.add(text(element)));
        return texts;
    }

    static String text(JsonNode node) {
        if (!node.isTextual()) {
            throw new IllegalArgumentException("Not a text");
        }
        return node.textValue();
    }

    static String json(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON nodes can always be written", e);
        }
    }

    static <T extends @Nullable Object> T read(String json, Function<JsonNode, T> reader) {
        try {
            return reader.apply(MAPPER.readTree(json));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            // Neither the message nor the cause may go on: both quote what was read.
            throw new StoreException("The store holds a " + e.getClass().getSimpleName()
                    + " where a value should be; restore it from a backup, or open it with the version that wrote it.");
        }
    }
}
