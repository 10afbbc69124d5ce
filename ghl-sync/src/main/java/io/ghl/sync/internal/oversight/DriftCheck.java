package io.ghl.sync.internal.oversight;

import io.ghl.sync.audit.DriftReport;
import io.ghl.sync.audit.DriftReport.Difference;
import io.ghl.sync.audit.DriftReport.Kind;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewItem.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Compares both sides of linked records, whatever their bases say. Reads only. */
public final class DriftCheck {
    private static final int LINKS_AT_ONCE = 500;

    private final List<Difference> differences = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private int records;
    private int fields;

    private DriftCheck() {}

    /**
     * Compares all linked records of a location: pages of HighLevel, and one call for each record that differs in them or
     * that no page shows.
     */
    public static DriftReport full(List<Tenant> tenants) {
        return run(tenants.get(0), check -> tenants.forEach(check::all));
    }

    /** Compares some linked records, one call each, chosen by a seed. */
    public static DriftReport sample(List<Tenant> tenants, int size, long seed) {
        return run(tenants.get(0), check -> check.some(tenants, size, seed));
    }

    private interface Work {
        void run(DriftCheck check);
    }

    private static DriftReport run(Tenant any, Work work) {
        Instant started = any.clock().instant();
        DriftCheck check = new DriftCheck();
        work.run(check);
        return new DriftReport(
                started, any.clock().instant(), check.records, check.fields, check.counts, check.differences);
    }

    private void all(Tenant tenant) {
        Set<String> shown = tenant.ghl().pollsByParent() ? Collections.emptySet() : pages(tenant);
        forEachPair(tenant, link -> {
            if (!shown.contains(link.ghlId())) {
                compare(tenant, Snapshot.read(tenant, link));
            }
        });
    }

    /** Compares what pages show, and tells what that is. */
    private Set<String> pages(Tenant tenant) {
        Set<String> shown = new HashSet<>();
        String page = null;
        do {
            GhlRows rows = tenant.ghl().all(page);
            for (GhlRecord row : rows.rows()) {
                if (shown.add(row.id())) {
                    pairOf(tenant, row.id()).ifPresent(link -> compareRow(tenant, link, row));
                }
            }
            page = rows.next();
        } while (page != null);
        return shown;
    }

    /** Reservoir sampling, so that the ids of all links need not be held. */
    private void some(List<Tenant> tenants, int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Runnable> chosen = new ArrayList<>();
        int[] seen = {0};
        for (Tenant tenant : tenants) {
            forEachPair(tenant, link -> {
                Runnable look = () -> compare(tenant, Snapshot.read(tenant, link));
                if (chosen.size() < size) {
                    chosen.add(look);
                } else {
                    int place = random.nextInt(seen[0] + 1);
                    if (place < size) {
                        chosen.set(place, look);
                    }
                }
                seen[0]++;
            });
        }
        chosen.forEach(Runnable::run);
    }

    private static void forEachPair(Tenant tenant, Consumer<Link> action) {
        String after = null;
        List<Link> links;
        do {
            String from = after;
            links = tenant.store()
                    .transact(tx -> tx.links().page(tenant.location(), tenant.type(), from, LINKS_AT_ONCE));
            links.stream().filter(DriftCheck::isPair).forEach(action);
            after = links.isEmpty() ? null : links.get(links.size() - 1).id();
        } while (after != null);
    }

    private static Optional<Link> pairOf(Tenant tenant, String ghlId) {
        return tenant.store()
                .transact(tx -> tx.links().of(tenant.location(), tenant.type(), Side.GHL, ghlId))
                .filter(DriftCheck::isPair);
    }

    private static boolean isPair(Link link) {
        return switch (link.state()) {
            case LINKED, HELD -> true;
            case PARKED -> !link.isAlone();
            default -> false;
        };
    }

    /** A row of a search may lag behind, so what it shows to differ is read again. */
    private void compareRow(Tenant tenant, Link link, GhlRecord row) {
        AppState app = tenant.resolved(tenant.app().read(Objects.requireNonNull(link.appId())))
                .orElse(null);
        GhlState shown = tenant.state(row);
        boolean same = app != null
                && tenant.rules().fields().stream()
                        .allMatch(rule -> Drift.mayDiffer(
                                tenant.rules(),
                                rule.name(),
                                app.values().get(rule.name()),
                                shown.values().get(rule.name())));
        compare(tenant, same ? Snapshot.of(tenant, link, app, shown, true) : Snapshot.read(tenant, link));
    }

    private void compare(Tenant tenant, Snapshot now) {
        records++;
        Link link = now.link();
        if (now.app() == null || (now.live() && now.ghl() == null)) {
            Kind kind = missing(now);
            add(link, null, kind, kind == Kind.OPEN_REVIEW ? "a person is asked about it" : "the record is not there");
            return;
        }
        Snapshot.Plan plan = now.plan();
        for (FieldRule rule : tenant.rules().fields()) {
            fields++;
            compare(now, rule, plan);
        }
    }

    private static Kind missing(Snapshot now) {
        boolean asked = now.reviews().stream().anyMatch(item -> item.kind() == ReviewItem.Kind.DELETE);
        if (asked || now.link().state() == LinkState.HELD) {
            return Kind.OPEN_REVIEW;
        }
        if (now.isSignalled() || now.link().missingSince() != null) {
            return Kind.PENDING;
        }
        return now.app() == null ? Kind.MISSING_IN_APP : Kind.MISSING_IN_GHL;
    }

    private void compare(Snapshot now, FieldRule rule, Snapshot.Plan plan) {
        String field = rule.name();
        FieldOutcome outcome = plan.of(field);
        FieldValue app = now.appValues().get(field);
        FieldValue ghl = now.ghlValues().get(field);
        if (app.isPresent() && ghl.isPresent() && Drift.same(rule, app, ghl)) {
            return;
        }
        Link link = now.link();
        ReviewItem review = now.review(field).orElse(null);
        if (review != null) {
            reviewed(link, field, review);
        } else if (plan.unmanaged().contains(field)) {
            add(link, field, Kind.UNMANAGED, "its condition does not hold for the record");
        } else if (!app.isPresent() || !ghl.isPresent()) {
            String problem = now.problem(field);
            add(link, field, Kind.UNMANAGED, problem == null ? "one side's value is not known" : problem);
        } else if (link.state() == LinkState.PARKED) {
            add(link, field, Kind.PARKED, String.valueOf(link.problem()));
        } else if (link.intent() != null || now.isSignalled()) {
            add(link, field, Kind.PENDING, "the worker is about to look at it");
        } else if (Drift.mayDiffer(now.rules(), field, app, ghl)) {
            add(link, field, Kind.UNMANAGED, "a blank value may stay beside another one here");
        } else if (outcome instanceof FieldOutcome.Unchanged || outcome instanceof FieldOutcome.Agreed) {
            add(link, field, Kind.UNEXPLAINED, "neither side changed it since both were last seen, and they differ");
        } else {
            add(link, field, Kind.PENDING, "it was edited, and no signal has told of it yet");
        }
    }

    private void reviewed(Link link, String field, ReviewItem review) {
        if (review.status() == Status.IGNORED) {
            add(link, field, Kind.IGNORED, "a person wants it left as it is");
        } else if (review.status() == Status.DECIDED) {
            add(link, field, Kind.PENDING, "a decision waits to be carried out");
        } else {
            add(link, field, Kind.OPEN_REVIEW, review.reason());
        }
    }

    private void add(Link link, @Nullable String field, Kind kind, String why) {
        counts.merge(kind, 1, Integer::sum);
        differences.add(new Difference(link.type(), link.appId(), link.ghlId(), field, kind, why));
    }
}
