package io.ghl.client.properties;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Touched;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A type that is written: its builder's methods, and what they should make of it. */
record Writes(Class<?> type, List<Method> setters, List<Method> clearers) {
    /** Setters that add to what is there, by the key they are given. */
    private static final Set<String> ADDING = Set.of(
            "dndSetting",
            "permission",
            "customField",
            "allowDuplicateContact",
            "allowDuplicateOpportunity",
            "allowFacebookNameMerge",
            "disableContactTimezone",
            "social");

    /** A call of a builder's method. */
    record Step(Method method, List<Object> arguments) {
        void on(Object builder) {
            Models.call(method, builder, arguments.toArray());
        }

        /** The fields that it touches in an empty builder. */
        ObjectNode effect() {
            Object builder = Writes.builder(method.getDeclaringClass());
            on(builder);
            return touched(builder);
        }
    }

    static Writes of(Class<?> type) {
        Class<?> builder = builder(type).getClass();
        List<Method> methods = Arrays.stream(builder.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .filter(method ->
                        method.getReturnType().isAssignableFrom(builder) && method.getReturnType() != Object.class)
                .sorted(Comparator.comparing(Method::toString))
                .toList();
        return new Writes(
                type,
                methods.stream().filter(method -> !isClearer(method)).toList(),
                methods.stream().filter(Writes::isClearer).toList());
    }

    private static boolean isClearer(Method method) {
        return method.getName().startsWith("clear");
    }

    /** An empty builder of a type, or of one of the types that share the builder's fields. */
    static Object builder(Class<?> typeOrBuilder) {
        for (Class<?> type : Models.writes()) {
            Object builder =
                    Objects.requireNonNull(Models.call(Objects.requireNonNull(Models.method(type, "builder")), null));
            if (type == typeOrBuilder || typeOrBuilder.isInstance(builder)) {
                for (String field : List.copyOf(fieldNames(touched(builder)))) {
                    state(builder).remove(field);
                }
                return builder;
            }
        }
        throw new IllegalArgumentException(typeOrBuilder + " has no builder.");
    }

    /** A builder as the type hands it out. */
    Object fresh() {
        return Objects.requireNonNull(Models.call(Objects.requireNonNull(Models.method(type, "builder")), null));
    }

    static List<String> fieldNames(JsonNode json) {
        List<String> names = new ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A copy of the fields that a builder holds. */
    static ObjectNode touched(Object builder) {
        return state(builder).deepCopy();
    }

    private static ObjectNode state(Object holder) {
        for (Class<?> type = holder.getClass(); type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                boolean holds = field.getType() == ObjectNode.class || field.getType() == Touched.class;
                if (holds && !Modifier.isStatic(field.getModifiers())) {
                    try {
                        field.setAccessible(true);
                        Object value = Objects.requireNonNull(field.get(holder));
                        return value instanceof ObjectNode json ? json : state(value);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        }
        throw new IllegalStateException(holder.getClass() + " holds its fields in a way this test does not know.");
    }

    Step step(Seeds random, Method method) {
        return new Step(method, Arguments.of(random, method));
    }

    /** Setters and clearers in random order, some repeatedly. */
    List<Step> steps(Seeds random) {
        List<Method> methods = new ArrayList<>(random.some(setters));
        methods.addAll(random.some(clearers));
        methods.addAll(random.some(setters));
        List<Step> steps = new ArrayList<>();
        random.shuffled(methods).forEach(method -> steps.add(step(random, method)));
        return steps;
    }

    /** What must be sent after these steps: of two steps with the same field, the later. */
    ObjectNode expected(List<Step> steps) {
        ObjectNode expected = touched(fresh());
        for (Step step : steps) {
            step.effect().properties().forEach(field -> {
                JsonNode before = expected.path(field.getKey());
                expected.set(
                        field.getKey(),
                        ADDING.contains(step.method().getName()) ? merged(before, field.getValue()) : field.getValue());
            });
        }
        return expected;
    }

    private static JsonNode merged(JsonNode before, JsonNode added) {
        if (before instanceof ObjectNode object) {
            return object.deepCopy().setAll((ObjectNode) added);
        }
        if (before instanceof ArrayNode array) {
            JsonNode item = added.path(0);
            ArrayNode merged = array.deepCopy();
            for (int i = 0; i < merged.size(); i++) {
                if (merged.get(i).path("id").equals(item.path("id"))) {
                    merged.set(i, item);
                    return merged;
                }
            }
            return merged.add(item);
        }
        return added;
    }

    Object build(List<Step> steps) {
        Object builder = fresh();
        steps.forEach(step -> step.on(builder));
        return build(builder);
    }

    static Object build(Object builder) {
        return Objects.requireNonNull(
                Models.call(Objects.requireNonNull(Models.method(builder.getClass(), "build")), builder));
    }

    /** The steps, with what the type needs added and what it refuses left out; the refusals must name the fields. */
    List<Step> complete(Seeds random, List<Step> wanted) {
        List<Step> steps = new ArrayList<>(wanted);
        for (int tries = 0; tries < 30; tries++) {
            try {
                build(steps);
                return steps;
            } catch (IllegalArgumentException e) {
                repair(random, steps, String.valueOf(e.getMessage()));
            }
        }
        throw new AssertionError("No sequence of steps makes a " + type);
    }

    private void repair(Seeds random, List<Step> steps, String refusal) {
        ObjectNode have = expected(steps);
        String surplus = null;
        for (Method setter : setters) {
            for (String field : fieldNames(step(random, setter).effect())) {
                if (!Pattern.compile("\\b" + field + "\\b").matcher(refusal).find()) {
                    continue;
                }
                if (!have.hasNonNull(field)) {
                    steps.add(step(random, setter));
                    return;
                }
                surplus = field;
            }
        }
        String field = surplus;
        if (field == null) {
            throw new AssertionError("The refusal names no field: " + refusal);
        }
        steps.removeIf(step -> step.effect().has(field));
    }

    JsonNode json(Object built) {
        return json(type, built);
    }

    static JsonNode json(Class<?> type, Object built) {
        return (JsonNode)
                Objects.requireNonNull(Models.call(Objects.requireNonNull(Models.method(type, "json")), built));
    }

    @Nullable
    Method clearerOf(Method setter) {
        return clearers.stream()
                .filter(clearer -> clearer.getName().equalsIgnoreCase("clear" + setter.getName()))
                .findFirst()
                .orElse(null);
    }
}
