package io.ghl.sync.internal.engine.trigger;

import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.trigger.TimerBook;
import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.plan.PlannedFiring;
import io.ghl.sync.plan.TriggerPlan;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.Timers.Timer;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the triggers of a location would do about a plan. The engine that works the plan out has them as well, without
 * their effects, and each that is silent about first-time linking a second time without its silence.
 */
public final class FiringCount {
    private static final int AT_ONCE = 500;
    private static final int SAMPLES = 5;
    private static final String SILENT = "-silent";

    private final List<Trigger> triggers;

    public FiringCount(TriggerSet triggers) {
        this.triggers = triggers.all();
    }

    /** The triggers of the plan's engine, each named by its number. */
    public TriggerSet watching(List<Tenant> tenants) {
        Map<RecordType, List<FieldRule>> fields = new EnumMap<>(RecordType.class);
        tenants.forEach(tenant -> fields.put(tenant.type(), tenant.rules().fields()));
        List<Trigger> watching = new ArrayList<>();
        for (int i = 0; i < triggers.size(); i++) {
            Trigger trigger = triggers.get(i);
            Trigger named = watching(trigger, String.valueOf(i));
            watching.add(trigger.firesWhileLinking() ? named.alsoWhileLinking() : named);
            if (!trigger.firesWhileLinking()) {
                watching.add(watching(trigger, i + SILENT).alsoWhileLinking());
            }
        }
        return TriggerSet.of(watching, fields);
    }

    private static Trigger watching(Trigger trigger, String name) {
        Trigger copy = Trigger.named(name)
                .when(trigger.conditions().toArray(Condition[]::new))
                .then(occasion -> {});
        copy = trigger.type() == null ? copy : copy.on(trigger.type());
        return trigger.side() == null ? copy : copy.from(trigger.side());
    }

    /** Fires what is due at once, such as for a task that is overdue, unless it fired before. */
    public void fireTimers(List<Tenant> copies, SyncStore real, Instant now, long run) {
        if (triggers.isEmpty()) {
            return;
        }
        Tenant first = copies.get(0);
        boolean more = true;
        while (more) {
            List<Timer> due = first.store().transact(tx -> tx.timers().due(first.location(), now, AT_ONCE));
            for (Timer timer : due) {
                boolean known = real.transact(tx -> isKnown(tx, timer));
                first.store().transact(tx -> {
                    fire(tx, copies, timer, known, now, run);
                    return null;
                });
            }
            more = due.size() == AT_ONCE;
        }
    }

    private boolean isKnown(StoreTransaction tx, Timer timer) {
        Trigger trigger = triggers.get(number(timer.trigger()));
        return tx.timers().find(timer.location(), trigger.name(), timer.linkId(), timer.subject()).stream()
                .anyMatch(before -> before.occurrence().equals(timer.occurrence()));
    }

    private static void fire(
            StoreTransaction tx, List<Tenant> copies, Timer timer, boolean known, Instant now, long run) {
        Link link = tx.links().find(timer.linkId()).orElse(null);
        Tenant tenant = copies.stream()
                .filter(each -> link != null && each.type() == link.type())
                .findFirst()
                .orElse(null);
        if (known || link == null || tenant == null) {
            tx.timers().remove(timer);
        } else {
            new TimerBook(tenant.oversight().triggers(), tenant.rules().fields()).fire(tx, timer, link, now, run);
        }
    }

    private static int number(String name) {
        return Integer.parseInt(name.endsWith(SILENT) ? name.substring(0, name.length() - SILENT.length()) : name);
    }

    /** What the plan's own store says that would fire, by the triggers' names in their order. */
    public Map<String, TriggerPlan> of(SyncStore store, String location) {
        int[] fired = new int[triggers.size()];
        int[] all = new int[triggers.size()];
        List<List<PlannedFiring>> samples = Stream.generate(() -> (List<PlannedFiring>) new ArrayList<PlannedFiring>())
                .limit(triggers.size())
                .toList();
        long after = 0;
        List<Firing> some;
        do {
            long from = after;
            some = triggers.isEmpty()
                    ? List.of()
                    : store.transact(tx -> tx.firings().inState(location, Firing.State.WAITING, from, AT_ONCE));
            for (Firing firing : some) {
                after = firing.sequence();
                int number = number(firing.trigger());
                if (holds(triggers.get(number), firing.change())) {
                    boolean silent = firing.trigger().endsWith(SILENT);
                    (silent ? all : fired)[number]++;
                    // What fires of a silent trigger is there a second time.
                    if ((silent || triggers.get(number).firesWhileLinking())
                            && samples.get(number).size() < SAMPLES) {
                        samples.get(number).add(sample(firing.change()));
                    }
                }
            }
        } while (!some.isEmpty());
        Map<String, TriggerPlan> plans = new LinkedHashMap<>();
        for (int i = 0; i < triggers.size(); i++) {
            int silent = triggers.get(i).firesWhileLinking() ? 0 : all[i] - fired[i];
            plans.put(triggers.get(i).name(), new TriggerPlan(fired[i], silent, samples.get(i)));
        }
        return plans;
    }

    /** A predicate that fails is tried again when it matters. */
    private static boolean holds(Trigger trigger, Change change) {
        try {
            return trigger.predicate().test(change);
        } catch (RuntimeException e) {
            return true;
        }
    }

    private static PlannedFiring sample(Change change) {
        Change.About about = change.about();
        return new PlannedFiring(
                change.kind(), about.type(), real(about.appId()), real(about.ghlId()), about.origin(), about.values());
    }

    /** Ids that the plan made up mean nothing outside it. */
    private static @Nullable String real(@Nullable String id) {
        return id == null || id.startsWith("planned-") ? null : id;
    }
}
