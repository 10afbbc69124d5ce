package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Services and their bookings (FACTS §1.3). */
class ServiceTest {
    private static final String BOOKINGS = "/calendars/services/bookings";
    private static final String CATALOG = "/calendars/services/catalog";
    private static final String LOCATIONS = "/calendars/services/locations";

    private final TestClock clock = new TestClock();
    private GhlSandbox sandbox;
    private Api api;
    private String contact;

    @BeforeEach
    void start() {
        sandbox = GhlSandbox.builder()
                .clock(clock)
                .rate(10_000, Duration.ofSeconds(10))
                .start();
        api = Api.of(sandbox, Api.V3);
        contact = api.create("'firstName':'Ada','lastName':'L'");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String place(String slug, String more) {
        return api.post(LOCATIONS, api.contact("'name':'P','slug':'" + slug + "'" + more))
                .body()
                .path("id")
                .asText();
    }

    private String service(String slug, String more) {
        return api.post(CATALOG, api.contact("'name':'Cut','slug':'" + slug + "','staff':[{'id':'u1'}]" + more))
                .body()
                .at("/service/id")
                .asText();
    }

    private String body(String services, String start, String end, String more) {
        return api.contact("'contactId':'" + contact + "','timezone':'Asia/Kolkata','startTime':'" + start
                + "','endTime':'" + end + "','services':[" + services + "]" + more);
    }

    private Answer book(String query, String service, String more) {
        return api.post(
                BOOKINGS + query,
                body("{'id':'" + service + "'}", "2026-12-01T10:00:00Z", "2026-12-01T10:30:00Z", more));
    }

    @Test
    void servicesAreOfV3Only() {
        assertThat(Api.of(sandbox, Api.calendars(Api.V2))
                        .get(CATALOG + "?locationId=" + sandbox.locationId())
                        .status())
                .isBetween(400, 404);
        assertThat(api.get(CATALOG + "?locationId=" + sandbox.locationId()).status())
                .isEqualTo(200);
        assertThat(api.get(CATALOG).status()).isEqualTo(422);
        assertThat(api.get(CATALOG + "?locationId=other").status()).isEqualTo(403);
    }

    @Test
    void servicesFollowOneAnotherInTheZoneOfTheBooking() {
        String place = place("p", "");
        String cut = service("cut", ",'serviceDuration':1,'serviceDurationUnit':'hours'");
        String wash = service("wash", ",'serviceDuration':20");
        Answer made = api.post(
                BOOKINGS,
                body(
                        "{'id':'" + cut + "','position':1,'staffId':'u2'},{'id':'" + wash
                                + "','position':0,'addOns':[{'id':'a','quantity':2,'duration':5}]}",
                        "2026-12-01T10:00:00Z",
                        "2026-12-01T11:30:00Z",
                        ",'meetingLocation':'m'"));
        assertThat(made.status()).isEqualTo(201);
        JsonNode booking = made.body();
        assertThat(booking.path("serviceLocationId").asText()).isEqualTo(place);
        assertThat(booking.path("startTime").asText()).isEqualTo("2026-12-01T15:30:00+05:30");
        assertThat(booking.path("status").asText()).isEqualTo("confirmed");
        assertThat(booking.at("/services/0/id").asText()).isEqualTo(wash);
        assertThat(booking.at("/services/0/serviceStaffId").asText()).isEqualTo("u1");
        assertThat(booking.at("/services/0/serviceEndTime").asText()).isEqualTo("2026-12-01T16:00:00+05:30");
        assertThat(booking.at("/services/1/serviceStaffId").asText()).isEqualTo("u2");
        assertThat(booking.at("/services/1/serviceEndTime").asText()).isEqualTo("2026-12-01T17:00:00+05:30");
        assertThat(booking.path("messages").toString()).contains("has been ignored");
        assertThat(booking.has("meetingLocation")).isFalse();
        String list = BOOKINGS + "?locationId=" + sandbox.locationId()
                + "&startTime=1796119200000&endTime=1796122800000&timezone=Europe/Paris&serviceLocationId=";
        assertThat(api.get(list + place).body().at("/bookings/0/startTime").asText())
                .isEqualTo("2026-12-01T11:00:00+01:00");
        assertThat(api.get(list + "other").body().path("bookings").size()).isZero();
    }

    @Test
    void whatIsCheckedBeforeATimeIsTakenIsTheWritersChoice() {
        place("p", "");
        String cut = service("cut", "");
        assertThat(book("", cut, "").status()).isEqualTo(201);
        assertThat(book("", cut, "").message()).contains("no longer available");
        assertThat(book("?skipSchedulingNotice=true", cut, "").status()).isEqualTo(400);
        assertThat(book("?overrideAvailability=maybe", cut, "").status()).isEqualTo(422);
        assertThat(book("?overrideAvailability=true", cut, "").status()).isEqualTo(201);
        clock.advance(Duration.ofDays(30));
        String late = body("{'id':'" + cut + "'}", "2026-12-02T10:00:00Z", "2026-12-02T10:30:00Z", "");
        assertThat(api.post(BOOKINGS, late).message()).contains("notice");
        assertThat(api.post(BOOKINGS + "?skipSchedulingNotice=true", late).status())
                .isEqualTo(201);
    }

    @Test
    void aCancelledBookingFreesItsTime() {
        place("p", "");
        String cut = service("cut", "");
        String first = book("", cut, "").body().path("bookingId").asText();
        assertThat(book("", cut, "").status()).isEqualTo(400);
        assertThat(api.put(BOOKINGS + "/" + first, "{'status':'cancelled'}").status())
                .isEqualTo(200);
        assertThat(book("", cut, ",'title':'T'").body().path("title").asText()).isEqualTo("T");
        assertThat(api.put(BOOKINGS + "/" + first, "{'startTime':'2026-12-01T11:00:00Z'}")
                        .message())
                .contains("end time must be after");
        assertThat(api.put(BOOKINGS + "/" + first, "{'title':'U'}").status()).isEqualTo(200);
        assertThat(api.put(BOOKINGS + "/" + first, "{'status':'confirmed'}").message())
                .contains("no longer available");
        assertThat(api.put(BOOKINGS + "/" + first, "{'contactId':'c'}").message())
                .contains("property contactId should not exist");
    }

    @Test
    void aBookerWhoIsAskedNamesThePlace() {
        place("p", ",'locationType':'ask_booker'");
        String cut = service("cut", "");
        assertThat(book("", cut, "").message()).contains("meetingLocation is required");
        JsonNode made = book("", cut, ",'meetingLocation':'home'").body();
        assertThat(made.path("meetingLocation").asText()).isEqualTo("home");
        assertThat(made.path("title").asText()).isEqualTo("Ada L - Cut");
        assertThat(made.has("messages")).isFalse();
    }

    @Test
    void aBookingNeedsWhatItNames() {
        String cut = service("cut", "");
        assertThat(book("", cut, "").message()).contains("no service location");
        place("p", "");
        assertThat(book("", "none", "").message()).contains("Service with id none not found");
        assertThat(book("", cut, ",'serviceLocationId':'none'").message())
                .contains("Service location with id none not found");
        assertThat(book("", cut, ",'status':'cancelled'").status()).isEqualTo(422);
        assertThat(api.post(BOOKINGS, body("", "2026-12-01T10:00:00Z", "2026-12-01T11:00:00Z", ""))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void variationsAreReplacedByTheirIds() {
        String path = CATALOG + "/" + service("cut", ",'variations':[{'name':'short','preBuffer':5},{'name':'long'}]");
        JsonNode before = api.get(path).body().at("/service/variations");
        assertThat(before.size()).isEqualTo(2);
        String kept = before.at("/0/id").asText();
        JsonNode after = api.put(path, "{'variations':[{'name':'new'},{'id':'" + kept + "','preBuffer':9}]}")
                .body()
                .at("/service/variations");
        assertThat(after.size()).isEqualTo(2);
        assertThat(after.at("/1/id").asText()).isEqualTo(kept);
        assertThat(after.at("/1/name").asText()).isEqualTo("short");
        assertThat(after.at("/1/preBuffer").asInt()).isEqualTo(9);
        assertThat(api.put(path, "{'variations':[{'id':'none'}]}").status()).isEqualTo(400);
        assertThat(api.put(path, "{'variations':[{}]}").status()).isEqualTo(422);
        assertThat(api.put(path, "{'variations':[]}")
                        .body()
                        .at("/service/variations")
                        .size())
                .isZero();
        assertThat(api.post(CATALOG, api.contact("'name':'n','slug':'x','staff':[]"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void slugsAreUniqueByASwitch() {
        service("cut", "");
        place("p", "");
        assertThat(service("cut", "")).isEmpty();
        assertThat(place("p", "")).isEmpty();
        assertThat(place("q", "")).isNotEmpty();
        try (GhlSandbox lenient = GhlSandbox.builder()
                .quirk(Quirk.TAKEN_SERVICE_SLUG_IS_REFUSED, false)
                .start()) {
            Api other = Api.of(lenient, Api.V3);
            for (int i = 0; i < 2; i++) {
                assertThat(other.post(LOCATIONS, other.contact("'name':'P','slug':'p'"))
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    @Test
    void privateServicesAreAFilter() {
        service("a", ",'isPrivate':true");
        service("b", ",'serviceCategoryId':'k'");
        String list = CATALOG + "?locationId=" + sandbox.locationId();
        assertThat(api.get(list).body().path("services").size()).isEqualTo(2);
        assertThat(api.get(list + "&isPrivate=true")
                        .body()
                        .at("/services/0/slug")
                        .asText())
                .isEqualTo("a");
        assertThat(api.get(list + "&isPrivate=false")
                        .body()
                        .at("/services/0/slug")
                        .asText())
                .isEqualTo("b");
        assertThat(api.get(list + "&serviceCategoryId=k")
                        .body()
                        .at("/services/0/slug")
                        .asText())
                .isEqualTo("b");
        assertThat(api.get(list + "&isPrivate=x").status()).isEqualTo(422);
    }
}
