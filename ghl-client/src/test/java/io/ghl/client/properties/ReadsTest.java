package io.ghl.client.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.calendars.resources.CalendarResource;
import io.ghl.client.contacts.Contact;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.InstalledLocation;
import io.ghl.client.oauth.Tokens;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever HighLevel sends, a read object loses nothing of it, shows none of it in texts and never breaks. */
class ReadsTest {
    /** Names on the wire that are no accessor's name. */
    private static final List<String> ALIASES = List.of(
            "_id",
            "address",
            "appoinmentPerSlot",
            "appoinmentPerDay",
            "access_token",
            "approvedLocations",
            "assignedToUserDetails",
            "contactName",
            "expires_at",
            "fieldValue",
            "formSubmitRedirectURL",
            "isInstalled",
            "lookBusyConfig",
            "owner",
            "refresh_token",
            "rruleOptions",
            "scope",
            "status",
            "statusGroup",
            "succeded",
            "token_type",
            "userType");

    private static final List<Map<String, Object>> SMALLEST =
            List.of(Map.of(), Map.of("id", "i1"), Map.of("access_token", "t1"));

    static Stream<Class<?>> reads() {
        return Models.reads().stream();
    }

    static Stream<Class<?>> jsonReads() {
        return reads().filter(type -> type != InstalledLocation.class);
    }

    private static Object read(Class<?> type, JsonNode json) {
        return Objects.requireNonNull(
                Models.call(Objects.requireNonNull(Models.method(type, "of", JsonNode.class)), null, json));
    }

    private static Object read(Class<?> type, Map<String, ?> tree) {
        return read(type, Json.parse(Trees.write(tree)));
    }

    private static JsonNode json(Object read) {
        Method json = read instanceof Tokens
                ? Models.method(Tokens.class, "revealJson")
                : Models.method(read.getClass(), "json");
        return (JsonNode) Objects.requireNonNull(Models.call(Objects.requireNonNull(json), read));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, JsonNode> additional(Object read) {
        return (Map<String, JsonNode>) Objects.requireNonNull(
                Models.call(Objects.requireNonNull(Models.method(read.getClass(), "additional")), read));
    }

    private static Map<String, Object> smallest(Class<?> type) {
        for (Map<String, Object> candidate : SMALLEST) {
            try {
                read(type, candidate);
                return candidate;
            } catch (IllegalArgumentException e) {
                // It needs more.
            }
        }
        throw new AssertionError(type + " needs more than an id; tell this test what.");
    }

    private static Map<String, @Nullable Object> said(Object read) {
        Map<String, @Nullable Object> said = new TreeMap<>();
        Models.accessors(read.getClass()).forEach(method -> said.put(method.getName(), Models.call(method, read)));
        return said;
    }

    /** A value of the kind that the accessor returns. */
    private static @Nullable Object fitting(Seeds random, Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == int.class || type == Integer.class || type == Long.class) {
            return new java.math.BigInteger(String.valueOf(1 + random.below(1000)));
        }
        if (type == Instant.class || type == LocalDateTime.class) {
            return Instant.ofEpochSecond(random.below(2_000_000_000)).toString();
        }
        if (type == LocalDate.class) {
            return LocalDate.ofEpochDay(random.below(30_000)).toString();
        }
        if (Collection.class.isAssignableFrom(type)) {
            return List.of(random.text(), random.text());
        }
        if (Map.class.isAssignableFrom(type)) {
            return Map.of("sms", Map.of("status", "active", "message", random.text()));
        }
        return Models.reads().contains(type) ? smallest(type) : random.text();
    }

    /** An object of the type with fitting, wrong and unknown fields in any order. */
    private static Map<String, @Nullable Object> any(Class<?> type, Seeds random) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (Method accessor : Models.accessors(type)) {
            fields.put(
                    accessor.getName(), random.chance(50) ? fitting(random, accessor.getReturnType()) : random.json(3));
        }
        ALIASES.stream().filter(name -> random.chance(10)).forEach(name -> fields.put(name, random.json(2)));
        for (int i = random.below(4); i > 0; i--) {
            fields.put(random.word(), random.json(3));
        }
        Map<String, @Nullable Object> some = new LinkedHashMap<>();
        random.some(List.copyOf(fields.keySet())).forEach(name -> some.put(name, fields.get(name)));
        some.putAll(smallest(type));
        some.remove("_id");
        if (type == CalendarResource.class) {
            // Shown on purpose, and no need.
            some.put("id", "i1");
        }
        if (type == Tokens.class) {
            // Shown on purpose.
            some.put("companyId", "c1");
            some.put("locationId", "l1");
            some.put("refresh_token", "r1");
        }
        return some;
    }

    @Test
    void allReadTypesAreFound() {
        assertThat(Models.reads()).contains(Contact.class, Tokens.class, InstalledLocation.class);
        assertThat(Models.reads()).hasSizeGreaterThan(18);
        assertThat(reads().filter(type -> Models.method(type, "json") == null)).containsExactly(Tokens.class);
    }

    @ParameterizedTest
    @MethodSource("jsonReads")
    void everyDigitComesBack(Class<?> type) {
        Property.holds(150, random -> {
            Map<String, @Nullable Object> tree = any(type, random);
            Object read = read(type, tree);
            assertThat(Trees.read(json(read))).isEqualTo(tree);
            assertThat(Trees.read(Json.parse(Json.bytes(json(read))))).isEqualTo(tree);
            assertThat(Trees.read(Json.parse(json(read).toString()))).isEqualTo(tree);
        });
    }

    @ParameterizedTest
    @MethodSource("jsonReads")
    void equalJsonIsEqual(Class<?> type) {
        Property.holds(60, random -> {
            Map<String, @Nullable Object> tree = any(type, random);
            Map<String, @Nullable Object> other = new LinkedHashMap<>();
            random.shuffled(List.copyOf(tree.keySet())).forEach(name -> other.put(name, tree.get(name)));
            assertThat(read(type, other)).isEqualTo(read(type, tree)).hasSameHashCodeAs(read(type, tree));
            other.put("moreThan", random.word());
            assertThat(read(type, other)).isNotEqualTo(read(type, tree));
        });
    }

    @ParameterizedTest
    @MethodSource("reads")
    void unknownFieldsAreReadableInTheirOrder(Class<?> type) {
        Property.holds(60, random -> {
            Map<String, @Nullable Object> tree = any(type, random);
            Map<String, JsonNode> additional = additional(read(type, tree));
            List<String> unknown = tree.keySet().stream()
                    .filter(name -> name.startsWith("w") && name.matches("w[0-9a-z]{3,}") && !isKnown(type, name))
                    .toList();
            assertThat(additional.keySet()).containsAll(unknown);
            assertThat(new ArrayList<>(additional.keySet()))
                    .isEqualTo(tree.keySet().stream()
                            .filter(additional::containsKey)
                            .toList());
            additional.forEach((name, node) -> assertThat(Trees.read(node)).isEqualTo(tree.get(name)));
        });
    }

    private static boolean isKnown(Class<?> type, String name) {
        return Models.accessors(type).stream()
                .anyMatch(accessor -> accessor.getName().equals(name));
    }

    /** A field is in an accessor or in additional, so nothing that HighLevel said is hidden. */
    @ParameterizedTest
    @MethodSource("reads")
    void noFieldIsSwallowedAndAWrongOneSpoilsNoOther(Class<?> type) {
        List<String> names = new ArrayList<>(ALIASES);
        Models.accessors(type).forEach(accessor -> names.add(accessor.getName()));
        Property.holds(300, random -> {
            String name = random.pick(names);
            Map<String, @Nullable Object> without = new LinkedHashMap<>();
            for (Method accessor : Models.accessors(type)) {
                without.put(accessor.getName(), fitting(random, accessor.getReturnType()));
            }
            if (random.chance(50)) {
                without.clear();
            }
            without.putAll(smallest(type));
            boolean id = name.equals("_id") || smallest(type).containsKey(name);
            if (id || name.equals("refresh_token")) {
                return;
            }
            Map<String, @Nullable Object> full = new LinkedHashMap<>(without);
            full.putIfAbsent(name, fitting(random, accessorType(type, name)));
            without.remove(name);
            Map<String, @Nullable Object> odd = new LinkedHashMap<>(full);
            odd.put(name, random.json(2));
            Map<String, @Nullable Object> saidWithout = said(read(type, without));
            Map<String, @Nullable Object> saidFull = said(read(type, full));
            Object read = read(type, odd);
            Map<String, @Nullable Object> said = said(read);
            saidWithout.forEach((accessor, value) -> {
                boolean alias = ALIASES.contains(name);
                if (isComponent(type, accessor)
                        && !alias
                        && Objects.equals(value, saidFull.get(accessor))
                        && !accessor.equals(name)) {
                    assertThat(said.get(accessor))
                            .as("%s beside %s", accessor, name)
                            .isEqualTo(value);
                }
            });
            if (!nothing(odd.get(name)) && said.equals(saidWithout)) {
                assertThat(additional(read)).containsKey(name);
            }
        });
    }

    /** What a record computes from its components follows several fields. */
    private static boolean isComponent(Class<?> type, String accessor) {
        return !type.isRecord()
                || Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(accessor));
    }

    private static Class<?> accessorType(Class<?> type, String name) {
        return Models.accessors(type).stream()
                .filter(accessor -> accessor.getName().equals(name))
                .<Class<?>>map(Method::getReturnType)
                .findFirst()
                .orElse(String.class);
    }

    /** What reads like an absent field. */
    private static boolean nothing(@Nullable Object value) {
        return value == null
                || value.equals("")
                || value.equals(false)
                || value.equals(java.math.BigInteger.ZERO)
                || value.equals(List.of())
                || value.equals(Map.of());
    }

    @ParameterizedTest
    @MethodSource("reads")
    void textsShowNoValue(Class<?> type) {
        Property.holds(100, random -> {
            Object read = read(type, any(type, random));
            assertThat(read.toString()).doesNotContain(Seeds.PLANTED);
            said(read).forEach((name, value) -> {
                if (value != null && value.getClass().getName().startsWith("io.ghl.")) {
                    assertThat(value.toString()).doesNotContain(Seeds.PLANTED);
                }
                if (value instanceof Collection<?> items) {
                    items.stream()
                            .filter(item -> !(item instanceof String))
                            .forEach(item -> assertThat(item.toString()).doesNotContain(Seeds.PLANTED));
                }
                if (value instanceof Map<?, ?> map) {
                    map.values().forEach(item -> assertThat(item.toString()).doesNotContain(Seeds.PLANTED));
                }
            });
        });
    }

    @ParameterizedTest
    @MethodSource("reads")
    void nobodyCanChangeIt(Class<?> type) {
        Property.holds(60, random -> {
            Map<String, @Nullable Object> tree = any(type, random);
            JsonNode input = Json.parse(Trees.write(tree));
            Object read = read(type, input);
            Object same = read(type, tree);
            spoil(input);
            if (type != InstalledLocation.class) {
                spoil(json(read));
            }
            additional(read).values().forEach(ReadsTest::spoil);
            clear(additional(read));
            said(read).values().forEach(ReadsTest::clear);
            assertThat(read).isEqualTo(same);
            assertThat(said(read)).isEqualTo(said(same));
            assertThat(additional(read)).isEqualTo(additional(same));
        });
    }

    private static void clear(@Nullable Object value) {
        try {
            if (value instanceof Collection<?> items) {
                items.clear();
            } else if (value instanceof Map<?, ?> map) {
                map.clear();
            } else if (value instanceof JsonNode node) {
                spoil(node);
            }
        } catch (UnsupportedOperationException e) {
            // So much the better.
        }
    }

    private static void spoil(JsonNode node) {
        node.forEach(ReadsTest::spoil);
        if (node instanceof ObjectNode object) {
            object.removeAll().put("spoilt", true);
        } else if (node instanceof ArrayNode array) {
            array.removeAll().add("spoilt");
        }
    }

    @ParameterizedTest
    @MethodSource("reads")
    void onlyWhatIsNoObjectOrHasNoIdIsRefused(Class<?> type) {
        Property.holds(60, random -> {
            Object tree = random.json(2);
            if (!(tree instanceof Map)) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> read(type, Json.parse(Trees.write(tree))))
                        .withMessageNotContaining(Seeds.PLANTED);
            }
        });
        if (smallest(type).isEmpty()) {
            return;
        }
        String needed = smallest(type).keySet().iterator().next();
        for (String broken : Set.of("{}", "{\"" + needed + "\":null}", "{\"" + needed + "\":{}}", "{\"a\":1}")) {
            assertThatIllegalArgumentException().isThrownBy(() -> read(type, Json.parse(broken)));
        }
    }
}
