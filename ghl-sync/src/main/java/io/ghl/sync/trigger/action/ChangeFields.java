package io.ghl.sync.trigger.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.trigger.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What templates can name of a change, as plain values. Pure. */
final class ChangeFields {
    private ChangeFields() {}

    static Map<String, @Nullable Object> of(Change change) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        if (change instanceof Change.WebhookReceived received) {
            flatten("", received.event().envelope().payload(), fields);
            return fields;
        }
        Change.About about = change.about();
        for (String name : about.values().names()) {
            fields.put(name, plain(about.values().get(name)));
        }
        if (change instanceof Change.FieldChanged changed) {
            fields.put("field", changed.field());
            fields.put("from", plain(changed.from()));
            fields.put("to", plain(changed.to()));
        } else if (change instanceof Change.AppointmentStatusChanged changed) {
            fields.put("from", plain(changed.from()));
            fields.put("to", plain(changed.to()));
        } else if (change instanceof Change.TagAdded tag) {
            fields.put("tag", tag.tag());
        } else if (change instanceof Change.TagRemoved tag) {
            fields.put("tag", tag.tag());
        } else if (change instanceof Change.TaskDue task) {
            fields.put("due", task.due());
        } else if (change instanceof Change.TaskOverdue task) {
            fields.put("due", task.due());
        }
        fields.put("ghlId", about.ghlId());
        fields.put("appId", about.appId());
        return fields;
    }

    private static @Nullable Object plain(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return text.value();
        }
        if (value instanceof FieldValue.Decimal number) {
            return number.value();
        }
        if (value instanceof FieldValue.Flag flag) {
            return flag.value();
        }
        if (value instanceof FieldValue.Day day) {
            return day.value();
        }
        if (value instanceof FieldValue.Moment moment) {
            return moment.value();
        }
        return value instanceof FieldValue.Labels labels ? List.copyOf(labels.values()) : null;
    }

    private static void flatten(String name, JsonNode json, Map<String, @Nullable Object> fields) {
        if (json.isObject()) {
            json.properties()
                    .forEach(field -> flatten(
                            name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue(), fields));
        } else if (json.isArray()) {
            List<Object> texts = new ArrayList<>();
            json.forEach(item -> {
                if (item.isValueNode() && !item.isNull()) {
                    texts.add(item.asText());
                }
            });
            fields.put(name, texts);
        } else {
            fields.put(
                    name, json.isNumber() ? json.decimalValue() : json.isBoolean() ? json.booleanValue() : text(json));
        }
    }

    private static @Nullable String text(JsonNode json) {
        return json.isTextual() ? json.textValue() : null;
    }
}
