package io.ghl.sync.internal.oversight;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.history.LearnedRules;
import io.ghl.sync.internal.engine.history.MappingHistory;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.FieldPlanner;
import io.ghl.sync.internal.plan.PlanInput;
import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.ManagedPlan;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.store.StoreTransaction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A pair of records as it is now: what the store knows of it, and what both sides hold.
 *
 * @param link the link
 * @param reviews its items that are not closed
 * @param isSignalled whether the worker is to look at it
 * @param rules the rules in force
 * @param app the application's record, null if it is gone or unknown
 * @param ghl HighLevel's record, null if it is gone, unknown or could not be read
 * @param live whether HighLevel could be asked
 */
record Snapshot(
        Link link,
        List<ReviewItem> reviews,
        boolean isSignalled,
        Rules rules,
        @Nullable AppState app,
        @Nullable GhlState ghl,
        boolean live) {

    /** What the store knows. */
    private record Stored(Link link, List<ReviewItem> reviews, boolean signalled, List<ReviewRule> made) {}

    /** Reads both sides of a link; HighLevel costs a call. */
    static Snapshot read(Tenant tenant, Link link) {
        AppState app = readApp(tenant, link);
        GhlState ghl = link.ghlId() == null
                ? null
                : tenant.ghl().read(link.ghlId()).map(tenant::state).orElse(null);
        return of(tenant, link, app, ghl, true);
    }

    /** A link of which HighLevel cannot tell anything now. */
    static Snapshot withoutGhl(Tenant tenant, Link link) {
        return of(tenant, link, readApp(tenant, link), null, false);
    }

    private static @Nullable AppState readApp(Tenant tenant, Link link) {
        return link.appId() == null
                ? null
                : tenant.resolved(tenant.app().read(link.appId())).orElse(null);
    }

    /** A pair whose sides were read. */
    static Snapshot of(Tenant tenant, Link link, @Nullable AppState app, @Nullable GhlState ghl, boolean live) {
        Stored stored = tenant.store()
                .transact(tx -> new Stored(
                        // As the next look takes it, also if the mapping is another one by now.
                        MappingHistory.rebased(tx, tenant, link),
                        tx.reviews().of(link.id()),
                        isSignalled(tx, link, Side.APP) || isSignalled(tx, link, Side.GHL),
                        tx.decisions().rules(tenant.location())));
        return new Snapshot(
                stored.link(),
                stored.reviews(),
                stored.signalled(),
                LearnedRules.over(tenant.rules(), tenant.type(), stored.made()),
                app,
                ghl,
                live);
    }

    private static boolean isSignalled(StoreTransaction tx, Link link, Side side) {
        String id = link.idOn(side);
        return id != null
                && tx.signals().of(link.location(), link.type(), side, id).isPresent();
    }

    FieldValues appValues() {
        return app == null ? FieldValues.none() : app.values();
    }

    /** What HighLevel holds, or was last seen to hold if it could not be asked. */
    FieldValues ghlValues() {
        return live ? (ghl == null ? FieldValues.none() : ghl.values()) : link.ghlBase();
    }

    /** The question about a field or, if there is none, about the whole record. */
    Optional<ReviewItem> review(String field) {
        return reviews.stream()
                .filter(item -> item.field().equals(field))
                .findFirst()
                .or(() -> reviews.stream()
                        .filter(item -> item.field().equals(ReviewItem.WHOLE_RECORD))
                        .findFirst());
    }

    /** Why a field cannot be read, null if it can. */
    @Nullable
    String problem(String field) {
        String there = ghl == null ? null : ghl.problems().get(field);
        return there != null || app == null ? there : app.problems().get(field);
    }

    /** What the next look would do about each field, without evidence of who was first. */
    Plan plan() {
        ManagedPlan plan = app == null
                ? new ManagedPlan(FieldPlanner.plan(input(FieldValues.none())), Set.of())
                : ManagedPlan.of(app, this::input);
        return new Plan(
                plan.outcomes().stream().collect(Collectors.toMap(FieldOutcome::field, Function.identity())),
                plan.unmanaged());
    }

    /**
     * What would be done.
     *
     * @param outcomes by field
     * @param unmanaged the fields whose condition does not hold
     */
    record Plan(Map<String, FieldOutcome> outcomes, Set<String> unmanaged) {
        FieldOutcome of(String field) {
            return Objects.requireNonNull(outcomes.get(field));
        }
    }

    private PlanInput input(FieldValues held) {
        return new PlanInput(
                rules.fields(), link.appBase(), link.ghlBase(), held, ghlValues(), Map.of(), Map.of(), null, Map.of());
    }

    /** The rows of a link, oldest first. */
    static List<AuditEntry> history(Tenant tenant, Link link) {
        return tenant.store().transact(tx -> tx.audit().of(link.id()));
    }
}
