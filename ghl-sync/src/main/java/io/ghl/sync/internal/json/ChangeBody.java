package io.ghl.sync.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Occasion;
import java.util.Locale;

/** A change as others are told of it: plain JSON, in which blank is null, and days and times are texts. */
public final class ChangeBody {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ChangeBody() {}

    /** The body of a message. */
    public static String write(Occasion occasion) {
        Change change = occasion.change();
        Change.About about = change.about();
        ObjectNode object = NODES.objectNode();
        object.put("key", occasion.key());
        object.put("trigger", occasion.trigger());
        object.put("change", change.kind());
        object.put("at", about.at().toString());
        object.put("location", about.location());
        object.put("origin", lower(about.origin()));
        object.put("run", about.run());
        ObjectNode record = object.putObject("record");
        RecordType type = about.type();
        record.put("type", type == null ? null : lower(type));
        record.put("link", about.linkId());
        record.put("appId", about.appId());
        record.put("ghlId", about.ghlId());
        if (change instanceof Change.WebhookReceived received) {
            object.put("event", received.event().envelope().type());
            object.set("payload", received.event().envelope().payload());
        } else if (change instanceof Change.Updated updated) {
            ArrayNode fields = object.putArray("fields");
            updated.fields().forEach(fields::add);
        } else if (change instanceof Change.FieldChanged changed) {
            object.put("field", changed.field());
            object.set("from", node(changed.from()));
            object.set("to", node(changed.to()));
        } else if (change instanceof Change.AppointmentStatusChanged changed) {
            object.set("from", node(changed.from()));
            object.set("to", node(changed.to()));
        } else if (change instanceof Change.TagAdded tag) {
            object.put("tag", tag.tag());
        } else if (change instanceof Change.TagRemoved tag) {
            object.put("tag", tag.tag());
        } else if (change instanceof Change.TaskDue task) {
            object.put("due", task.due().toString());
        } else if (change instanceof Change.TaskOverdue task) {
            object.put("due", task.due().toString());
        } else if (change instanceof Change.ReviewOpened review) {
            object.put("review", review.reviewId());
            object.put("question", lower(review.question()));
            object.put("field", review.field());
            object.put("reason", review.reason());
        } else if (change instanceof Change.Stayed stayed) {
            object.put("field", stayed.field());
            object.set("value", node(stayed.value()));
            object.put("since", stayed.since().toString());
        } else if (change instanceof Change.Unsynced unsynced) {
            object.put("field", unsynced.field());
            object.put("since", unsynced.since().toString());
            object.put("reason", unsynced.reason());
        }
        ObjectNode values = object.putObject("values");
        about.values().asMap().forEach((name, value) -> values.set(name, node(value)));
        return StoredJson.json(object);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static JsonNode node(FieldValue value) {
        if (value instanceof FieldValue.Text text) {
            return NODES.textNode(text.value());
        }
        if (value instanceof FieldValue.Decimal number) {
            return NODES.numberNode(number.value());
        }
        if (value instanceof FieldValue.Flag flag) {
            return NODES.booleanNode(flag.value());
        }
        if (value instanceof FieldValue.Day day) {
            return NODES.textNode(day.value().toString());
        }
        if (value instanceof FieldValue.Moment moment) {
            return NODES.textNode(moment.value().toString());
        }
        if (value instanceof FieldValue.Labels labels) {
            ArrayNode array = NODES.arrayNode();
            labels.values().forEach(array::add);
            return array;
        }
        return NODES.nullNode();
    }
}
