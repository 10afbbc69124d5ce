package io.ghl.client.contacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.ghl.client.internal.json.Json;
import java.lang.reflect.Method;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Writes carry touched fields and nothing else, in one of three states. */
class ContactWritesTest {
    private static final List<String> NULLABLE_ON_UPDATE = List.of(
            "firstName",
            "lastName",
            "name",
            "email",
            "phone",
            "address1",
            "city",
            "state",
            "website",
            "timezone",
            "dateOfBirth",
            "source",
            "assignedTo");

    static Stream<String> textFields() {
        return Stream.concat(
                NULLABLE_ON_UPDATE.stream().filter(field -> !field.equals("dateOfBirth")),
                Stream.of("postalCode", "country"));
    }

    private static String capital(String field) {
        return Character.toUpperCase(field.charAt(0)) + field.substring(1);
    }

    @Test
    void exactlyTheNullableFieldsCanBeCleared() {
        assertThat(clearable(ContactUpdate.Builder.class)).isEqualTo(new TreeSet<>(NULLABLE_ON_UPDATE));
        TreeSet<String> onCreate = new TreeSet<>(NULLABLE_ON_UPDATE);
        onCreate.removeAll(List.of("source", "assignedTo"));
        onCreate.add("companyName");
        assertThat(clearable(NewContact.Builder.class)).isEqualTo(onCreate);
    }

    private static TreeSet<String> clearable(Class<?> builder) {
        TreeSet<String> fields = new TreeSet<>();
        Arrays.stream(builder.getMethods())
                .map(Method::getName)
                .filter(name -> name.startsWith("clear"))
                .forEach(name -> fields.add(Character.toLowerCase(name.charAt(5)) + name.substring(6)));
        return fields;
    }

    @Test
    void anUpdateHasNoFieldThatHighLevelRefuses() {
        assertThat(Arrays.stream(ContactUpdate.Builder.class.getMethods()).map(Method::getName))
                .doesNotContain("companyName", "gender", "locationId", "additionalEmails");
    }

    @ParameterizedTest
    @MethodSource("textFields")
    void eachFieldHasThreeStates(String field) throws Exception {
        Method setter = ContactUpdate.Builder.class.getMethod(field, String.class);
        assertThat(ContactUpdate.builder().build().json()).isEmpty();
        String value =
                Map.of("email", "x@y", "timezone", "UTC", "country", "DE").getOrDefault(field, "x");
        ContactUpdate.Builder set = ContactUpdate.builder();
        setter.invoke(set, value);
        assertThat(set.build().json()).isEqualTo(Json.parse("{\"" + field + "\":\"" + value + "\"}"));
        assertThat(set.build().fields()).containsExactly(field);
        assertThatNullPointerException()
                .isThrownBy(() -> {
                    try {
                        setter.invoke(ContactUpdate.builder(), (Object) null);
                    } catch (java.lang.reflect.InvocationTargetException e) {
                        throw e.getCause();
                    }
                })
                .withMessageContaining(field);
        if (NULLABLE_ON_UPDATE.contains(field)) {
            ContactUpdate.Builder cleared = ContactUpdate.builder();
            setter.invoke(cleared, value);
            ContactUpdate.Builder.class.getMethod("clear" + capital(field)).invoke(cleared);
            assertThat(cleared.build().json()).isEqualTo(Json.parse("{\"" + field + "\":null}"));
        }
    }

    @Test
    void aBuiltUpdateDoesNotChangeWithItsBuilder() {
        ContactUpdate.Builder builder = ContactUpdate.builder().city("Rome");
        ContactUpdate update = builder.build();
        builder.city("Paris");
        assertThat(update.json().path("city").textValue()).isEqualTo("Rome");
        assertThat(update).hasToString("ContactUpdate [city]");
    }

    @Test
    void theLastValueOfACustomFieldWins() {
        ContactUpdate update = ContactUpdate.builder()
                .customField("f1", "old")
                .customField("f2", "x")
                .customField("f1", "new")
                .build();
        assertThat(update.json().path("customFields"))
                .isEqualTo(Json.parse("[{\"id\":\"f1\",\"value\":\"new\"},{\"id\":\"f2\",\"value\":\"x\"}]"));
    }

    /** For any contact and any update: the difference between before and after is an update that leads to after. */
    @Test
    void diffAndWithAreInverse() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            Contact before = Contact.of("{\"id\":\"c1\"}").with(anyUpdate(random));
            ContactUpdate update = anyUpdate(random);
            Contact after = before.with(update);
            ContactUpdate diff = before.diff(after);
            assertThat(before.with(diff).diff(after).isEmpty()).isTrue();
            assertThat(after.diff(after).isEmpty()).isTrue();
            assertThat(update.fields()).containsAll(diff.fields());
        }
    }

    private static ContactUpdate anyUpdate(Random random) {
        ContactUpdate.Builder builder = ContactUpdate.builder();
        List<Consumer<ContactUpdate.Builder>> touches = new ArrayList<>(List.of(
                b -> b.firstName("Ada" + random.nextInt(3)),
                ContactUpdate.Builder::clearFirstName,
                b -> b.email("e" + random.nextInt(3) + "@example.com"),
                ContactUpdate.Builder::clearEmail,
                b -> b.address1("a" + random.nextInt(3)),
                b -> b.postalCode(random.nextBoolean() ? "" : "p" + random.nextInt(3)),
                b -> b.dateOfBirth(LocalDate.of(2000, 1, 1 + random.nextInt(3))),
                ContactUpdate.Builder::clearDateOfBirth,
                b -> b.dnd(random.nextBoolean()),
                b -> b.tags(List.of("t" + random.nextInt(3), "u")),
                b -> b.tags(List.of()),
                b -> b.customField("f" + random.nextInt(3), "v" + random.nextInt(3)),
                b -> b.customField(CustomFieldValue.of("f" + random.nextInt(3), random.nextInt(9))),
                b -> b.dndSetting("sms", random.nextBoolean() ? DndSetting.ACTIVE : DndSetting.INACTIVE),
                b -> b.inboundDnd(random.nextBoolean()),
                b -> b.dndSetting("rcs", DndSetting.ACTIVE)));
        for (int n = random.nextInt(5); n > 0; n--) {
            touches.get(random.nextInt(touches.size())).accept(builder);
        }
        return builder.build();
    }

    @Test
    void aValueByKeyHasNoPlaceInAContact() {
        Contact contact = Contact.of("{\"id\":\"c\"}");
        ContactUpdate byKey = ContactUpdate.builder()
                .customField(CustomFieldValue.ofKey("contact.pin", "Planted"))
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> contact.with(byKey))
                .withMessageContaining("contact.pin")
                .withMessageContaining("CustomFieldSchema.resolve")
                .withMessageNotContaining("Planted");
    }

    @Test
    void inboundDoNotDisturbIsComparedWhereItIsTold() {
        Contact silent = Contact.of("{\"id\":\"c\"}");
        ContactUpdate on = ContactUpdate.builder().inboundDnd(true).build();
        assertThat(silent.diff(silent.with(on))).isEqualTo(on);
        assertThat(silent.with(on).diff(silent.with(on)).isEmpty()).isTrue();
        assertThat(silent.with(on).diff(silent).isEmpty()).isTrue();
    }

    @Test
    void whatCannotBeClearedIsEmptied() {
        Contact before = Contact.of("""
                {"id":"c","postalCode":"1","country":"DE","customFields":[{"id":"f","value":"x"}],"website":"w",
                 "dndSettings":{"SMS":{"status":"active"}}}""");
        Contact after = Contact.of("{\"id\":\"c\"}");
        assertThat(before.diff(after).json()).isEqualTo(Json.parse("""
                        {"website":null,"postalCode":"","country":"","dndSettings":{"sms":{"status":"inactive"}},
                         "customFields":[{"id":"f","value":""}]}"""));
    }

    @Test
    void whatAnUpdateDoesNotNameStays() {
        Contact before = Contact.of("""
                {"id":"c","address":"old","customFields":[{"id":"f","value":"x"},{"id":"g","value":"y"}],
                 "dndSettings":{"SMS":{"status":"active"},"Email":{"status":"inactive"}}}""");
        Contact after = before.with(ContactUpdate.builder()
                .address1("new")
                .customField("g", "z")
                .customField("h", "w")
                .dndSetting("email", DndSetting.ACTIVE)
                .build());
        assertThat(after.json()).isEqualTo(Json.parse("""
                        {"id":"c","address1":"new",
                         "customFields":[{"id":"f","value":"x"},{"id":"g","value":"z"},{"id":"h","value":"w"}],
                         "dndSettings":{"SMS":{"status":"active"},"email":{"status":"active"}}}"""));
    }

    @Test
    void aDiffNamesTheChannelsAndFieldsThatDiffer() {
        Contact before = Contact.of("""
                {"id":"c","customFields":[{"id":"f","value":"x"},{"id":"g","value":"y"},{"id":"e","value":""}],
                 "dndSettings":{"SMS":{"status":"active"},"Email":{"status":"inactive"},"Call":{"status":"inactive"}}}""");
        Contact after = Contact.of("""
                {"id":"c","customFields":[{"id":"f","value":"x"},{"id":"g","value":"z"}],
                 "dndSettings":{"SMS":{"status":"active"},"Email":{"status":"active"}}}""");
        assertThat(before.diff(after).json()).isEqualTo(Json.parse("""
                        {"dndSettings":{"email":{"status":"active"}},"customFields":[{"id":"g","value":"z"}]}"""));
    }
}
