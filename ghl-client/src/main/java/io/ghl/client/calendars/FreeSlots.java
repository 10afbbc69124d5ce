package io.ghl.client.calendars;

import io.ghl.client.internal.json.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which free slots to ask for. Immutable: each method returns a changed copy. */
public final class FreeSlots {
    private static final Duration MAX = Duration.ofDays(31);

    private final Instant from;
    private final Instant until;
    private final @Nullable ZoneId zone;
    private final @Nullable String userId;

    private FreeSlots(Instant from, Instant until, @Nullable ZoneId zone, @Nullable String userId) {
        this.from = from;
        this.until = until;
        this.zone = zone;
        this.userId = userId;
    }

    /**
     * The free slots in a span of time.
     *
     * @param from the beginning
     * @param until the end, at most 31 days later
     * @return what to ask for
     */
    public static FreeSlots between(Instant from, Instant until) {
        Check.inOrder("from", from, "until", until);
        if (Duration.between(from, until).compareTo(MAX) > 0) {
            throw new IllegalArgumentException("until must be at most 31 days after from.");
        }
        return new FreeSlots(from, until, null, null);
    }

    /**
     * Dates and times in a zone; that of the location unless set.
     *
     * @param newZone the zone
     * @return a changed copy
     */
    public FreeSlots inZone(ZoneId newZone) {
        return new FreeSlots(from, until, newZone, userId);
    }

    /**
     * Only slots of a user.
     *
     * @param id the user
     * @return a changed copy
     */
    public FreeSlots ofUser(String id) {
        return new FreeSlots(from, until, zone, Check.id("userId", id));
    }

    /**
     * The question as query parameters: times are milliseconds since 1970.
     *
     * @return name to value
     */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("startDate", String.valueOf(from.toEpochMilli()));
        parameters.put("endDate", String.valueOf(until.toEpochMilli()));
        if (zone != null) {
            parameters.put("timezone", zone.getId());
        }
        if (userId != null) {
            parameters.put("userId", userId);
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "FreeSlots" + parameters();
    }
}
