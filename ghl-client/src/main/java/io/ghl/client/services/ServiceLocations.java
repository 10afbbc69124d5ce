package io.ghl.client.services;

import java.util.List;
import java.util.Optional;

/**
 * The places where services of one location take place; API version v3 only. Thread-safe; not meant to be implemented
 * outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface ServiceLocations {

    /**
     * All service locations ({@code get-service-locations}). HighLevel does not page them.
     *
     * @return the service locations
     */
    List<ServiceLocation> list();

    /**
     * Reads a service location ({@code get-service-location-by-id}).
     *
     * @param serviceLocationId the id
     * @return the service location
     */
    ServiceLocation get(String serviceLocationId);

    /**
     * Creates a service location ({@code create-service-location}). It is not repeated once the request may have
     * reached HighLevel.
     *
     * @param location the fields
     * @return the service location as HighLevel stored it
     */
    ServiceLocation create(NewServiceLocation location);

    /**
     * Changes a service location ({@code update-service-location}). An empty update makes no call.
     *
     * @param serviceLocationId the id
     * @param update the touched fields
     * @return the service location as HighLevel stored it, or empty if the update was empty
     */
    Optional<ServiceLocation> update(String serviceLocationId, ServiceLocationUpdate update);

    /**
     * Deletes a service location ({@code delete-service-location}).
     *
     * @param serviceLocationId the id
     */
    void delete(String serviceLocationId);
}
