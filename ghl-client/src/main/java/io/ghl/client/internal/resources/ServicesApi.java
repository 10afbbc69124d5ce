package io.ghl.client.internal.resources;

import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.services.ServiceBookings;
import io.ghl.client.services.ServiceCatalog;
import io.ghl.client.services.ServiceLocations;
import io.ghl.client.services.Services;

/** The three resources of services. */
public record ServicesApi(LocationCaller caller) implements Services {

    @Override
    public ServiceBookings bookings() {
        return new ServiceBookingsApi(caller);
    }

    @Override
    public ServiceCatalog catalog() {
        return new ServiceCatalogApi(caller);
    }

    @Override
    public ServiceLocations locations() {
        return new ServiceLocationsApi(caller);
    }
}
