package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.error.ApiException;
import io.ghl.client.error.NotFoundException;
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
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services, against the sandbox. */
class SandboxServicesTest extends OnSandbox {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T11:00:00Z");

    SandboxServicesTest() {
        super(ApiVersion.V3);
    }

    @BeforeEach
    void open() {
        start(options -> options.rate(1_000_000, Duration.ofSeconds(10)).clock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    private ServiceLocation place(String slug) {
        return location.services()
                .locations()
                .create(NewServiceLocation.builder()
                        .name("Studio")
                        .slug(slug)
                        .address("1 Main St")
                        .build());
    }

    private CatalogService service(String slug) {
        return location.services()
                .catalog()
                .create(NewCatalogService.builder()
                        .name("Cut")
                        .slug(slug)
                        .staff(List.of("u1"))
                        .serviceDuration(45)
                        .payment(ServicePayment.of(new BigDecimal("50.25")))
                        .variations(
                                List.of(ServiceVariation.builder().name("Short").build()))
                        .build());
    }

    private NewServiceBooking booking(CatalogService service, Instant start) {
        return NewServiceBooking.builder()
                .contactId(location.contacts()
                        .create(named("ada" + start.getEpochSecond() + service.slug()))
                        .id())
                .startTime(start)
                .endTime(start.plus(Duration.ofHours(1)))
                .timezone(ZoneId.of("America/New_York"))
                .services(List.of(ServiceSelection.of(service.id())))
                .build();
    }

    @Test
    void aServiceLocationLives() {
        var locations = location.services().locations();
        ServiceLocation made = place("studio");
        assertThat(locations.list()).containsExactly(made);
        assertThat(locations.get(made.id())).isEqualTo(made);
        assertThat(made.type()).contains(ServiceLocation.Type.OFFLINE);
        ServiceLocation changed = locations
                .update(
                        made.id(),
                        ServiceLocationUpdate.builder()
                                .locationType(ServiceLocation.Type.ASK_BOOKER)
                                .phone("+15550174")
                                .build())
                .orElseThrow();
        assertThat(changed.type()).contains(ServiceLocation.Type.ASK_BOOKER);
        assertThat(changed.address()).isEqualTo("1 Main St");
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> place("studio"));
        locations.delete(made.id());
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> locations.get(made.id()));
    }

    @Test
    void aServiceLives() {
        var catalog = location.services().catalog();
        CatalogService made = service("cut");
        assertThat(catalog.list()).containsExactly(made);
        assertThat(catalog.list(Filter.all().isPrivate(true))).isEmpty();
        assertThat(catalog.list(Filter.all().inCategory(String.valueOf(made.serviceCategoryId()))))
                .hasSize(1);
        assertThat(made.payment()).isEqualTo(ServicePayment.of(new BigDecimal("50.25")));
        String variation = made.variations().get(0).id();
        CatalogService changed = catalog.update(
                        made.id(),
                        CatalogServiceUpdate.builder()
                                .isPrivate(true)
                                .variations(List.of(
                                        ServiceVariation.existing(variation)
                                                .serviceDuration(20)
                                                .build(),
                                        ServiceVariation.builder().name("Long").build()))
                                .build())
                .orElseThrow();
        assertThat(changed.isPrivate()).isTrue();
        assertThat(changed.variations())
                .extracting(CatalogService.Variation::name)
                .containsExactly("Short", "Long");
        assertThat(changed.variations().get(0).serviceDuration()).isEqualTo(20);
        assertThat(catalog.get(made.id())).isEqualTo(changed);
        catalog.delete(made.id());
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> catalog.get(made.id()));
    }

    @Test
    void aBookingLives() {
        var bookings = location.services().bookings();
        ServiceLocation place = place("studio");
        ServiceBooking made = bookings.create(booking(service("cut"), START));
        assertThat(made.serviceLocationId()).isEqualTo(place.id());
        assertThat(made.startTime()).isEqualTo(START);
        assertThat(made.endTime()).isEqualTo(END);
        assertThat(made.knownStatus()).contains(ServiceBooking.Status.CONFIRMED);
        assertThat(made.services())
                .singleElement()
                .extracting(ServiceBooking.BookedService::endTime)
                .isEqualTo(START.plus(Duration.ofMinutes(45)));
        assertThat(bookings.get(made.id())).isEqualTo(made);
        Window window = Window.between(START, END);
        assertThat(bookings.list(window.at(place.id()))).containsExactly(made);
        assertThat(bookings.list(window.inZone(ZoneId.of("Europe/Paris")))
                        .get(0)
                        .startTime())
                .isEqualTo(START);
        assertThat(bookings.list(Window.between(END, END.plusSeconds(1)))).isEmpty();
        ServiceBooking changed = bookings.update(
                        made.id(),
                        ServiceBookingUpdate.builder()
                                .status(ServiceBooking.Status.NO_SHOW)
                                .meetingLocation("elsewhere")
                                .build())
                .orElseThrow();
        assertThat(changed.knownStatus()).contains(ServiceBooking.Status.NO_SHOW);
        assertThat(changed.messages()).hasSize(1);
        bookings.delete(made.id());
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> bookings.get(made.id()));
    }

    @Test
    void aTakenOrPastTimeIsBookedOnlyWithFewerChecks() {
        var bookings = location.services().bookings();
        place("studio");
        CatalogService cut = service("cut");
        bookings.create(booking(cut, START));
        NewServiceBooking again = booking(cut, START.plusSeconds(60));
        for (SlotCheck check : List.of(SlotCheck.FULL, SlotCheck.WITHOUT_NOTICE)) {
            assertThatExceptionOfType(ApiException.class)
                    .isThrownBy(() -> bookings.create(again, check))
                    .satisfies(e -> assertThat(e.messages().toString()).contains("no longer available"));
        }
        assertThat(bookings.create(again, SlotCheck.NONE).id()).isNotEmpty();
        NewServiceBooking past = booking(cut, NOW.minusSeconds(86_400));
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> bookings.create(past))
                .satisfies(e -> assertThat(e.messages().toString()).contains("notice"));
        assertThat(bookings.create(past, SlotCheck.WITHOUT_NOTICE).id()).isNotEmpty();
    }
}
