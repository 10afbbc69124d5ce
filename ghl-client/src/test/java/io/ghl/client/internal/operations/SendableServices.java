package io.ghl.client.internal.operations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.services.CatalogServiceFields;
import io.ghl.client.services.CatalogServiceUpdate;
import io.ghl.client.services.NewCatalogService;
import io.ghl.client.services.NewServiceBooking;
import io.ghl.client.services.NewServiceLocation;
import io.ghl.client.services.ServiceBooking;
import io.ghl.client.services.ServiceBookingFields;
import io.ghl.client.services.ServiceBookingUpdate;
import io.ghl.client.services.ServiceLocation;
import io.ghl.client.services.ServiceLocationFields;
import io.ghl.client.services.ServiceLocationUpdate;
import io.ghl.client.services.ServicePayment;
import io.ghl.client.services.ServiceSelection;
import io.ghl.client.services.ServiceTimes;
import io.ghl.client.services.ServiceVariation;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The largest body and all query parameters of services. */
final class SendableServices {
    private SendableServices() {}

    static Map<String, JsonNode> bodies() {
        return Map.of(
                "create-service-booking",
                        located(everything(NewServiceBooking.builder())
                                .contactId("x")
                                .build()
                                .json()),
                "update-service-booking",
                        everything(ServiceBookingUpdate.builder()).build().json(),
                "create-service-catalog",
                        located(everything(NewCatalogService.builder())
                                .variations(List.of(
                                        times(ServiceVariation.builder()).build()))
                                .build()
                                .json()),
                "update-service-catalog",
                        everything(CatalogServiceUpdate.builder())
                                .variations(List.of(
                                        times(ServiceVariation.existing("x")).build()))
                                .build()
                                .json(),
                "create-service-location",
                        located(everything(NewServiceLocation.builder()).build().json()),
                "update-service-location",
                        everything(ServiceLocationUpdate.builder()).build().json());
    }

    static Map<String, Set<String>> queries() {
        Set<String> checks = Set.of("overrideAvailability", "skipSchedulingNotice");
        return Map.of(
                "get-service-bookings",
                Set.of("locationId", "startTime", "endTime", "timezone", "serviceLocationId"),
                "create-service-booking",
                checks,
                "update-service-booking",
                checks,
                "get-services-catalog",
                Set.of("locationId", "serviceCategoryId", "isPrivate"),
                "get-service-locations",
                Set.of("locationId"));
    }

    private static <B extends ServiceBookingFields<B>> B everything(B builder) {
        return builder.startTime(Instant.EPOCH)
                .endTime(Instant.EPOCH.plusSeconds(1))
                .timezone(ZoneId.of("Europe/Paris"))
                .services(List.of(new ServiceSelection("x", "x", 0, List.of(new ServiceSelection.AddOn("x", 1, 1)))))
                .serviceLocationId("x")
                .meetingLocation("x")
                .title("x")
                .status(ServiceBooking.Status.NEW);
    }

    private static <B extends CatalogServiceFields<B>> B everything(B builder) {
        return times(builder)
                .slug("x")
                .staff(List.of("x"))
                .description("x")
                .eventColor("x")
                .coverImage("x")
                .serviceCategoryId("x")
                .isPrivate(true)
                .formId("x");
    }

    private static <B extends ServiceTimes<B>> B times(B builder) {
        return builder.name("x")
                .payment(ServicePayment.of(BigDecimal.TEN).withDeposit(BigDecimal.ONE))
                .serviceDuration(1)
                .serviceDurationUnit(SlotUnit.HOURS)
                .preBuffer(1)
                .preBufferUnit(SlotUnit.MINS)
                .postBuffer(1)
                .postBufferUnit(SlotUnit.MINS);
    }

    private static <B extends ServiceLocationFields<B>> B everything(B builder) {
        return builder.name("x")
                .slug("x")
                .phone("x")
                .address("x")
                .coverImage("x")
                .locationType(ServiceLocation.Type.ASK_BOOKER);
    }

    private static JsonNode located(JsonNode body) {
        return ((ObjectNode) body).put("locationId", "L");
    }
}
