package io.ghl.sync.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Change.About;
import io.ghl.sync.webhook.WebhookEvent;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes and reads changes like {@link StoredJson}. */
public final class StoredChange {
    private StoredChange() {}

    /** A change. */
    public static String write(Change change) {
        About about = change.about();
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", change.kind());
        object.put("id", about.id());
        object.put("at", about.at().toString());
        object.put("location", about.location());
        RecordType type = about.type();
        object.put("type", type == null ? null : type.name());
        object.put("linkId", about.linkId());
        object.put("appId", about.appId());
        object.put("ghlId", about.ghlId());
        object.put("origin", about.origin().name());
        object.put("run", about.run());
        object.set("values", StoredJson.node(about.values()));
        if (change instanceof Change.Updated updated) {
            ArrayNode fields = object.putArray("fields");
            updated.fields().forEach(fields::add);
        } else if (change instanceof Change.FieldChanged changed) {
            object.put("field", changed.field());
            put(object, "from", changed.from());
            put(object, "to", changed.to());
        } else if (change instanceof Change.AppointmentStatusChanged changed) {
            put(object, "from", changed.from());
            put(object, "to", changed.to());
        } else if (change instanceof Change.TagAdded tag) {
            object.put("tag", tag.tag());
        } else if (change instanceof Change.TagRemoved tag) {
            object.put("tag", tag.tag());
        } else if (change instanceof Change.TaskDue task) {
            object.put("due", task.due().toString());
        } else if (change instanceof Change.TaskOverdue task) {
            object.put("due", task.due().toString());
        } else if (change instanceof Change.ReviewOpened review) {
            object.put("reviewId", review.reviewId());
            object.put("question", review.question().name());
            object.put("field", review.field());
            object.put("reason", review.reason());
        } else if (change instanceof Change.Stayed stayed) {
            object.put("field", stayed.field());
            put(object, "value", stayed.value());
            object.put("since", stayed.since().toString());
        } else if (change instanceof Change.Unsynced unsynced) {
            object.put("field", unsynced.field());
            object.put("since", unsynced.since().toString());
            object.put("reason", unsynced.reason());
        } else if (change instanceof Change.WebhookReceived received) {
            object.put("payload", received.event().envelope().payload().toString());
        }
        return StoredJson.json(object);
    }

    /** The change that was written so. */
    public static Change read(String json) {
        return StoredJson.read(json, StoredChange::change);
    }

    private static Change change(JsonNode object) {
        About about = new About(
                text(object, "id"),
                time(object, "at"),
                text(object, "location"),
                object.path("type").isTextual() ? RecordType.valueOf(text(object, "type")) : null,
                text(object, "linkId"),
                textOrNull(object, "appId"),
                textOrNull(object, "ghlId"),
                Origin.valueOf(text(object, "origin")),
                object.path("run").longValue(),
                StoredJson.values(object.path("values")));
        String kind = text(object, "kind");
        return switch (kind) {
            case "created" -> new Change.Created(about);
            case "linked" -> new Change.Linked(about);
            case "updated" -> new Change.Updated(about, new TreeSet<>(StoredJson.texts(object.path("fields"))));
            case "deleted" -> new Change.Deleted(about);
            case "fieldChanged" ->
                new Change.FieldChanged(about, text(object, "field"), value(object, "from"), value(object, "to"));
            case "tagAdded" -> new Change.TagAdded(about, text(object, "tag"));
            case "tagRemoved" -> new Change.TagRemoved(about, text(object, "tag"));
            case "taskDue" -> new Change.TaskDue(about, time(object, "due"));
            case "taskOverdue" -> new Change.TaskOverdue(about, time(object, "due"));
            case "taskCompleted" -> new Change.TaskCompleted(about);
            case "appointmentStatusChanged" ->
                new Change.AppointmentStatusChanged(about, value(object, "from"), value(object, "to"));
            case "reviewOpened" ->
                new Change.ReviewOpened(
                        about,
                        text(object, "reviewId"),
                        ReviewItem.Kind.valueOf(text(object, "question")),
                        text(object, "field"),
                        text(object, "reason"));
            case "stays" ->
                new Change.Stayed(about, text(object, "field"), value(object, "value"), time(object, "since"));
            case "unsynced" ->
                new Change.Unsynced(about, text(object, "field"), time(object, "since"), text(object, "reason"));
            case "webhook" -> new Change.WebhookReceived(about, WebhookEvent.parse(text(object, "payload")));
            default -> throw new IllegalArgumentException("an unknown kind of change");
        };
    }

    private static void put(ObjectNode object, String name, FieldValue value) {
        if (value.isPresent()) {
            object.set(name, StoredJson.node(value));
        }
    }

    private static FieldValue value(JsonNode object, String name) {
        return object.has(name) ? StoredJson.value(object.get(name)) : FieldValue.absent();
    }

    private static String text(JsonNode object, String name) {
        return StoredJson.text(object.path(name));
    }

    private static @Nullable String textOrNull(JsonNode object, String name) {
        return object.path(name).isTextual() ? object.path(name).textValue() : null;
    }

    private static Instant time(JsonNode object, String name) {
        return Objects.requireNonNull(StoredJson.instant(object, name));
    }
}
