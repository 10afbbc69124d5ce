package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.review.Decision;
import io.ghl.sync.review.ReviewItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Fields of one record that are not sent because HighLevel would refuse them, while the others are. */
final class Refusals {
    private static final String WHY = "HighLevel would refuse it: ";

    private final Rules rules;
    private final List<ReviewItem> reviews;
    private final Set<String> refused = new TreeSet<>();

    Refusals(Rules rules, List<ReviewItem> reviews) {
        this.rules = rules;
        this.reviews = reviews;
    }

    /** Puts a question in the place of each write that would be refused. */
    void add(Map<String, String> reasons, Outcomes outcomes, FieldValues ghl) {
        reasons.forEach((field, reason) -> refuse(outcomes, field, WHY + reason));
        FieldValues after = ghl;
        for (FieldOutcome.Write write : outcomes.writes()) {
            if (write.toGhl().isPresent()) {
                after = after.with(write.field(), write.toGhl());
            }
        }
        String lacking = rules.lacking(after);
        if (lacking != null) {
            for (String field : rules.requiredOneOf()) {
                FieldOutcome.Write write = outcomes.writeOrNull(field);
                if (write != null && write.toGhl().isBlank()) {
                    refuse(outcomes, field, lacking);
                }
            }
        }
    }

    private void refuse(Outcomes outcomes, String field, String reason) {
        FieldOutcome.Write write = outcomes.writeOrNull(field);
        if (write != null) {
            refused.add(field);
            outcomes.ask(new FieldOutcome.Ask(field, write.app(), write.ghl(), reason));
        }
    }

    /** What is asked about a field. */
    ReviewItem.Kind kind(String field) {
        return refused.contains(field) ? ReviewItem.Kind.REFUSED : ReviewItem.Kind.FIELD;
    }

    /** The outcome as a person decided about a value that was refused, if both sides still hold what that person saw. */
    FieldOutcome overruled(FieldOutcome outcome) {
        if (!(outcome instanceof FieldOutcome.Write write)) {
            return outcome;
        }
        FieldRule rule = rules.fields().stream()
                .filter(each -> each.name().equals(write.field()))
                .findFirst()
                .orElseThrow();
        Decision decision = decision(write);
        return decision == null ? outcome : Decisions.overruled(write, rule, decision);
    }

    private @Nullable Decision decision(FieldOutcome.Write write) {
        return reviews.stream()
                .filter(item -> item.kind() == ReviewItem.Kind.REFUSED
                        && item.field().equals(write.field())
                        && item.app().equals(write.app())
                        && item.ghl().equals(write.ghl()))
                .map(ReviewItem::decision)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
