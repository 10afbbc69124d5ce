package io.ghl.sandbox.internal.search;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.internal.api.ApiError;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.LocationData;
import io.ghl.sandbox.internal.state.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the {@code filters} of a search: conditions and groups of them, nested as deep as one likes. */
final class FilterParser {
    private static final int MAX_VALUE_LENGTH = 75;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N}\\s]*");
    private static final Set<String> CONDITION = Set.of("field", "operator", "value");
    private static final Set<String> NESTED_CONDITION = Set.of("field", "operator", "value", "filters");
    private static final Set<String> OPPORTUNITY_FIELDS = Set.of("pipelineId", "pipelineStageId", "status");

    private final LocationData data;
    private final Settings settings;

    FilterParser(LocationData data, Settings settings) {
        this.data = data;
        this.settings = settings;
    }

    /** All entries must hold. */
    Predicate<Contact> all(JsonNode filters) {
        return group(filters, "filters", true);
    }

    private Predicate<Contact> group(JsonNode filters, String path, boolean and) {
        List<Predicate<Contact>> parts = new ArrayList<>();
        for (int i = 0; i < filters.size(); i++) {
            parts.add(entry(filters.get(i), path + "." + i));
        }
        return and
                ? contact -> parts.stream().allMatch(p -> p.test(contact))
                : contact -> parts.stream().anyMatch(p -> p.test(contact));
    }

    private Predicate<Contact> entry(JsonNode entry, String path) {
        if (!entry.isObject()) {
            throw ApiError.unprocessable("each value in nested property filters must be either object or array");
        }
        if (entry.has("group")) {
            onlyProperties(entry, path, Set.of("group", "filters"));
            String group = entry.path("group").asText();
            if (!group.equals("AND") && !group.equals("OR")) {
                throw ApiError.unprocessable(path + ".group must be one of the following values: AND, OR");
            }
            if (!entry.path("filters").isArray()) {
                throw ApiError.unprocessable(path + ".filters must be an array");
            }
            return group(entry.path("filters"), path + ".filters", group.equals("AND"));
        }
        return condition(entry, path);
    }

    private Predicate<Contact> condition(JsonNode entry, String path) {
        String name = required(entry, path, "field");
        String operatorName = required(entry, path, "operator");
        SearchField field = SearchField.of(name, data);
        if (field == null) {
            throw ApiError.badRequest("Invalid field " + name);
        }
        Operator operator = Operator.of(operatorName);
        if (operator == null || !field.operators().contains(operator)) {
            throw ApiError.badRequest("Invalid operator " + operatorName + " for field " + name);
        }
        onlyProperties(entry, path, operator == Operator.NESTED ? NESTED_CONDITION : CONDITION);
        JsonNode value = entry.get("value");
        return switch (operator) {
            case EXISTS, NOT_EXISTS -> {
                if (value != null) {
                    throw ApiError.unprocessable(path + ".property value should not exist");
                }
                boolean wanted = operator == Operator.EXISTS;
                yield c -> Values.exists(field.value().apply(c)) == wanted;
            }
            case EQ, NOT_EQ -> {
                JsonNode wanted = scalarOrList(value, path);
                boolean equal = operator == Operator.EQ;
                yield c -> Values.equal(field.value().apply(c), wanted) == equal;
            }
            case CONTAINS, NOT_CONTAINS -> {
                String part = part(value, path);
                boolean contained = operator == Operator.CONTAINS;
                yield c -> Values.contains(field.value().apply(c), part) == contained;
            }
            case RANGE -> {
                Range range = Range.parse(value, path, field.isDate());
                yield c -> range.includes(field.value().apply(c));
            }
            case NESTED -> nested(entry, path);
        };
    }

    /** The sandbox has no opportunities, so a well-formed condition on them holds for nobody. */
    private static Predicate<Contact> nested(JsonNode entry, String path) {
        JsonNode conditions = entry.has("filters") ? entry.path("filters") : entry.path("value");
        if (!conditions.isArray()) {
            throw ApiError.unprocessable(path + ".filters must be an array");
        }
        for (JsonNode condition : conditions) {
            String name = condition.path("field").asText();
            String operatorName = condition.path("operator").asText();
            if (!OPPORTUNITY_FIELDS.contains(name)) {
                throw ApiError.badRequest("Invalid field opportunities." + name);
            }
            Operator operator = Operator.of(operatorName);
            if (operator == null || !Operator.KEYWORD.contains(operator)) {
                throw ApiError.badRequest("Invalid operator " + operatorName + " for field opportunities." + name);
            }
        }
        return contact -> false;
    }

    private static JsonNode scalarOrList(@Nullable JsonNode value, String path) {
        if (value == null || value.isNull() || value.isObject()) {
            throw ApiError.unprocessable(path + ".value must be a string, number, boolean or array");
        }
        (value.isArray() ? value : List.of(value)).forEach(v -> limited(v, path));
        return value;
    }

    private String part(@Nullable JsonNode value, String path) {
        if (value == null || !value.isTextual() || value.textValue().isEmpty()) {
            throw ApiError.unprocessable(path + ".value must be a string");
        }
        limited(value, path);
        boolean plain = PLAIN.matcher(value.textValue()).matches();
        if (!plain && settings.on(Quirk.CONTAINS_REFUSES_SPECIAL_CHARACTERS)) {
            throw ApiError.badRequest("Special characters are not allowed in the value of a contains filter");
        }
        return value.textValue();
    }

    private static void limited(JsonNode value, String path) {
        if (value.asText().length() > MAX_VALUE_LENGTH) {
            throw ApiError.unprocessable(
                    path + ".value must be shorter than or equal to " + MAX_VALUE_LENGTH + " characters");
        }
    }

    private static String required(JsonNode entry, String path, String property) {
        String text = entry.path(property).textValue();
        if (text == null || text.isEmpty()) {
            throw ApiError.unprocessable(path + "." + property + " must be a string");
        }
        return text;
    }

    static void onlyProperties(JsonNode entry, String path, Set<String> allowed) {
        for (Map.Entry<String, JsonNode> property : entry.properties()) {
            if (!allowed.contains(property.getKey())) {
                throw ApiError.unprocessable(path + ".property " + property.getKey() + " should not exist");
            }
        }
    }
}
