package io.ghl.client.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.appointments.AppointmentStatus;
import io.ghl.client.appointments.MeetingLocationType;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.DndChannel;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A value that HighLevel adds to a list of values tomorrow breaks nothing and can be read. */
class EnumsTest {
    /** No read type has an accessor of a Java enum, but for the one whose raw text {@code revealJson()} keeps. */
    @Test
    void readsShowTextsSoThatUnknownValuesAreTexts() {
        List<Method> closed = Models.reads().stream()
                .flatMap(type -> Models.accessors(type).stream())
                .filter(method -> method.getReturnType().isEnum())
                .toList();
        assertThat(closed)
                .extracting(Method::toGenericString)
                .singleElement()
                .isEqualTo("public io.ghl.client.oauth.UserType io.ghl.client.oauth.Tokens.userType()");
    }

    @Test
    void everyParserOfAnEnumTakesAnyText() {
        List<Method> parsers = Models.all().stream()
                .filter(Class::isEnum)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && method.getReturnType() == Optional.class)
                .toList();
        assertThat(parsers).extracting(Method::getDeclaringClass).contains(AppointmentStatus.class);
        Property.holds(500, random -> {
            for (Method parser : parsers) {
                assertThat(Models.call(parser, null, random.text())).isEqualTo(Optional.empty());
                assertThat(Models.call(parser, null, new Object[] {null})).isEqualTo(Optional.empty());
            }
        });
        for (Method parser : parsers) {
            for (Object constant : parser.getDeclaringClass().getEnumConstants()) {
                Method wire = Models.method(parser.getDeclaringClass(), "wire");
                Object word = wire == null ? ((Enum<?>) constant).name() : Models.call(wire, constant);
                assertThat(Models.call(parser, null, word)).isEqualTo(Optional.of(constant));
            }
        }
    }

    /** What is written is a distinct text per constant, which no locale changes. */
    @Test
    void everyConstantHasItsOwnWord() {
        List<Class<?>> enums = Models.all().stream()
                .filter(type -> type.isEnum() && Models.method(type, "wire") != null)
                .toList();
        assertThat(enums).contains(AppointmentStatus.class, MeetingLocationType.class);
        for (Class<?> type : enums) {
            Method wire = Objects.requireNonNull(Models.method(type, "wire"));
            assertThat(Stream.of(type.getEnumConstants()).map(constant -> (String) Models.call(wire, constant)))
                    .doesNotHaveDuplicates()
                    .allMatch(word -> word.matches("[A-Za-z_]+"));
        }
    }

    @Test
    void anUnknownChannelOrStatusIsReadAndBlocksNothingByAccident() {
        Property.holds(300, random -> {
            String channel = random.word();
            String status = random.text();
            Contact contact = Contact.of(
                    Trees.write(Map.of("id", "c", "dndSettings", Map.of(channel, Map.of("status", status)))));
            assertThat(contact.dndSettings()).containsOnlyKeys(channel);
            assertThat(contact.dndSettings().get(channel).status()).isEqualTo(status);
            assertThat(contact.isDoNotDisturb(channel)).isFalse();
            assertThat(DndChannel.canonical(random.text())).isNotEmpty();
        });
        assertThat(DndChannel.canonical("")).isEmpty();
    }

    @Test
    void anUnknownTypeOfTokenIsKept() {
        Property.holds(200, random -> {
            String type = random.text();
            Tokens tokens = Tokens.of(Json.parse(Trees.write(Map.of("access_token", "t", "userType", type))));
            assertThat(tokens.userType()).isNull();
            assertThat(tokens.revealJson().path("userType").textValue()).isEqualTo(type);
        });
        assertThat(UserType.values()).isNotEmpty();
    }
}
