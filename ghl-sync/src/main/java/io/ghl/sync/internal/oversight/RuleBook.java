package io.ghl.sync.internal.oversight;

import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.location.ReviewExpiry;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.FieldPlanner;
import io.ghl.sync.internal.plan.PlanInput;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.Decision.Choice;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.review.ReviewRule;
import io.ghl.sync.review.ReviewRule.Suggestion;
import io.ghl.sync.store.StoreTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rules that people make of equal decisions. */
final class RuleBook {
    /** How far back decisions are looked at. */
    private static final int DECISIONS = 1000;

    private final List<Tenant> tenants;
    private final Tenant tenant;

    RuleBook(List<Tenant> tenants) {
        this.tenants = tenants;
        this.tenant = tenants.get(0);
    }

    private record Field(RecordType type, String name) {}

    List<Suggestion> suggestions(StoreTransaction tx) {
        Map<Field, List<Choice>> choices = new LinkedHashMap<>();
        for (ReviewItem item : tx.reviews().decided(tenant.location(), DECISIONS)) {
            Decision decision = item.decision();
            if (item.kind() == ReviewItem.Kind.FIELD
                    && decision != null
                    && !decision.actor().equals(ReviewExpiry.ACTOR)
                    && isForARule(item, decision.choice())) {
                choices.computeIfAbsent(new Field(item.type(), item.field()), field -> new ArrayList<>())
                        .add(decision.choice());
            }
        }
        List<ReviewRule> rules = tx.decisions().rules(tenant.location());
        List<Suggestion> suggestions = new ArrayList<>();
        choices.forEach((field, made) -> {
            Choice last = made.get(0);
            int times = (int) made.stream().takeWhile(last::equals).count();
            boolean ruled = rules.stream()
                    .anyMatch(
                            rule -> rule.type() == field.type() && rule.field().equals(field.name()));
            boolean sided = last == Choice.APP || last == Choice.GHL;
            if (sided && !ruled && times >= tenant.oversight().reviews().suggestAfter()) {
                Side winner = last == Choice.APP ? Side.APP : Side.GHL;
                suggestions.add(new Suggestion(field.type(), field.name(), winner, times));
            }
        });
        return suggestions;
    }

    /** Whether a rule would have settled a question: not if something else asks than the strategy. */
    private boolean isForARule(ReviewItem item, Choice choice) {
        String field = item.field();
        return tenants.stream()
                .filter(typed -> typed.type() == item.type())
                .flatMap(typed -> typed.rules().fields().stream())
                .filter(rule -> rule.name().equals(field))
                .map(rule ->
                        rule.settledBy(strategy -> choice == Choice.GHL ? Strategies.ghlWins() : Strategies.appWins()))
                .flatMap(rule -> FieldPlanner.plan(new PlanInput(
                                List.of(rule),
                                FieldValues.none().with(field, item.appBase()),
                                FieldValues.none().with(field, item.ghlBase()),
                                FieldValues.none().with(field, item.app()),
                                FieldValues.none().with(field, item.ghl()),
                                Map.of(),
                                Map.of(),
                                null,
                                Map.of()))
                        .stream())
                .anyMatch(outcome -> !(outcome instanceof FieldOutcome.Ask));
    }

    ReviewRule make(StoreTransaction tx, Suggestion suggestion, boolean everywhere, String actor) {
        FieldRule field = tenants.stream()
                .filter(typed -> typed.type() == suggestion.type())
                .flatMap(typed -> typed.rules().fields().stream())
                .filter(rule -> rule.name().equals(suggestion.field()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Field " + suggestion.field() + " of "
                        + suggestion.type() + " is not mapped, so there is nothing to make a rule for."));
        if (field.labels() || field.owner() != null) {
            throw new IllegalArgumentException("Field " + suggestion.field()
                    + " never asks who wins: it is merged, or owned by one side. It needs no rule.");
        }
        ReviewRule rule = new ReviewRule(
                tenant.ids().next(),
                everywhere ? null : tenant.location(),
                suggestion.type(),
                suggestion.field(),
                suggestion.winner(),
                actor,
                tenant.clock().instant());
        tx.decisions().addRule(rule);
        log(tx, rule, "rule made: " + rule.winner() + " wins", actor);
        tx.reviews().open(tenant.location()).stream()
                .filter(item -> item.kind() == ReviewItem.Kind.FIELD
                        && item.type() == rule.type()
                        && item.field().equals(rule.field()))
                .forEach(item -> tx.links().find(item.linkId()).ifPresent(link -> tenant.lookAt(tx, link)));
        return rule;
    }

    ReviewRule remove(StoreTransaction tx, String id, String actor) {
        ReviewRule rule = tx.decisions().rules(tenant.location()).stream()
                .filter(made -> made.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no rule " + id + " for location " + tenant.location() + "."));
        boolean unused = tx.decisions().removeRule(rule);
        log(tx, rule, "rule removed", actor);
        return rule;
    }

    private void log(StoreTransaction tx, ReviewRule rule, String what, String actor) {
        FieldValue none = FieldValue.absent();
        AuditEntry row = new AuditEntry(
                0,
                tenant.clock().instant(),
                tenant.location(),
                rule.type(),
                "",
                AuditEntry.Action.RULE_CHANGED,
                rule.field(),
                null,
                none,
                none,
                none,
                none,
                none,
                what,
                "rule " + rule.id() + (rule.location() == null ? ", for all locations" : ""),
                null,
                AuditEntry.Origin.PERSON,
                actor,
                AuditEntry.Redaction.NONE,
                AuditContext.NONE);
        new AuditTrail(tenant, 0).append(tx, List.of(row));
    }
}
