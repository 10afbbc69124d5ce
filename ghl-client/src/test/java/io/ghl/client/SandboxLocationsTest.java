package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.CustomFieldUpdate;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.error.BadRequestException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.locations.CustomValue;
import io.ghl.client.locations.Tag;
import io.ghl.client.tasks.IntervalType;
import io.ghl.client.tasks.NewRecurringTask;
import io.ghl.client.tasks.Recurrence;
import io.ghl.client.tasks.RecurringTask;
import io.ghl.client.tasks.RecurringTaskUpdate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What belongs to a location as a whole, against the sandbox. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxLocationsTest extends OnSandbox {
    SandboxLocationsTest(ApiVersion version) {
        super(version);
    }

    @BeforeEach
    void open() {
        start();
    }

    @Test
    void aTagLives() {
        Tag made = location.tags().create("VIP");
        assertThat(made.name()).isEqualTo("vip");
        assertThat(location.tags().list()).containsExactly(made);
        assertThat(location.tags().get(made.id())).isEqualTo(made);
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> location.tags().create("vip"));
        assertThat(location.tags().update(made.id(), "gold").name()).isEqualTo("gold");
        location.tags().delete(made.id());
        assertThat(location.tags().list()).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.tags().get(made.id()));
    }

    @Test
    void aCustomValueLives() {
        CustomValue made = location.customValues().create("Opening Hours", "9-5");
        assertThat(made.fieldKey()).isEqualTo("{{ custom_values.opening_hours }}");
        assertThat(location.customValues().list()).containsExactly(made);
        assertThat(location.customValues()
                        .update(made.id(), "Opening Hours", "9-6")
                        .value())
                .isEqualTo("9-6");
        assertThat(location.customValues().get(made.id()).value()).isEqualTo("9-6");
        location.customValues().delete(made.id());
        assertThat(location.customValues().list()).isEmpty();
    }

    @Test
    void aCustomFieldLivesAndTakesItsValuesAlong() {
        CustomField made = location.customFields()
                .create(NewCustomField.builder()
                        .name("Colours")
                        .dataType(CustomFieldType.MULTIPLE_OPTIONS)
                        .options(List.of("red", "green"))
                        .build());
        assertThat(made.picklistOptions()).containsExactly("red", "green");
        assertThat(location.customFields().byKey("colours")).contains(made);
        assertThat(location.customFields().get("contact.colours")).isEqualTo(made);
        CustomField renamed = location.customFields()
                .update(
                        made.id(),
                        CustomFieldUpdate.builder().name("Colors").position(7).build());
        assertThat(renamed.name()).isEqualTo("Colors");
        assertThat(renamed.position()).isEqualTo(7);
        assertThat(location.customFields().byId(made.id())).contains(renamed);

        String contact = location.contacts().create(named("ada")).id();
        sandbox.updateContact(
                contact,
                java.util.Map.of(
                        "customFields", List.of(java.util.Map.of("id", made.id(), "field_value", List.of("red")))));
        assertThat(location.contacts().get(contact).customField(made.id())).isNotNull();
        location.customFields().delete(made.id());
        assertThat(location.customFields().byId(made.id())).isEmpty();
        assertThat(location.contacts().get(contact).customField(made.id())).isNull();
    }

    @Test
    void aRecurringTaskLives() {
        RecurringTask made = location.recurringTasks()
                .create(NewRecurringTask.builder()
                        .title("Call")
                        .contactIds(List.of("c1"))
                        .owners(List.of("u1"))
                        .rule(Recurrence.builder()
                                .every(1, IntervalType.MONTHLY)
                                .dayOfMonth(15)
                                .startDate(Instant.parse("2026-12-01T10:00:00Z"))
                                .dueAfterSeconds(600)
                                .build())
                        .build());
        assertThat(made.assignedTo()).isEqualTo("u1");
        assertThat(made.contactId()).isEqualTo("c1");
        assertThat(made.createdAt()).isNotNull();
        assertThat(location.recurringTasks().get(made.id())).isEqualTo(made);
        assertThat(location.recurringTasks()
                        .update(
                                made.id(),
                                RecurringTaskUpdate.builder().title("Write").build())
                        .orElseThrow()
                        .title())
                .isEqualTo("Write");
        location.recurringTasks().delete(made.id());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.recurringTasks().get(made.id()));
    }
}
