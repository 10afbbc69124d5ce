package io.ghl.sync.merge;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * The ready-made conflict strategies. Each is immutable and thread-safe.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="strategies"}
 */
public final class Strategies {
    private Strategies() {}

    /**
     * The application's value wins.
     *
     * @return the strategy
     */
    public static ConflictStrategy appWins() {
        return conflict -> new Resolution.Take(Side.APP, "app wins", "");
    }

    /**
     * HighLevel's value wins.
     *
     * @return the strategy
     */
    public static ConflictStrategy ghlWins() {
        return conflict -> new Resolution.Take(Side.GHL, "GHL wins", "");
    }

    /**
     * A person decides.
     *
     * @return the strategy
     */
    public static ConflictStrategy review() {
        return conflict -> new Resolution.Ask("both sides changed it");
    }

    /**
     * The later change wins, if the evidence proves which one that is: the intervals in which the two changes happened
     * must not touch, after HighLevel's times were put on this machine's clock by the skew that the engine measured.
     * HighLevel keeps no time per field, so often nothing is proven; then the fallback decides, and audit row or question
     * say so. Nothing is proven either before the skew was measured, which takes one answer of HighLevel.
     *
     * <p>Times from {@link io.ghl.sync.app.AppRecords#changedAt} are taken as times of this machine's clock; if they come
     * from another one, use {@link #newerWins(Duration, ConflictStrategy)}.
     *
     * @param otherwise settles what the evidence leaves open
     * @return the strategy
     */
    public static ConflictStrategy newerWins(ConflictStrategy otherwise) {
        return new NewerWins(null, Objects.requireNonNull(otherwise, "otherwise must not be null."));
    }

    /**
     * The later change wins, if the evidence proves which one that is: the intervals in which the two changes happened
     * must lie further apart than the clocks may disagree. HighLevel keeps no time per field, so often nothing is
     * proven; then the fallback decides, and audit row or question say so.
     *
     * @param clocksWithin how far the two sides' clocks may disagree beyond what the engine measured, zero or more;
     *     altogether before it measured
     * @param otherwise settles what the evidence leaves open
     * @return the strategy
     * @throws IllegalArgumentException if {@code clocksWithin} is negative
     */
    public static ConflictStrategy newerWins(Duration clocksWithin, ConflictStrategy otherwise) {
        Objects.requireNonNull(clocksWithin, "clocksWithin must not be null.");
        Objects.requireNonNull(otherwise, "otherwise must not be null.");
        if (clocksWithin.isNegative()) {
            throw new IllegalArgumentException("clocksWithin must not be negative, but is " + clocksWithin + ".");
        }
        return new NewerWins(clocksWithin, otherwise);
    }

    /**
     * A side that has nothing takes the other side's value; if both have one, a person decides.
     *
     * @return the strategy
     */
    public static ConflictStrategy fillBlank() {
        return fillBlank(review());
    }

    /**
     * A side that has nothing takes the other side's value, also if that side emptied the field on purpose.
     *
     * @param otherwise settles it if both sides have a value
     * @return the strategy
     */
    public static ConflictStrategy fillBlank(ConflictStrategy otherwise) {
        Objects.requireNonNull(otherwise, "otherwise must not be null.");
        return conflict -> Merges.filled(conflict, otherwise);
    }

    /**
     * Merges the sets of a field with several options one option at a time; what one side added stays. For values other
     * than sets a person decides. Tags need no strategy: they are always merged.
     *
     * @return the strategy
     */
    public static ConflictStrategy setMerge() {
        return setMerge(SetMerge.ADD_WINS);
    }

    /**
     * Merges the sets of a field with several options one option at a time. For values other than sets a person decides.
     *
     * @param how what becomes of an option that one side added and the other removed
     * @return the strategy
     */
    public static ConflictStrategy setMerge(SetMerge how) {
        Objects.requireNonNull(how, "how must not be null.");
        return conflict -> Merges.sets(conflict, how);
    }

    /**
     * Merges texts line by line: changes of different lines go together; where both sides changed the same lines, a
     * person decides. The lines are those of the field's canonical form.
     *
     * @return the strategy
     */
    public static ConflictStrategy textMerge() {
        return textMerge(TextOverlap.REVIEW);
    }

    /**
     * Merges texts line by line. For values other than texts, and for texts of several thousand lines, a person decides.
     *
     * @param overlap what becomes of lines that both sides changed
     * @return the strategy
     */
    public static ConflictStrategy textMerge(TextOverlap overlap) {
        Objects.requireNonNull(overlap, "overlap must not be null.");
        return conflict -> Merges.texts(conflict, overlap);
    }

    /**
     * Adds up what both sides added to a number or took from it; no value counts as zero. For values other than numbers,
     * and when records are linked for the first time, a person decides.
     *
     * @return the strategy
     */
    public static ConflictStrategy additive() {
        return Merges::numbers;
    }

    /**
     * The value that is further along wins, such as the stage of a deal. If a value is not in the order, a person
     * decides. A value that only one side changed is taken as it is, also if it is a step back.
     *
     * @param order the values from first to last, as HighLevel writes them; at least two, each once
     * @return the strategy
     * @throws IllegalArgumentException if there are fewer than two values, or one is blank or twice in it
     */
    public static ConflictStrategy monotone(String... order) {
        return monotone(Arrays.asList(Objects.requireNonNull(order, "order must not be null.")), review());
    }

    /**
     * The value that is further along wins.
     *
     * @param order the values from first to last, as HighLevel writes them; at least two, each once
     * @param otherwise settles it if a value is not in the order
     * @return the strategy
     * @throws IllegalArgumentException if there are fewer than two values, or one is blank or twice in it
     */
    public static ConflictStrategy monotone(List<String> order, ConflictStrategy otherwise) {
        Objects.requireNonNull(order, "order must not be null.");
        Objects.requireNonNull(otherwise, "otherwise must not be null.");
        List<FieldValue> steps = order.stream().map(Strategies::step).toList();
        if (steps.size() < 2
                || new HashSet<>(steps).size() < steps.size()
                || steps.stream().anyMatch(FieldValue::isBlank)) {
            throw new IllegalArgumentException(
                    "The order of monotone(...) must have two values or more, none of them blank or twice.");
        }
        return conflict -> Merges.furthest(conflict, steps, otherwise);
    }

    private static FieldValue step(String value) {
        return FieldValue.text(
                Objects.requireNonNull(value, "value must not be null.").strip());
    }
}
