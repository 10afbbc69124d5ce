package io.ghl.sync.internal.trigger;

import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.internal.trigger.change.ChangeFinder;
import io.ghl.sync.internal.trigger.change.Transition;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.Timers.Timer;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Trigger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When triggers look at the records of a type again. A timer is set with the change that begins its time, and what it waits
 * for stays stored after it came, so that the same fires once over restarts and changes of the node.
 */
public final class TimerBook {
    private final TriggerSet triggers;
    private final @Nullable String due;
    private final @Nullable String completed;

    /** The timers of records with some mapped fields. */
    public TimerBook(TriggerSet triggers, List<FieldRule> fields) {
        this.triggers = triggers;
        this.due = nameOf(fields, TaskFields.DUE_DATE.path());
        this.completed = nameOf(fields, TaskFields.COMPLETED.path());
    }

    private static @Nullable String nameOf(List<FieldRule> fields, String path) {
        return fields.stream()
                .filter(field -> field.target().path().equals(path))
                .map(FieldRule::name)
                .findFirst()
                .orElse(null);
    }

    /** Sets the timers of a pair that was stored. */
    public void committed(StoreTransaction tx, Transition transition, boolean linking) {
        Link link = transition.after();
        boolean hadTimers = false;
        for (Trigger trigger : triggers.all()) {
            if (trigger.type() != null && trigger.type() != link.type()) {
                continue;
            }
            for (int i = 0; i < trigger.conditions().size(); i++) {
                Condition condition = trigger.conditions().get(i);
                boolean silent = linking && !trigger.firesWhileLinking();
                if (condition instanceof Condition.TaskTime time && link.type() == RecordType.TASK) {
                    hadTimers = true;
                    set(tx, timer(trigger, link, i), dueAt(link), time, transition.at(), silent);
                } else if (condition instanceof Condition.Stays stays) {
                    hadTimers = true;
                    set(tx, timer(trigger, link, i), transition, stays, silent);
                } else {
                    hadTimers |= condition instanceof Condition.Unsynced;
                }
            }
        }
        boolean ended = link.state() == LinkState.TOMBSTONE || link.state() == LinkState.UNLINKED;
        if (ended && hadTimers) {
            tx.timers().removeAll(link.location(), link.id());
        }
    }

    private static Timer timer(Trigger trigger, Link link, int condition) {
        return new Timer(link.location(), trigger.name(), link.id(), String.valueOf(condition), "", null);
    }

    private static void set(
            StoreTransaction tx,
            Timer timer,
            @Nullable Instant due,
            Condition.TaskTime time,
            Instant now,
            boolean silent) {
        Timer known = find(tx, timer).orElse(null);
        if (due == null) {
            forget(tx, known);
        } else if (known == null || !known.occurrence().equals(due.toString())) {
            Instant at = time(time, due);
            tx.timers().set(at(timer, due.toString(), silent && !at.isAfter(now) ? null : at));
        } else {
            retime(tx, known, time(time, due));
        }
    }

    private static void set(
            StoreTransaction tx, Timer timer, Transition transition, Condition.Stays stays, boolean silent) {
        Link link = transition.after();
        Link before = transition.before();
        boolean held = before != null && !transition.isNewPair() && keeps(before, stays);
        Timer known = find(tx, timer).orElse(null);
        if (!keeps(link, stays)) {
            forget(tx, known);
        } else if (held) {
            Instant start = known == null ? null : start(known, stays);
            if (known != null && start != null) {
                retime(tx, known, time(stays, start));
            }
        } else if (!silent) {
            Instant start = transition.at();
            tx.timers().set(at(timer, start + field(stays), time(stays, start)));
        }
    }

    /** The trigger may have another time than when the timer was set; what came already does not come again. */
    private static void retime(StoreTransaction tx, Timer known, Instant at) {
        if (known.dueAt() != null && !known.dueAt().equals(at)) {
            tx.timers().set(at(known, known.occurrence(), at));
        }
    }

    private static String field(Condition.Stays stays) {
        return ":" + stays.field();
    }

    /** When a field came to hold its value, null for a timer of another field: the trigger may have had that before. */
    private static @Nullable Instant start(Timer timer, Condition.Stays stays) {
        String occurrence = timer.occurrence();
        return occurrence.endsWith("Z" + field(stays))
                ? Instant.parse(occurrence.substring(
                        0, occurrence.length() - field(stays).length()))
                : null;
    }

    /** When a trigger fires for a task that is due at a time, or for a field that holds its value since then. */
    private static Instant time(Condition condition, Instant from) {
        if (condition instanceof Condition.TaskTime time) {
            return time.overdue() ? from.plus(time.by()) : from.minus(time.by());
        }
        return condition instanceof Condition.Stays stays ? from.plus(stays.lasting()) : from;
    }

    private static Optional<Timer> find(StoreTransaction tx, Timer timer) {
        return tx.timers().find(timer.location(), timer.trigger(), timer.linkId(), timer.subject());
    }

    /** What came already is kept, so that it does not come again. */
    private static void forget(StoreTransaction tx, @Nullable Timer known) {
        if (known != null && known.dueAt() != null) {
            tx.timers().remove(known);
        }
    }

    private static Timer at(Timer timer, String occurrence, @Nullable Instant at) {
        return new Timer(timer.location(), timer.trigger(), timer.linkId(), timer.subject(), occurrence, at);
    }

    private static boolean keeps(Link link, Condition.Stays stays) {
        return isPair(link)
                && Matching.isValue(stays.value(), ChangeFinder.agreed(link).get(stays.field()));
    }

    private static boolean isPair(Link link) {
        return link.state() == LinkState.LINKED || (link.state() == LinkState.PARKED && !link.isAlone());
    }

    /** When a task that is to be done is due, null if it is not. */
    private @Nullable Instant dueAt(Link link) {
        if (due == null || !isPair(link)) {
            return null;
        }
        boolean done =
                completed != null && ChangeFinder.agreed(link).get(completed).equals(FieldValue.flag(true));
        FieldValue value = ChangeFinder.agreed(link).get(due);
        if (done) {
            return null;
        }
        if (value instanceof FieldValue.Moment moment) {
            return moment.value();
        }
        return value instanceof FieldValue.Day day
                ? day.value().atStartOfDay(ZoneOffset.UTC).toInstant()
                : null;
    }

    /** Fires a timer whose time has come, if it still is what its trigger waits for, and by the trigger's time of now. */
    public void fire(StoreTransaction tx, Timer timer, Link link, Instant now, long run) {
        Trigger trigger = triggers.find(timer.trigger()).orElse(null);
        Condition condition = trigger == null ? null : condition(trigger, timer);
        Instant from = condition == null ? null : from(condition, timer, link);
        if (trigger == null || condition == null || from == null) {
            tx.timers().set(at(timer, timer.occurrence(), null));
            return;
        }
        Instant at = time(condition, from);
        if (at.isAfter(now)) {
            tx.timers().set(at(timer, timer.occurrence(), at));
            return;
        }
        Change.About about = new Change.About(
                link.id() + ":timer-" + timer.subject() + ":" + timer.occurrence(),
                now,
                link.location(),
                link.type(),
                link.id(),
                link.appId(),
                link.ghlId(),
                Origin.ENGINE,
                run,
                ChangeFinder.agreed(link));
        boolean unused = Outbox.fire(tx, trigger, change(condition, from, about), now);
        tx.timers().set(at(timer, timer.occurrence(), null));
    }

    /** When a task is due, or since when a field holds its value; null if the timer is about something else. */
    private @Nullable Instant from(Condition condition, Timer timer, Link link) {
        if (condition instanceof Condition.TaskTime) {
            Instant due = dueAt(link);
            return due != null && due.toString().equals(timer.occurrence()) ? due : null;
        }
        return condition instanceof Condition.Stays stays && keeps(link, stays) ? start(timer, stays) : null;
    }

    private static Change change(Condition condition, Instant from, Change.About about) {
        if (condition instanceof Condition.Stays stays) {
            return new Change.Stayed(about, stays.field(), stays.value(), from);
        }
        return ((Condition.TaskTime) condition).overdue()
                ? new Change.TaskOverdue(about, from)
                : new Change.TaskDue(about, from);
    }

    private static @Nullable Condition condition(Trigger trigger, Timer timer) {
        for (int i = 0; i < trigger.conditions().size(); i++) {
            if (timer.subject().equals(String.valueOf(i))) {
                return trigger.conditions().get(i);
            }
        }
        return null;
    }
}
