package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;

import io.ghl.client.ApiVersion;
import io.ghl.client.internal.operations.Operation.Wire;
import java.util.List;
import java.util.Map;

/** The rows of services, which only v3 has. */
public final class ServiceOperations {
    private static final String READ_CALENDARS = "calendars.readonly";
    private static final String WRITE_CALENDARS = "calendars.write";
    private static final String READ_EVENTS = "calendars/events.readonly";
    private static final String WRITE_EVENTS = "calendars/events.write";
    private static final String BOOKINGS = "/calendars/services/bookings";
    private static final String BOOKING = BOOKINGS + "/{bookingId}";
    private static final String CATALOG = "/calendars/services/catalog";
    private static final String SERVICE = CATALOG + "/{serviceId}";
    private static final String LOCATIONS = "/calendars/services/locations";
    private static final String LOCATION = LOCATIONS + "/{serviceLocationId}";

    public static final Operation LIST_BOOKINGS = service("get-service-bookings", "GET", READ, READ_EVENTS, BOOKINGS);
    public static final Operation CREATE_BOOKING =
            service("create-service-booking", "POST", CREATE, WRITE_EVENTS, BOOKINGS);
    public static final Operation GET_BOOKING = service("get-service-booking-by-id", "GET", READ, READ_EVENTS, BOOKING);
    public static final Operation UPDATE_BOOKING =
            service("update-service-booking", "PUT", IDEMPOTENT, WRITE_EVENTS, BOOKING);
    public static final Operation DELETE_BOOKING =
            service("delete-service-booking", "DELETE", IDEMPOTENT, WRITE_EVENTS, BOOKING);

    public static final Operation LIST_CATALOG = service("get-services-catalog", "GET", READ, READ_CALENDARS, CATALOG);
    public static final Operation CREATE_SERVICE =
            service("create-service-catalog", "POST", CREATE, WRITE_CALENDARS, CATALOG);
    public static final Operation GET_SERVICE =
            service("get-service-catalog-by-id", "GET", READ, READ_CALENDARS, SERVICE);
    public static final Operation UPDATE_SERVICE =
            service("update-service-catalog", "PUT", IDEMPOTENT, WRITE_CALENDARS, SERVICE);
    public static final Operation DELETE_SERVICE =
            service("delete-service-catalog", "DELETE", IDEMPOTENT, WRITE_CALENDARS, SERVICE);

    public static final Operation LIST_LOCATIONS =
            service("get-service-locations", "GET", READ, READ_CALENDARS, LOCATIONS);
    public static final Operation CREATE_LOCATION =
            service("create-service-location", "POST", CREATE, WRITE_CALENDARS, LOCATIONS);
    public static final Operation GET_LOCATION =
            service("get-service-location-by-id", "GET", READ, READ_CALENDARS, LOCATION);
    public static final Operation UPDATE_LOCATION =
            service("update-service-location", "PUT", IDEMPOTENT, WRITE_CALENDARS, LOCATION);
    public static final Operation DELETE_LOCATION =
            service("delete-service-location", "DELETE", IDEMPOTENT, WRITE_CALENDARS, LOCATION);

    static final List<Operation> ALL = List.of(
            LIST_BOOKINGS,
            CREATE_BOOKING,
            GET_BOOKING,
            UPDATE_BOOKING,
            DELETE_BOOKING,
            LIST_CATALOG,
            CREATE_SERVICE,
            GET_SERVICE,
            UPDATE_SERVICE,
            DELETE_SERVICE,
            LIST_LOCATIONS,
            CREATE_LOCATION,
            GET_LOCATION,
            UPDATE_LOCATION,
            DELETE_LOCATION);

    private ServiceOperations() {}

    private static Operation service(String id, String method, Idempotency idempotency, String scope, String path) {
        return new Operation(
                id, method, idempotency, Map.of(ApiVersion.V3, new Wire("v3", path, scope, WireNames.SAME)));
    }
}
