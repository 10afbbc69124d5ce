package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.sandbox.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends, the sandbox does it or says what is wrong; it never breaks. */
class FuzzedRequestsTest {
    private static final long SEED = Long.getLong("ghl.seed", 500);
    private static final int ROUNDS = 1_500 * Integer.getInteger("ghl.rounds", 1);
    private static final int FORMS = ROUNDS / 5;
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Requests that are right but for the ids in them. */
    private static final List<String> REQUESTS = List.of(
            "POST /contacts/ {'locationId':'LOCATION','firstName':'Ada','email':'a@b.co','phone':'+15125550100','tags':['a'],"
                    + "'dnd':true,'dndSettings':{'SMS':{'status':'active'}},'customFields':[{'id':'FIELD','field_value':5}],"
                    + "'dateOfBirth':'1815-12-10','country':'US','assignedTo':'u'}",
            "POST /contacts/upsert {'locationId':'LOCATION','email':'a@b.co','tags':['b']}",
            "POST /contacts/search {'locationId':'LOCATION','pageLimit':10,'filters':[{'group':'OR','filters':["
                    + "{'field':'email','operator':'eq','value':'a@b.co'},{'field':'dateUpdated','operator':'range',"
                    + "'value':{'gt':1700000000000}}]}],'sort':[{'field':'dateAdded','direction':'desc'}],"
                    + "'searchAfter':[1700000000000,'x']}",
            "PUT /contacts/CONTACT {'city':'D','customFields':[{'id':'FIELD','value':'7'}],'tags':[]}",
            "GET /contacts/CONTACT {}",
            "GET /contacts/?locationId=LOCATION&limit=5&startAfter=1700000000000&startAfterId=x {}",
            "GET /contacts/search/duplicate?locationId=LOCATION&email=a%40b.co {}",
            "POST /contacts/CONTACT/tags {'tags':['b']}",
            "DELETE /contacts/CONTACT/tags {'tags':['b']}",
            "POST /contacts/CONTACT/notes {'body':'n','userId':'u'}",
            "POST /contacts/CONTACT/tasks {'title':'T','dueDate':'2026-12-01T09:00:00Z','completed':false}",
            "POST /contacts/bulk/tags/update/add {'locationId':'LOCATION','contacts':['CONTACT'],'tags':['b']}",
            "POST /locations/LOCATION/tasks/search {'contactId':['CONTACT'],'completed':false,'limit':5,'skip':0}",
            "POST /locations/LOCATION/customFields {'name':'Size','dataType':'SINGLE_OPTIONS','options':['a','b']}",
            "PUT /locations/LOCATION/customFields/FIELD {'name':'Score','position':2}",
            "POST /locations/LOCATION/customValues {'name':'n','value':'v'}",
            "POST /locations/LOCATION/tags {'name':'t'}",
            "POST /businesses/ {'locationId':'LOCATION','name':'N','email':'a@b.co'}",
            "PUT /objects/business/records/BUSINESS?locationId=LOCATION {'properties':{'size':5}}",
            "POST /calendars/ {'locationId':'LOCATION','name':'n','openHours':[{'daysOfTheWeek':[1],'hours':[{'openHour':9,"
                    + "'openMinute':0,'closeHour':10,'closeMinute':0}]}],'teamMembers':[{'userId':'u'}]}",
            "GET /calendars/CALENDAR/free-slots?startDate=1796083200000&endDate=1796169600000&timezone=UTC {}",
            "GET /calendars/events?locationId=LOCATION&calendarId=CALENDAR&startTime=1796083200000&endTime=1796169600000 {}",
            "POST /calendars/events/appointments {'locationId':'LOCATION','calendarId':'CALENDAR','contactId':'CONTACT',"
                    + "'startTime':'2026-12-01T09:00:00Z','endTime':'2026-12-01T10:00:00Z','appointmentStatus':'new'}",
            "POST /calendars/events/block-slots {'locationId':'LOCATION','calendarId':'CALENDAR',"
                    + "'startTime':'2026-12-01T09:00:00Z','endTime':'2026-12-01T10:00:00Z','title':'t'}",
            "POST /calendars/schedules {'locationId':'LOCATION','name':'n','timezone':'America/New_York','rules':[{'type':"
                    + "'wday','day':'monday','intervals':[{'from':'09:00','to':'17:00'}]}]}",
            "POST /calendars/groups {'locationId':'LOCATION','name':'n','description':'d','slug':'s','isActive':true}",
            "POST /oauth/token {'grant_type':'authorization_code','client_id':'c','client_secret':'s','code':'x'}",
            "GET /users/search?companyId=c&limit=5&skip=0 {}");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "[{}]",
            "{\"a\":{}}",
            "0",
            "-1",
            "1.5",
            "1e999999999",
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "\"2026-13-45T99:00:00Z\"",
            "\"+999999999-12-31\"",
            "\"-1\"",
            "\"99999999999999999999\"",
            "\"%\"",
            "\"Europe/Nowhere\"",
            "[1,\"a\",{\"b\":[]}]");
    private static final List<String> QUERIES =
            List.of("", "%20", "-1", "0", "99999999999999999999", "%00", "%F0%9F%98%80", "x", "1e9");

    private static final String FORM = "--B\r\nContent-Disposition: form-data; name='id'\r\n\r\nc1\r\n"
            + "--B\r\nContent-Disposition: form-data; name='maxFiles'\r\n\r\n2\r\n"
            + "--B\r\nContent-Disposition: form-data; name='f1_u1'; filename='a.txt'\r\nContent-Type: text/plain\r\n\r\nx\r\n"
            + "--B--\r\n";
    private static final List<String> FORM_PIECES = List.of(
            "",
            "\r\n",
            "\n",
            "\r\n\r\n",
            "--",
            "\r\n--B",
            "\r\n--B--",
            "'",
            ";",
            "\u0000",
            "ü",
            "name='id'",
            "filename=''",
            "\r\n--B\r\nContent-Disposition: form-data; name='id'\r\n\r\n",
            "\r\n--B\r\nContent-Disposition: form-data; name='f'; filename='../%00'\r\n\r\n",
            ";".repeat(5_000),
            "\r\n--".repeat(5_000));
    private static final List<String> FORM_TYPES = List.of(
            "multipart/form-data; boundary=B",
            "multipart/form-data; boundary=\"B\"; charset=x",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"\"",
            "multipart/form-data; boundary=;",
            "multipart/form-data; boundary=-",
            "multipart/form-data",
            "multipart/mixed; boundary=B");

    private final Random random = new Random(SEED);
    private final JsonChanges changes = new JsonChanges(random, VALUES);

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void anyRequestIsDoneOrRefused(String version) throws IOException {
        try (GhlSandbox sandbox = GhlSandbox.builder()
                .rate(1_000_000, Duration.ofSeconds(1))
                .dailyLimit(1_000_000)
                .start()) {
            Api api = Api.of(sandbox, version);
            Map<String, String> ids = Map.of(
                    "LOCATION", sandbox.locationId(),
                    "CONTACT", api.create("'email':'a@b.co'"),
                    "FIELD", api.customField("Score", "NUMERICAL"),
                    "BUSINESS", "b1",
                    "CALENDAR", calendar(sandbox, version));
            int done = 0;
            for (int round = 0; round < ROUNDS; round++) {
                String request = REQUESTS.get(random.nextInt(REQUESTS.size()));
                for (Map.Entry<String, String> id : ids.entrySet()) {
                    request = request.replace(id.getKey(), id.getValue());
                }
                String[] parts = request.split(" ", 3);
                boolean calendars = parts[1].startsWith("/calendars/") && version.equals(Api.V2);
                String path = path(parts[1]);
                String body = parts[0].equals("GET") ? "" : body(parts[2].replace('\'', '"'));
                Answer answer =
                        Api.of(sandbox, calendars ? "2021-04-15" : version).send(parts[0], path, body);
                assertThat(answer.status())
                        .as("-Dghl.seed=%d, round %d: %s %s %s", SEED, round, parts[0], path, body)
                        .isBetween(200, 499);
                done += answer.status() < 300 ? 1 : 0;
            }
            assertThat(done).isBetween(ROUNDS / 10, ROUNDS * 9 / 10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void anyFormIsReadOrRefused(String version) {
        try (GhlSandbox sandbox = GhlSandbox.builder()
                .rate(1_000_000, Duration.ofSeconds(1))
                .dailyLimit(1_000_000)
                .start()) {
            String path = "/locations/" + sandbox.locationId() + "/customFields/upload";
            int done = 0;
            for (int round = 0; round < FORMS; round++) {
                String type = random.nextInt(4) == 0 ? pick(FORM_TYPES) : FORM_TYPES.get(0);
                String form = form();
                Answer answer = Api.of(sandbox, version).withContentType(type).post(path, form);
                assertThat(answer.status())
                        .as("-Dghl.seed=%d, round %d: %s %s", SEED, round, type, form)
                        .isBetween(200, 499);
                done += answer.status() < 300 ? 1 : 0;
            }
            assertThat(done).isBetween(FORMS / 10, FORMS * 9 / 10);
        }
    }

    /** A form that is right, or in which something was replaced or put in. */
    private String form() {
        StringBuilder form = new StringBuilder(FORM);
        for (int changes = random.nextInt(3); changes > 0; changes--) {
            int from = random.nextInt(form.length() + 1);
            form.replace(from, Math.min(form.length(), from + random.nextInt(12)), pick(FORM_PIECES));
        }
        return form.toString();
    }

    private static String calendar(GhlSandbox sandbox, String version) {
        String body = "{'locationId':'" + sandbox.locationId() + "','name':'n'}";
        return Api.of(sandbox, Api.calendars(version))
                .post("/calendars/", body)
                .body()
                .at("/calendar/id")
                .asText("none");
    }

    private String path(String path) {
        int query = path.indexOf('?');
        if (random.nextInt(3) > 0) {
            return path;
        }
        if (query < 0) {
            return random.nextInt(4) == 0 ? path.replaceFirst("[^/]+$", pick(QUERIES)) : path;
        }
        List<String> pairs = new ArrayList<>(List.of(path.substring(query + 1).split("&")));
        int at = random.nextInt(pairs.size());
        pairs.set(at, pairs.get(at).replaceFirst("=.*", "=" + pick(QUERIES)));
        return path.substring(0, query + 1) + String.join("&", pairs);
    }

    private String body(String right) throws IOException {
        JsonNode tree = JSON.readTree(right);
        for (int count = random.nextInt(3); count > 0; count--) {
            changes.one(tree);
        }
        String body = JSON.writeValueAsString(tree);
        return switch (random.nextInt(30)) {
            case 0 -> body.substring(0, random.nextInt(body.length()));
            case 1 -> pick(VALUES);
            case 2 -> "{\"locationId\":" + "[".repeat(20_000);
            default -> body;
        };
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
