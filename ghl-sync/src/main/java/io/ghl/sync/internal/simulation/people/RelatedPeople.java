package io.ghl.sync.internal.simulation.people;

import io.ghl.sync.internal.simulation.fake.Related;
import io.ghl.sync.internal.simulation.fake.RelatedApp;
import io.ghl.sync.internal.simulation.fake.RelatedBook;
import io.ghl.sync.internal.simulation.fake.RelatedRecord;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.scenario.Event;
import io.ghl.sync.internal.simulation.scenario.Kind;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The people on both sides, as far as they work with records of a kind besides contacts. */
final class RelatedPeople<T> {
    private static final int CLEARS_IN = 10;
    private static final int UNMATCHED_IN = 4;

    private final World world;
    private final Related related;
    private final Kind<T> kind;
    private final RelatedApp<T> app;
    private final RelatedBook book;

    RelatedPeople(World world, Related related, Related.Shelf<T> shelf) {
        this.world = world;
        this.related = related;
        this.kind = shelf.kind();
        this.app = shelf.app();
        this.book = related.book();
    }

    /** Does what people do; false if it makes no sense now. */
    boolean act(Event.Other event) {
        if (event instanceof Event.Enter enter) {
            return enter(enter);
        }
        return event instanceof Event.Change change ? edit(change) : remove((Event.Remove) event);
    }

    /** Enters a record on one side, or by two people on both; false if that makes no sense now. */
    private boolean enter(Event.Enter event) {
        boolean inApp = event.both() || event.side() == Side.APP;
        boolean inGhl = event.both() || event.side() == Side.GHL;
        String appOwner = inApp ? related.owner(Side.APP, kind.type(), event.owner()) : "";
        String ghlOwner = inGhl ? related.owner(Side.GHL, kind.type(), event.owner()) : "";
        if (appOwner == null || ghlOwner == null) {
            return false;
        }
        if (inApp) {
            app.enter(belonging(values(event.token(), Side.APP), appOwner));
        }
        if (inGhl) {
            FieldValues values = values(event.token(), event.both() ? Side.GHL : Side.APP);
            Map<String, FieldValue> raw =
                    new TreeMap<>(kind.mapping().toGhl(values).asMap());
            FieldRule parent = kind.parent();
            if (parent != null) {
                raw.put(parent.target().path(), FieldValue.text(ghlOwner));
            }
            book.add(kind.type(), raw, true).edited(values, world.timeline.now());
        }
        world.tally.add(counted());
        return true;
    }

    private Counted counted() {
        return switch (kind.type()) {
            case TASK -> Counted.TASKS;
            case NOTE -> Counted.NOTES;
            case APPOINTMENT -> Counted.APPOINTMENTS;
            case APPOINTMENT_NOTE -> Counted.APPOINTMENT_NOTES;
            default -> Counted.BUSINESSES;
        };
    }

    private FieldValues belonging(FieldValues values, String owner) {
        FieldRule parent = kind.parent();
        return parent == null ? values : values.with(parent.name(), FieldValue.text(owner));
    }

    /** What is entered; who enters the same in HighLevel may word some of it otherwise. */
    private FieldValues values(int token, Side side) {
        FieldValues values = FieldValues.none();
        for (FieldRule rule : kind.fields()) {
            boolean otherwise = side == Side.GHL
                    && rule.name().equals("text")
                    && kind.fields().size() > 1
                    && token % UNMATCHED_IN == 0;
            values = values.with(rule.name(), kind.value(rule, otherwise ? token + 5000 : token));
        }
        return values;
    }

    private boolean edit(Event.Change event) {
        if (event.side() == Side.APP) {
            RelatedApp<T>.Row row = pick(app.rows(), event.pick());
            if (row == null) {
                return false;
            }
            FieldValues changes = changes(event, row.values());
            app.edit(row, changes);
        } else {
            RelatedRecord record = pick(book.live(kind.type()), event.pick());
            if (record == null) {
                return false;
            }
            FieldValues held =
                    kind.mapping().readGhl(FieldValues.of(record.fields)).values();
            FieldValues changes = changes(event, held);
            record.edited(changes, world.timeline.now());
            record.disguised |= isUnknown(record)
                    && kind.fields().stream()
                            .anyMatch(rule -> kind.isIdentifying(rule)
                                    && changes.get(rule.name()).isPresent());
            book.change(record, kind.mapping().toGhl(changes).asMap());
        }
        return true;
    }

    /** Whether the engine made it, and does not know yet that it did. */
    private boolean isUnknown(RelatedRecord record) {
        return !record.entered && world.link(kind.type(), Side.GHL, record.id).isEmpty();
    }

    private FieldValues changes(Event.Change event, FieldValues held) {
        List<FieldRule> fields = new ArrayList<>(kind.fields());
        fields.removeIf(rule -> rule.target().path().equals("calendarId"));
        FieldRule field = fields.get(event.field() % fields.size());
        if (field.target().path().equals("completed")) {
            boolean done = FieldValue.flag(true).equals(held.get(field.name()));
            if (!done) {
                world.tally.add(Counted.TASKS_COMPLETED);
            }
            return FieldValues.none().with(field.name(), FieldValue.flag(!done));
        }
        FieldValues changes = FieldValues.none();
        for (FieldRule each : fields) {
            // Who puts a meeting off moves its end as well.
            boolean along = each.equals(field) || (isTime(each) && isTime(field));
            if (along) {
                changes = changes.with(each.name(), value(event, each));
            }
        }
        return changes;
    }

    private static boolean isTime(FieldRule rule) {
        return rule.target().path().equals("startTime") || rule.target().path().equals("endTime");
    }

    private FieldValue value(Event.Change event, FieldRule rule) {
        boolean clears = event.token() % CLEARS_IN == 0
                && rule.clearableInGhl()
                && rule.whenClears(event.side()) == ClearPolicy.PROPAGATE;
        return clears ? FieldValue.nothing() : kind.value(rule, event.token());
    }

    private boolean remove(Event.Remove event) {
        if (event.side() == Side.APP) {
            RelatedApp<T>.Row row = pick(app.rows(), event.pick());
            if (row == null) {
                return false;
            }
            tear(Side.APP, row.id);
            app.remove(row);
        } else {
            RelatedRecord record = pick(book.live(kind.type()), event.pick());
            if (record == null) {
                return false;
            }
            record.disguised |= isUnknown(record);
            tear(Side.GHL, record.id);
            book.remove(record);
        }
        world.tally.add(Counted.RELATED_DELETES);
        return true;
    }

    /** From now on the delete policy decides about the record and its partner. */
    private void tear(Side side, String id) {
        Link link = world.link(kind.type(), side, id).orElse(null);
        String appId = side == Side.APP ? id : link == null ? null : appId(link);
        String ghlId = side == Side.GHL ? id : link == null ? null : link.ghlId();
        if (appId != null) {
            app.row(appId).ifPresent(row -> row.torn = true);
        }
        if (ghlId != null && book.get(ghlId) != null) {
            Objects.requireNonNull(book.get(ghlId)).torn = true;
        }
    }

    /** The link's record of the application, also if the engine made it and does not know yet that it did. */
    private @Nullable String appId(Link link) {
        Intent open = link.intent();
        return link.appId() != null || open == null ? link.appId() : app.createdAs(open.operationId());
    }

    private static <R> @Nullable R pick(List<R> all, int pick) {
        return all.isEmpty() ? null : all.get(pick % all.size());
    }
}
