package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.services.ServiceBookingApi;
import io.ghl.sandbox.internal.services.ServiceCatalogApi;
import io.ghl.sandbox.internal.services.ServiceLocationApi;
import java.util.List;
import java.util.Set;

/** The routes of services, which only v3 has. */
final class ServiceOperations {
    private static final Set<ApiVersion> V3 = Set.of(ApiVersion.V3);
    private static final String READ = "calendars.readonly";
    private static final String WRITE = "calendars.write";
    private static final String READ_EVENTS = "calendars/events.readonly";
    private static final String WRITE_EVENTS = "calendars/events.write";
    private static final String BOOKINGS = "/calendars/services/bookings";
    private static final String BOOKING = BOOKINGS + "/:bookingId";
    private static final String CATALOG = "/calendars/services/catalog";
    private static final String SERVICE = CATALOG + "/:serviceId";
    private static final String LOCATIONS = "/calendars/services/locations";
    private static final String LOCATION = LOCATIONS + "/:serviceLocationId";

    private ServiceOperations() {}

    static List<Operation> all(ServiceBookingApi bookings, ServiceCatalogApi catalog, ServiceLocationApi locations) {
        return List.of(
                new Operation("get-service-bookings", "GET", BOOKINGS, V3, READ_EVENTS, bookings::list),
                new Operation("create-service-booking", "POST", BOOKINGS, V3, WRITE_EVENTS, bookings::create),
                new Operation("get-service-booking-by-id", "GET", BOOKING, V3, READ_EVENTS, bookings::get),
                new Operation("update-service-booking", "PUT", BOOKING, V3, WRITE_EVENTS, bookings::update),
                new Operation("delete-service-booking", "DELETE", BOOKING, V3, WRITE_EVENTS, bookings::delete),
                new Operation("get-services-catalog", "GET", CATALOG, V3, READ, catalog::list),
                new Operation("create-service-catalog", "POST", CATALOG, V3, WRITE, catalog::create),
                new Operation("get-service-catalog-by-id", "GET", SERVICE, V3, READ, catalog::get),
                new Operation("update-service-catalog", "PUT", SERVICE, V3, WRITE, catalog::update),
                new Operation("delete-service-catalog", "DELETE", SERVICE, V3, WRITE, catalog::delete),
                new Operation("get-service-locations", "GET", LOCATIONS, V3, READ, locations::list),
                new Operation("create-service-location", "POST", LOCATIONS, V3, WRITE, locations::create),
                new Operation("get-service-location-by-id", "GET", LOCATION, V3, READ, locations::get),
                new Operation("update-service-location", "PUT", LOCATION, V3, WRITE, locations::update),
                new Operation("delete-service-location", "DELETE", LOCATION, V3, WRITE, locations::delete));
    }
}
