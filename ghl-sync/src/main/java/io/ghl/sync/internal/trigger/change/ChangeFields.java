package io.ghl.sync.internal.trigger.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What templates can name of a change, as plain values. Pure. */
public final class ChangeFields {
    /** What there can be besides the mapped fields, unless the change is a webhook. */
    public static final Set<String> OF_CHANGES = Set.of(
            "appId", "ghlId", "contactId", "field", "from", "to", "tag", "due", "value", "since", "reason", "review");

    private ChangeFields() {}

    /** The values by name, null where blank; for a webhook those of its body, with dots between nested names. */
    public static Map<String, @Nullable Object> of(Change change) {
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
        } else if (change instanceof Change.ReviewOpened review) {
            fields.put("review", review.reviewId());
            fields.put("field", review.field());
            fields.put("reason", review.reason());
        } else if (change instanceof Change.Stayed stayed) {
            fields.put("field", stayed.field());
            fields.put("value", plain(stayed.value()));
            fields.put("since", stayed.since());
        } else if (change instanceof Change.Unsynced unsynced) {
            fields.put("field", unsynced.field());
            fields.put("since", unsynced.since());
            fields.put("reason", unsynced.reason());
        }
        if (about.type() == RecordType.CONTACT) {
            fields.put("contactId", about.ghlId());
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
