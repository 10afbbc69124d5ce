package io.ghl.sync.plan;

import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a sync of a location would do, worked out by the engine itself over copies of both sides and of its state:
 * nothing was written anywhere. Immutable.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="plan"}
 *
 * @param location the location
 * @param at when it was made
 * @param types what would be done to the records of each type that is synced
 * @param triggers how often each trigger would fire, by the triggers' names in their order
 * @param calls how many calls to HighLevel it would take, including those that read both sides again
 * @param dailyLimit how many calls HighLevel allows a location in a day
 * @param rate how many calls are made in a second at the most
 * @param fingerprint names what would be done to the records and with which values, which cannot be read from it; two
 *     plans with the same one would do the same
 */
public record SyncPlan(
        String location,
        Instant at,
        Map<RecordType, TypePlan> types,
        Map<String, TriggerPlan> triggers,
        long calls,
        long dailyLimit,
        double rate,
        String fingerprint) {

    @SuppressWarnings("doclint:missing")
    public SyncPlan {
        types = Collections.unmodifiableMap(new TreeMap<>(types));
        triggers = Collections.unmodifiableMap(new LinkedHashMap<>(triggers));
    }

    /**
     * What would be done to the records of one type.
     *
     * @param type the type
     * @return the part of the plan, empty if records of that type are not synced
     */
    public Optional<TypePlan> of(RecordType type) {
        return Optional.ofNullable(types.get(type));
    }

    /**
     * Whether there is nothing to do.
     *
     * @return true if applying the plan would link, unlink, write and ask nothing
     */
    public boolean isEmpty() {
        return types.values().stream().allMatch(TypePlan::isEmpty);
    }

    /**
     * How long it would take at HighLevel's rate limit, were nothing else to call. A plan that takes more calls than a
     * day has is carried on the next day.
     *
     * @return the time, rounded up to a second
     */
    public Duration duration() {
        long days = calls / dailyLimit;
        long rest = calls % dailyLimit;
        return Duration.ofDays(days).plusSeconds((long) Math.ceil(rest / rate));
    }

    /**
     * How much of a day's calls it would take.
     *
     * @return a share of 1 or more than 1
     */
    public double shareOfDay() {
        return (double) calls / dailyLimit;
    }
}
