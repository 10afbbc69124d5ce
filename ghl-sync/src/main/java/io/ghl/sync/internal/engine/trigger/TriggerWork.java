package io.ghl.sync.internal.engine.trigger;

import io.ghl.client.GhlLocation;
import io.ghl.sync.internal.engine.tenant.Failure;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.store.sql.DatabaseStore;
import io.ghl.sync.internal.trigger.Deliverer;
import io.ghl.sync.internal.trigger.Surroundings;
import io.ghl.sync.internal.trigger.TimerBook;
import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.internal.trigger.UnsyncedWatch;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StaleLinkException;
import io.ghl.sync.store.Timers.Timer;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Effect.RefusedException;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the worker of a location does for triggers. Single-threaded. */
public final class TriggerWork {
    private static final Duration LOOKS_APART = Duration.ofSeconds(1);
    private static final int TIMERS_AT_ONCE = 100;

    private final Tenant tenant;
    private final TriggerSet triggers;
    private final List<Tenant> tenants;
    private final Deliverer deliverer;
    private final UnsyncedWatch unsynced;
    private Instant nextLook = Instant.MIN;

    public TriggerWork(List<Tenant> tenants) {
        this.tenants = List.copyOf(tenants);
        this.tenant = tenants.get(0);
        this.triggers = tenant.oversight().triggers();
        this.deliverer = new Deliverer(
                tenant.location(), tenant.store(), triggers, tenant.clock(), new Reach(List.copyOf(tenants)));
        this.unsynced = new UnsyncedWatch(tenant.location(), tenant.store(), triggers, tenant.synced());
    }

    /** When something is to be done next; never if there are no triggers. */
    public Instant next() {
        if (triggers.isEmpty()) {
            return Instant.MAX;
        }
        Instant timer = tenant.store()
                .transact(tx -> tx.timers().nextDue(tenant.location()))
                .orElse(Instant.MAX);
        return Stream.of(deliverer.next().orElse(Instant.MAX), timer, unsynced.next())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** Whether something is to be done now. */
    public boolean isDue() {
        return !next().isAfter(tenant.clock().instant());
    }

    /** Does what is due. */
    public void run(long fence, BooleanSupplier goOn) {
        if (triggers.isEmpty()) {
            return;
        }
        Instant now = tenant.clock().instant();
        while (fireTimers(fence, now) && goOn.getAsBoolean()) {
            // As many as are due, some per transaction.
        }
        unsynced.run(fence, now);
        deliverer.run(fence, goOn);
    }

    /** Fires some timers that are due; false if none is left. */
    private boolean fireTimers(long fence, Instant now) {
        return tenant.store().transact(tx -> {
            List<Timer> due = tx.timers().due(tenant.location(), now, TIMERS_AT_ONCE);
            if (!due.isEmpty()) {
                tx.fences().check(tenant.location(), fence);
            }
            for (Timer timer : due) {
                Link link = tx.links().find(timer.linkId()).orElse(null);
                Tenant of = tenants.stream()
                        .filter(each -> link != null && each.type() == link.type())
                        .findFirst()
                        .orElse(null);
                if (link == null || of == null) {
                    tx.timers().remove(timer);
                } else {
                    new TimerBook(triggers, of.rules().fields()).fire(tx, timer, link, now, fence);
                }
            }
            return due.size() == TIMERS_AT_ONCE;
        });
    }

    /** Does what is due between two records of a long piece of work, unless it was looked for just now. */
    public void runNowAndThen(long fence, BooleanSupplier goOn) {
        Instant now = tenant.clock().instant();
        if (!triggers.isEmpty() && !nextLook.isAfter(now)) {
            nextLook = now.plus(LOOKS_APART);
            run(fence, goOn);
        }
    }

    /** What effects reach of a location. */
    private record Reach(List<Tenant> tenants) implements Surroundings {
        @Override
        public GhlLocation ghl() {
            GhlLocation view = tenants.get(0).traffic().view();
            if (view == null) {
                throw new IllegalStateException("This engine was not given a client of HighLevel.");
            }
            return view;
        }

        @Override
        public void setInApp(Change change, FieldValues values) {
            Tenant tenant = of(change.about().type());
            String appId = change.about().appId();
            requireWritable(tenant, values);
            AppState record = appId == null ? null : tenant.app().read(appId).orElse(null);
            if (record == null) {
                throw new RefusedException("The application's record is gone, so nothing can be set in it.");
            }
            FieldValues changed = changed(record, values);
            if (changed.isEmpty()) {
                return;
            }
            Optional<FieldValues> written = tenant.app().joinsTransactions()
                    ? tenant.store().transact(tx -> record.access().patch(changed))
                    : record.access().patch(changed);
            if (written.isEmpty()) {
                throw new StaleLinkException("The application changed the record meanwhile; it is tried again.");
            }
            tenant.store().transact(tx -> {
                tx.signals()
                        .raise(
                                tenant.location(),
                                tenant.type(),
                                Side.APP,
                                record.id(),
                                tenant.clock().instant(),
                                Cause.APP_HINT);
                return null;
            });
        }

        private static FieldValues changed(AppState record, FieldValues values) {
            FieldValues changed = FieldValues.none();
            for (String field : values.names()) {
                FieldValue value = values.get(field);
                if (!value.equals(record.values().get(field))) {
                    changed = changed.with(field, value);
                }
            }
            return changed;
        }

        private static void requireWritable(Tenant tenant, FieldValues values) {
            Set<String> unknown = new TreeSet<>(values.names());
            Set<String> writable = tenant.rules().fields().stream()
                    .filter(FieldRule::writableInApp)
                    .map(FieldRule::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            unknown.removeAll(writable);
            if (!unknown.isEmpty()) {
                throw new RefusedException("No mapped field that can be written in the application has the name "
                        + String.join(", ", unknown) + "; there are " + String.join(", ", writable) + ".");
            }
        }

        private Tenant of(@Nullable RecordType type) {
            return tenants.stream()
                    .filter(tenant -> tenant.type() == type)
                    .findFirst()
                    .orElseThrow(() -> new RefusedException(
                            type == null
                                    ? "The webhook tells of no record that is synced."
                                    : "Records of type " + type + " are not synced any more."));
        }

        @Override
        public Connection connection() {
            if (tenants.get(0).store() instanceof DatabaseStore database) {
                return database.connection();
            }
            throw new IllegalStateException("The store is in no database.");
        }

        @Override
        public Verdict judge(Throwable failure) {
            return switch (Failure.of(failure)) {
                case RATE_LIMIT -> Verdict.PATIENTLY;
                case FINAL, FORBIDDEN -> Verdict.NEVER;
                default -> Verdict.LATER;
            };
        }
    }
}
