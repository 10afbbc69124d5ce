package io.ghl.client.locations;

import io.ghl.client.Pages;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The locations (sub-accounts) of one company (agency). All but reading takes a token of the company. Thread-safe; not
 * meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface CompanyLocations {

    /**
     * Searches locations ({@code search-locations}). Nothing is sent before the first one is asked for.
     *
     * @param search what to search for
     * @return the locations with a part of their fields, page by page
     */
    Pages<Location> search(LocationSearch search);

    /**
     * Reads a location ({@code get-location}).
     *
     * @param locationId the id
     * @return the location
     * @throws io.ghl.client.error.NotFoundException if there is none
     */
    Location get(String locationId);

    /**
     * Creates a location ({@code create-location}). It is not repeated once the request may have reached HighLevel.
     * HighLevel lets agencies on its Pro plan do so only, and an agency for trying things out have two locations only.
     *
     * @param location the fields
     * @return the location as HighLevel stored it
     * @throws io.ghl.client.error.BadRequestException if the company may have no more
     */
    Location create(NewLocation location);

    /**
     * Changes a location ({@code put-location}). An empty update makes no call.
     *
     * @param locationId the id
     * @param update the touched fields
     * @return the location as HighLevel stored it, or empty if the update was empty
     */
    Optional<Location> update(String locationId, LocationUpdate update);

    /**
     * Deletes a location with all that is in it ({@code delete-location}). HighLevel gives the scope for it,
     * {@code locations.internal-access-only}, to few apps.
     *
     * @param locationId the id
     * @param deleteTwilioAccount whether its account at Twilio is deleted too
     */
    void delete(String locationId, boolean deleteTwilioAccount);

    /**
     * What a location may use ({@code get-location-permissions}). API version v3 only.
     *
     * @param locationId the id
     * @return the permissions
     * @throws io.ghl.client.error.OperationRefusedException in another version, before anything is sent
     */
    List<LocationPermission> permissions(String locationId);

    /**
     * Replaces what a location may use ({@code update-location-permissions}). API version v3 only.
     *
     * @param locationId the id
     * @param permissions all that it may use from now on; none if empty
     * @return the permissions as HighLevel stored them
     * @throws io.ghl.client.error.OperationRefusedException in another version, before anything is sent
     */
    List<LocationPermission> updatePermissions(String locationId, Collection<LocationPermission> permissions);
}
