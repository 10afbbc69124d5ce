package io.ghl.client.calendars;

import io.ghl.client.internal.json.Check;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which calendars to list. Immutable: each method returns a changed copy. */
public final class CalendarQuery {
    private static final CalendarQuery ALL = new CalendarQuery(null, true);

    private final @Nullable String groupId;
    private final boolean drafts;

    private CalendarQuery(@Nullable String groupId, boolean drafts) {
        this.groupId = groupId;
        this.drafts = drafts;
    }

    /**
     * All calendars, drafts included.
     *
     * @return a query without conditions
     */
    public static CalendarQuery all() {
        return ALL;
    }

    /**
     * Only calendars of a group.
     *
     * @param id the group
     * @return a changed copy
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public CalendarQuery ofGroup(String id) {
        return new CalendarQuery(Check.id("groupId", id), drafts);
    }

    /**
     * Only calendars that are active.
     *
     * @return a changed copy
     */
    public CalendarQuery withoutDrafts() {
        return new CalendarQuery(groupId, false);
    }

    /**
     * The question as query parameters, without the location.
     *
     * @return name to value
     */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (groupId != null) {
            parameters.put("groupId", groupId);
        }
        if (!drafts) {
            parameters.put("showDrafted", "false");
        }
        return parameters;
    }

    @Override
    public String toString() {
        return "CalendarQuery" + parameters();
    }
}
