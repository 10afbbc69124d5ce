package io.ghl.sync.trigger.action;

import io.ghl.sync.internal.document.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Puts the fields of a record into the parameters of an action. <code>{{email}}</code> within a text stands for the field's
 * value, and <code>{{given_name|there}}</code> for {@code there} where the field is blank. A text that is nothing but one
 * template becomes the value itself, so that a number stays a number, and a parameter whose field is blank is left out.
 * <code>\{{name}}</code> is meant as it stands, for texts with templates of HighLevel's. Pure functions.
 */
public final class Templates {
    private static final Pattern TEMPLATE =
            Pattern.compile("(\\\\)?\\{\\{\\s*([\\p{L}\\p{N}_.-]+)\\s*(?:\\|([^{}]*))?\\}\\}");

    private Templates() {}

    /**
     * The fields that a value refers to.
     *
     * @param value a parameter's value, or the map of all
     * @return names in the order of the value
     */
    public static Set<String> names(@Nullable Object value) {
        Set<String> names = new LinkedHashSet<>();
        collect(value, names);
        return names;
    }

    private static void collect(@Nullable Object value, Set<String> names) {
        if (value instanceof String text) {
            Matcher template = TEMPLATE.matcher(text);
            while (template.find()) {
                if (template.group(1) == null) {
                    names.add(template.group(2));
                }
            }
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(item -> collect(item, names));
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> collect(item, names));
        }
    }

    /**
     * Fills the parameters of an action.
     *
     * @param parameters parameters with templates at any depth
     * @param fields the record's fields, plain values, null where blank
     * @return parameters to call an action with
     * @throws IllegalArgumentException if a template names a field that the record does not have; it tells no values
     */
    public static Map<String, Object> fill(Map<String, ?> parameters, Map<String, ? extends @Nullable Object> fields) {
        Objects.requireNonNull(parameters, "parameters must not be null.");
        Objects.requireNonNull(fields, "fields must not be null.");
        for (String name : names(parameters)) {
            if (!fields.containsKey(name)) {
                List<String> near = Nearest.of(name, fields.keySet());
                throw new IllegalArgumentException("The record has no field \"" + name + "\"."
                        + (near.isEmpty() ? "" : " Did you mean \"" + String.join("\" or \"", near) + "\"?"));
            }
        }
        return map(parameters, fields);
    }

    private static Map<String, Object> map(Map<?, ?> map, Map<String, ? extends @Nullable Object> fields) {
        Map<String, Object> filled = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            Object after = value(value, fields);
            if (after != null) {
                filled.put(String.valueOf(name), after);
            }
        });
        return filled;
    }

    private static @Nullable Object value(@Nullable Object value, Map<String, ? extends @Nullable Object> fields) {
        if (value instanceof String text) {
            Matcher template = TEMPLATE.matcher(text);
            return template.matches() && template.group(1) == null ? whole(template, fields) : text(template, fields);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, fields);
        }
        if (value instanceof Collection<?> items) {
            List<Object> filled = new ArrayList<>();
            for (Object item : items) {
                Object after = value(item, fields);
                if (after != null) {
                    filled.add(after);
                }
            }
            return filled;
        }
        return value;
    }

    private static @Nullable Object whole(Matcher template, Map<String, ? extends @Nullable Object> fields) {
        Object value = fields.get(template.group(2));
        return isBlank(value) ? template.group(3) : value;
    }

    private static String text(Matcher template, Map<String, ? extends @Nullable Object> fields) {
        return template.reset().replaceAll(found -> {
            if (found.group(1) != null) {
                return Matcher.quoteReplacement(found.group().substring(1));
            }
            Object value = fields.get(found.group(2));
            String otherwise = found.group(3) == null ? "" : found.group(3);
            return Matcher.quoteReplacement(value == null || isBlank(value) ? otherwise : PlainValues.plain(value));
        });
    }

    private static boolean isBlank(@Nullable Object value) {
        return value == null || (value instanceof String text && text.isBlank());
    }
}
