package io.ghl.sync;

import io.ghl.sync.internal.options.Spans;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often a stream of HighLevel is read. The fewer changes webhooks miss, the less often it need be; the less of the
 * day's calls is left, the less often it may be. Immutable.
 * No duration may be longer than 3650 days, which are as good as never.
 *
 * <p>The interval is {@code usual} where one change in a hundred is missed, or where that is not measured yet; it goes up
 * to twice that where none is, and down to half of it where one in ten is or more, in a straight line between these. Once
 * less than half of the day's calls is left, it grows as the rest shrinks, and with a twentieth or less it is
 * {@code longest}: what is left is for edits that people wait for. It never leaves the bounds.
 *
 * @param shortest the floor, positive
 * @param usual the interval while nothing is known, between the other two
 * @param longest the ceiling
 */
public record FeedPace(Duration shortest, Duration usual, Duration longest) {
    private static final double USUAL_LOSS = 0.01;
    private static final double HIGH_LOSS = 0.1;
    private static final double SLOWEST_WITHOUT_LOSS = 2;
    private static final double FASTEST_WITH_LOSS = 0.5;
    private static final double ENOUGH_QUOTA = 0.5;
    private static final double LITTLE_QUOTA = 0.05;

    @SuppressWarnings("doclint:missing")
    public FeedPace {
        Spans.positive("shortest", shortest);
        Spans.bounded("usual", usual);
        Spans.bounded("longest", longest);
        if (usual.compareTo(shortest) < 0 || longest.compareTo(usual) < 0) {
            throw new IllegalArgumentException("shortest, usual and longest must rise, but are " + shortest + ", "
                    + usual + " and " + longest + ".");
        }
    }

    /**
     * Always the same interval, whatever happens.
     *
     * @param interval the interval, positive
     * @return the pace
     */
    public static FeedPace fixed(Duration interval) {
        return fixed("interval", interval);
    }

    /** The same, of an interval that its user knows by another name. */
    static FeedPace fixed(String name, Duration interval) {
        Spans.positive(name, interval);
        return new FeedPace(interval, interval, interval);
    }

    /**
     * An interval that adapts.
     *
     * @param shortest the floor, positive
     * @param usual the interval while nothing is known
     * @param longest the ceiling
     * @return the pace
     */
    public static FeedPace adaptive(Duration shortest, Duration usual, Duration longest) {
        return new FeedPace(shortest, usual, longest);
    }

    /**
     * How long to wait between two reads. A pure function.
     *
     * @param webhookLoss which part of the changes no webhook told of, 0 to 1; null if that is not known
     * @param quotaLeft which part of the day's calls is left, 0 to 1; null if that is not known
     * @return the interval, within the bounds
     */
    public Duration interval(@Nullable Double webhookLoss, @Nullable Double quotaLeft) {
        if (quotaLeft != null && quotaLeft <= LITTLE_QUOTA) {
            return longest;
        }
        double factor = webhookLoss == null ? 1 : byLoss(Math.max(0, Math.min(1, webhookLoss)));
        if (quotaLeft != null && quotaLeft < ENOUGH_QUOTA) {
            factor *= ENOUGH_QUOTA / quotaLeft;
        }
        Duration wanted = Duration.ofMillis(Math.round(usual.toMillis() * factor));
        if (wanted.compareTo(shortest) < 0) {
            return shortest;
        }
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }

    private static double byLoss(double loss) {
        return loss <= USUAL_LOSS
                ? between(SLOWEST_WITHOUT_LOSS, 1, loss / USUAL_LOSS)
                : between(1, FASTEST_WITH_LOSS, Math.min(1, (loss - USUAL_LOSS) / (HIGH_LOSS - USUAL_LOSS)));
    }

    private static double between(double from, double to, double part) {
        return from + (to - from) * part;
    }
}
