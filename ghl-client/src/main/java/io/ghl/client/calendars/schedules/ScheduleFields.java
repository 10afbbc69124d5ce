package io.ghl.client.calendars.schedules;

import io.ghl.client.internal.json.Touched;
import java.time.ZoneId;
import java.util.Collection;

/**
 * The fields that creating and updating schedules have in common. A field that was not touched is not sent. Mutable and not
 * thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ScheduleFields<B extends ScheduleFields<B>>
        permits NewSchedule.Builder, ScheduleUpdate.Builder, CalendarScheduleUpdate.Builder {
    final Touched touched = new Touched();

    ScheduleFields() {}

    abstract B self();

    /**
     * Zone of its hours.
     *
     * @param timezone a region, such as {@code America/New_York}
     * @return this builder
     */
    public B timezone(ZoneId timezone) {
        touched.text("timezone", ScheduleRule.region(timezone));
        return self();
    }

    /**
     * When it is open.
     *
     * @param rules the value
     * @return this builder
     */
    public B rules(Collection<ScheduleRule> rules) {
        touched.list("rules", rules, ScheduleRule::json);
        return self();
    }
}
