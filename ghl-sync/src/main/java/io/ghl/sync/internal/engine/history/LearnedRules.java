package io.ghl.sync.internal.engine.history;

import io.ghl.sync.internal.reconcile.Rules;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.ReviewRule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules that people made of decisions, laid over the configured ones: they settle what would be asked. */
public final class LearnedRules {
    private static final String PREFIX = "rule ";

    private LearnedRules() {}

    /** The configured rules with those that people made; among several for a field the first holds. */
    public static Rules over(Rules rules, RecordType type, List<ReviewRule> made) {
        if (made.isEmpty()) {
            return rules;
        }
        List<FieldRule> fields = new ArrayList<>();
        for (FieldRule field : rules.fields()) {
            fields.add(made.stream()
                    .filter(rule -> rule.type() == type && rule.field().equals(field.name()))
                    .findFirst()
                    .map(rule -> field.settledBy(strategy -> insteadOfAsking(strategy, rule)))
                    .orElse(field));
        }
        return rules.withFields(fields);
    }

    private static ConflictStrategy insteadOfAsking(ConflictStrategy strategy, ReviewRule rule) {
        return conflict -> {
            Resolution resolution = strategy.resolve(conflict);
            return resolution instanceof Resolution.Ask ask
                    ? new Resolution.Take(
                            rule.winner(),
                            PREFIX + rule.id() + ": " + rule.winner() + " wins",
                            "made by " + rule.actor() + " at " + rule.at() + "; otherwise: " + ask.reason())
                    : resolution;
        };
    }

    /** The id of the rule that a text of an audit row names, null if it names none. */
    public static @Nullable String idIn(String rule) {
        int end = rule.indexOf(':');
        return rule.startsWith(PREFIX) && end > 0 ? rule.substring(PREFIX.length(), end) : null;
    }
}
