package io.ghl.client.contract.calls;

import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldFields;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.client.customfields.CustomFieldType;
import io.ghl.client.customfields.CustomFieldUpdate;
import io.ghl.client.customfields.FileSource;
import io.ghl.client.customfields.NewCustomField;
import io.ghl.client.customfields.TextBoxOption;
import io.ghl.client.tasks.IntervalType;
import io.ghl.client.tasks.NewRecurringTask;
import io.ghl.client.tasks.Recurrence;
import io.ghl.client.tasks.RecurringTaskFields;
import io.ghl.client.tasks.RecurringTaskUpdate;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;

/** Calls on tags, custom values, custom fields and recurring tasks of a location. */
final class LocationCalls {
    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");

    private static final CustomField FILES = CustomField.of("{\"id\":\"files1\",\"dataType\":\"FILE_UPLOAD\"}");

    private LocationCalls() {}

    static void first(Calls calls) {
        calls.add("create-tag", s -> s.location().tags().create("contract"));
        calls.add("get-location-tags", s -> s.location().tags().list());
        calls.add("get-tag-by-id", s -> s.location().tags().get(s.id("create-tag")));
        calls.add("update-tag", s -> s.location().tags().update(s.id("create-tag"), "contracts"));
        calls.run("delete-tag", s -> s.location().tags().delete(s.id("create-tag")));

        calls.add("create-custom-value", s -> s.location().customValues().create("Hours", "9-5"));
        calls.add("get-custom-values", s -> s.location().customValues().list());
        calls.add("get-custom-value", s -> s.location().customValues().get(s.id("create-custom-value")));
        calls.add(
                "update-custom-value",
                s -> s.location().customValues().update(s.id("create-custom-value"), "Hours", "10-6"));
        calls.run("delete-custom-value", s -> s.location().customValues().delete(s.id("create-custom-value")));

        calls.add(
                "create-custom-field",
                s -> s.location()
                        .customFields()
                        .create(everything(NewCustomField.builder())
                                .dataType(CustomFieldType.TEXT)
                                .options(List.of("a", "b"))
                                .parentId("parent")
                                .fieldKey("contact.score")
                                .description("d")
                                .build()));
        calls.add("get-custom-fields", s -> s.location().customFields().list(CustomFieldModel.ALL));
        calls.add("get-custom-field", s -> s.location().customFields().get(s.id("create-custom-field")));
        calls.add(
                "update-custom-field",
                s -> s.location()
                        .customFields()
                        .update(
                                s.id("create-custom-field"),
                                everything(CustomFieldUpdate.builder()).build()));
    }

    static void last(Calls calls) {
        calls.add(
                "upload-file-customFields",
                s -> s.location()
                        .customFields()
                        .upload(
                                s.id("create-contact"),
                                FILES,
                                FileSource.of("a.csv", "text/csv", "a;b".getBytes(StandardCharsets.UTF_8))));
        calls.run("delete-custom-field", s -> s.location().customFields().delete(s.id("create-custom-field")));

        calls.add(
                "create-recurring-task",
                s -> s.location()
                        .recurringTasks()
                        .create(everything(NewRecurringTask.builder()).build()));
        calls.add("get-recurring-task-by-id", s -> s.location().recurringTasks().get(s.id("create-recurring-task")));
        calls.add(
                "update-recurring-task",
                s -> s.location()
                        .recurringTasks()
                        .update(
                                s.id("create-recurring-task"),
                                everything(RecurringTaskUpdate.builder()).build()));
        calls.run("delete-recurring-task", s -> s.location().recurringTasks().delete(s.id("create-recurring-task")));
    }

    private static <B extends CustomFieldFields<B>> B everything(B builder) {
        return builder.name("Score")
                .placeholder("How many?")
                .acceptedFormat(List.of(".pdf"))
                .isMultipleFile(true)
                .maxNumberOfFiles(2)
                .textBoxListOptions(List.of(new TextBoxOption("First", "1"), new TextBoxOption("Second", null)))
                .position(1)
                .model(CustomFieldModel.CONTACT);
    }

    private static <B extends RecurringTaskFields<B>> B everything(B builder) {
        return builder.title("Call")
                .description("Every month")
                .contactIds(List.of("contact1"))
                .owners(List.of("user1"))
                .ignoreTaskCreation(true)
                .rule(Recurrence.builder()
                        .every(1, IntervalType.MONTHLY)
                        .startDate(START)
                        .endDate(START.plusSeconds(86_400))
                        .dayOfMonth(15)
                        .dayOfWeek(DayOfWeek.MONDAY)
                        .monthOfYear(1)
                        .count(3)
                        .createTaskIfOverDue(true)
                        .dueAfterSeconds(600)
                        .build());
    }
}
