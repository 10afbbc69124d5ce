package io.ghl.sync.internal.engine.location;

import io.ghl.sync.internal.engine.feed.Pace;
import io.ghl.sync.internal.engine.record.TypedWork;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types of a location that were linked once, and their streams. One that was added since waits for its linking, and
 * does not hold up the others.
 */
final class LinkedTypes {
    private final List<TypedWork> types;

    /** Those of some types that are or will be linked. */
    LinkedTypes(List<TypedWork> types) {
        this.types = types;
    }

    List<TypedWork> now() {
        return types.stream().filter(type -> type.feeds().started()).toList();
    }

    boolean areNone() {
        return now().isEmpty();
    }

    /** When each feed is read next. */
    Stream<Instant> nextReads() {
        return feeds().map(Pace::next);
    }

    boolean isFeedDue() {
        return feeds().anyMatch(Pace::isDue);
    }

    /** Whether all feeds were read to their end after a time. */
    boolean wereReadSince(Instant since) {
        return feeds().map(Pace::readAt).allMatch(at -> at != null && at.isAfter(since));
    }

    private Stream<Pace> feeds() {
        return now().stream().flatMap(type -> Stream.of(type.ghlPace(), type.appPace()));
    }

    /** Why a stream cannot be read, null if all can. */
    @Nullable
    String problem() {
        return now().stream()
                .flatMap(type -> Stream.of(type.ghlPace(), type.appPace(), type.sweepPace()))
                .map(Pace::problem)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
