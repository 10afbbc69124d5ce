package io.ghl.client.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ReadModel;
import io.ghl.client.Secret;
import io.ghl.client.oauth.Tokens;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares an answer with what the client made of it, value by value. */
final class Shown {
    /** Components that are not named as the property is. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("_id", "id"),
            Map.entry("access_token", "accessToken"),
            Map.entry("address", "address1"),
            Map.entry("appoinmentPerDay", "appointmentsPerDay"),
            Map.entry("appoinmentPerSlot", "appointmentsPerSlot"),
            Map.entry("bookingId", "id"),
            Map.entry("default", "isDefault"),
            Map.entry("expires_in", "expiresAt"),
            Map.entry("expiresIn", "expiresAt"),
            Map.entry("formSubmitRedirectURL", "formSubmitRedirectUrl"),
            Map.entry("isInstalled", "installed"),
            Map.entry("isRecurring", "recurring"),
            Map.entry("lookBusyConfig", "lookBusy"),
            Map.entry("new", "isNew"),
            Map.entry("owner", "owners"),
            Map.entry("refresh_token", "refreshToken"),
            Map.entry("rruleOptions", "rule"),
            Map.entry("scope", "scopes"),
            Map.entry("serviceAddOns", "addOns"),
            Map.entry("serviceEndTime", "endTime"),
            Map.entry("serviceResources", "resourceIds"),
            Map.entry("serviceStaffId", "staffId"),
            Map.entry("serviceStartTime", "startTime"),
            Map.entry("succeded", "succeeded"));

    /** Belongs to an answer and not to what is in it. */
    private static final String TRACE = "traceId";

    private final List<ReadModel> models = new ArrayList<>();
    private final @Nullable Object result;

    /** Properties that no component shows. Those of models are kept all the same, in {@code additional()}. */
    final Set<String> untyped = new TreeSet<>();

    /** Values that are shown as something else, or not kept. */
    final List<String> lost = new ArrayList<>();

    Shown(JsonNode answer, @Nullable Object result) {
        this.result = result;
        collect(result);
        if (result instanceof Tokens tokens) {
            properties(answer, tokens, tokens.additional().keySet());
        } else {
            envelope("", answer);
        }
    }

    /** Whether nothing is lost and only what is known to be has no component. */
    boolean isComplete() {
        return lost.isEmpty() && Untyped.REASONS.keySet().containsAll(untyped);
    }

    private void collect(@Nullable Object value) {
        if (value instanceof ReadModel model) {
            models.add(model);
        } else if (value instanceof Collection<?> items) {
            items.forEach(this::collect);
        } else if (value instanceof Record) {
            for (var component : value.getClass().getRecordComponents()) {
                collect(call(value, component.getAccessor()));
            }
        }
    }

    /** Looks for the models in the answer; what stands around them must be shown by the result itself. */
    private void envelope(String name, JsonNode node) {
        for (ReadModel model : models) {
            JsonNode bare = node;
            if (name.isEmpty() && node.has(TRACE) && !model.json().has(TRACE)) {
                bare = ((ObjectNode) node.deepCopy()).without(TRACE);
                untyped.add("answer." + TRACE);
            }
            if (equal(model.json(), bare)) {
                properties(bare, model, model.additional().keySet());
                return;
            }
        }
        boolean whole = name.isEmpty() || result instanceof Collection || result instanceof Boolean;
        Object shown = whole ? result : member(name);
        // The slots of a day stand one level deeper.
        JsonNode inner = result instanceof Map && node.isObject() && node.size() == 1
                ? node.elements().next()
                : node;
        if (shown != null && same(inner, shown)) {
            return;
        }
        if (node.isObject()) {
            node.properties().forEach(field -> envelope(field.getKey(), field.getValue()));
        } else if (node.isArray()) {
            node.forEach(item -> envelope(name, item));
        } else {
            untyped.add("answer." + name);
        }
    }

    private @Nullable Object member(String name) {
        if (result instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (String.valueOf(entry.getKey()).equals(name)) {
                    return entry.getValue();
                }
            }
            return null;
        }
        Method accessor = result instanceof Record ? accessor(result, name) : null;
        return accessor == null ? null : call(result, accessor);
    }

    private void properties(JsonNode node, Object model, Set<String> additional) {
        String type = model.getClass().getSimpleName();
        node.properties().forEach(property -> {
            String where = type + "." + property.getKey();
            Method accessor = accessor(model, property.getKey());
            boolean revealed =
                    model instanceof Tokens tokens && tokens.revealJson().has(tokenName(property.getKey()));
            if (additional.contains(property.getKey()) || (accessor == null && revealed)) {
                untyped.add(where);
            } else if (accessor == null) {
                lost.add(where + " is neither shown nor additional");
            } else {
                compare(where, property.getValue(), call(model, accessor));
            }
        });
    }

    /** Tokens are stored under the names of 2021-07-28. */
    private static String tokenName(String property) {
        return property.equals("tokenType") ? "token_type" : property;
    }

    /** Whether two trees say the same, however their numbers are written. */
    private static boolean equal(JsonNode one, JsonNode other) {
        return one.equals(
                (a, b) -> a.isNumber() && b.isNumber()
                        ? a.decimalValue().compareTo(b.decimalValue())
                        : a.equals(b) ? 0 : 1,
                other);
    }

    private void compare(String where, JsonNode node, @Nullable Object shown) {
        if (shown instanceof ReadModel model) {
            if (!equal(model.json(), node)) {
                lost.add(where + " keeps other JSON");
            }
            properties(node, model, model.additional().keySet());
        } else if (shown instanceof Collection<?> items && node.isArray() && items.size() == node.size()) {
            int index = 0;
            for (Object item : items) {
                compare(where + "[]", node.get(index++), item);
            }
        } else if (shown instanceof Map<?, ?> map && node.isObject() && map.size() == node.size()) {
            var members = node.properties().iterator();
            map.forEach((key, value) -> {
                var member = members.next();
                if (!member.getKey().equalsIgnoreCase(String.valueOf(key))) {
                    lost.add(where + " has " + key + " instead of " + member.getKey());
                }
                compare(where + "{}", member.getValue(), value);
            });
        } else if (shown != null && node.isObject() && written(shown) != null) {
            written(where, node, shown, written(shown));
        } else if (!same(node, shown)) {
            lost.add(where + " shows " + shown + " for " + node);
        }
    }

    /** A value of our own, which shows a property as it writes it, or else by its component. */
    private void written(String where, JsonNode node, Object value, JsonNode written) {
        node.properties().forEach(property -> {
            String name = property.getKey();
            Method accessor = accessor(value, name);
            if (written.has(name) && equal(written.get(name), property.getValue())) {
                return;
            }
            if (accessor != null) {
                compare(where + "." + name, property.getValue(), call(value, accessor));
            } else if (written.has(name)) {
                lost.add(where + "." + name + " is shown otherwise");
            } else {
                untyped.add(where + "." + name);
            }
        });
    }

    /** What a value of our own says as JSON. */
    private static @Nullable JsonNode written(Object value) {
        try {
            Method json = value.getClass().getDeclaredMethod("json");
            json.setAccessible(true);
            return (JsonNode) call(value, json);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static boolean same(JsonNode node, @Nullable Object shown) {
        if (shown instanceof Set<?> set && node.isTextual()) {
            return set.equals(new LinkedHashSet<>(List.of(node.asText().split("[ ,]+"))));
        }
        if (shown instanceof Collection<?> items) {
            List<?> list = List.copyOf(items);
            boolean same = node.isArray() && node.size() == list.size();
            for (int i = 0; same && i < list.size(); i++) {
                same = same(node.get(i), list.get(i));
            }
            return same;
        }
        if (shown instanceof Instant instant) {
            // Lifetimes become the moment of their end.
            return node.isNumber() ? instant.isAfter(Instant.EPOCH) : instant.equals(instant(node.asText()));
        }
        if (shown instanceof LocalDate date) {
            return node.asText().startsWith(date.toString());
        }
        if (shown instanceof LocalDateTime time) {
            return time.equals(LocalDateTime.parse(node.asText().replace(' ', 'T')));
        }
        if (shown instanceof OffsetDateTime time) {
            return time.equals(OffsetDateTime.parse(node.asText()));
        }
        if (shown instanceof Number number) {
            return node.isNumber() && new BigDecimal(number.toString()).compareTo(node.decimalValue()) == 0;
        }
        if (shown instanceof Boolean) {
            return node.isBoolean() && shown.equals(node.booleanValue());
        }
        if (shown instanceof Enum<?> constant) {
            return constant.name().equalsIgnoreCase(node.asText());
        }
        if (shown instanceof JsonNode json) {
            return equal(json, node);
        }
        if (shown instanceof Secret secret) {
            return secret.reveal().equals(node.asText());
        }
        // An object with nothing but an id is shown as the id.
        JsonNode text = node.size() == 1 && node.has("id") ? node.get("id") : node;
        return shown instanceof String && text.isTextual() && shown.equals(text.asText())
                || shown != null && written(shown) != null && equal(node, written(shown));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static @Nullable Method accessor(Object value, String property) {
        for (String name : new String[] {property, NAMES.getOrDefault(property, property)}) {
            try {
                Method accessor = value.getClass().getMethod(name);
                accessor.setAccessible(true);
                return accessor;
            } catch (NoSuchMethodException e) {
                // Perhaps under the other name.
            }
        }
        return null;
    }

    private static @Nullable Object call(Object value, Method accessor) {
        try {
            return accessor.invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new AssertionError(accessor + " failed", e);
        }
    }
}
