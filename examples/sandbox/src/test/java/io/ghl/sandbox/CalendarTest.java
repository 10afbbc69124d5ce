package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Calendars (FACTS §1.3). */
class CalendarTest {
    private GhlSandbox sandbox;
    private Api api;

    @BeforeEach
    void start() {
        sandbox = GhlSandbox.start();
        api = Api.of(sandbox, Api.calendars(Api.V2));
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private String create(String more) {
        Answer answer = api.post("/calendars/", "{'locationId':'" + sandbox.locationId() + "','name':'n'" + more + "}");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().at("/calendar/id").asText();
    }

    @Test
    void draftsAreListedUnlessLeftOut() {
        create(",'isActive':false");
        create(",'groupId':'g'");
        String path = "/calendars/?locationId=" + sandbox.locationId();
        assertThat(api.get(path).body().path("calendars").size()).isEqualTo(2);
        assertThat(api.get(path + "&showDrafted=false").body().path("calendars").size())
                .isEqualTo(1);
        assertThat(api.get(path + "&groupId=g").body().path("calendars").size()).isEqualTo(1);
        assertThat(api.get("/calendars/").status()).isEqualTo(422);
    }

    @Test
    void minutesOfNoticeAreOfV3AndTheKindCannotBeChanged() {
        String path = "/calendars/" + create(",'calendarType':'event'");
        String notice = "{'allowBookingAfterUnit':'mins'}";
        assertThat(api.put(path, notice).status()).isEqualTo(422);
        assertThat(Api.of(sandbox, Api.V3).put(path, notice).status()).isEqualTo(200);
        assertThat(api.put(path, "{'calendarType':'personal'}").message())
                .contains("property calendarType should not exist");
        assertThat(api.delete(path).body().path("success").asBoolean()).isTrue();
        assertThat(api.get(path).status()).isEqualTo(400);
    }

    @Test
    void nestedSettingsAreCheckedFieldByField() {
        String path = "/calendars/" + create("");
        for (String wrong : new String[] {
            "'locationConfigurations':[{'kind':'moon'}]",
            "'locationConfigurations':[{'kind':'custom','meetingId':'m'}]",
            "'teamMembers':[{'userId':'u','priority':0.7}]",
            "'notifications':[{'shouldSendToContact':true}]",
            "'recurring':{'count':25}",
            "'availabilities':[{'date':'2026-12-24'}]",
            "'availabilityType':2",
            "'lookBusyConfig':{'enabled':true}"
        }) {
            assertThat(api.put(path, "{" + wrong + "}").status()).as(wrong).isEqualTo(422);
        }
        assertThat(api.put(path, "{'availabilityType':null}").status()).isEqualTo(200);
        assertThat(api.put(path, "{'availabilities':[{'id':'none','date':'2026-12-24T00:00:00.000Z','hours':[]}]}")
                        .message())
                .contains("Availability with id none not found");
        assertThat(api.post(
                                "/calendars/",
                                "{'locationId':'" + sandbox.locationId()
                                        + "','name':'n','availabilities':[{'id':'x','date':'2026-12-24T00:00:00.000Z','hours':[]}]}")
                        .message())
                .contains("property id should not exist");
    }

    @Test
    void hoursEndWithTheDayInEitherForm() {
        for (String close : new String[] {"'closeHour':23,'closeMinute':60", "'closeHour':0,'closeMinute':0"}) {
            String id = create(
                    ",'openHours':[{'daysOfTheWeek':[4],'hours':[{'openHour':23,'openMinute':0," + close + "}]}]");
            assertThat(api.get("/calendars/" + id + "/free-slots?startDate=0&endDate=86400000")
                            .body()
                            .at("/1970-01-01/slots")
                            .toString())
                    .isEqualTo("[\"1970-01-01T23:00:00+00:00\",\"1970-01-01T23:30:00+00:00\"]");
        }
    }

    @Test
    void freeSlotsAreAMapOfDatesForAtMost31Days() {
        String hours = ",'openHours':[{'daysOfTheWeek':[4],'hours':[{'openHour':9,'openMinute':0,'closeHour':10,"
                + "'closeMinute':0}]}]";
        String path = "/calendars/" + create(hours) + "/free-slots";
        // 1970-01-01 was a Thursday.
        JsonNode days = api.get(path + "?startDate=0&endDate=86400000").body();
        assertThat(days.at("/1970-01-01/slots").toString())
                .isEqualTo("[\"1970-01-01T09:00:00+00:00\",\"1970-01-01T09:30:00+00:00\"]");
        assertThat(api.get(path + "?startDate=0&endDate=86400000&timezone=%2B02:00")
                        .body()
                        .at("/1970-01-01/slots/0")
                        .asText())
                .isEqualTo("1970-01-01T11:00:00+02:00");
        assertThat(api.get(path + "?startDate=0&endDate=2678400000").status()).isEqualTo(200);
        assertThat(api.get(path + "?startDate=0&endDate=2678400001").status()).isEqualTo(400);
        assertThat(api.get(path + "?startDate=0").status()).isEqualTo(422);
        assertThat(api.get(path + "?startDate=0&endDate=1&timezone=Nowhere").status())
                .isEqualTo(422);
    }
}
