package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.WireTest;
import io.ghl.client.appointments.Appointment;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.CustomFieldValue;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.internal.json.Json;
import io.ghl.client.tasks.Task;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that HighLevel sends is lost or changed; the package {@code properties} has the same for every model. */
class ModelsTest extends WireTest {

    /** The first answer that a new version of HighLevel sends must not stop programs that were written before. */
    @Test
    @Tag("defect-20")
    void oneOddFieldLeavesTheRestUsable() throws Exception {
        String json = """
                {"id":"c1","firstName":"Ada","email":{"odd":[1]},"dnd":[],"tags":{"a":1},"dateAdded":"yesterday",
                 "dndSettings":{"SMS":{"status":"paused-forever"},"Telepathy":{"status":"active"},"Call":7},
                 "type":"robot","newField":{"deep":[1,{"b":2.50}]},"customFields":[{"id":"f","value":"x"},9]}""";
        reply(200, "{\"contact\":" + json + ",\"newEnvelope\":1}");
        try (GhlClient ghl = client(ApiVersion.V3)) {
            Contact contact = ghl.location(LOCATION).contacts().get("c1");
            assertThat(contact.firstName()).isEqualTo("Ada");
            assertThat(contact.email()).isNull();
            assertThat(contact.dnd()).isFalse();
            assertThat(contact.tags()).isEmpty();
            assertThat(contact.dateAdded()).isNull();
            assertThat(contact.type()).isEqualTo("robot");
            assertThat(contact.dndSettings().get("sms").status()).isEqualTo("paused-forever");
            assertThat(contact.dndSettings().get("telepathy").status()).isEqualTo("active");
            assertThat(contact.customField("f").text()).isEqualTo("x");
            assertThat(contact.json()).isEqualTo(Json.parse(json));
            assertThat(contact.additional())
                    .containsOnlyKeys("email", "dnd", "tags", "dateAdded", "dndSettings", "newField", "customFields");
            assertThat(contact.additional().get("newField")).hasToString("{\"deep\":[1,{\"b\":2.50}]}");
        }
        Appointment appointment = Appointment.of("{\"id\":\"a\",\"appointmentStatus\":\"teleported\",\"title\":[1]}");
        assertThat(appointment.json()).hasToString("{\"id\":\"a\",\"appointmentStatus\":\"teleported\",\"title\":[1]}");
        assertThat(appointment.toString()).isNotEmpty();
    }

    @Test
    @Tag("defect-21")
    void everyNullableFieldHasThreeStates() throws Exception {
        List<Method> clears = Arrays.stream(ContactUpdate.Builder.class.getMethods())
                .filter(method -> method.getName().startsWith("clear") && method.getParameterCount() == 0)
                .filter(method -> !method.isBridge())
                .toList();
        assertThat(clears).hasSizeGreaterThanOrEqualTo(12);
        assertThat(ContactUpdate.builder().build().json()).isEmpty();
        for (Method clear : clears) {
            String name = clear.getName().substring("clear".length());
            String field = Character.toLowerCase(name.charAt(0)) + name.substring(1);
            Method set = Arrays.stream(ContactUpdate.Builder.class.getMethods())
                    .filter(method -> method.getName().equals(field) && method.getParameterCount() == 1)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(field + " has no setter"));
            String text = field.equals("timezone") ? "Europe/Berlin" : "a@b.co";
            Object value = set.getParameterTypes()[0] == LocalDate.class ? LocalDate.of(2026, 1, 2) : text;

            ContactUpdate.Builder cleared = ContactUpdate.builder();
            clear.invoke(cleared);
            assertThat(cleared.build().json()).isEqualTo(Json.object().putNull(field));

            ContactUpdate.Builder filled = ContactUpdate.builder();
            set.invoke(filled, value);
            assertThat(filled.build().json()).isEqualTo(Json.object().put(field, value.toString()));

            assertThatNullPointerException()
                    .isThrownBy(() -> rethrown(set, ContactUpdate.builder()))
                    .withMessageContaining(field);
        }
        try (GhlClient ghl = client(ApiVersion.V3)) {
            reply(200, "{\"contact\":{\"id\":\"c1\"}}");
            ghl.location(LOCATION)
                    .contacts()
                    .update(
                            "c1",
                            ContactUpdate.builder()
                                    .clearPhone()
                                    .firstName("Ada")
                                    .build());
            assertSent(ApiVersion.V3, "PUT /contacts/c1", "{\"phone\":null,\"firstName\":\"Ada\"}");
        }
    }

    private static void rethrown(Method method, Object target) throws Throwable {
        try {
            method.invoke(target, (Object) null);
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** A double in between would make 10.5 of the first and lose half of the third. */
    @Tag("defect-22")
    @ParameterizedTest
    @ValueSource(strings = {"10.50", "1E-7", "1234567890123456789012345", "0.1234567890123456789012345", "1E+30"})
    void numbersKeepEveryDigitThroughReadAndWrite(String number) throws Exception {
        String read = "{\"id\":\"c1\",\"customFields\":[{\"id\":\"f1\",\"value\":" + number + "}]}";
        reply(200, "{\"contact\":" + read + "}");
        reply(201, "{\"contact\":{\"id\":\"c2\"}}");
        reply(200, "{\"a\":" + number + "}");
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            Contact contact = ghl.location(LOCATION).contacts().get("c1");
            assertThat(contact.json()).hasToString(read);
            CustomFieldValue value = contact.customField("f1");
            assertThat(value.number()).isEqualTo(new BigDecimal(number));
            ghl.location(LOCATION)
                    .contacts()
                    .create(NewContact.builder()
                            .email("a@b.co")
                            .customField(CustomFieldValue.of("f1", value.number()))
                            .build());
            taken();
            assertThat(taken().getBody().readUtf8()).contains(":" + number + "}");
            JsonNode raw = ghl.raw("POST", "/echo").body(contact.json()).send().json();
            assertThat(taken().getBody().readUtf8()).isEqualTo(read);
            assertThat(raw.path("a").decimalValue()).isEqualTo(new BigDecimal(number));
        }
    }

    @Tag("defect-23")
    @ParameterizedTest
    @CsvSource({
        "'\"2026-01-02T03:04:05.678Z\"', 2026-01-02T03:04:05.678Z",
        "'\"2026-01-02T03:04:05+05:30\"', 2026-01-01T21:34:05Z",
        "'\"2026-01-02T03:04:05-0800\"', 2026-01-02T11:04:05Z",
        "'\"2026-01-02T03:04:05\"', 2026-01-02T03:04:05Z",
        "'\"2026-01-02 03:04:05\"', 2026-01-02T03:04:05Z",
        "'\"2026-01-02\"', 2026-01-02T00:00:00Z",
        "1732700000123, 2024-11-27T09:33:20.123Z",
        "'\"1732700000123\"', 2024-11-27T09:33:20.123Z",
        "'\"yesterday\"', ",
        "'\"2026-02-30\"', ",
        "'\"2026-01-02T25:00:00Z\"', ",
        "'{\"seconds\":1}', ",
        "true, ",
        "17e300, ",
    })
    void datesAreTypedAndKeptAsTheyCame(String json, Instant expected) {
        ObjectNode document = (ObjectNode) Json.parse("{\"id\":\"c1\",\"dateUpdated\":" + json + "}");
        Contact contact = Contact.of(document);
        assertThat(contact.dateUpdated()).isEqualTo(expected);
        assertThat(contact.json()).isEqualTo(document).hasToString(document.toString());
        assertThat(contact.additional().containsKey("dateUpdated")).isEqualTo(expected == null);
        Task task = Task.of("{\"id\":\"t\",\"dueDate\":" + json + "}");
        assertThat(task.dueDate()).isEqualTo(expected);
        assertThat(task.json().path("dueDate")).isEqualTo(document.get("dateUpdated"));
    }
}
