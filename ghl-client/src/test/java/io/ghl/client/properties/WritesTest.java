package io.ghl.client.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.appointments.BlockSlotUpdate;
import io.ghl.client.businesses.BusinessPropertiesUpdate;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.internal.json.Json;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was touched is sent, nothing else is: three states for every field of every type that is written. */
class WritesTest {
    /** Setters whose value stands inside an object. */
    private static final Set<String> INSIDE_ANOTHER = Set.of(
            "inboundDnd",
            "allowDuplicateContact",
            "allowDuplicateOpportunity",
            "allowFacebookNameMerge",
            "disableContactTimezone",
            "staff");

    static Stream<Writes> writes() {
        return Models.writes().stream().map(Writes::of);
    }

    @Test
    void allWriteTypesAreFound() {
        assertThat(Models.writes())
                .contains(NewContact.class, ContactUpdate.class, BusinessPropertiesUpdate.class, BlockSlotUpdate.class)
                .hasSizeGreaterThan(19);
        // Nothing that is called a write model has escaped the search.
        assertThat(Models.all().stream().filter(type -> type.getSimpleName().matches("New[A-Z].*|.*Update")))
                .allMatch(Models.writes()::contains);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void touchedFieldsAreSentAndNoOthers(Writes writes) {
        Property.holds(60, random -> {
            List<Writes.Step> steps = writes.complete(random, writes.steps(random));
            Object built = writes.build(steps);
            JsonNode json = writes.json(built);
            assertThat(json).isEqualTo(writes.expected(steps));
            assertThat(writes.build(steps)).isEqualTo(built).hasSameHashCodeAs(built);
            List<String> set =
                    Writes.fieldNames(json).stream().filter(json::hasNonNull).toList();
            assertThat(built.toString())
                    .startsWith(writes.type().getSimpleName())
                    .doesNotContain(Seeds.PLANTED);
            assertThat(set).allMatch(built.toString()::contains);
            assertThat(Json.parse(Json.bytes(json))).isEqualTo(Json.parse(json.toString()));
            Method isEmpty = Models.method(writes.type(), "isEmpty");
            if (isEmpty != null) {
                assertThat(Models.call(isEmpty, built)).isEqualTo(json.isEmpty());
            }
            ((ObjectNode) json).removeAll().put("spoilt", true);
            assertThat(writes.json(built)).isEqualTo(writes.expected(steps));
        });
    }

    @ParameterizedTest
    @MethodSource("writes")
    void aBuilderThatGoesOnChangesNothingBuilt(Writes writes) {
        Property.holds(20, random -> {
            List<Writes.Step> steps = writes.complete(random, writes.steps(random));
            Object builder = writes.fresh();
            steps.forEach(step -> step.on(builder));
            Object built = Writes.build(builder);
            writes.steps(random).forEach(step -> step.on(builder));
            assertThat(writes.json(built)).isEqualTo(writes.expected(steps));
        });
    }

    @ParameterizedTest
    @MethodSource("writes")
    void ofSettingAndClearingTheLastWins(Writes writes) {
        Property.holds(10, random -> {
            for (Method setter : writes.setters()) {
                Method clearer = writes.clearerOf(setter);
                if (clearer == null) {
                    continue;
                }
                Writes.Step set = writes.step(random, setter);
                Writes.Step clear = new Writes.Step(clearer, set.arguments().subList(0, clearer.getParameterCount()));
                assertThat(clear.effect().properties())
                        .singleElement()
                        .satisfies(field -> assertThat(field.getValue()).isEqualTo(NullNode.getInstance()));
                assertThat(Writes.fieldNames(clear.effect())).isEqualTo(Writes.fieldNames(set.effect()));
                Object builder = writes.fresh();
                set.on(builder);
                clear.on(builder);
                assertThat(Writes.touched(builder)).isEqualTo(writes.expected(List.of(clear)));
                set.on(builder);
                assertThat(Writes.touched(builder)).isEqualTo(writes.expected(List.of(set)));
            }
        });
        assertThat(writes.clearers())
                .allMatch(clearer ->
                        writes.setters().stream().anyMatch(setter -> clearer.equals(writes.clearerOf(setter))));
    }

    /** Where HighLevel's name is another one, it is written down here. */
    @Test
    void aSetterTouchesTheFieldOfItsName() {
        Map<String, String> renamed = new TreeMap<>();
        Property.holds(
                3,
                random -> writes().forEach(writes -> {
                    for (Method setter : writes.setters()) {
                        Writes.Step step = writes.step(random, setter);
                        List<String> fields = Writes.fieldNames(step.effect());
                        assertThat(fields).as("%s", setter).isNotEmpty();
                        if (!fields.equals(List.of(setter.getName()))
                                && !setter.getName().equals("property")) {
                            renamed.put(setter.getName(), String.join("+", fields));
                        }
                        JsonNode plain =
                                plain(step.arguments().get(step.arguments().size() - 1));
                        if (plain != null
                                && step.arguments().size() == 1
                                && !INSIDE_ANOTHER.contains(setter.getName())) {
                            assertThat(step.effect()).as("%s", setter).containsExactly(plain);
                        }
                    }
                }));
        assertThat(renamed)
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry("allowDuplicateContact", "settings"),
                        Map.entry("allowDuplicateOpportunity", "settings"),
                        Map.entry("allowFacebookNameMerge", "settings"),
                        Map.entry("appointmentsPerDay", "appoinmentPerDay"),
                        Map.entry("appointmentsPerSlot", "appoinmentPerSlot"),
                        Map.entry("customField", "customFields"),
                        Map.entry("disableContactTimezone", "settings"),
                        Map.entry("dndSetting", "dndSettings"),
                        Map.entry("every", "interval+intervalType"),
                        Map.entry("formSubmitRedirectUrl", "formSubmitRedirectURL"),
                        Map.entry("inboundDnd", "inboundDndSettings"),
                        Map.entry("lookBusy", "lookBusyConfig"),
                        Map.entry("permission", "permissions"),
                        Map.entry("prospect", "prospectInfo"),
                        Map.entry("rule", "rruleOptions"),
                        Map.entry("status", "appointmentStatus"))));
    }

    /** How a value of a simple type must look. */
    private static @Nullable JsonNode plain(Object argument) {
        ObjectNode json = Json.object();
        if (argument instanceof String text) {
            return json.textNode(text);
        }
        if (argument instanceof Boolean flag) {
            return json.booleanNode(flag);
        }
        if (argument instanceof Integer number) {
            return json.numberNode(number);
        }
        if (argument instanceof Instant moment) {
            return json.textNode(moment.truncatedTo(ChronoUnit.MILLIS).toString());
        }
        if (argument instanceof LocalDate day) {
            return json.textNode(day.toString());
        }
        if (argument instanceof Collection<?> items && items.iterator().next() instanceof String) {
            var list = json.arrayNode();
            items.forEach(item -> list.add((String) item));
            return list;
        }
        return null;
    }

    /** Null is refused by the field's name, and the builder is as it was before. */
    @ParameterizedTest
    @MethodSource("writes")
    void nullIsRefusedByName(Writes writes) {
        Seeds random = new Seeds(1);
        List<String> wrong = new ArrayList<>();
        for (Method setter : Stream.concat(writes.setters().stream(), writes.clearers().stream())
                .toList()) {
            for (int i = 0; i < setter.getParameterCount(); i++) {
                List<Object> arguments = Arguments.of(random, setter);
                List<@Nullable Object> bad = new ArrayList<>();
                if (!setter.getParameterTypes()[i].isPrimitive()) {
                    bad.add(null);
                }
                if (arguments.get(i) instanceof Collection<?> items) {
                    bad.add(Arrays.asList(items.iterator().next(), null));
                }
                for (Object value : bad) {
                    @Nullable Object[] changed = arguments.toArray();
                    changed[i] = value;
                    Object builder = Writes.builder(writes.type());
                    Throwable refusal = catchThrowable(() -> Models.call(setter, builder, changed));
                    String name = setter.getParameters()[i].getName();
                    String said = refusal == null ? "" : String.valueOf(refusal.getMessage());
                    boolean refused =
                            refusal instanceof NullPointerException || refusal instanceof IllegalArgumentException;
                    boolean named = refused
                            && !said.startsWith("Cannot ")
                            && Stream.of(name, setter.getName(), arguments.get(0))
                                    .anyMatch(word -> said.toLowerCase(Locale.ROOT)
                                            .contains(word.toString().toLowerCase(Locale.ROOT)));
                    if (!named || !Writes.touched(builder).isEmpty()) {
                        wrong.add(setter.getName() + "(" + name + (value == null ? "" : " with a null") + "): "
                                + refusal + ", touched " + Writes.fieldNames(Writes.touched(builder)));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }
}
