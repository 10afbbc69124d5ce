package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.CONTACT;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.calendars.SlotUnit;
import io.ghl.client.services.CatalogServiceFields;
import io.ghl.client.services.CatalogServiceUpdate;
import io.ghl.client.services.NewCatalogService;
import io.ghl.client.services.NewServiceBooking;
import io.ghl.client.services.NewServiceLocation;
import io.ghl.client.services.ServiceBooking;
import io.ghl.client.services.ServiceBookingFields;
import io.ghl.client.services.ServiceBookingUpdate;
import io.ghl.client.services.ServiceBookings;
import io.ghl.client.services.ServiceCatalog;
import io.ghl.client.services.ServiceLocation;
import io.ghl.client.services.ServiceLocationFields;
import io.ghl.client.services.ServiceLocationUpdate;
import io.ghl.client.services.ServiceLocations;
import io.ghl.client.services.ServiceSelection;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Services that contacts book, in API version v3. */
final class ServiceActions {
    private static final String READ = "calendars.readonly";
    private static final String WRITE = "calendars.write";
    private static final String READ_EVENTS = "calendars/events.readonly";
    private static final String WRITE_EVENTS = "calendars/events.write";

    private static final Parameter<String> NAME = Parameter.text("name", "name");
    private static final Parameter<String> SLUG = Parameter.text("slug", "end of its address");

    private static final Parameter<String> BOOKING = Parameter.text("booking", "id of the booking");
    private static final Parameter<Instant> START = Parameter.time("start", "when it begins");
    private static final Parameter<Instant> END = Parameter.time("end", "when it ends");
    private static final Parameter<String> ZONE = Parameter.text("timezone", "time zone, such as America/Chicago");
    private static final Parameter<List<ServiceSelection>> SERVICES =
            Parameter.list("services", "what is booked, each with service and perhaps staff", Forms::service);
    private static final Parameter<String> PLACE = Parameter.text("serviceLocation", "id of the place");
    private static final Parameter<String> TITLE = Parameter.text("title", "title");
    private static final Parameter<ServiceBooking.Status> STATUS =
            Parameter.word("status", "status", Words.of(ServiceBooking.Status.values(), ServiceBooking.Status::wire));
    private static final Parameter<Boolean> ANY_TIME =
            Parameter.flag("anyTime", "whether also at a time that is not free");
    private static final Parameter<Instant> FROM = Parameter.time("from", "beginning");
    private static final Parameter<Instant> UNTIL = Parameter.time("until", "end");

    private static final Parameter<String> SERVICE = Parameter.text("service", "id of the service");
    private static final Parameter<List<String>> STAFF = Parameter.texts("staff", "ids of users who give it");
    private static final Parameter<String> DESCRIPTION = Parameter.text("description", "description");
    private static final Parameter<Integer> DURATION = Parameter.wholeNumber("duration", "how long it takes");
    private static final Parameter<SlotUnit> UNIT =
            Parameter.word("durationUnit", "unit of duration", Words.of(SlotUnit.values(), SlotUnit::wire));
    private static final Parameter<String> CATEGORY = Parameter.text("category", "id of its category");
    private static final Parameter<Boolean> PRIVATE = Parameter.flag("private", "whether only staff can book it");

    private static final Parameter<String> PHONE = Parameter.text("phone", "phone number");
    private static final Parameter<String> ADDRESS = Parameter.text("address", "address");
    private static final Parameter<ServiceLocation.Type> TYPE = Parameter.word(
            "type", "kind of place", Words.of(ServiceLocation.Type.values(), ServiceLocation.Type::wire));

    private ServiceActions() {}

    static List<Action> all() {
        return Stream.of(bookings(), services(), places()).flatMap(List::stream).toList();
    }

    private static List<Action> bookings() {
        return List.of(
                Action.named("book-service", "Book services for a contact")
                        .operation("create-service-booking", WRITE_EVENTS, READ_EVENTS)
                        .needs(CONTACT, START, END, ZONE, SERVICES)
                        .takes(PLACE, TITLE, STATUS, ANY_TIME)
                        .looksFirst("a booking of the contact with this start", ServiceActions::earlier)
                        .does(in -> {
                            NewServiceBooking.Builder booking = fill(in, NewServiceBooking.builder());
                            booking.contactId(in.get(CONTACT));
                            return Results.of(bookings(in).create(booking.build(), check(in)));
                        }),
                Action.named("update-service-booking", "Change a booking of services")
                        .operation("update-service-booking", WRITE_EVENTS)
                        .needs(BOOKING)
                        .takesSome(START, END, ZONE, SERVICES, PLACE, TITLE, STATUS, ANY_TIME)
                        .harmlessTwice()
                        .does(in -> Results.one(bookings(in)
                                .update(
                                        in.get(BOOKING),
                                        fill(in, ServiceBookingUpdate.builder()).build(),
                                        check(in)))),
                Action.named("get-service-booking", "Read a booking of services")
                        .operation("get-service-booking-by-id", READ_EVENTS)
                        .needs(BOOKING)
                        .harmlessTwice()
                        .does(in -> Results.of(bookings(in).get(in.get(BOOKING)))),
                Action.named("list-service-bookings", "Read the bookings of services")
                        .operation("get-service-bookings", READ_EVENTS)
                        .needs(FROM, UNTIL)
                        .takes(PLACE)
                        .harmlessTwice()
                        .does(in -> {
                            ServiceBookings.Window window = ServiceBookings.Window.between(in.get(FROM), in.get(UNTIL));
                            return Results.list(bookings(in)
                                    .list(in.find(PLACE).map(window::at).orElse(window)));
                        }),
                Action.named("delete-service-booking", "Delete a booking of services")
                        .operation("delete-service-booking", WRITE_EVENTS)
                        .needs(BOOKING)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(BOOKING), bookings(in)::delete)));
    }

    private static List<Action> services() {
        return List.of(
                Action.named("create-service", "Create a service")
                        .operation("create-service-catalog", WRITE, READ)
                        .needs(NAME, SLUG, STAFF)
                        .takes(DESCRIPTION, DURATION, UNIT, CATEGORY, PRIVATE)
                        .looksFirst(
                                "a service with this slug",
                                in -> Results.made(catalog(in).list().stream()
                                        .filter(service -> in.get(SLUG).equals(service.slug()))))
                        .does(in -> catalog(in)
                                .create(fill(in, NewCatalogService.builder()).build())
                                .json()),
                Action.named("update-service", "Change a service")
                        .operation("update-service-catalog", WRITE)
                        .needs(SERVICE)
                        .takesSome(NAME, SLUG, STAFF, DESCRIPTION, DURATION, UNIT, CATEGORY, PRIVATE)
                        .harmlessTwice()
                        .does(in -> Results.one(catalog(in)
                                .update(
                                        in.get(SERVICE),
                                        fill(in, CatalogServiceUpdate.builder()).build()))),
                Action.named("get-service", "Read a service")
                        .operation("get-service-catalog-by-id", READ)
                        .needs(SERVICE)
                        .harmlessTwice()
                        .does(in -> catalog(in).get(in.get(SERVICE)).json()),
                Action.named("list-services", "Read the services")
                        .operation("get-services-catalog", READ)
                        .takes(CATEGORY, PRIVATE)
                        .harmlessTwice()
                        .does(in -> {
                            ServiceCatalog.Filter filter = ServiceCatalog.Filter.all();
                            filter = in.find(CATEGORY).map(filter::inCategory).orElse(filter);
                            filter = in.find(PRIVATE).map(filter::isPrivate).orElse(filter);
                            return Results.list(catalog(in).list(filter));
                        }),
                Action.named("delete-service", "Delete a service")
                        .operation("delete-service-catalog", WRITE)
                        .needs(SERVICE)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(SERVICE), catalog(in)::delete)));
    }

    private static List<Action> places() {
        return List.of(
                Action.named("create-service-location", "Create a place where services are given")
                        .operation("create-service-location", WRITE, READ)
                        .needs(NAME, SLUG)
                        .takes(PHONE, ADDRESS, TYPE)
                        .looksFirst(
                                "a place with this slug",
                                in -> Results.made(places(in).list().stream()
                                        .filter(place -> in.get(SLUG).equals(place.slug()))))
                        .does(in -> places(in)
                                .create(fill(in, NewServiceLocation.builder()).build())
                                .json()),
                Action.named("update-service-location", "Change a place where services are given")
                        .operation("update-service-location", WRITE)
                        .needs(PLACE)
                        .takesSome(NAME, SLUG, PHONE, ADDRESS, TYPE)
                        .harmlessTwice()
                        .does(in -> Results.one(places(in)
                                .update(
                                        in.get(PLACE),
                                        fill(in, ServiceLocationUpdate.builder())
                                                .build()))),
                Action.named("get-service-location", "Read a place where services are given")
                        .operation("get-service-location-by-id", READ)
                        .needs(PLACE)
                        .harmlessTwice()
                        .does(in -> places(in).get(in.get(PLACE)).json()),
                Action.named("list-service-locations", "Read the places where services are given")
                        .operation("get-service-locations", READ)
                        .harmlessTwice()
                        .does(in -> Results.list(places(in).list())),
                Action.named("delete-service-location", "Delete a place where services are given")
                        .operation("delete-service-location", WRITE)
                        .needs(PLACE)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(PLACE), places(in)::delete)));
    }

    private static ServiceBookings bookings(ActionCall in) {
        return in.location().services().bookings();
    }

    private static ServiceCatalog catalog(ActionCall in) {
        return in.location().services().catalog();
    }

    private static ServiceLocations places(ActionCall in) {
        return in.location().services().locations();
    }

    private static ServiceBookings.SlotCheck check(ActionCall in) {
        return in.find(ANY_TIME).orElse(false) ? ServiceBookings.SlotCheck.NONE : ServiceBookings.SlotCheck.FULL;
    }

    private static Optional<JsonNode> earlier(ActionCall in) {
        Instant start = in.get(START).truncatedTo(ChronoUnit.MILLIS);
        ServiceBookings.Window around =
                ServiceBookings.Window.between(start.minus(Duration.ofMinutes(1)), start.plus(Duration.ofMinutes(1)));
        return Results.made(bookings(in).list(around).stream()
                .filter(booking -> in.get(CONTACT).equals(booking.contactId())
                        && start.equals(booking.startTime())
                        && !booking.deleted()));
    }

    private static <B extends ServiceBookingFields<B>> B fill(ActionCall in, B booking) {
        in.ifGiven(START, booking::startTime);
        in.ifGiven(END, booking::endTime);
        in.ifGiven(ZONE, zone -> booking.timezone(Forms.zone("timezone", zone)));
        in.ifGiven(SERVICES, booking::services);
        in.ifGiven(PLACE, booking::serviceLocationId);
        in.ifGiven(TITLE, booking::title);
        in.ifGiven(STATUS, booking::status);
        return booking;
    }

    private static <B extends CatalogServiceFields<B>> B fill(ActionCall in, B service) {
        in.ifGiven(NAME, service::name);
        in.ifGiven(SLUG, service::slug);
        in.ifGiven(STAFF, service::staff);
        in.ifGiven(DESCRIPTION, service::description);
        in.ifGiven(DURATION, service::serviceDuration);
        in.ifGiven(UNIT, service::serviceDurationUnit);
        in.ifGiven(CATEGORY, service::serviceCategoryId);
        in.ifGiven(PRIVATE, service::isPrivate);
        return service;
    }

    private static <B extends ServiceLocationFields<B>> B fill(ActionCall in, B place) {
        in.ifGiven(NAME, place::name);
        in.ifGiven(SLUG, place::slug);
        in.ifGiven(PHONE, place::phone);
        in.ifGiven(ADDRESS, place::address);
        in.ifGiven(TYPE, place::locationType);
        return place;
    }
}
