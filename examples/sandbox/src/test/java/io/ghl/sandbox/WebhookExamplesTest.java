package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every event against the examples that HighLevel publishes: FACTS §5.1. */
class WebhookExamplesTest {
    /** What real events carry and no example of HighLevel shows. */
    private static final Set<String> ENVELOPE =
            Set.of("type", "locationId", "versionId", "appId", "timestamp", "webhookId");
    /** Fields of the official description that its examples leave out. */
    private static final Map<String, Set<String>> UNSHOWN = Map.of("INSTALL", Set.of("installType"));

    private final ObjectMapper mapper = new ObjectMapper();
    private Receiver receiver;
    private GhlSandbox sandbox;
    private Api api;
    private Api calendars;

    /** The folder of the examples: system property {@code ghl.webhooks}, else beside the OpenAPI files. */
    static Path folder() {
        String property = System.getProperty("ghl.webhooks");
        return property != null ? Path.of(property) : OpenApi.folder().resolveSibling("webhook-examples");
    }

    @BeforeEach
    void open() throws IOException {
        boolean present = Files.isDirectory(folder());
        assertThat(present || !"true".equals(System.getenv("CI")))
                .as("CI needs the examples in %s", folder())
                .isTrue();
        assumeTrue(present, "no webhook examples in " + folder() + ": set -Dghl.webhooks");
        receiver = new Receiver();
        sandbox = GhlSandbox.builder()
                .webhookUrl(receiver.url())
                .webhookThreads(1)
                .start();
        api = Api.of(sandbox, Api.V2);
        calendars = Api.of(sandbox, Api.calendars(Api.V2));
    }

    @AfterEach
    void close() {
        if (sandbox != null) {
            sandbox.close();
            receiver.close();
        }
    }

    private JsonNode event(String type) {
        assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
        List<JsonNode> found = receiver.hooks().stream()
                .map(Receiver.Hook::body)
                .filter(body -> body.path("type").asText().equals(type))
                .toList();
        assertThat(found).as("%s among %s", type, receiver.types()).isNotEmpty();
        return found.get(found.size() - 1);
    }

    /** Every field is documented, and those that are said to be always there are there. */
    private JsonNode check(String type, List<String> examples, String... required) throws IOException {
        JsonNode event = event(type);
        Set<String> documented = new HashSet<>(ENVELOPE);
        documented.addAll(UNSHOWN.getOrDefault(type, Set.of()));
        for (String example : examples) {
            documented.addAll(
                    names(mapper.readTree(folder().resolve(example + ".json").toFile()), ""));
        }
        Set<String> undocumented = new TreeSet<>(names(event, ""));
        undocumented.removeIf(name -> documented.contains(name)
                || name.startsWith("permissions.")
                || name.startsWith("dndSettings.")
                || name.startsWith("properties[]."));
        assertThat(undocumented).as("undocumented fields of %s", type).isEmpty();
        assertThat(names(event, "")).as(type).contains(required);
        assertThat(names(event, "")).contains("type", "versionId", "appId", "timestamp", "webhookId");
        return event;
    }

    private JsonNode check(String type, String... required) throws IOException {
        return check(type, List.of(type), required);
    }

    private static Set<String> names(JsonNode node, String prefix) {
        Set<String> names = new HashSet<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = prefix + field.getKey();
            names.add(name);
            JsonNode value = field.getValue();
            if (value.isObject()) {
                names.addAll(names(value, name + "."));
            } else if (value.isArray() && value.path(0).isObject()) {
                names.addAll(names(value.path(0), name + "[]."));
            }
        }
        return names;
    }

    @Test
    void contacts() throws IOException {
        String field = api.customField("Stage", "TEXT");
        String id = api.create("'firstName':'John','lastName':'Deo','email':'j@example.com','phone':'+919509597501',"
                + "'address1':'a','city':'c','state':'AL','postalCode':'1','country':'DE','companyName':'L','website':'w',"
                + "'source':'form','dateOfBirth':'2000-01-05','tags':['a'],'assignedTo':'u1','gender':'m',"
                + "'timezone':'Europe/Berlin','customFields':[{'id':'" + field + "','field_value':'x'}]");
        api.put("/contacts/" + id, "{'city':'d'}");
        api.post("/contacts/" + id + "/tags", "{'tags':['b']}");
        api.put("/contacts/" + id, "{'dnd':true,'dndSettings':{'SMS':{'status':'active','message':'m','code':'1'}}}");
        api.delete("/contacts/" + id);
        String[] whole = {
            "id",
            "locationId",
            "address1",
            "city",
            "companyName",
            "country",
            "source",
            "dateAdded",
            "dateOfBirth",
            "dnd",
            "email",
            "name",
            "firstName",
            "lastName",
            "phone",
            "postalCode",
            "state",
            "tags",
            "website",
            "attachments",
            "assignedTo",
            "customFields[].id",
            "customFields[].value"
        };
        for (String type : List.of("ContactCreate", "ContactUpdate", "ContactTagUpdate", "ContactDelete")) {
            JsonNode event = check(type, whole);
            assertThat(event.path("dateOfBirth").asText()).isEqualTo("2000-01-05T00:00:00.000Z");
            assertThat(event.has("dndSettings")).isFalse();
        }
        JsonNode dnd = check("ContactDndUpdate", whole);
        assertThat(dnd.at("/dndSettings/SMS/status").asText()).isEqualTo("active");
    }

    @Test
    void notes() throws IOException {
        String notes = "/contacts/" + api.create("") + "/notes";
        String id = api.post(notes, "{'body':'b','title':'t','userId':'u','color':'#FF0000','pinned':true}")
                .body()
                .at("/note/id")
                .asText();
        api.put(notes + "/" + id, "{'body':'c'}");
        api.delete(notes + "/" + id);
        for (String type : List.of("NoteCreate", "NoteUpdate", "NoteDelete")) {
            check(type, "id", "locationId", "body", "contactId", "dateAdded");
        }
    }

    @Test
    void tasks() throws IOException {
        String tasks = "/contacts/" + api.create("") + "/tasks";
        String task = "{'title':'T','body':'b','assignedTo':'u','dueDate':'2026-12-01T09:00:00Z','completed':false}";
        String id = api.post(tasks, task).body().at("/task/id").asText();
        api.put(tasks + "/" + id + "/completed", "{'completed':true}");
        api.delete(tasks + "/" + id);
        for (String type : List.of("TaskCreate", "TaskComplete", "TaskDelete")) {
            check(type, "id", "locationId", "assignedTo", "body", "contactId", "title", "dateAdded", "dueDate");
        }
    }

    @Test
    void appointments() throws IOException {
        String contact = api.create("");
        String calendar = calendars
                .post("/calendars/", "{'locationId':'" + sandbox.locationId() + "','name':'C'}")
                .body()
                .at("/calendar/id")
                .asText();
        String id = calendars
                .post(
                        "/calendars/events/appointments",
                        "{'locationId':'" + sandbox.locationId() + "','calendarId':'" + calendar + "','contactId':'"
                                + contact + "','title':'T','address':'a','startTime':'2026-12-01T10:00:00Z',"
                                + "'endTime':'2026-12-01T11:00:00Z','assignedUserId':'u'}")
                .body()
                .path("id")
                .asText();
        calendars.put("/calendars/events/appointments/" + id, "{'appointmentStatus':'cancelled'}");
        assertThat(event("AppointmentUpdate")
                        .at("/appointment/appointmentStatus")
                        .asText())
                .as("a cancellation is an update")
                .isEqualTo("cancelled");
        calendars.delete("/calendars/events/" + id);
        for (String type : List.of("AppointmentCreate", "AppointmentUpdate", "AppointmentDelete")) {
            JsonNode event = check(
                    type,
                    "locationId",
                    "appointment.id",
                    "appointment.address",
                    "appointment.title",
                    "appointment.calendarId",
                    "appointment.contactId",
                    "appointment.groupId",
                    "appointment.appointmentStatus",
                    "appointment.assignedUserId",
                    "appointment.users",
                    "appointment.source",
                    "appointment.startTime",
                    "appointment.endTime",
                    "appointment.dateAdded",
                    "appointment.dateUpdated");
            assertThat(event.has("id")).isFalse();
        }
    }

    @Test
    void companiesAreRecordsAndTheirContactsAreToldToNobody() throws IOException {
        String contact = api.create("");
        String id = api.post("/businesses/", "{'locationId':'" + sandbox.locationId() + "','name':'Engines'}")
                .body()
                .at("/buiseness/id")
                .asText();
        api.put("/businesses/" + id, "{'city':'London'}");
        assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
        int before = receiver.hooks().size();
        Api.Answer linked = api.post(
                "/contacts/bulk/business",
                "{'locationId':'" + sandbox.locationId() + "','ids':['" + contact + "'],'businessId':'" + id + "'}");
        assertThat(linked.status()).isEqualTo(200);
        assertThat(sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
        assertThat(receiver.hooks()).as("no RelationCreate").hasSize(before);
        api.delete("/businesses/" + id);
        for (String type : List.of("RecordCreate", "RecordUpdate", "RecordDelete")) {
            JsonNode event = check(type, "id", "locationId", "owners", "followers", "properties", "timestamp");
            assertThat(event.at("/properties/0/key").asText()).isEqualTo("name");
            assertThat(event.at("/properties/0/valueString").asText()).isEqualTo("Engines");
        }
    }

    @Test
    void lifeOfTheApp() throws IOException {
        List<String> installs = List.of("AppInstall", "AppInstall-2", "AppInstall-3");
        List<String> uninstalls = List.of("AppUninstall", "AppUninstall-2");
        String location = sandbox.locationId();
        String company = sandbox.installs().companyId();

        sandbox.installs().authorizeLocation(location);
        JsonNode installed = check("INSTALL", installs, "companyId", "locationId", "userId", "planId");
        sandbox.installs().changePlan(location, "gold");
        JsonNode changed = check("PLAN_CHANGE", List.of("PlanChange"), "companyId", "locationId", "userId");
        assertThat(changed.path("currentPlanId")).isEqualTo(installed.path("planId"));
        assertThat(changed.path("newPlanId").asText()).isEqualTo("gold");
        sandbox.installs().changePlan(location, "silver");
        assertThat(event("PLAN_CHANGE").path("currentPlanId").asText()).isEqualTo("gold");
        sandbox.installs().uninstall(location);
        JsonNode removed = check("UNINSTALL", uninstalls, "locationId");
        assertThat(removed.has("companyId")).isFalse();

        sandbox.installs().authorizeCompany();
        assertThat(check("INSTALL", installs, "companyId").has("locationId")).isFalse();
        sandbox.installs().installFutureLocation(location);
        JsonNode future = check("INSTALL", installs, "locationId");
        assertThat(future.has("companyId") || future.has("userId")).isFalse();
        sandbox.installs().uninstall(company);
        assertThatThrownBy(() -> sandbox.installs().installFutureLocation(location))
                .hasMessageContaining("has not installed");
        assertThat(check("UNINSTALL", uninstalls, "companyId").has("locationId"))
                .isFalse();
    }

    @Test
    void users() throws IOException {
        String user = "'companyId':'" + sandbox.installs().companyId() + "','firstName':'John','lastName':'Doe',"
                + "'password':'p','role':'user','permissions':{'contactsEnabled':true},'phone':'+13235559998',"
                + "'locationIds':['" + sandbox.locationId() + "']";
        List<String> examples = List.of("UserCreate", "UserCreate-2", "UserCreate-3");
        api.post("/users/", "{" + user + ",'type':'account','email':'a@example.com'}");
        String[] common = {"id", "firstName", "lastName", "email", "phone", "role", "permissions"};
        JsonNode ofLocation = check("UserCreate", examples, common);
        assertThat(ofLocation.has("locationId")).isTrue();
        assertThat(ofLocation.has("companyId")).isFalse();
        api.post("/users/", "{" + user + ",'type':'agency','email':'b@example.com'}");
        JsonNode ofCompany = check("UserCreate", examples, common);
        assertThat(ofCompany.has("locationId")).isFalse();
        assertThat(ofCompany.path("locations").path(0).asText()).isEqualTo(sandbox.locationId());
    }

    @Test
    void locations() throws IOException {
        sandbox.addCompanyToken("pit-company", "company");
        Api company = Api.of(sandbox, Api.V2, "pit-company");
        String body = "{'companyId':'" + sandbox.installs().companyId() + "','name':";
        String id = company.post(
                        "/locations/",
                        body + "'Studio','prospectInfo':{'firstName':'Ada','lastName':'L','email':'a@example.com'}}")
                .body()
                .path("id")
                .asText();
        String[] whole = {"id", "companyId", "name", "email"};
        assertThat(check("LocationCreate", whole).has("locationId")).isFalse();
        company.put("/locations/" + id, body + "'Atelier'}");
        JsonNode updated = check("LocationUpdate", whole);
        assertThat(updated.path("id").asText()).isEqualTo(id);
        assertThat(updated.path("name").asText()).isEqualTo("Atelier");
        assertThat(updated.has("locationId")).isFalse();
    }

    @Test
    void whatTheSandboxCannotCauseIsSentByHand() throws IOException {
        sandbox.webhooks().send("RelationCreate", Map.of("id", "r", "firstObjectKey", "contact", "locationId", "l"));
        check("RelationCreate", "id", "firstObjectKey", "locationId");
    }
}
