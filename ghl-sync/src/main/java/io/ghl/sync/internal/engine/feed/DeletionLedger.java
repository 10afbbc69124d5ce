package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.review.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The deletions of a location that were carried out lately, and whether more are held back. Immutable.
 *
 * @param carried when the deletion of each link was carried out, by link id
 * @param reason why deletions are held, empty while they are not
 * @param choice what was decided last, null if nothing was
 * @param decidedAt when it was
 */
record DeletionLedger(
        Map<String, Instant> carried,
        String reason,
        Decision.@Nullable Choice choice,
        @Nullable Instant decidedAt) {
    private static final DeletionLedger EMPTY = new DeletionLedger(Map.of(), "", null, null);
    private static final String NONE = "-";

    /** Whether deletions wait for a person. */
    boolean holds() {
        return !reason.isEmpty();
    }

    /** The deletions within a window that ends now. */
    int count(Instant now, Duration window) {
        return (int) carried.values().stream()
                .filter(at -> at.isAfter(now.minus(window)))
                .count();
    }

    /** What a person decided about a deletion: one that was held for it, or one that came shortly after. */
    Decision.@Nullable Choice decision(Instant now, Duration window, boolean held) {
        boolean fresh = decidedAt != null && now.isBefore(decidedAt.plus(window));
        return !holds() && (held || fresh) ? choice : null;
    }

    DeletionLedger with(String linkId, Instant now, Duration window) {
        Map<String, Instant> next = new TreeMap<>(carried);
        next.values().removeIf(at -> !at.isAfter(now.minus(window)));
        next.put(linkId, now);
        return new DeletionLedger(next, reason, choice, decidedAt);
    }

    DeletionLedger holding(String why) {
        return new DeletionLedger(carried, why, choice, decidedAt);
    }

    /** Nothing is held any more, and nobody had to decide. */
    DeletionLedger released() {
        return holding("");
    }

    DeletionLedger decided(Decision.Choice made, Instant at) {
        return new DeletionLedger(Map.of(), "", made, at);
    }

    /** As it is stored: reason, choice, its time, then a link and its time per line. */
    String text() {
        return reason + "\n" + (choice == null ? NONE : choice.name()) + "\n" + (decidedAt == null ? NONE : decidedAt)
                + carried.entrySet().stream()
                        .map(entry -> "\n" + entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining());
    }

    static DeletionLedger parse(@Nullable String text) {
        if (text == null) {
            return EMPTY;
        }
        String[] lines = text.split("\n", -1);
        Map<String, Instant> carried = new TreeMap<>();
        Arrays.stream(lines).skip(3).forEach(line -> {
            int space = line.lastIndexOf(' ');
            carried.put(line.substring(0, space), Instant.parse(line.substring(space + 1)));
        });
        return new DeletionLedger(
                carried,
                lines[0],
                lines[1].equals(NONE) ? null : Decision.Choice.valueOf(lines[1]),
                lines[2].equals(NONE) ? null : Instant.parse(lines[2]));
    }
}
