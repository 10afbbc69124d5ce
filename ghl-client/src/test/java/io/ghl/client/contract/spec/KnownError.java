package io.ghl.client.contract.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.internal.json.Json;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An error of HighLevel's specification and what is true instead, so that exchanges are held against the truth.
 *
 * @param operations operation ids, separated by spaces, or {@code *} for all
 * @param version the only version that has the error; null for both
 * @param where the place: {@code scope}, {@code path}, {@code query}, {@code header}, {@code status}, {@code request},
 *     {@code response} (of success) or a status, followed by names; {@code []} stands for items
 * @param says what the specification says there
 * @param truth what is true
 * @param fact who says so: a section of the collected facts
 * @param correction makes the truth of the operation's contract
 */
public record KnownError(
        String operations,
        @Nullable ApiVersion version,
        String where,
        String says,
        String truth,
        String fact,
        BiConsumer<SpecOperation, String> correction) {

    public boolean concerns(String operation, ApiVersion spoken) {
        return (version == null || version == spoken)
                && (operations.equals("*") || List.of(operations.split(" ")).contains(operation));
    }

    public void correct(SpecOperation operation) {
        correction.accept(operation, where);
    }

    /** The same error in one version only. */
    public KnownError in(ApiVersion only) {
        return new KnownError(operations, only, where, says, truth, fact, correction);
    }

    public static KnownError scope(String operations, String scope, String fact) {
        return new KnownError(
                operations,
                null,
                "scope",
                "none",
                "`" + scope + "`",
                fact,
                (operation, where) -> array(operation, "scopes").add(scope));
    }

    public static KnownError pathParameter(String operations, String name, String fact) {
        return new KnownError(
                operations,
                null,
                "path " + name,
                "not declared",
                "a variable of the path",
                fact,
                (operation, where) -> object(operation, "path").set(name, Json.parse("{\"type\":\"string\"}")));
    }

    public static KnownError version(String operations, String header, String fact) {
        return new KnownError(
                operations,
                null,
                "header Version",
                "not declared",
                "`" + header + "` is sent and accepted",
                fact,
                (operation, where) -> array(operation, "versions").add(header));
    }

    /** Success may have another status than the documented one; the body is the same. */
    public static KnownError status(String operations, int documented, int answered, String fact) {
        return new KnownError(
                operations,
                null,
                "status",
                String.valueOf(documented),
                String.valueOf(answered),
                fact,
                (operation, where) -> {
                    ObjectNode responses = object(operation, "responses");
                    responses.set(
                            String.valueOf(answered),
                            responses.get(String.valueOf(documented)).deepCopy());
                });
    }

    /** A refusal that is not documented. */
    public static KnownError refusal(String operations, int status, String schema, String fact) {
        return new KnownError(
                operations, null, "status", "no " + status, status + " is answered", fact, (operation, where) -> {
                    ObjectNode responses = object(operation, "responses");
                    if (!responses.hasNonNull(String.valueOf(status))) {
                        responses.set(String.valueOf(status), schema.isEmpty() ? null : parse(schema));
                    }
                });
    }

    /** A property that the specification leaves out. */
    public static KnownError missing(String operations, String where, String schema, String fact) {
        return new KnownError(
                operations,
                null,
                where,
                "not declared",
                described(parse(schema)),
                fact,
                (operation, place) -> Places.of(operation, place)
                        .forEach(slot -> slot.holder().putIfAbsent(slot.name(), parse(schema))));
    }

    /** A schema that is another one. */
    public static KnownError retyped(String operations, String where, String says, String schema, String fact) {
        return new KnownError(
                operations,
                null,
                where,
                says,
                described(parse(schema)),
                fact,
                (operation, place) -> Places.of(operation, place)
                        .forEach(slot -> slot.holder().set(slot.name(), parse(schema))));
    }

    /** A property that is not always there. */
    public static KnownError optional(String operations, String where, String truth, String fact) {
        return new KnownError(
                operations,
                null,
                where,
                "required",
                truth,
                fact,
                (operation, place) -> Places.of(operation, place).forEach(slot -> {
                    ArrayNode others = Json.object().arrayNode();
                    slot.owner().path("required").forEach(name -> {
                        if (!name.asText().equals(slot.name())) {
                            others.add(name);
                        }
                    });
                    slot.owner().set("required", others);
                }));
    }

    /** Keywords that a schema lacks or has wrong. */
    public static KnownError keywords(
            String operations, String where, String says, String truth, String keywords, String fact) {
        return new KnownError(
                operations,
                null,
                where,
                says,
                truth,
                fact,
                (operation, place) -> Places.of(operation, place).forEach(slot -> {
                    if (slot.holder().get(slot.name()) instanceof ObjectNode schema) {
                        schema.setAll((ObjectNode) parse(keywords));
                    }
                }));
    }

    private static ArrayNode array(SpecOperation operation, String member) {
        return (ArrayNode) operation.contract().get(member);
    }

    private static ObjectNode object(SpecOperation operation, String member) {
        return (ObjectNode) operation.contract().get(member);
    }

    private static JsonNode parse(String schema) {
        return Json.parse(schema.replace('\'', '"'));
    }

    private static String described(JsonNode schema) {
        String type = schema.path("type").asText(schema.has("anyOf") ? "one of several types" : "anything");
        JsonNode names = schema.path("properties");
        if (!names.isEmpty()) {
            StringBuilder text = new StringBuilder(type + " with ");
            names.fieldNames()
                    .forEachRemaining(
                            name -> text.append("`").append(name).append("`").append(", "));
            return text.substring(0, text.length() - 2);
        }
        if (type.equals("array") && schema.has("items")) {
            return type + " of " + described(schema.path("items"));
        }
        JsonNode format = schema.path("format");
        return format instanceof TextNode ? type + " (" + format.textValue() + ")" : type;
    }
}
