package io.ghl.client.services;

/**
 * The services of one location. They exist in API version v3 only: a client of another version refuses every call with
 * an {@link io.ghl.client.error.OperationRefusedException} and sends nothing. Thread-safe; not meant to be implemented
 * outside tests, since methods are added.
 */
public interface Services {

    /**
     * What contacts have booked.
     *
     * @return the bookings of this location
     */
    ServiceBookings bookings();

    /**
     * What contacts can book.
     *
     * @return the services of this location
     */
    ServiceCatalog catalog();

    /**
     * Where services take place.
     *
     * @return the service locations of this location
     */
    ServiceLocations locations();
}
