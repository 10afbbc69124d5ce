package io.ghl.sync.internal.engine.location;

import io.ghl.client.limit.Priority;
import io.ghl.sync.internal.app.AppSide;
import io.ghl.sync.internal.engine.feed.LinkRun;
import io.ghl.sync.internal.engine.feed.Streams;
import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.record.Attempts;
import io.ghl.sync.internal.engine.record.Drain;
import io.ghl.sync.internal.engine.record.Linker;
import io.ghl.sync.internal.engine.record.TypedWork;
import io.ghl.sync.internal.engine.tenant.CallPriority;
import io.ghl.sync.internal.engine.tenant.Counters;
import io.ghl.sync.internal.engine.tenant.Oversight;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.engine.tenant.Traffic;
import io.ghl.sync.internal.engine.trigger.FiringCount;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.planning.OverlayApp;
import io.ghl.sync.internal.planning.OverlayGhl;
import io.ghl.sync.internal.planning.PlanCount;
import io.ghl.sync.internal.store.memory.StoreCopy;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.plan.TypePlan;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Works out what a sync would do: the engine itself runs, over copies of both sides and of its state. Nothing is written
 * outside; HighLevel is read by pages, and record by record only where no list shows one.
 */
public final class Planning {
    private static final int LINKS_PER_PAGE = 500;
    /** Long enough for whatever waits for a second look, and not for what waits for a person or for another day. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Tenant> real;
    private final LaterClock clock;
    private final List<Tenant> copies = new ArrayList<>();
    private final Map<RecordType, OverlayGhl> ghl = new EnumMap<>(RecordType.class);
    private final Map<RecordType, Linker.Survey> surveys = new EnumMap<>(RecordType.class);
    private final SyncStore store;
    private final FiringCount firings;
    private int ids;

    /**
     * A plan, and what it is made of.
     *
     * @param plan the plan
     * @param steps names each thing that it would do
     */
    public record Planned(SyncPlan plan, Set<String> steps) {}

    private Planning(List<Tenant> tenants) {
        this.real = tenants.stream().sorted(Comparator.comparing(Tenant::type)).toList();
        Tenant first = real.get(0);
        this.clock = new LaterClock(first.clock());
        this.store = StoreCopy.of(
                first.store(),
                first.location(),
                first.synced(),
                streams(first.synced()),
                clock.instant().plus(PATIENCE));
        this.firings = new FiringCount(first.oversight().triggers());
        real.forEach(tenant -> copies.add(copy(tenant)));
        ghl.forEach((type, records) -> type.parent().map(ghl::get).ifPresent(parents -> parents.hasBelow(records)));
    }

    /**
     * Whether all was linked before, what was held or decided about many deletions, and since when the survivors of merges
     * are looked for.
     */
    private static List<String> streams(Set<RecordType> types) {
        Stream<String> ofTypes = types.stream()
                .map(Streams::of)
                .flatMap(streams -> Stream.of(streams.deletions(), streams.sweep(), streams.sweepBefore()));
        return Stream.concat(Stream.of(LinkRun.STREAM), ofTypes).toList();
    }

    /** The plan for a location as both sides show themselves now. */
    public static Planned plan(List<Tenant> tenants, long dailyLimit, double rate) {
        CallPriority priority = tenants.get(0).traffic().priority();
        return priority.during(Priority.BACKFILL, () -> new Planning(tenants).run(dailyLimit, rate));
    }

    private Tenant copy(Tenant tenant) {
        OverlayGhl records = new OverlayGhl(tenant.ghl(), tenant.mapping().targets());
        ghl.put(tenant.type(), records);
        AppSide app = new OverlayApp(
                tenant.app(),
                tenant.rules().fields().stream().map(FieldRule::name).collect(Collectors.toSet()));
        return copy(tenant, app, records);
    }

    private Tenant copy(Tenant tenant, AppSide app, GhlRecords records) {
        return new Tenant(
                tenant.location(),
                tenant.type(),
                tenant.synced(),
                app,
                records,
                tenant.mapping(),
                tenant.rules(),
                store,
                tenant.options(),
                clock,
                () -> "planned-" + ids++,
                new Counters(),
                tenant.skew(),
                Oversight.defaults().with(firings.watching(real)).silent(),
                new Traffic());
    }

    private Planned run(long dailyLimit, double rate) {
        Tenant first = copies.get(0);
        Map<RecordType, Integer> linked = new EnumMap<>(RecordType.class);
        Map<RecordType, Integer> older = new EnumMap<>(RecordType.class);
        copies.forEach(tenant -> {
            linked.put(tenant.type(), countPairs(tenant, link -> true));
            older.put(tenant.type(), countPairs(tenant, link -> MappingHistory.isOlder(tenant, link)));
            carryOverMeanings(tenant);
        });
        long fence = store.transact(tx -> {
            LinkRun.ask(tx, first.location());
            return tx.fences().take(first.location());
        });
        List<TypedWork> work = copies.stream().map(TypedWork::of).toList();
        for (int i = 0; i < work.size(); i++) {
            TypedWork type = work.get(i);
            Tenant tenant = type.tenant();
            boolean firstRound = TypedWork.of(real.get(i)).feeds().rounds().areOwed();
            if (firstRound) {
                type.feeds().rounds().finish(() -> true);
                carryOut(work, fence);
            }
            type.surveyed().begin(clock.instant());
            surveys.put(tenant.type(), new Linker(tenant, fence).link(firstRound, (raised, left) -> {}));
            carryOut(work, fence);
        }
        PlanCount count = new PlanCount(store, first.location());
        Map<RecordType, TypePlan> types = new EnumMap<>(RecordType.class);
        for (Tenant tenant : copies) {
            Linker.Survey survey = surveys.get(tenant.type());
            types.put(
                    tenant.type(),
                    count.of(
                            tenant.type(),
                            survey == null ? 0 : survey.app().size(),
                            survey == null ? 0 : survey.ghl().size(),
                            linked.getOrDefault(tenant.type(), 0),
                            older.getOrDefault(tenant.type(), 0)));
        }
        firings.fireTimers(copies, real.get(0).store(), real.get(0).clock().instant(), fence);
        long calls = ghl.values().stream().mapToLong(OverlayGhl::calls).sum();
        SyncPlan plan = new SyncPlan(
                first.location(),
                real.get(0).clock().instant(),
                types,
                firings.of(store, first.location()),
                calls,
                dailyLimit,
                rate,
                count.fingerprint());
        return new Planned(plan, count.steps());
    }

    /** Works until nothing is due any more, and lets what only waits for a second look have it. */
    private void carryOut(List<TypedWork> work, long fence) {
        Attempts attempts = new Attempts();
        Instant end = clock.instant().plus(PATIENCE);
        while (true) {
            new Drain(work, fence, attempts).work(signal -> true);
            Optional<Instant> next =
                    store.transact(tx -> tx.signals().nextDue(copies.get(0).location()));
            if (next.isEmpty() || next.get().isAfter(end)) {
                return;
            }
            clock.moveTo(next.get());
        }
    }

    /** The copy of the state goes by what the mapping meant before. */
    private void carryOverMeanings(Tenant copied) {
        Tenant original = real.get(copies.indexOf(copied));
        Set<String> seen = new HashSet<>();
        forEachLink(copied, link -> {
            if (MappingHistory.isOlder(copied, link) && seen.add(String.valueOf(link.mappingVersion()))) {
                MappingHistory.carryOver(original, copied, link);
            }
        });
    }

    private int countPairs(Tenant tenant, Predicate<Link> which) {
        int[] counted = {0};
        forEachLink(tenant, link -> counted[0] += isPair(link) && which.test(link) ? 1 : 0);
        return counted[0];
    }

    private static boolean isPair(Link link) {
        return link.state() == LinkState.LINKED || (link.state() == LinkState.PARKED && !link.isAlone());
    }

    private interface Each {
        void visit(Link link);
    }

    private void forEachLink(Tenant tenant, Each each) {
        String after = null;
        List<Link> links;
        do {
            String from = after;
            links = store.transact(tx -> tx.links().page(tenant.location(), tenant.type(), from, LINKS_PER_PAGE));
            for (Link link : links) {
                after = link.id();
                each.visit(link);
            }
        } while (!links.isEmpty());
    }

    /** The real time, or later: a plan does not wait, it looks ahead. */
    private static final class LaterClock extends Clock {
        private final Clock clock;
        private Instant earliest = Instant.MIN;

        LaterClock(Clock clock) {
            this.clock = clock;
        }

        void moveTo(Instant time) {
            earliest = time;
        }

        @Override
        public Instant instant() {
            Instant now = clock.instant();
            return now.isAfter(earliest) ? now : earliest;
        }

        @Override
        public ZoneId getZone() {
            return clock.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("A plan needs instants only.");
        }
    }
}
