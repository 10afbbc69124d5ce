package io.ghl.sync.internal.trigger.change;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.trigger.Change;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a transition changed. What both sides agree on is told by HighLevel's base, which moves once for each change,
 * when the change is on both sides. Pure.
 */
public final class ChangeFinder {
    private static final Set<Action> WRITES = EnumSet.of(Action.UPDATED, Action.CONFLICT_SETTLED, Action.MERGED);

    private final List<FieldRule> fields;

    /** A finder for records with some mapped fields. */
    public ChangeFinder(List<FieldRule> fields) {
        this.fields = List.copyOf(fields);
    }

    /** The changes, the one about the whole record first. */
    public List<Change> changes(Transition transition) {
        List<Change> changes = new ArrayList<>();
        if (transition.isCreated()) {
            Origin origin = creator(transition);
            changes.add(new Change.Created(about(transition, "created", origin)));
            for (FieldRule field : fields) {
                addField(changes, transition, field, FieldValue.absent(), origin);
            }
        } else if (transition.isLinked()) {
            changes.add(new Change.Linked(about(transition, "linked", Origin.BOTH)));
        } else if (transition.isDeleted() && transition.gone() != null) {
            changes.add(new Change.Deleted(about(transition, "deleted", Origin.of(transition.gone()))));
        } else if (transition.before() != null) {
            addUpdate(changes, transition, transition.before());
        }
        for (ReviewItem item : transition.asked()) {
            changes.add(asked(transition.after(), item, transition.run()));
        }
        return changes;
    }

    /** The change that a question is. */
    public static Change asked(Link link, ReviewItem item, long run) {
        Change.About about = new Change.About(
                link.id() + ":asked:" + item.id(),
                item.openedAt(),
                link.location(),
                link.type(),
                link.id(),
                link.appId(),
                link.ghlId(),
                Origin.ENGINE,
                run,
                agreed(link));
        return new Change.ReviewOpened(about, item.id(), item.kind(), item.field(), item.reason());
    }

    /** What both sides agreed on. */
    public static FieldValues agreed(Link link) {
        return link.appBase().with(link.ghlBase());
    }

    private void addUpdate(List<Change> changes, Transition transition, Link before) {
        Set<String> changed = new TreeSet<>();
        EnumSet<Origin> origins = EnumSet.noneOf(Origin.class);
        List<Change> each = new ArrayList<>();
        for (FieldRule field : fields) {
            FieldValue from = before.ghlBase().get(field.name());
            if (from.isPresent()) {
                Origin origin = writer(transition, field.name());
                if (addField(each, transition, field, from, origin)) {
                    changed.add(field.name());
                    origins.add(origin);
                }
            }
        }
        if (!changed.isEmpty()) {
            Origin origin = origins.size() == 1 ? origins.iterator().next() : Origin.BOTH;
            changes.add(new Change.Updated(about(transition, "updated", origin), changed));
            changes.addAll(each);
        }
    }

    /** Adds what the change of a field is, and tells whether it changed. */
    private static boolean addField(
            List<Change> changes, Transition transition, FieldRule field, FieldValue from, Origin origin) {
        String name = field.name();
        FieldValue to = transition.after().ghlBase().get(name);
        if (!to.isPresent() || to.equals(from) || (isNone(from) && to.isBlank())) {
            return false;
        }
        changes.add(new Change.FieldChanged(about(transition, "field:" + name, origin), name, from, to));
        if (field.labels()) {
            for (String tag : without(to, from)) {
                changes.add(new Change.TagAdded(about(transition, "tag-added:" + tag, origin), tag));
            }
            for (String tag : without(from, to)) {
                changes.add(new Change.TagRemoved(about(transition, "tag-removed:" + tag, origin), tag));
            }
        }
        RecordType type = transition.after().type();
        String path = field.target().path();
        if (type == RecordType.TASK
                && path.equals(TaskFields.COMPLETED.path())
                && from.isPresent()
                && to.equals(FieldValue.flag(true))) {
            changes.add(new Change.TaskCompleted(about(transition, "completed", origin)));
        }
        if (type == RecordType.APPOINTMENT && path.equals(AppointmentFields.STATUS.path())) {
            changes.add(new Change.AppointmentStatusChanged(about(transition, "status", origin), from, to));
        }
        return true;
    }

    private static boolean isNone(FieldValue value) {
        return !value.isPresent() || value.isBlank();
    }

    private static SortedSet<String> without(FieldValue some, FieldValue others) {
        SortedSet<String> rest = new TreeSet<>(some.asLabels());
        rest.removeAll(others.asLabels());
        return rest;
    }

    private static Origin creator(Transition transition) {
        for (AuditEntry row : transition.rows()) {
            if (row.action() == Action.CREATED && row.written() != null) {
                return Origin.of(row.written().other());
            }
        }
        Link before = transition.stored();
        return before != null && before.state() == LinkState.CREATING_APP ? Origin.GHL : Origin.APP;
    }

    /** Whose value a field has now. What no write carried, both sides had by themselves, or a write of before a crash did. */
    private static Origin writer(Transition transition, String field) {
        Origin origin = null;
        for (AuditEntry row : transition.rows()) {
            if (WRITES.contains(row.action()) && field.equals(row.field())) {
                origin = row.origin();
            }
        }
        if (origin != null) {
            return origin;
        }
        @Nullable
        Intent intent = transition.stored() == null ? null : transition.stored().intent();
        return intent != null && intent.sent().get(field).isPresent()
                ? Origin.of(intent.side().other())
                : Origin.BOTH;
    }

    /** A link has each version once, so this names the change. */
    private static Change.About about(Transition transition, String what, Origin origin) {
        Link link = transition.after();
        boolean deleted = what.equals("deleted");
        Link before = transition.stored();
        return new Change.About(
                link.id() + ":" + link.version() + ":" + what,
                transition.at(),
                link.location(),
                link.type(),
                link.id(),
                deleted && before != null ? before.appId() : link.appId(),
                deleted && before != null ? before.ghlId() : link.ghlId(),
                origin,
                transition.run(),
                agreed(deleted && before != null ? before : link));
    }
}
