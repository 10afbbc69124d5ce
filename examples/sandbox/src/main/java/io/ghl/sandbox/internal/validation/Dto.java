package io.ghl.sandbox.internal.validation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.api.ApiError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The shape of a request body: a whitelist of fields. HighLevel refuses every other property. */
public final class Dto {
    private record Field(Check check, boolean required, boolean nullable) {}

    private final Map<String, Field> fields;

    private Dto(Map<String, Field> fields) {
        this.fields = fields;
    }

    /** An empty shape. */
    public static Dto empty() {
        return new Dto(Map.of());
    }

    private Dto with(Check check, boolean required, boolean nullable, String... names) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        for (String name : names) {
            more.put(name, new Field(check, required, nullable));
        }
        return new Dto(more);
    }

    /** The shape with fields that must be present and not null. */
    public Dto required(Check check, String... names) {
        return with(check, true, false, names);
    }

    /** The shape with fields that must be present and may be null. */
    public Dto present(Check check, String... names) {
        return with(check, true, true, names);
    }

    /** The shape with fields that may be absent but not null. */
    public Dto optional(Check check, String... names) {
        return with(check, false, false, names);
    }

    /** The shape with fields that may be absent or null. */
    public Dto nullable(Check check, String... names) {
        return with(check, false, true, names);
    }

    /** The shape with some of its fields required. */
    public Dto require(String... names) {
        Map<String, Field> more = new LinkedHashMap<>(fields);
        for (String name : names) {
            more.computeIfPresent(name, (key, field) -> new Field(field.check(), true, false));
        }
        return new Dto(more);
    }

    /** The shape without these fields. */
    public Dto without(String... names) {
        Map<String, Field> fewer = new LinkedHashMap<>(fields);
        Set.of(names).forEach(fewer::remove);
        return new Dto(fewer);
    }

    /** The shape with only the fields that pass. */
    public Dto only(Predicate<String> names) {
        Map<String, Field> fewer = new LinkedHashMap<>(fields);
        fewer.keySet().removeIf(names.negate());
        return new Dto(fewer);
    }

    /** Returns the body if it has this shape, else throws the 422. */
    public ObjectNode validate(ObjectNode body) {
        List<String> errors = new ArrayList<>();
        check("", body, errors);
        if (!errors.isEmpty()) {
            throw ApiError.unprocessable(errors);
        }
        return body;
    }

    /** Returns the items of an array if each has this shape, else throws the 422. */
    public ArrayNode validateEach(@Nullable JsonNode body) {
        if (!(body instanceof ArrayNode items)) {
            throw ApiError.badRequest("Validation failed (parsable array expected)");
        }
        List<String> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            check("[" + i + "] ", items.get(i), errors);
        }
        if (!errors.isEmpty()) {
            throw ApiError.unprocessable(errors);
        }
        return items;
    }

    /** Checks an object; the prefix stands before each name, such as {@code dndSettings.SMS.}. */
    void check(String prefix, JsonNode body, List<String> errors) {
        body.fieldNames().forEachRemaining(name -> {
            if (!fields.containsKey(name)) {
                errors.add(prefix + "property " + name + " should not exist");
            }
        });
        fields.forEach((name, field) -> {
            JsonNode value = body.get(name);
            if (value != null && value.isNull() && field.nullable()) {
                return;
            }
            if (value == null || value.isNull()) {
                if (field.required()) {
                    errors.add(prefix + name + " should not be empty");
                }
                if (field.required() || value != null) {
                    field.check().check(prefix + name, body.path(name), errors);
                }
                return;
            }
            field.check().check(prefix + name, value, errors);
        });
    }
}
