package io.ghl.client.calendars;

import io.ghl.client.internal.json.Check;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which free slots to ask for. Immutable: each method returns a changed copy. */
public final class FreeSlots {
    private static final Duration MAX = Duration.ofDays(31);

    private final Instant from;
    private final Instant until;
    private final @Nullable ZoneId zone;
    private final List<String> userIds;

    private FreeSlots(Instant from, Instant until, @Nullable ZoneId zone, List<String> userIds) {
        this.from = from;
        this.until = until;
        this.zone = zone;
        this.userIds = userIds;
    }

    /**
     * The free slots in a span of time.
     *
     * @param from the beginning
     * @param until the end, at most 31 days later
     * @return what to ask for
     * @throws IllegalArgumentException if the end is not after the beginning, or more than 31 days later
     */
    public static FreeSlots between(Instant from, Instant until) {
        Check.inOrder("from", from, "until", until);
        if (Duration.between(from, until).compareTo(MAX) > 0) {
            throw new IllegalArgumentException("until must be at most 31 days after from.");
        }
        return new FreeSlots(from, until, null, List.of());
    }

    /**
     * Dates and times in a zone; that of the location unless set.
     *
     * @param newZone a region such as {@code America/New_York}; HighLevel knows no offsets
     * @return a changed copy
     */
    public FreeSlots inZone(ZoneId newZone) {
        Check.timezone("zone", Check.given("zone", newZone).getId());
        return new FreeSlots(from, until, newZone, userIds);
    }

    /**
     * Only slots of a user.
     *
     * @param id the user
     * @return a changed copy
     */
    public FreeSlots ofUser(String id) {
        return ofUsers(List.of(id));
    }

    /**
     * Only slots of some users.
     *
     * @param ids at least one user
     * @return a changed copy
     * @throws IllegalArgumentException if it names none, or one that is blank
     */
    public FreeSlots ofUsers(Collection<String> ids) {
        Check.ids("userIds", ids, Integer.MAX_VALUE);
        return new FreeSlots(from, until, zone, List.copyOf(ids));
    }

    /**
     * The question as query parameters: times are milliseconds since 1970.
     *
     * @return name to values
     */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("startDate", List.of(String.valueOf(from.toEpochMilli())));
        parameters.put("endDate", List.of(String.valueOf(until.toEpochMilli())));
        if (zone != null) {
            parameters.put("timezone", List.of(zone.getId()));
        }
        if (!userIds.isEmpty()) {
            parameters.put(userIds.size() == 1 ? "userId" : "userIds", userIds);
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "FreeSlots" + parameters();
    }
}
