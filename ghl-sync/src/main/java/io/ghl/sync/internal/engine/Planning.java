package io.ghl.sync.internal.engine;

import io.ghl.sync.SyncPlan;
import io.ghl.sync.internal.match.Pair;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.PlanInput;
import io.ghl.sync.internal.reconcile.AppState;
import io.ghl.sync.internal.reconcile.ManagedPlan;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Works out what a sync would do, from what both sides show now. Reads only. */
public final class Planning {
    private static final int LINKS_PER_PAGE = 500;

    private final Tenant tenant;
    private final Map<String, Integer> toApp = new TreeMap<>();
    private final Map<String, Integer> toGhl = new TreeMap<>();
    private final Map<String, Integer> conflicts = new TreeMap<>();
    private int calls;

    private Planning(Tenant tenant) {
        this.tenant = tenant;
    }

    /** The plan for a location as both sides show themselves now. */
    public static SyncPlan plan(Tenant tenant) {
        return new Planning(tenant).run();
    }

    private SyncPlan run() {
        Linker.Survey survey = Linker.survey(tenant);
        for (Pair pair : survey.match().pairs()) {
            compare(null, survey.app().get(pair.appId()), survey.ghl().get(pair.ghlId()));
        }
        int linked = 0;
        int toRebase = 0;
        String after = null;
        List<Link> links;
        do {
            String from = after;
            links = tenant.store()
                    .transact(tx -> tx.links().page(tenant.location(), tenant.type(), from, LINKS_PER_PAGE));
            for (Link link : links) {
                after = link.id();
                if (link.state() == LinkState.LINKED) {
                    linked++;
                    toRebase += MappingHistory.isOlder(tenant, link) ? 1 : 0;
                    compare(
                            rebased(link),
                            survey.app().get(link.appId()),
                            survey.ghl().get(link.ghlId()));
                }
            }
        } while (!links.isEmpty());
        int createInGhl = survey.match().unmatchedApp().size();
        int createInApp = survey.match().unmatchedGhl().size();
        return new SyncPlan(
                tenant.location(),
                survey.app().size(),
                survey.ghl().size(),
                linked,
                survey.match().pairs().size(),
                toRebase,
                createInGhl,
                createInApp,
                survey.match().ambiguous().size(),
                toGhl,
                toApp,
                conflicts,
                calls
                        + toRebase
                        + createInGhl
                        + createInApp
                        + survey.match().pairs().size());
    }

    private Link rebased(Link link) {
        return MappingHistory.isOlder(tenant, link)
                ? tenant.store().transact(tx -> MappingHistory.rebased(tx, tenant, link))
                : link;
    }

    private void compare(@Nullable Link link, @Nullable AppState app, @Nullable FieldValues ghl) {
        if (app == null || ghl == null) {
            return;
        }
        boolean patches = false;
        ManagedPlan plan = ManagedPlan.of(
                app,
                values -> new PlanInput(
                        tenant.rules().fields(),
                        link == null ? FieldValues.none() : link.appBase(),
                        link == null ? FieldValues.none() : link.ghlBase(),
                        values,
                        ghl,
                        Map.of(),
                        Map.of(),
                        null,
                        Map.of()));
        for (FieldOutcome outcome : plan.outcomes()) {
            if (outcome instanceof FieldOutcome.Ask ask) {
                conflicts.merge(ask.field(), 1, Integer::sum);
            } else if (outcome instanceof FieldOutcome.Write write) {
                if (write.toApp().isPresent()) {
                    toApp.merge(write.field(), 1, Integer::sum);
                }
                if (write.toGhl().isPresent()) {
                    toGhl.merge(write.field(), 1, Integer::sum);
                    patches |= !isLabels(write.field());
                    calls += isLabels(write.field()) ? 1 : 0;
                }
            }
        }
        calls += patches ? 1 : 0;
    }

    private boolean isLabels(String field) {
        return tenant.rules().fields().stream()
                .filter(FieldRule::labels)
                .anyMatch(rule -> rule.name().equals(field));
    }
}
