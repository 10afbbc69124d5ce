package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.CustomFieldUpdate;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.customfields.TextBoxOption;
import io.ghl.client.tasks.IntervalType;
import io.ghl.client.tasks.NewRecurringTask;
import io.ghl.client.tasks.Recurrence;
import io.ghl.client.tasks.RecurrenceRule;
import io.ghl.client.tasks.RecurringTask;
import io.ghl.client.tasks.RecurringTaskUpdate;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What goes over the wire for tags, custom values, custom fields and recurring tasks of a location. */
class LocationRequestsTest extends WireTest {
    private static final String BASE = "/locations/" + LOCATION;
    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");

    @ParameterizedTest
    @EnumSource
    void tags(ApiVersion version) throws Exception {
        String tag = "{\"tag\":{\"id\":\"t1\",\"name\":\"vip\",\"locationId\":\"" + LOCATION + "\"}}";
        try (GhlClient ghl = client(version)) {
            var tags = ghl.location(LOCATION).tags();
            reply(200, "{\"tags\":[{\"id\":\"t1\",\"name\":\"vip\",\"colour\":1}]}");
            assertThat(tags.list().get(0).additional()).containsKey("colour");
            assertSent(version, "GET " + BASE + "/tags", "");
            reply(200, tag);
            assertThat(tags.create("VIP").name()).isEqualTo("vip");
            assertSent(version, "POST " + BASE + "/tags", "{\"name\":\"VIP\"}");
            reply(200, tag);
            assertThat(tags.get("t1").locationId()).isEqualTo(LOCATION);
            assertSent(version, "GET " + BASE + "/tags/t1", "");
            reply(201, tag);
            tags.update("t1", "vip");
            assertSent(version, "PUT " + BASE + "/tags/t1", "{\"name\":\"vip\"}");
            reply(200, "{\"succeded\":true}");
            tags.delete("t1");
            assertSent(version, "DELETE " + BASE + "/tags/t1", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void customValues(ApiVersion version) throws Exception {
        String value = "{\"customValue\":{\"id\":\"v1\",\"name\":\"Hours\",\"value\":\"9-5\"}}";
        try (GhlClient ghl = client(version)) {
            var values = ghl.location(LOCATION).customValues();
            reply(200, "{\"customValues\":[{\"id\":\"v1\",\"name\":\"Hours\"}]}");
            assertThat(values.list()).hasSize(1);
            assertSent(version, "GET " + BASE + "/customValues", "");
            reply(201, value);
            assertThat(values.create("Hours", "9-5").value()).isEqualTo("9-5");
            assertSent(version, "POST " + BASE + "/customValues", "{\"name\":\"Hours\",\"value\":\"9-5\"}");
            reply(200, value);
            assertThat(values.get("v1").toString()).doesNotContain("9-5");
            assertSent(version, "GET " + BASE + "/customValues/v1", "");
            reply(200, value);
            values.update("v1", "Hours", "");
            assertSent(version, "PUT " + BASE + "/customValues/v1", "{\"name\":\"Hours\",\"value\":\"\"}");
            reply(200, "{\"succeded\":true}");
            values.delete("v1");
            assertSent(version, "DELETE " + BASE + "/customValues/v1", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void customFieldsAreWrittenAndWhatIsKeptIsForgotten(ApiVersion version) throws Exception {
        String field = "{\"customField\":{\"id\":\"f1\",\"name\":\"Pin\",\"fieldKey\":\"contact.pin\"}}";
        try (GhlClient ghl = client(version)) {
            var fields = ghl.location(LOCATION).customFields();
            reply(200, "{\"customFields\":[]}");
            assertThat(fields.byKey("pin")).isEmpty();
            taken();
            reply(201, field);
            fields.create(NewCustomField.builder()
                    .name("Pin")
                    .dataType(CustomFieldType.TEXTBOX_LIST)
                    .textBoxListOptions(List.of(new TextBoxOption("First", ""), new TextBoxOption("Second", null)))
                    .model(CustomFieldModel.CONTACT)
                    .build());
            assertSent(
                    version,
                    "POST " + BASE + "/customFields",
                    "{\"name\":\"Pin\",\"dataType\":\"TEXTBOX_LIST\",\"model\":\"contact\",\"textBoxListOptions\":"
                            + "[{\"label\":\"First\",\"prefillValue\":\"\"},{\"label\":\"Second\"}]}");
            reply(200, "{\"customFields\":[{\"id\":\"f1\",\"fieldKey\":\"contact.pin\"}]}");
            assertThat(fields.byKey("pin")).isPresent();
            taken();
            reply(200, field);
            assertThat(fields.get("contact.pin").id()).isEqualTo("f1");
            assertSent(version, "GET " + BASE + "/customFields/contact.pin", "");
            reply(200, field);
            fields.update(
                    "f1", CustomFieldUpdate.builder().name("Pin").position(3).build());
            assertSent(version, "PUT " + BASE + "/customFields/f1", "{\"name\":\"Pin\",\"position\":3}");
            reply(200, "{\"succeded\":true}");
            fields.delete("f1");
            assertSent(version, "DELETE " + BASE + "/customFields/f1", "");
        }
    }

    @ParameterizedTest
    @EnumSource
    void recurringTasks(ApiVersion version) throws Exception {
        String task =
                "{\"recurringTask\":{\"id\":\"r1\",\"title\":\"Call\",\"rruleOptions\":{\"intervalType\":\"fortnightly\","
                        + "\"interval\":2,\"startDate\":1732700000000,\"later\":1},\"totalOccurrence\":3}}";
        try (GhlClient ghl = client(version)) {
            var tasks = ghl.location(LOCATION).recurringTasks();
            reply(201, task);
            RecurringTask made = tasks.create(NewRecurringTask.builder()
                    .title("Call")
                    .owners(List.of("u1"))
                    .rule(Recurrence.builder()
                            .every(2, IntervalType.WEEKLY)
                            .dayOfWeek(DayOfWeek.MONDAY)
                            .startDate(START)
                            .dueAfterSeconds(600)
                            .build())
                    .build());
            RecurrenceRule rule = Objects.requireNonNull(made.rule());
            assertThat(rule.intervalType()).isEqualTo("fortnightly");
            assertThat(rule.startDate()).isEqualTo(Instant.ofEpochMilli(1732700000000L));
            assertThat(rule.additional()).containsKey("later");
            assertThat(made.totalOccurrence()).isEqualTo(3);
            assertSent(
                    version,
                    "POST " + BASE + "/recurring-tasks",
                    "{\"title\":\"Call\",\"owners\":[\"u1\"],\"rruleOptions\":{\"interval\":2,\"intervalType\":\"weekly\","
                            + "\"dayOfWeek\":\"MO\",\"startDate\":\"2026-12-01T10:00:00Z\",\"dueAfterSeconds\":600}}");
            reply(200, task);
            assertThat(tasks.get("r1")).isEqualTo(made);
            assertSent(version, "GET " + BASE + "/recurring-tasks/r1", "");
            reply(200, task);
            tasks.update("r1", RecurringTaskUpdate.builder().description("x").build());
            assertSent(version, "PUT " + BASE + "/recurring-tasks/r1", "{\"description\":\"x\"}");
            assertThat(tasks.update("r1", RecurringTaskUpdate.builder().build()))
                    .isEmpty();
            reply(200, "{\"id\":\"r1\",\"success\":true}");
            tasks.delete("r1");
            assertSent(version, "DELETE " + BASE + "/recurring-tasks/r1", "");
        }
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            GhlLocation location = ghl.location(LOCATION);
            refused("name", () -> location.tags().create(" "));
            refused("tagId", () -> location.tags().delete(""));
            refused("name", () -> location.customValues().create("", "x"));
            assertThatNullPointerException()
                    .isThrownBy(() -> location.customValues().update("v1", "x", null))
                    .withMessageContaining("value");
            refused("dataType", () -> NewCustomField.builder().name("x").build());
            refused("name", () -> CustomFieldUpdate.builder().position(1).build());
            refused("model", () -> NewCustomField.builder().model(CustomFieldModel.ALL));
            refused("maxNumberOfFiles", () -> NewCustomField.builder().maxNumberOfFiles(0));
            refused("label", () -> new TextBoxOption(" ", null));
            refused("rruleOptions", () -> NewRecurringTask.builder().title("x").build());
            refused("interval", () -> Recurrence.builder().every(0, IntervalType.DAILY));
            refused("dayOfMonth", () -> Recurrence.builder().dayOfMonth(32));
            refused(
                    "dueAfterSeconds",
                    () -> Recurrence.builder()
                            .every(1, IntervalType.DAILY)
                            .startDate(START)
                            .build());
            refused(
                    "endDate",
                    () -> Recurrence.builder()
                            .every(1, IntervalType.DAILY)
                            .startDate(START)
                            .endDate(START)
                            .dueAfterSeconds(1)
                            .build());
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static void refused(String field, Runnable call) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(field);
    }
}
