package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.appointments.EventSource;
import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.services.CatalogService;
import io.ghl.client.services.CatalogServiceUpdate;
import io.ghl.client.services.NewCatalogService;
import io.ghl.client.services.NewServiceBooking;
import io.ghl.client.services.NewServiceLocation;
import io.ghl.client.services.ServiceBooking;
import io.ghl.client.services.ServiceBookingUpdate;
import io.ghl.client.services.ServiceBookings.SlotCheck;
import io.ghl.client.services.ServiceBookings.Window;
import io.ghl.client.services.ServiceCatalog.Filter;
import io.ghl.client.services.ServiceLocation;
import io.ghl.client.services.ServiceLocationUpdate;
import io.ghl.client.services.ServicePayment;
import io.ghl.client.services.ServiceSelection;
import io.ghl.client.services.ServiceVariation;
import io.ghl.client.services.Services;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What goes over the wire for services, which only v3 has. */
class ServiceRequestsTest extends WireTest {
    private static final String BOOKINGS = "/calendars/services/bookings";
    private static final String CATALOG = "/calendars/services/catalog";
    private static final String LOCATIONS = "/calendars/services/locations";
    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T11:00:00Z");
    private static final String BOOKING = "{\"bookingId\":\"b1\",\"locationId\":\"L\",\"contactId\":\"c1\","
            + "\"serviceLocationId\":\"p1\",\"title\":\"T\",\"startTime\":\"2026-12-01T15:30:00+05:30\","
            + "\"endTime\":\"2026-12-01T16:30:00+05:30\",\"services\":[{\"id\":\"s1\",\"serviceCategoryId\":\"k1\","
            + "\"serviceStaffId\":\"u1\",\"serviceStartTime\":\"2026-12-01T15:30:00+05:30\","
            + "\"serviceEndTime\":\"2026-12-01T16:00:00+05:30\",\"serviceResources\":[{\"id\":\"r1\"}],"
            + "\"serviceAddOns\":[{\"id\":\"a1\",\"quantity\":2}]}],\"timezone\":\"Asia/Kolkata\","
            + "\"status\":\"no_show\",\"deleted\":true,\"dateAdded\":\"2026-11-01T00:00:00Z\","
            + "\"dateUpdated\":\"2026-11-02T00:00:00Z\",\"createdBy\":{\"userId\":\"u2\",\"source\":\"api\"},"
            + "\"meetingLocation\":\"home\",\"messages\":[\"ignored\"],\"traceId\":\"t\"}";
    private static final String SERVICE = "{\"service\":{\"id\":\"s1\",\"locationId\":\"L\",\"name\":\"Cut\","
            + "\"description\":\"d\",\"slug\":\"cut\",\"eventColor\":\"#fff\",\"coverImage\":\"i\","
            + "\"serviceCategoryId\":\"k1\",\"formId\":\"f1\",\"preBuffer\":10,\"preBufferUnit\":\"mins\","
            + "\"postBuffer\":15,\"postBufferUnit\":\"mins\","
            + "\"payment\":{\"amount\":50.5,\"deposit\":20,\"depositType\":\"percentage\"},\"serviceDuration\":60,"
            + "\"serviceDurationUnit\":\"mins\",\"isPrivate\":false,\"variations\":[{\"id\":\"v1\",\"name\":\"Short\","
            + "\"serviceDuration\":30,\"serviceDurationUnit\":\"mins\",\"preBuffer\":1,\"preBufferUnit\":\"mins\","
            + "\"postBuffer\":5,\"postBufferUnit\":\"mins\",\"payment\":{\"amount\":-1}}],\"staff\":[{\"id\":\"u1\"},{}],\"later\":1}}";
    private static final String PLACE = "{\"id\":\"p1\",\"locationId\":\"L\",\"name\":\"Studio\",\"slug\":\"studio\","
            + "\"isActive\":true,\"isPrivate\":false,\"locationType\":\"ask_booker\",\"coverImage\":\"i\",\"address\":\"a\","
            + "\"phone\":\"1\",\"traceId\":\"t\"}";

    private static NewServiceBooking.Builder booking() {
        return NewServiceBooking.builder()
                .contactId("c1")
                .startTime(START)
                .endTime(END)
                .timezone(ZoneId.of("Asia/Kolkata"))
                .services(List.of(ServiceSelection.of("s1")));
    }

    private static NewCatalogService.Builder service() {
        return NewCatalogService.builder().name("Cut").slug("cut").staff(List.of("u1"));
    }

    @Test
    void bookingsAreReadAndWritten() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var bookings = ghl.location(LOCATION).services().bookings();
            reply(200, BOOKING);
            ServiceBooking read = bookings.get("b1");
            assertSent(ApiVersion.V3, "GET " + BOOKINGS + "/b1", "");
            assertThat(read.id()).isEqualTo("b1");
            assertThat(read.startTime()).isEqualTo(START);
            assertThat(read.knownStatus()).contains(ServiceBooking.Status.NO_SHOW);
            assertThat(read.deleted()).isTrue();
            ServiceBooking.BookedService booked = read.services().get(0);
            assertThat(booked.id()).isEqualTo("s1");
            assertThat(booked.staffId()).isEqualTo("u1");
            assertThat(booked.serviceCategoryId()).isEqualTo("k1");
            assertThat(booked.startTime()).isEqualTo(START);
            assertThat(booked.endTime()).isEqualTo(START.plusSeconds(1800));
            assertThat(booked.resourceIds()).containsExactly("r1");
            assertThat(booked.addOns())
                    .singleElement()
                    .extracting(ServiceBooking.BookedAddOn::quantity)
                    .isEqualTo(2);
            assertThat(read.createdBy()).extracting(EventSource::source).isEqualTo("api");
            assertThat(read.messages()).containsExactly("ignored");
            assertThat(read.additional()).isEmpty();

            reply(200, "{\"bookings\":[" + BOOKING + "]}");
            assertThat(bookings.list(Window.between(START, END))).hasSize(1);
            assertSent(
                    ApiVersion.V3,
                    "GET " + BOOKINGS + "?locationId=" + LOCATION + "&startTime=1796119200000&endTime=1796122800000",
                    "");
            reply(200, "{\"bookings\":[]}");
            bookings.list(Window.between(START, END)
                    .inZone(ZoneId.of("America/New_York"))
                    .at("p1"));
            assertSent(
                    ApiVersion.V3,
                    "GET " + BOOKINGS + "?locationId=" + LOCATION + "&startTime=1796119200000&endTime=1796122800000"
                            + "&timezone=America%2FNew_York&serviceLocationId=p1",
                    "");

            reply(201, BOOKING);
            bookings.create(booking()
                    .services(List.of(
                            new ServiceSelection("s1", "u1", 0, List.of(new ServiceSelection.AddOn("a1", 2, 30)))))
                    .status(ServiceBooking.Status.NEW)
                    .build());
            assertSent(
                    ApiVersion.V3,
                    "POST " + BOOKINGS,
                    "{\"locationId\":\"" + LOCATION + "\",\"contactId\":\"c1\",\"startTime\":\"2026-12-01T10:00:00Z\","
                            + "\"endTime\":\"2026-12-01T11:00:00Z\",\"timezone\":\"Asia/Kolkata\",\"services\":["
                            + "{\"id\":\"s1\",\"staffId\":\"u1\",\"position\":0,\"addOns\":[{\"id\":\"a1\","
                            + "\"quantity\":2,\"duration\":30}]}],\"status\":\"new\"}");
            reply(200, BOOKING);
            bookings.update(
                    "b1",
                    ServiceBookingUpdate.builder()
                            .status(ServiceBooking.Status.NO_SHOW)
                            .meetingLocation("home")
                            .build());
            assertSent(
                    ApiVersion.V3, "PUT " + BOOKINGS + "/b1", "{\"status\":\"no_show\",\"meetingLocation\":\"home\"}");
            reply(200, "{\"success\":true,\"message\":\"m\"}");
            bookings.delete("b1");
            assertSent(ApiVersion.V3, "DELETE " + BOOKINGS + "/b1", "");
        }
    }

    @Test
    void whatIsCheckedIsSaidByOneParameter() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var bookings = ghl.location(LOCATION).services().bookings();
            reply(201, BOOKING);
            bookings.create(booking().build(), SlotCheck.WITHOUT_NOTICE);
            assertThat(taken().getPath()).isEqualTo(BOOKINGS + "?skipSchedulingNotice=true");
            reply(201, BOOKING);
            bookings.create(booking().build(), SlotCheck.NONE);
            assertThat(taken().getPath()).isEqualTo(BOOKINGS + "?overrideAvailability=true");
            reply(200, BOOKING);
            bookings.update("b1", ServiceBookingUpdate.builder().title("T").build(), SlotCheck.NONE);
            assertThat(taken().getPath()).isEqualTo(BOOKINGS + "/b1?overrideAvailability=true");
        }
    }

    @Test
    void servicesAreReadAndWritten() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var catalog = ghl.location(LOCATION).services().catalog();
            reply(200, SERVICE);
            CatalogService read = catalog.get("s1");
            assertSent(ApiVersion.V3, "GET " + CATALOG + "/s1", "");
            assertThat(read.payment())
                    .isEqualTo(new ServicePayment(new BigDecimal("50.5"), new BigDecimal(20), "percentage"));
            assertThat(read.serviceDuration()).isEqualTo(60);
            assertThat(read.preBuffer()).isEqualTo(10);
            assertThat(read.postBuffer()).isEqualTo(15);
            assertThat(read.serviceCategoryId()).isEqualTo("k1");
            assertThat(read.staff()).containsExactly("u1");
            CatalogService.Variation variation = read.variations().get(0);
            assertThat(variation.name()).isEqualTo("Short");
            assertThat(variation.postBuffer()).isEqualTo(5);
            assertThat(variation.payment()).isNull();
            assertThat(variation.additional()).containsOnlyKeys("payment");
            assertThat(read.additional()).containsOnlyKeys("staff", "later");

            reply(200, "{\"services\":[]}");
            assertThat(catalog.list()).isEmpty();
            assertSent(ApiVersion.V3, "GET " + CATALOG + "?locationId=" + LOCATION, "");
            reply(200, "{\"services\":[{\"id\":\"s1\"}]}");
            assertThat(catalog.list(Filter.all().inCategory("k1").isPrivate(false)))
                    .hasSize(1);
            assertSent(
                    ApiVersion.V3,
                    "GET " + CATALOG + "?locationId=" + LOCATION + "&serviceCategoryId=k1&isPrivate=false",
                    "");

            reply(201, SERVICE);
            catalog.create(service()
                    .payment(ServicePayment.of(new BigDecimal("50.50")).withDepositPercentage(BigDecimal.TEN))
                    .serviceDuration(1)
                    .serviceDurationUnit(SlotUnit.HOURS)
                    .variations(List.of(ServiceVariation.builder()
                            .name("Short")
                            .preBuffer(0)
                            .build()))
                    .build());
            assertSent(
                    ApiVersion.V3,
                    "POST " + CATALOG,
                    "{\"locationId\":\"" + LOCATION
                            + "\",\"name\":\"Cut\",\"slug\":\"cut\",\"staff\":[{\"id\":\"u1\"}],"
                            + "\"payment\":{\"amount\":50.50,\"deposit\":10,\"depositType\":\"percentage\"},"
                            + "\"serviceDuration\":1,\"serviceDurationUnit\":\"hours\","
                            + "\"variations\":[{\"name\":\"Short\",\"preBuffer\":0}]}");
            reply(200, SERVICE);
            catalog.update(
                    "s1",
                    CatalogServiceUpdate.builder()
                            .variations(List.of(ServiceVariation.existing("v1").build()))
                            .build());
            assertSent(ApiVersion.V3, "PUT " + CATALOG + "/s1", "{\"variations\":[{\"id\":\"v1\"}]}");
            reply(200, "{\"success\":true}");
            catalog.delete("s1");
            assertSent(ApiVersion.V3, "DELETE " + CATALOG + "/s1", "");
        }
    }

    @Test
    void serviceLocationsAreReadAndWritten() throws Exception {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            var locations = ghl.location(LOCATION).services().locations();
            reply(200, PLACE);
            ServiceLocation read = locations.get("p1");
            assertSent(ApiVersion.V3, "GET " + LOCATIONS + "/p1", "");
            assertThat(read.type()).contains(ServiceLocation.Type.ASK_BOOKER);
            assertThat(read.isActive()).isTrue();
            assertThat(read.phone()).isEqualTo("1");
            assertThat(read.address()).isEqualTo("a");
            assertThat(read.additional()).isEmpty();
            reply(200, "{\"serviceLocations\":[" + PLACE + "]}");
            assertThat(locations.list()).extracting(ServiceLocation::id).containsExactly("p1");
            assertSent(ApiVersion.V3, "GET " + LOCATIONS + "?locationId=" + LOCATION, "");
            reply(201, PLACE);
            locations.create(NewServiceLocation.builder()
                    .name("Studio")
                    .slug("studio")
                    .locationType(ServiceLocation.Type.OFFLINE)
                    .build());
            assertSent(
                    ApiVersion.V3,
                    "POST " + LOCATIONS,
                    "{\"locationId\":\"" + LOCATION + "\",\"name\":\"Studio\",\"slug\":\"studio\","
                            + "\"locationType\":\"offline\"}");
            reply(200, PLACE);
            locations.update("p1", ServiceLocationUpdate.builder().address("A").build());
            assertSent(ApiVersion.V3, "PUT " + LOCATIONS + "/p1", "{\"address\":\"A\"}");
            reply(200, "{\"success\":true}");
            locations.delete("p1");
            assertSent(ApiVersion.V3, "DELETE " + LOCATIONS + "/p1", "");
        }
    }

    @Test
    void theOlderVersionHasNoServices() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            Services services = ghl.location(LOCATION).services();
            Stream.<Runnable>of(
                            () -> services.bookings().list(Window.between(START, END)),
                            () -> services.bookings().get("b1"),
                            () -> services.bookings().create(booking().build()),
                            () -> services.bookings()
                                    .update(
                                            "b1",
                                            ServiceBookingUpdate.builder()
                                                    .title("T")
                                                    .build()),
                            () -> services.bookings().delete("b1"),
                            () -> services.catalog().list(),
                            () -> services.catalog().get("s1"),
                            () -> services.catalog().create(service().build()),
                            () -> services.catalog()
                                    .update(
                                            "s1",
                                            CatalogServiceUpdate.builder()
                                                    .name("N")
                                                    .build()),
                            () -> services.catalog().delete("s1"),
                            () -> services.locations().list(),
                            () -> services.locations().get("p1"),
                            () -> services.locations()
                                    .create(NewServiceLocation.builder()
                                            .name("N")
                                            .slug("s")
                                            .build()),
                            () -> services.locations()
                                    .update(
                                            "p1",
                                            ServiceLocationUpdate.builder()
                                                    .name("N")
                                                    .build()),
                            () -> services.locations().delete("p1"))
                    .forEach(call -> assertThatExceptionOfType(OperationRefusedException.class)
                            .isThrownBy(call::run)
                            .withMessageContaining("does not exist in API version"));
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void badInputIsRefusedBeforeAnyCallByItsName() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            Services services = ghl.location(LOCATION).services();
            refused("bookingId", () -> services.bookings().get(" "));
            refused("serviceId", () -> services.catalog().delete(""));
            refused("serviceLocationId", () -> services.locations().get(""));
            refused("until", () -> Window.between(START, START));
            refused("serviceLocationId", () -> Window.between(START, END).at(""));
            refused("timezone", () -> Window.between(START, END).inZone(ZoneOffset.UTC));
            refused("serviceCategoryId", () -> Filter.all().inCategory(" "));

            refused(
                    "contactId",
                    () -> NewServiceBooking.builder().startTime(START).build());
            refused("contactId", () -> booking().contactId(""));
            refused("endTime", () -> booking().endTime(START).build());
            refused(
                    "endTime",
                    () -> ServiceBookingUpdate.builder()
                            .startTime(END)
                            .endTime(START)
                            .build());
            refused("timezone", () -> booking().timezone(ZoneOffset.ofHours(2)));
            refused("services", () -> booking().services(List.of()));
            refused(
                    "status",
                    () -> booking().status(ServiceBooking.Status.SHOWED).build());
            refused("meetingLocation", () -> booking().meetingLocation(" "));
            refused("serviceId", () -> ServiceSelection.of(""));
            refused("staffId", () -> ServiceSelection.of("s1", " "));
            refused("position", () -> new ServiceSelection("s1", null, -1, List.of()));
            refused("quantity", () -> new ServiceSelection.AddOn("a1", 0, null));
            refused("duration", () -> new ServiceSelection.AddOn("a1", 1, -1));

            refused("slug", () -> NewCatalogService.builder().name("N").build());
            refused(
                    "staff",
                    () -> NewCatalogService.builder().name("N").slug("s").build());
            refused("staff", () -> service().staff(List.of()));
            refused("staff", () -> service().staff(List.of("")));
            refused("serviceDuration", () -> service().serviceDuration(0));
            refused("preBuffer", () -> service().preBuffer(-1));
            refused("postBuffer", () -> CatalogServiceUpdate.builder().postBuffer(-1));
            refused("amount", () -> ServicePayment.of(new BigDecimal("-0.01")));
            refused("deposit", () -> ServicePayment.of(BigDecimal.TEN).withDeposit(new BigDecimal(-1)));
            refused("deposit", () -> ServicePayment.of(BigDecimal.TEN).withDepositPercentage(new BigDecimal("100.1")));
            refused("name", () -> ServiceVariation.builder().preBuffer(1).build());
            refused(
                    "variations",
                    () -> service()
                            .variations(List.of(ServiceVariation.existing("v1").build()))
                            .build());
            refused("slug", () -> NewServiceLocation.builder().name("N").build());
            refused("name", () -> ServiceLocationUpdate.builder().name(" "));

            assertThat(services.bookings()
                            .update("b1", ServiceBookingUpdate.builder().build()))
                    .isEmpty();
            assertThat(services.catalog()
                            .update("s1", CatalogServiceUpdate.builder().build()))
                    .isEmpty();
            assertThat(services.locations()
                            .update("p1", ServiceLocationUpdate.builder().build()))
                    .isEmpty();
            assertThat(server.getRequestCount()).isZero();
        }
    }

    private static void refused(String field, Runnable call) {
        assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .satisfies(
                        e -> assertThat(Objects.requireNonNull(e.getMessage())).contains(field));
    }
}
