package io.ghl.client.calendars.groups;

import java.util.List;

/**
 * The groups of calendars of one location. Thread-safe; not meant to be implemented outside tests, since methods are
 * added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface CalendarGroups {

    /**
     * All groups ({@code get-groups}).
     *
     * @return the groups
     */
    List<CalendarGroup> list();

    /**
     * Creates a group ({@code create-calendar-group}). It is not repeated once the request may have reached HighLevel.
     *
     * @param details what it is called
     * @param isActive whether it is active
     * @return the group as HighLevel stored it
     */
    CalendarGroup create(GroupDetails details, boolean isActive);

    /**
     * Whether a group could have a slug ({@code validate-groups-slug}). HighLevel counts it as a write: the token needs
     * that scope, and a read-only client refuses it.
     *
     * @param slug the slug
     * @return whether no group has it
     */
    boolean isSlugAvailable(String slug);

    /**
     * Renames a group ({@code edit-group}).
     *
     * @param groupId the id
     * @param details what it is called from now on
     * @return the group as HighLevel stored it
     */
    CalendarGroup update(String groupId, GroupDetails details);

    /**
     * Activates or deactivates a group ({@code disable-group}).
     *
     * @param groupId the id
     * @param isActive whether it is active from now on
     */
    void setActive(String groupId, boolean isActive);

    /**
     * Deletes a group ({@code delete-group}).
     *
     * @param groupId the id
     */
    void delete(String groupId);
}
