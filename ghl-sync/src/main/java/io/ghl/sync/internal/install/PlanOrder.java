package io.ghl.sync.internal.install;

import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.store.StoreTransaction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells a change of plan from an older one that arrives late. HighLevel's example of the event has no time, though other
 * events have one. Where either event has none, what each says it changed from tells: the plan that the last one left is
 * what the one before it led to.
 */
final class PlanOrder {
    private static final String STREAM = "app.plan";

    private PlanOrder() {}

    /**
     * A change of plan.
     *
     * @param from the plan before, null if the event does not tell
     * @param to the plan after
     * @param at when it happened, null if the event does not tell
     */
    record PlanChange(
            @Nullable String from, String to, @Nullable Instant at) {}

    /**
     * Whether a change is none of before the last one; if so, it is the last one from now on.
     *
     * @param plan the plan of the location as it is known, null if it is not
     */
    static boolean isNext(StoreTransaction tx, String location, @Nullable String plan, PlanChange change) {
        PlanChange last = tx.cursors()
                .read(location, STREAM)
                .map(StoredJson::readTexts)
                .map(PlanOrder::read)
                .orElse(null);
        if (last != null && isBefore(change, last, plan)) {
            return false;
        }
        tx.cursors().write(location, STREAM, write(change));
        return true;
    }

    private static boolean isBefore(PlanChange change, PlanChange last, @Nullable String plan) {
        if (change.at() != null && last.at() != null) {
            return change.at().isBefore(last.at());
        }
        boolean goesOn = change.from() != null && change.from().equals(plan);
        return !goesOn && change.to().equals(last.from());
    }

    private static String write(PlanChange change) {
        return StoredJson.write(List.of(
                change.to(),
                change.from() == null ? "" : change.from(),
                change.at() == null ? "" : change.at().toString()));
    }

    private static PlanChange read(List<String> texts) {
        String from = texts.get(1);
        String at = texts.get(2);
        return new PlanChange(from.isEmpty() ? null : from, texts.get(0), at.isEmpty() ? null : Instant.parse(at));
    }
}
