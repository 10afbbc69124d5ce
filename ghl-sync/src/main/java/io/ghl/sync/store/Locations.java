package io.ghl.sync.store;

import io.ghl.sync.install.DataRemoval;
import io.ghl.sync.install.Installation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The locations that have, or had, the app.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Locations {
    /**
     * What is known of the app in a location.
     *
     * @param location the location
     * @return the installation, if there ever was one
     */
    Optional<Installation> find(String location);

    /**
     * Stores an installation in place of what was known of its location.
     *
     * @param installation the installation
     */
    void save(Installation installation);

    /**
     * Reads installations in the order of their locations' ids.
     *
     * @param afterLocation the location to start behind, null for the start
     * @param limit the most to return, 1 or more
     * @return the installations; fewer than the limit means the end
     */
    List<Installation> page(@Nullable String afterLocation, int limit);

    /**
     * Reads the installations in the locations of a company, in the order of their ids.
     *
     * @param companyId the company
     * @return the installations
     */
    List<Installation> ofCompany(String companyId);

    /**
     * Removes rows of a location from every table but this one, the fences and the counter of its signals.
     *
     * @param location the location
     * @param limit about how many to remove from each table, 1 or more
     * @return what was removed; nothing if nothing was left
     */
    DataRemoval removeData(String location, int limit);
}
