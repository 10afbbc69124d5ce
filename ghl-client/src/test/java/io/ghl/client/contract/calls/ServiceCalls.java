package io.ghl.client.contract.calls;

import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.services.CatalogServiceFields;
import io.ghl.client.services.CatalogServiceUpdate;
import io.ghl.client.services.NewCatalogService;
import io.ghl.client.services.NewServiceBooking;
import io.ghl.client.services.NewServiceLocation;
import io.ghl.client.services.ServiceBooking;
import io.ghl.client.services.ServiceBookingFields;
import io.ghl.client.services.ServiceBookingUpdate;
import io.ghl.client.services.ServiceBookings.SlotCheck;
import io.ghl.client.services.ServiceBookings.Window;
import io.ghl.client.services.ServiceCatalog;
import io.ghl.client.services.ServiceLocation;
import io.ghl.client.services.ServiceLocationFields;
import io.ghl.client.services.ServiceLocationUpdate;
import io.ghl.client.services.ServicePayment;
import io.ghl.client.services.ServiceSelection;
import io.ghl.client.services.ServiceTimes;
import io.ghl.client.services.ServiceVariation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Calls on services, their places and bookings, while the contact is there; only v3 has them. */
final class ServiceCalls {
    private static final Instant START = Instant.parse("2026-12-03T15:00:00Z");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private ServiceCalls() {}

    static void all(Calls calls) {
        calls.add(
                "create-service-location",
                s -> s.location()
                        .services()
                        .locations()
                        .create(everything(NewServiceLocation.builder()).build()));
        calls.add(
                "get-service-locations",
                s -> s.location().services().locations().list());
        calls.add(
                "get-service-location-by-id",
                s -> s.location().services().locations().get(s.id("create-service-location")));
        calls.add(
                "update-service-location",
                s -> s.location()
                        .services()
                        .locations()
                        .update(
                                s.id("create-service-location"),
                                everything(ServiceLocationUpdate.builder()).build()));
        catalog(calls);
        bookings(calls);
        calls.run(
                "delete-service-catalog",
                s -> s.location().services().catalog().delete(s.id("create-service-catalog")));
        calls.run(
                "delete-service-location",
                s -> s.location().services().locations().delete(s.id("create-service-location")));
    }

    /** Bookings at any time that is not taken, with a place to meet that the shop ignores and says so. */
    static void withoutNotice(Scene scene, String contact) {
        var services = scene.location().services();
        String place = services.locations()
                .create(NewServiceLocation.builder().name("Shop").slug("shop").build())
                .id();
        String service = services.catalog()
                .create(times(NewCatalogService.builder())
                        .slug("shave")
                        .staff(List.of("user2"))
                        .build())
                .id();
        NewServiceBooking booking = NewServiceBooking.builder()
                .contactId(contact)
                .startTime(START)
                .endTime(START.plus(Duration.ofHours(1)))
                .timezone(NEW_YORK)
                .services(List.of(ServiceSelection.of(service)))
                .meetingLocation("at home")
                .build();
        String id =
                services.bookings().create(booking, SlotCheck.WITHOUT_NOTICE).id();
        services.bookings()
                .update(
                        id,
                        ServiceBookingUpdate.builder()
                                .status(ServiceBooking.Status.SHOWED)
                                .meetingLocation("at home")
                                .build(),
                        SlotCheck.WITHOUT_NOTICE);
        services.bookings().delete(id);
        services.catalog().delete(service);
        services.locations().delete(place);
    }

    private static void catalog(Calls calls) {
        calls.add(
                "create-service-catalog",
                s -> s.location()
                        .services()
                        .catalog()
                        .create(everything(NewCatalogService.builder())
                                .variations(List.of(
                                        times(ServiceVariation.builder()).build()))
                                .build()));
        calls.add(
                "get-services-catalog",
                s -> s.location()
                        .services()
                        .catalog()
                        .list(ServiceCatalog.Filter.all()
                                .inCategory("category1")
                                .isPrivate(true)));
        calls.add(
                "get-service-catalog-by-id",
                s -> s.location().services().catalog().get(s.id("create-service-catalog")));
        calls.add(
                "update-service-catalog",
                s -> s.location()
                        .services()
                        .catalog()
                        .update(
                                s.id("create-service-catalog"),
                                everything(CatalogServiceUpdate.builder())
                                        .variations(List.of(times(ServiceVariation.builder())
                                                .build()))
                                        .build()));
    }

    private static void bookings(Calls calls) {
        calls.add(
                "create-service-booking",
                s -> s.location()
                        .services()
                        .bookings()
                        .create(
                                everything(NewServiceBooking.builder(), s)
                                        .contactId(s.id("create-contact"))
                                        .build(),
                                SlotCheck.NONE));
        calls.add(
                "get-service-bookings",
                s -> s.location()
                        .services()
                        .bookings()
                        .list(Window.between(START.minus(Duration.ofDays(1)), START.plus(Duration.ofDays(1)))
                                .inZone(NEW_YORK)
                                .at(s.id("create-service-location"))));
        calls.add(
                "get-service-booking-by-id",
                s -> s.location().services().bookings().get(s.id("create-service-booking")));
        calls.add(
                "update-service-booking",
                s -> s.location()
                        .services()
                        .bookings()
                        .update(
                                s.id("create-service-booking"),
                                everything(ServiceBookingUpdate.builder(), s).build(),
                                SlotCheck.NONE));
        calls.run(
                "delete-service-booking",
                s -> s.location().services().bookings().delete(s.id("create-service-booking")));
    }

    private static <B extends ServiceBookingFields<B>> B everything(B builder, Scene scene) {
        return builder.startTime(START)
                .endTime(START.plus(Duration.ofHours(1)))
                .timezone(NEW_YORK)
                .services(List.of(new ServiceSelection(
                        scene.id("create-service-catalog"),
                        "user1",
                        0,
                        List.of(new ServiceSelection.AddOn("addOn1", 1, 10)))))
                .serviceLocationId(scene.id("create-service-location"))
                .meetingLocation("1 Main St")
                .title("Cut")
                .status(ServiceBooking.Status.CONFIRMED);
    }

    private static <B extends CatalogServiceFields<B>> B everything(B builder) {
        return times(builder)
                .slug("cut")
                .staff(List.of("user1"))
                .description("With scissors")
                .eventColor("#66C61C")
                .coverImage("https://example.com/cut.png")
                .serviceCategoryId("category1")
                .isPrivate(true)
                .formId("form1");
    }

    private static <B extends ServiceTimes<B>> B times(B builder) {
        return builder.name("Cut")
                .payment(ServicePayment.of(BigDecimal.TEN).withDeposit(BigDecimal.ONE))
                .serviceDuration(1)
                .serviceDurationUnit(SlotUnit.HOURS)
                .preBuffer(5)
                .preBufferUnit(SlotUnit.MINS)
                .postBuffer(5)
                .postBufferUnit(SlotUnit.MINS);
    }

    private static <B extends ServiceLocationFields<B>> B everything(B builder) {
        return builder.name("Studio")
                .slug("studio")
                .phone("+15125550123")
                .address("1 Main St")
                .coverImage("https://example.com/studio.png")
                .locationType(ServiceLocation.Type.ASK_BOOKER);
    }
}
