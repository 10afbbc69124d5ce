package io.ghl.sync.internal.trigger;

import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Trigger;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a trigger is for a change, its predicate left out. Pure. */
final class Matching {
    private Matching() {}

    static boolean matches(Trigger trigger, Change change) {
        return isFor(trigger, change) && trigger.conditions().stream().anyMatch(condition -> holds(condition, change));
    }

    private static boolean isFor(Trigger trigger, Change change) {
        return (trigger.type() == null || trigger.type() == change.about().type())
                && (trigger.side() == null
                        || Origin.of(trigger.side()) == change.about().origin());
    }

    private static boolean holds(Condition condition, Change change) {
        if (condition instanceof Condition.Happened happened) {
            return switch (happened.kind()) {
                case CREATED -> change instanceof Change.Created;
                case LINKED -> change instanceof Change.Linked;
                case UPDATED -> change instanceof Change.Updated;
                case DELETED -> change instanceof Change.Deleted;
                case TASK_COMPLETED -> change instanceof Change.TaskCompleted;
                case REVIEW_OPENED -> change instanceof Change.ReviewOpened;
            };
        }
        if (condition instanceof Condition.FieldChanged wanted) {
            return change instanceof Change.FieldChanged changed
                    && wanted.field().equals(changed.field())
                    && isValue(wanted.before(), changed.from())
                    && isValue(wanted.after(), changed.to());
        }
        if (condition instanceof Condition.AppointmentStatus wanted) {
            return change instanceof Change.AppointmentStatusChanged changed
                    && isValue(wanted.before(), changed.from())
                    && isValue(wanted.after(), changed.to());
        }
        if (condition instanceof Condition.Tag wanted) {
            return wanted.added()
                    ? change instanceof Change.TagAdded added && isTag(wanted.tag(), added.tag())
                    : change instanceof Change.TagRemoved removed && isTag(wanted.tag(), removed.tag());
        }
        if (condition instanceof Condition.Webhook wanted) {
            return change instanceof Change.WebhookReceived received
                    && wanted.event().equals(received.event().envelope().type());
        }
        // What time brings about is found by timers, which know the trigger.
        return false;
    }

    private static boolean isTag(@Nullable String wanted, String tag) {
        return wanted == null || wanted.equals(tag.toLowerCase(Locale.ROOT));
    }

    static boolean isValue(@Nullable FieldValue wanted, FieldValue value) {
        return wanted == null || wanted.equals(value) || (wanted.isBlank() && (value.isBlank() || !value.isPresent()));
    }
}
