package io.ghl.sync.trigger;

import io.ghl.sync.internal.options.Several;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Does something whenever something happens to a record. Silent about what first-time linking brings together, unless
 * {@link #alsoWhileLinking()} says otherwise. Immutable; each method returns a changed copy.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="trigger"}
 */
public final class Trigger {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}");
    private static final int ATTEMPTS = 10;
    private static final int MOST_ATTEMPTS = 100;

    private final String name;
    private final @Nullable RecordType type;
    private final @Nullable Side from;
    private final List<Condition> conditions;
    private final Predicate<? super Change> where;
    private final boolean whileLinking;
    private final int attempts;
    private final List<Effect> effects;

    private Trigger(
            String name,
            @Nullable RecordType type,
            @Nullable Side from,
            List<Condition> conditions,
            Predicate<? super Change> where,
            boolean whileLinking,
            int attempts,
            List<Effect> effects) {
        this.name = name;
        this.type = type;
        this.from = from;
        this.conditions = conditions;
        this.where = where;
        this.whileLinking = whileLinking;
        this.attempts = attempts;
        this.effects = effects;
    }

    /**
     * Starts a trigger.
     *
     * @param name names it among the triggers of an engine, and in the keys of its effects; keep it when the trigger changes.
     *     1 to 64 letters, digits, spaces, dots, hyphens and underscores
     * @return a trigger without condition and effect
     * @throws IllegalArgumentException if the name has other characters or another length
     */
    public static Trigger named(String name) {
        Objects.requireNonNull(name, "name must not be null.");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The name of a trigger must have 1 to 64 letters, digits, spaces, dots,"
                    + " hyphens and underscores, and begin with a letter or digit.");
        }
        return new Trigger(name, null, null, List.of(), change -> true, false, ATTEMPTS, List.of());
    }

    /**
     * Only for records of a type. Default: any.
     *
     * @param value the type
     * @return the trigger
     */
    public Trigger on(RecordType value) {
        Objects.requireNonNull(value, "type must not be null.");
        return new Trigger(name, value, from, conditions, where, whileLinking, attempts, effects);
    }

    /**
     * Only for changes that were made on a side. Default: any, also those that a person decided and that both sides made.
     *
     * @param side the side
     * @return the trigger
     */
    public Trigger from(Side side) {
        Objects.requireNonNull(side, "side must not be null.");
        return new Trigger(name, type, side, conditions, where, whileLinking, attempts, effects);
    }

    /**
     * What to wait for; called again, it adds to what was there.
     *
     * @param any conditions, of which one must hold
     * @return the trigger
     */
    public Trigger when(Condition... any) {
        return new Trigger(
                name,
                type,
                from,
                Stream.concat(conditions.stream(), Several.of("condition", any).stream())
                        .toList(),
                where,
                whileLinking,
                attempts,
                effects);
    }

    /**
     * Only if a predicate holds as well. Evaluated when the effect is about to be made; if it throws, it is tried again like
     * an effect.
     *
     * @param predicate a function without effects
     * @return the trigger
     */
    public Trigger where(Predicate<? super Change> predicate) {
        Objects.requireNonNull(predicate, "predicate must not be null.");
        return new Trigger(name, type, from, conditions, predicate, whileLinking, attempts, effects);
    }

    /**
     * Fires also for what first-time linking creates, links and asks, which may be every record of the location.
     *
     * @return the trigger
     */
    public Trigger alsoWhileLinking() {
        return new Trigger(name, type, from, conditions, where, true, attempts, effects);
    }

    /**
     * How often an effect is tried before it becomes a dead letter. Between attempts there are 5 s, then three times as long
     * each time, 6 h at the most. Default: 10, which takes about 16 hours.
     *
     * @param most the attempts, 1 to 100
     * @return the trigger
     * @throws IllegalArgumentException if the number is out of its range
     */
    public Trigger attempts(int most) {
        if (most < 1 || most > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "attempts must be between 1 and " + MOST_ATTEMPTS + ", but is " + most + ".");
        }
        return new Trigger(name, type, from, conditions, where, whileLinking, most, effects);
    }

    /**
     * What to do; called again, it adds to what was there. Effects are made in their order, each once the one before is done.
     *
     * @param more the effects
     * @return the trigger
     */
    public Trigger then(Effect... more) {
        return new Trigger(
                name,
                type,
                from,
                conditions,
                where,
                whileLinking,
                attempts,
                Stream.concat(effects.stream(), Several.of("effect", more).stream())
                        .toList());
    }

    /**
     * The name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The type of record that it is for.
     *
     * @return the type, null for any
     */
    public @Nullable RecordType type() {
        return type;
    }

    /**
     * The side whose changes it is for.
     *
     * @return the side, null for any
     */
    public @Nullable Side side() {
        return from;
    }

    /**
     * What it waits for.
     *
     * @return conditions, of which one must hold
     */
    public List<Condition> conditions() {
        return conditions;
    }

    /**
     * What must hold as well.
     *
     * @return the predicate
     */
    public Predicate<? super Change> predicate() {
        return where;
    }

    /**
     * Whether it fires while first-time linking goes on.
     *
     * @return true if it does
     */
    public boolean firesWhileLinking() {
        return whileLinking;
    }

    /**
     * How often an effect is tried.
     *
     * @return 1 or more
     */
    public int mostAttempts() {
        return attempts;
    }

    /**
     * What it does.
     *
     * @return the effects in their order
     */
    public List<Effect> effects() {
        return effects;
    }

    @Override
    public String toString() {
        return "Trigger[" + name + "]";
    }
}
