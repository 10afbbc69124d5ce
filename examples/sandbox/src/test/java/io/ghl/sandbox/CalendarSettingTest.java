package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups, resources, notifications and schedules of calendars (FACTS §1.3). */
class CalendarSettingTest {
    private static final String RULES =
            "'rules':[{'type':'wday','day':'thursday','intervals':[{'from':'9:00','to':'10:00'}]},"
                    + "{'type':'date','date':'1970-01-08','intervals':[]}]";

    private GhlSandbox sandbox;
    private Api api;
    private String calendar;

    @BeforeEach
    void start() {
        start(GhlSandbox.builder());
    }

    private void start(SandboxBuilder builder) {
        sandbox = builder.start();
        api = Api.of(sandbox, Api.calendars(Api.V2));
        calendar = api.post("/calendars/", located("'name':'n'"))
                .body()
                .at("/calendar/id")
                .asText();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String located(String fields) {
        return "{'locationId':'" + sandbox.locationId() + "'," + fields + "}";
    }

    private String query() {
        return "?locationId=" + sandbox.locationId();
    }

    @Test
    void aGroupIsWrittenAsAWhole() {
        Answer made = api.post("/calendars/groups", located("'name':'n','description':'','slug':'s'"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/group/isActive").asBoolean()).isTrue();
        String path = "/calendars/groups/" + made.body().at("/group/id").asText();
        assertThat(api.put(path, "{'name':'m'}").message())
                .contains("slug should not be empty", "description should not be empty");
        assertThat(api.put(path, "{'name':'m','description':'d','slug':'s'}")
                        .body()
                        .at("/group/name")
                        .asText())
                .isEqualTo("m");
        assertThat(api.put(path + "/status", "{'isActive':false}")
                        .body()
                        .path("success")
                        .asBoolean())
                .isTrue();
        JsonNode groups = api.get("/calendars/groups" + query()).body().path("groups");
        assertThat(groups.at("/0/isActive").asBoolean(true)).isFalse();
        assertThat(api.delete(path).body().path("success").asBoolean()).isTrue();
        assertThat(api.put(path + "/status", "{'isActive':true}").status()).isEqualTo(400);
        assertThat(api.get("/calendars/groups").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aSlugIsTakenOnceOrNot(boolean refused) {
        sandbox.close();
        start(GhlSandbox.builder().quirk(Quirk.TAKEN_GROUP_SLUG_IS_REFUSED, refused));
        String slug = located("'slug':'s'");
        assertThat(available(slug)).isTrue();
        String group = located("'name':'n','description':'','slug':'s'");
        assertThat(api.post("/calendars/groups", group).status()).isEqualTo(201);
        assertThat(available(slug)).isFalse();
        assertThat(api.post("/calendars/groups", group).status()).isEqualTo(refused ? 400 : 201);
    }

    private boolean available(String slug) {
        return api.post("/calendars/groups/validate-slug", slug)
                .body()
                .path("available")
                .asBoolean();
    }

    @Test
    void resourcesHaveNoEnvelopeAndAKindInTheirPath() {
        String fields = "'name':'n','description':'','quantity':1,'outOfService':0,'capacity':1,'calendarIds':";
        assertThat(api.post("/calendars/resources/cars", located(fields + "[]")).status())
                .isEqualTo(422);
        assertThat(api.post("/calendars/resources/equipments", located(fields + "['a','b']"))
                        .status())
                .isEqualTo(400);
        Answer made = api.post("/calendars/resources/rooms", located(fields + "['a','b']"));
        assertThat(made.status()).isEqualTo(201);
        String id = made.body().path("_id").asText();
        assertThat(api.get("/calendars/resources/equipments/" + id).status()).isEqualTo(400);
        String path = "/calendars/resources/rooms/" + id;
        assertThat(api.get(path).body().path("calendarIds").size()).isEqualTo(2);
        JsonNode updated = api.put(path, "{'capacity':5}").body();
        assertThat(updated.path("capacity").asInt()).isEqualTo(5);
        assertThat(updated.has("calendarIds")).isFalse();
        String list = "/calendars/resources/rooms" + query();
        assertThat(api.get(list).status()).isEqualTo(422);
        assertThat(api.get(list + "&limit=1&skip=0").body().at("/0/_id").asText())
                .isEqualTo(id);
        assertThat(api.get(list + "&limit=1&skip=1").body()).isEmpty();
        assertThat(api.delete(path).body().path("success").asBoolean()).isTrue();
        assertThat(api.get(path).status()).isEqualTo(400);
    }

    @Test
    void notificationsAreCreatedInAnArrayAndStayWhenTheyAreDeleted() {
        String base = "/calendars/" + calendar + "/notifications";
        String one = "{'receiverType':'contact','channel':'email','notificationType':'booked','fromName':'x'}";
        assertThat(api.post(base, one).status()).isEqualTo(400);
        assertThat(api.post(base, "[" + one + ",{'channel':'fax'}]").message())
                .contains("[1] receiverType should not be empty", "[1] channel must be one of");
        Answer made = api.post(base, "[" + one + "," + one + "]");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body()).hasSize(2);
        assertThat(made.body().path(0).has("fromName")).isFalse();
        String path = base + "/" + made.body().at("/0/_id").asText();
        assertThat(api.put(path, "{'isActive':false}").body().path("message").asText())
                .isEqualTo("Notification updated successfully");
        assertThat(api.get(base + "?isActive=false").body()).hasSize(1);
        assertThat(api.get(base + "?limit=1&skip=1").body()).hasSize(1);
        assertThat(api.delete(path).body().has("message")).isTrue();
        assertThat(api.get(base).body()).hasSize(1);
        assertThat(api.get(base + "?deleted=true").body()).hasSize(1);
        assertThat(api.get(path).body().path("deleted").asBoolean()).isTrue();
        assertThat(api.get("/calendars/none/notifications").status()).isEqualTo(400);
        assertThat(api.get(base + "/none").message()).contains("Notification with id none not found");
    }

    @Test
    void schedulesAreOfAUserAndMissingOnesAre404() {
        String fields = "'name':'n','userId':'u','timezone':'America/New_York'," + RULES;
        assertThat(api.post("/calendars/schedules", located(fields.replace("America/New_York", "UTC")))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/calendars/schedules", located(fields.replace("America/New_York", "Moon/Sea")))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/calendars/schedules", located(fields.replace("'day'", "'date'")))
                        .status())
                .isEqualTo(422);
        assertThat(api.post("/calendars/schedules", located(fields + ",'calendarIds':['none']"))
                        .status())
                .isEqualTo(404);
        Answer made = api.post("/calendars/schedules", located(fields));
        assertThat(made.status()).isEqualTo(201);
        String path = "/calendars/schedules/" + made.body().at("/schedule/id").asText();
        String search = "/calendars/schedules/search" + query();
        assertThat(api.get(search).status()).isEqualTo(422);
        assertThat(api.get(search + "&userId=u&limit=501").status()).isEqualTo(422);
        assertThat(schedules(search + "&userId=u")).isEqualTo(1);
        assertThat(schedules(search + "&userId=v")).isZero();
        assertThat(schedules(search + "&userId=u&calendarId=" + calendar)).isZero();
        for (int i = 0; i < 2; i++) {
            assertThat(api.put(path + "/associations/" + calendar, "").status()).isEqualTo(200);
        }
        assertThat(schedules(search + "&userId=u&calendarId=" + calendar)).isEqualTo(1);
        assertThat(api.get(path).body().at("/schedule/calendarIds").size()).isEqualTo(1);
        assertThat(api.put(path + "/associations/none", "").status()).isEqualTo(404);
        assertThat(api.delete(path + "/associations/" + calendar).status()).isEqualTo(200);
        assertThat(schedules(search + "&userId=u&calendarId=" + calendar)).isZero();
        assertThat(api.put(path, "{'userId':'v'}").message()).contains("property userId should not exist");
        assertThat(api.delete(path).body().path("success").asBoolean()).isTrue();
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    private int schedules(String path) {
        return api.get(path).body().path("schedules").size();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theScheduleOfACalendarIsOfV3AndRulesItsFreeSlots(boolean refused) {
        sandbox.close();
        start(GhlSandbox.builder().quirk(Quirk.SECOND_CALENDAR_SCHEDULE_IS_REFUSED, refused));
        Api v3 = Api.of(sandbox, Api.V3);
        String path = "/calendars/schedules/event-calendar/" + calendar;
        assertThat(api.get(path).status()).isEqualTo(404);
        assertThat(v3.get(path).message()).contains("Schedule with id");
        assertThat(v3.get("/calendars/schedules/event-calendar/none").message()).contains("Calendar with id none");
        assertThat(v3.post(path, "{'timezone':'America/New_York'}").message()).contains("rules should not be empty");
        String schedule = "{'timezone':'America/New_York'," + RULES + "}";
        assertThat(v3.post(path, schedule).status()).isEqualTo(201);
        assertThat(v3.post(path, schedule).status()).isEqualTo(refused ? 400 : 201);
        assertThat(v3.get(path).body().at("/schedule/calendarId").asText()).isEqualTo(calendar);
        // 1970-01-01 was a Thursday, and so were 8 and 15 January; the date of the 8th has hours of its own.
        String slots = "/calendars/" + calendar + "/free-slots?startDate=0&endDate=1296000000";
        JsonNode days = v3.get(slots).body();
        assertThat(days.at("/1970-01-01/slots").toString())
                .isEqualTo("[\"1970-01-01T14:00:00+00:00\",\"1970-01-01T14:30:00+00:00\"]");
        assertThat(days.has("1970-01-08")).isFalse();
        assertThat(days.has("1970-01-15")).isTrue();
        assertThat(v3.put(path, "{'timezone':'Europe/Paris'}").status()).isEqualTo(200);
        assertThat(v3.get(slots).body().at("/1970-01-01/slots/0").asText()).isEqualTo("1970-01-01T08:00:00+00:00");
        assertThat(v3.put(path, "{'name':'x'}").message()).contains("property name should not exist");
        assertThat(api.delete("/calendars/" + calendar).status()).isEqualTo(200);
        assertThat(v3.get(path).status()).isEqualTo(404);
    }
}
