package io.ghl.sync.internal.engine.tenant;

import io.ghl.client.error.GhlException;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Ids;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.Reading;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.ClockSkew;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordRef;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of one type of one location, and everything that work on them goes through.
 *
 * @param location the location's id
 * @param type the type of record
 * @param synced the types of record that the location syncs
 * @param app the application's side
 * @param ghl HighLevel's side
 * @param mapping the mapping between both
 * @param rules what the user configured
 * @param store where state is kept
 * @param options intervals
 * @param clock the time
 * @param ids makes ids
 * @param counters what is counted
 * @param skew how far HighLevel's clock is ahead of {@code clock}, null while that is not measured
 * @param oversight how people look over it
 * @param traffic the calls of the location
 */
public record Tenant(
        String location,
        RecordType type,
        Set<RecordType> synced,
        AppSide app,
        GhlRecords ghl,
        RecordMapping<?> mapping,
        Rules rules,
        SyncStore store,
        SyncOptions options,
        Clock clock,
        Ids ids,
        Counters counters,
        Supplier<@Nullable ClockSkew> skew,
        Oversight oversight,
        Traffic traffic) {
    private static final int LINKS_AT_ONCE = 500;

    /** Records whose HighLevel has a clock that nobody measures, and over which nobody looks. */
    public Tenant(
            String location,
            RecordType type,
            Set<RecordType> synced,
            AppSide app,
            GhlRecords ghl,
            RecordMapping<?> mapping,
            Rules rules,
            SyncStore store,
            SyncOptions options,
            Clock clock,
            Ids ids,
            Counters counters) {
        this(
                location,
                type,
                synced,
                app,
                ghl,
                mapping,
                rules,
                store,
                options,
                clock,
                ids,
                counters,
                () -> null,
                Oversight.defaults(),
                new Traffic());
    }

    /** A HighLevel record in canonical form. */
    public GhlState state(GhlRecord record) {
        return references().isEmpty() && parentPath() == null
                ? state(record, record.values(), List.of())
                : store.transact(tx -> state(tx, record));
    }

    /** Whether a failure is that of a call to HighLevel. */
    public static boolean isHighLevels(RuntimeException failure) {
        return failure instanceof GhlException;
    }

    /** Makes the worker look at a pair because of a decision. */
    public void lookAt(StoreTransaction tx, Link link) {
        Side known = link.appId() == null ? Side.GHL : Side.APP;
        String id = link.idOn(known);
        if (id != null) {
            tx.signals().raise(location, link.type(), known, id, clock.instant(), Cause.DECISION);
        }
    }

    /** Visits all links in a state, some in each transaction. */
    public void eachInState(LinkState state, Consumer<Link> work) {
        String after = null;
        List<Link> some;
        do {
            String from = after;
            some = store.transact(tx -> tx.links().inState(location, type, state, from, LINKS_AT_ONCE));
            for (Link link : some) {
                after = link.id();
                work.accept(link);
            }
        } while (some.size() == LINKS_AT_ONCE);
    }

    /** Has a record looked at now. */
    public void raise(StoreTransaction tx, Side side, String recordId, Cause cause) {
        tx.signals().raise(location, type, side, recordId, clock.instant(), cause);
    }

    /** What an event told of a record, in canonical form. It may be old, so where the record was is not remembered. */
    public GhlState told(GhlRecord record) {
        return references().isEmpty()
                ? state(record, record.values(), List.of())
                : store.transact(tx -> translated(tx, record));
    }

    /** Remembers the parent under which HighLevel showed a record. */
    public void place(StoreTransaction tx, GhlRecord record) {
        String path = parentPath();
        if (path != null && record.values().get(path) instanceof FieldValue.Text parent) {
            tx.relations().place(location, type, record.id(), parent.value());
        }
    }

    /** Canonical values by HighLevel path. */
    public FieldValues byPath(FieldValues values) {
        FieldValues paths = FieldValues.none();
        for (FieldRule rule : rules.fields()) {
            paths = paths.with(rule.target().path(), values.get(rule.name()));
        }
        return paths;
    }

    /** A HighLevel record in canonical form, within a transaction, which remembers where it is. */
    public GhlState state(StoreTransaction tx, GhlRecord record) {
        place(tx, record);
        return translated(tx, record);
    }

    private GhlState translated(StoreTransaction tx, GhlRecord record) {
        List<RecordRef> missing = new ArrayList<>();
        FieldValues values = references().toApp(tx, record.values(), missing);
        return state(record, values, missing);
    }

    private GhlState state(GhlRecord record, FieldValues values, List<RecordRef> missing) {
        Reading reading = mapping.readGhl(values);
        return new GhlState(
                record.id(),
                record.version(),
                reading.values(),
                reading.problems(),
                missing,
                marker(record),
                mapping.heldFor(values));
    }

    /** An application record, as far as it refers to records that have a partner. */
    public Optional<AppState> resolved(Optional<AppState> app) {
        References references = references();
        return references.isEmpty() || app.isEmpty()
                ? app
                : store.transact(tx -> app.map(state -> references.resolved(tx, state)));
    }

    /** Canonical values in HighLevel's form, for a record that holds something already. */
    public FieldValues toGhl(FieldValues values, FieldValues held) {
        FieldValues raw = mapping.toGhl(values, held);
        References references = references();
        return references.isEmpty() ? raw : store.transact(tx -> references.toGhl(tx, raw));
    }

    /** What HighLevel is asked for by; references to records without a partner are left out, for nothing can be theirs. */
    public FieldValues toAskBy(FieldValues values) {
        FieldValues raw = mapping.toGhl(values, FieldValues.none());
        References references = references();
        return references.isEmpty() ? raw : store.transact(tx -> references.toGhlWhereLinked(tx, raw));
    }

    /** Why HighLevel would refuse values, by field name. */
    public Map<String, String> refusals(FieldValues values, FieldValues held) {
        Map<String, String> refusals = new TreeMap<>();
        for (String field : values.names()) {
            FieldValues raw = mapping.toGhl(FieldValues.none().with(field, values.get(field)), held);
            ghl.refusals(raw).values().stream().findFirst().ifPresent(why -> refusals.put(field, why));
        }
        return refusals;
    }

    private References references() {
        return new References(location, rules.fields(), synced);
    }

    /** The HighLevel field that names the record without which one of this type cannot exist, null if there is none. */
    private @Nullable String parentPath() {
        FieldRule parent = rules.parent();
        return parent == null ? null : parent.target().path();
    }

    /** The HighLevel field that carries the application's id, null if none is mapped. */
    @Nullable
    public String markerPath() {
        return mapping.externalId().map(GhlField::path).orElse(null);
    }

    /** Fails with a sentence or more if the location's custom fields cannot take what the mapping wants. */
    public void checkMapping() {
        ghl.check(WantedField.of(mapping));
    }

    private @Nullable String marker(GhlRecord record) {
        String path = markerPath();
        return path != null && record.values().get(path) instanceof FieldValue.Text text ? text.value() : null;
    }

    /** The text that a field holds, null if it holds none. */
    public static @Nullable String text(FieldValues values, String field) {
        return values.get(field) instanceof FieldValue.Text text ? text.value() : null;
    }
}
