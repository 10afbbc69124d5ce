package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.ServiceOperations;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.services.NewServiceBooking;
import io.ghl.client.services.ServiceBooking;
import io.ghl.client.services.ServiceBookingUpdate;
import io.ghl.client.services.ServiceBookings;
import java.util.List;
import java.util.Optional;

/** Bookings of services over the pipeline. One booking has no envelope. */
public record ServiceBookingsApi(LocationCaller caller) implements ServiceBookings {

    @Override
    public List<ServiceBooking> list(Window window) {
        LocationCaller.Request request =
                caller.call(ServiceOperations.LIST_BOOKINGS).query("locationId", caller.locationId());
        window.parameters().forEach(request::query);
        return request.send(answer -> answer.list("bookings", ServiceBooking::of));
    }

    @Override
    public ServiceBooking get(String bookingId) {
        return of(ServiceOperations.GET_BOOKING, bookingId).send(answer -> answer.whole(ServiceBooking::of));
    }

    @Override
    public ServiceBooking create(NewServiceBooking booking, SlotCheck check) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return checked(caller.call(ServiceOperations.CREATE_BOOKING), check)
                .body(body.setAll((ObjectNode) booking.json()))
                .send(answer -> answer.whole(ServiceBooking::of));
    }

    @Override
    public Optional<ServiceBooking> update(String bookingId, ServiceBookingUpdate update, SlotCheck check) {
        return checked(of(ServiceOperations.UPDATE_BOOKING, bookingId), check)
                .body(update.json())
                .sendUnless(update.isEmpty(), answer -> answer.whole(ServiceBooking::of));
    }

    @Override
    public void delete(String bookingId) {
        of(ServiceOperations.DELETE_BOOKING, bookingId).send();
    }

    private LocationCaller.Request of(Operation operation, String bookingId) {
        return caller.call(operation).path("bookingId", bookingId);
    }

    private static LocationCaller.Request checked(LocationCaller.Request request, SlotCheck check) {
        return switch (Check.given("check", check)) {
            case FULL -> request;
            case WITHOUT_NOTICE -> request.query("skipSchedulingNotice", "true");
            case NONE -> request.query("overrideAvailability", "true");
        };
    }
}
