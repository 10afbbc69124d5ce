package io.ghl.sync.internal.trigger;

import io.ghl.sync.audit.AuditEntry.Origin;
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
import java.time.Duration;
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
            Instant at = time.overdue() ? due.plus(time.by()) : due.minus(time.by());
            tx.timers().set(at(timer, due.toString(), silent && !at.isAfter(now) ? null : at));
        }
    }

    private static void set(
            StoreTransaction tx, Timer timer, Transition transition, Condition.Stays stays, boolean silent) {
        Link link = transition.after();
        Link before = transition.before();
        boolean held = before != null && !transition.isNewPair() && keeps(before, stays);
        if (!keeps(link, stays)) {
            forget(tx, find(tx, timer).orElse(null));
        } else if (!held && !silent) {
            Instant end = transition.at().plus(stays.lasting());
            tx.timers().set(at(timer, String.valueOf(link.version()), end));
        }
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

    /** Fires a timer whose time has come, if it still is what its trigger waits for. */
    public void fire(StoreTransaction tx, Timer timer, Link link, Instant now, long run) {
        Trigger trigger = triggers.find(timer.trigger()).orElse(null);
        Condition condition = trigger == null ? null : condition(trigger, timer);
        Duration lasting = condition instanceof Condition.Stays stays ? stays.lasting() : Duration.ZERO;
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
        Change change = null;
        if (condition instanceof Condition.TaskTime time) {
            Instant at = dueAt(link);
            if (at != null && at.toString().equals(timer.occurrence())) {
                change = time.overdue() ? new Change.TaskOverdue(about, at) : new Change.TaskDue(about, at);
            }
        } else if (condition instanceof Condition.Stays stays && keeps(link, stays) && timer.dueAt() != null) {
            change = new Change.Stayed(
                    about, stays.field(), stays.value(), timer.dueAt().minus(lasting));
        }
        if (trigger != null && change != null) {
            boolean unused = Outbox.fire(tx, trigger, change, now);
        }
        tx.timers().set(at(timer, timer.occurrence(), null));
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
