package io.ghl.sync.internal.simulation;

import io.ghl.sync.DeletePolicy;
import io.ghl.sync.DeletionLimit;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.internal.engine.record.StoredPlaces;
import io.ghl.sync.internal.engine.tenant.Counters;
import io.ghl.sync.internal.engine.tenant.Oversight;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.tenant.Traffic;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.client.ServerClock;
import io.ghl.sync.internal.oversight.Undoer;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.internal.simulation.ablation.AblatedGhl;
import io.ghl.sync.internal.simulation.ablation.AblatedStore;
import io.ghl.sync.internal.simulation.ablation.Ablation;
import io.ghl.sync.internal.simulation.ablation.UnmarkedGhl;
import io.ghl.sync.internal.simulation.cluster.Node;
import io.ghl.sync.internal.simulation.fake.FakeApp;
import io.ghl.sync.internal.simulation.fake.FakeHighLevel;
import io.ghl.sync.internal.simulation.fake.Related;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import io.ghl.sync.internal.simulation.scenario.Setup;
import io.ghl.sync.internal.simulation.verdict.Witness;
import io.ghl.sync.internal.simulation.world.WatchedStore;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.ClockSkew;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What runs on the machines: the engine, unchanged, over the simulated application, HighLevel and store. */
final class Processes<T> {
    private final Setup<T> setup;
    private final Scenario scenario;
    private final @Nullable Ablation without;
    private final World world;
    private final FakeApp<T> app;
    private final FakeHighLevel ghl;
    private final Related related;
    private final Witness witness;
    private final Oversight oversight;
    private int ids;

    /** The processes of a run; {@code without} takes a safety rule out of them. */
    Processes(
            Setup<T> setup,
            @Nullable Ablation without,
            World world,
            FakeApp<T> app,
            FakeHighLevel ghl,
            Related related,
            Witness witness) {
        this.setup = setup;
        this.scenario = world.scenario;
        this.without = without;
        this.world = world;
        this.app = app;
        this.ghl = ghl;
        this.related = related;
        this.witness = witness;
        this.oversight = oversight();
    }

    /** The process that syncs the location on a machine. */
    LocationWorker worker(Node node) {
        node.remapped = world.mappings.isOther();
        node.ghlClock = setup.variant().measured() ? new ServerClock(world.timeline.clock(node.skew)) : null;
        if (without == null) {
            return new LocationWorker(tenants(ghl, watchedStore(), node));
        }
        GhlRecords ablated = without == Ablation.MARKER
                ? new UnmarkedGhl(ghl, setup.mapping())
                : new AblatedGhl(ghl, without, sentInFull());
        SyncStore store = new WatchedStore(world, tx -> new AblatedStore(tx, without));
        return new LocationWorker(tenants(ablated, store, node));
    }

    /** Undoes on a machine what the sync did. */
    Undoer undoer(Node node) {
        return new Undoer(tenants(ghl, watchedStore(), node));
    }

    private SyncStore watchedStore() {
        return new WatchedStore(world, UnaryOperator.identity());
    }

    private Set<String> sentInFull() {
        return setup.mapping().rules().stream()
                .filter(rule -> !rule.labels() && rule.writableInGhl() && rule.clearableInGhl())
                .map(FieldRule::target)
                .map(target -> target.path())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The location, looked at by somebody whom nothing disturbs. */
    List<Tenant> undisturbed() {
        Node nowhere = new Node(-1, Duration.ZERO);
        nowhere.remapped = world.mappings.isOther();
        return tenants(ghl, world.store, nowhere);
    }

    private List<Tenant> tenants(GhlRecords contacts, SyncStore store, Node node) {
        List<Tenant> tenants = new ArrayList<>();
        tenants.add(tenant(
                RecordType.CONTACT, app, contacts, setup.synced(node.remapped), scenario.onDelete(), store, node));
        GhlRecords.Places places = new StoredPlaces(
                world.store,
                World.LOCATION,
                type -> tenants.stream().filter(tenant -> tenant.type() == type).findFirst());
        for (Related.Shelf<?> shelf : related.shelves()) {
            tenants.add(tenant(
                    shelf.kind().type(),
                    shelf.app(),
                    related.port(shelf, places),
                    shelf.kind().mapping(),
                    related.onDelete(),
                    store,
                    node));
        }
        return tenants;
    }

    private Tenant tenant(
            RecordType type,
            AppSide records,
            GhlRecords remote,
            RecordMapping<?> mapping,
            DeletePolicy onDelete,
            SyncStore store,
            Node node) {
        SyncOptions options = setup.options();
        if (without == Ablation.INDEX_LAG) {
            options = options.withIndexLag(Duration.ZERO).withFeedOverlap(Duration.ZERO);
        }
        if (without == Ablation.DELETE_PROOF) {
            options = options.withConfirmMissingAfter(Duration.ZERO);
        }
        if (without == Ablation.DELETION_LIMIT) {
            options = options.withDeletionLimit(DeletionLimit.none());
        }
        return new Tenant(
                World.LOCATION,
                type,
                related.types(),
                records,
                remote,
                mapping,
                new Rules(
                        mapping.rules(),
                        mapping.matchKeys(),
                        onDelete,
                        scenario.onDeleteConflict(),
                        "deleted in app",
                        options,
                        mapping.requiredOneOf()),
                store,
                options,
                world.timeline.clock(node.skew),
                () -> "id" + (100_000 + ids++),
                new Counters(),
                skew(node.ghlClock),
                oversight,
                new Traffic());
    }

    private Supplier<@Nullable ClockSkew> skew(@Nullable ServerClock ghlClock) {
        if (ghlClock == null) {
            return () -> null;
        }
        return without == Ablation.CLOCK
                ? () -> new ClockSkew(Duration.ZERO, Duration.ZERO)
                : () -> world.measured(ghlClock.skew());
    }

    /** Runs that have more than contacts have a trigger as well. */
    private Oversight oversight() {
        Oversight defaults = Oversight.defaults();
        if (!scenario.related()) {
            return defaults;
        }
        Map<RecordType, List<FieldRule>> fields = new EnumMap<>(RecordType.class);
        // A field that is mapped otherwise for a while changes with that, of which nobody tells.
        fields.put(
                RecordType.CONTACT,
                setup.mapping().rules().stream()
                        .filter(rule -> !world.mappings.isTwofold(rule))
                        .toList());
        related.shelves()
                .forEach(shelf ->
                        fields.put(shelf.kind().type(), shelf.kind().mapping().rules()));
        return defaults.with(witness.triggers(fields));
    }
}
