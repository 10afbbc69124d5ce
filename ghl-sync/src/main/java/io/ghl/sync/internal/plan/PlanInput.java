package io.ghl.sync.internal.plan;

import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.merge.ChangeInterval;
import io.ghl.sync.merge.ClockSkew;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.review.Decision;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that planning looks at.
 *
 * @param rules the mapping's rules
 * @param appBase what the application was last seen to hold; a field absent on either base is linked for the first time
 * @param ghlBase what HighLevel was last seen to hold
 * @param app what the application holds; an absent field is frozen
 * @param ghl what HighLevel holds; an absent field is frozen
 * @param appChanged when the application's fields changed, by name; unknown where there is no entry
 * @param ghlChanged when HighLevel's fields changed, by name; unknown where there is no entry
 * @param skew how far HighLevel's clock is ahead, null if unknown
 * @param decisions what people decided, by field name; only decisions about just these values
 */
public record PlanInput(
        List<FieldRule> rules,
        FieldValues appBase,
        FieldValues ghlBase,
        FieldValues app,
        FieldValues ghl,
        Map<String, ChangeInterval> appChanged,
        Map<String, ChangeInterval> ghlChanged,
        @Nullable ClockSkew skew,
        Map<String, Decision> decisions) {
    public PlanInput {
        rules = List.copyOf(rules);
        appChanged = Map.copyOf(appChanged);
        ghlChanged = Map.copyOf(ghlChanged);
        decisions = Map.copyOf(decisions);
    }
}
