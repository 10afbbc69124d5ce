package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import io.ghl.sandbox.OpenApi.Misfit;
import io.ghl.sandbox.OpenApi.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox against HighLevel's published specification, its known errors listed one by one. */
class OpenApiTest {
    private static final String UPLOAD = "upload-file-customFields";
    private static final String TASK = "{'title':'T','dueDate':'2026-12-01T09:00:00Z','completed':false}";

    private static final String HOURS = "{'openHour':9,'openMinute':0,'closeHour':10,'closeMinute':0}";

    /** Operation id and body of one call of each operation, in an order in which each finds what it needs. */
    private static final Map<String, String> CALLS = calls();

    /** Answers that facts or measurements prove right against the specification. */
    private static final Set<Misfit> KNOWN = Set.of(
            // traceId comes with every response (FACTS §0).
            new Misfit(".traceId", "is undeclared"),
            // Values of custom fields follow their data type (FACTS §2, §7.3).
            new Misfit(".contact.customFields[].value", "is NUMBER, not string"),
            new Misfit(".contacts[].customFields[].value", "is NUMBER, not string"),
            // Typed as text, shown as an object in the example beside it (FACTS §1.4).
            new Misfit(".meta[]", "is OBJECT, not string"),
            // Stored and echoed by upsert (FACTS §7.1).
            new Misfit(".contact.gender", "is undeclared"),
            // The list answers more than its schema, and meta beside it (FACTS §1.1, §7.6).
            new Misfit(".meta", "is undeclared"),
            new Misfit(".contacts[].contactName", "is undeclared"),
            new Misfit(".contacts[].firstName", "is undeclared"),
            new Misfit(".contacts[].lastName", "is undeclared"),
            new Misfit(".contacts[].phone", "is undeclared"),
            new Misfit(".contacts[].companyName", "is undeclared"),
            new Misfit(".contacts[].assignedTo", "is undeclared"),
            new Misfit(".contacts[].type", "is undeclared"),
            new Misfit(".contacts[].dnd", "is undeclared"),
            new Misfit(".contacts[].dateUpdated", "is undeclared"),
            // Properties of a record are an object whose keys are the fields' short keys (FACTS §1.4).
            new Misfit(".record.properties", "is OBJECT, not string"),
            // v3 spells it correctly too, also where the schemas still have the typo only (FACTS §1.6).
            new Misfit(".succeeded", "is undeclared"),
            // Times of events are ISO with an offset (FACTS §1.3); the schema says object.
            new Misfit(".event.startTime", "is STRING, not object"),
            new Misfit(".event.endTime", "is STRING, not object"),
            new Misfit(".event.dateAdded", "is STRING, not object"),
            new Misfit(".event.dateUpdated", "is STRING, not object"),
            new Misfit(".events[].startTime", "is STRING, not object"),
            new Misfit(".events[].endTime", "is STRING, not object"),
            new Misfit(".events[].dateAdded", "is STRING, not object"),
            new Misfit(".events[].dateUpdated", "is STRING, not object"),
            new Misfit(".startTime", "is STRING, not object"),
            new Misfit(".endTime", "is STRING, not object"),
            // A blocked slot is an event without contact, user and people (FACTS §1.3).
            new Misfit(".events[].assignedUserId", "is missing"),
            new Misfit(".events[].users", "is missing"),
            // Without an id no resource could be read again; the schema has none.
            new Misfit("._id", "is undeclared"),
            new Misfit("[]._id", "is undeclared"),
            // The schema of an update names the id that no schema of an answer has.
            new Misfit(".calendar.availabilities[].id", "is undeclared"),
            new Misfit(".calendars[].availabilities[].id", "is undeclared"),
            // tasks is typed as an array of arrays (FACTS §1.2).
            new Misfit(".tasks[]", "is OBJECT, not array"),
            // So are the remarks on a booking, whose example shows texts.
            new Misfit(".messages[]", "is STRING, not array"));

    /** Those that came up, by version. */
    private static final Map<String, Set<Misfit>> MET = new HashMap<>();

    /** Request fields that work although the specification does not name them (FACTS §1.2, §1.4), and options. */
    private static final Map<String, Set<String>> UNDECLARED_REQUEST_FIELDS = Map.of(
            "task-search", Set.of("searchAfter"),
            "create-custom-field", Set.of("parentId", "fieldKey", "description", "options"),
            "update-custom-field", Set.of("parentId", "description", "options"));

    /** Bodies that the specification leaves open (FACTS §1.1, §1.4). */
    private static final Set<String> SCHEMA_IS_EMPTY = Set.of("search-contacts-advanced", "update-object-record");

    /** What v3 does not have any more (FACTS §1.6), and what only v3 has (FACTS §1.3, §1.4). */
    private static final Set<String> REMOVED = Set.of(
            "v3 get-contacts",
            "v3 get-user-by-location",
            "2021-07-28 getCalendarSchedule",
            "2021-07-28 createCalendarSchedule",
            "2021-07-28 updateCalendarSchedule",
            "2021-07-28 get-location-permissions",
            "2021-07-28 update-location-permissions",
            "2021-07-28 get-conversation-channel");

    /** Operations of the agency (FACTS §1.4). */
    private static final Set<String> OF_THE_COMPANY = Set.of(
            "create-location",
            "put-location",
            "delete-location",
            "get-location-permissions",
            "update-location-permissions");

    /** What an API version does not have: services are new in v3 (FACTS §1.3). */
    private static boolean isMissing(String version, String id) {
        return REMOVED.contains(version + " " + id)
                || (version.equals(Api.V2) && ServiceCalls.all().containsKey(id));
    }

    /** A slot blocks a calendar or a user, so neither is required (FACTS §1.3). */
    private static final Map<String, Set<String>> NOT_REQUIRED =
            Map.of("create-block-slot", Set.of("calendarId"), "edit-block-slot", Set.of("calendarId"));

    /** Scopes that the specification forgot (FACTS §1.1, §1.2, §1.4). */
    private static final Map<String, String> SCOPES = Map.ofEntries(
            Map.entry("create-association", "contacts.write"),
            Map.entry("add-remove-contact-from-business", "contacts.write"),
            Map.entry("get-record-by-id", "objects/record.readonly"),
            Map.entry("update-object-record", "objects/record.write"),
            Map.entry("get-custom-field", "locations/customFields.readonly"),
            Map.entry("update-custom-field", "locations/customFields.write"),
            Map.entry("delete-custom-field", "locations/customFields.write"),
            Map.entry("get-tag-by-id", "locations/tags.readonly"),
            Map.entry("update-tag", "locations/tags.write"),
            Map.entry("delete-tag", "locations/tags.write"),
            Map.entry("get-custom-value", "locations/customValues.readonly"),
            Map.entry("update-custom-value", "locations/customValues.write"),
            Map.entry("delete-custom-value", "locations/customValues.write"),
            Map.entry("DELETE-an-email-sms-template", "locations/templates.write"),
            // FACTS name no scope either.
            Map.entry("create-recurring-task", "recurring-tasks.write"),
            Map.entry("get-recurring-task-by-id", "recurring-tasks.readonly"),
            Map.entry("update-recurring-task", "recurring-tasks.write"),
            Map.entry("delete-recurring-task", "recurring-tasks.write"));

    /** What the specification says where another status is answered live (FACTS §1.1, §1.2). */
    private static final Map<String, Integer> SPECIFIED = Map.of("task-search", 200, "add-contact-to-workflow", 200);

    private static Map<String, String> calls() {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("create-custom-field", "{'name':'Score','dataType':'NUMERICAL'}");
        calls.put("get-custom-fields", "");
        calls.put("get-custom-field", "");
        calls.put(
                UPLOAD,
                "--B\r\nContent-Disposition: form-data; name='id'\r\n\r\nFIELD\r\n"
                        + "--B\r\nContent-Disposition: form-data; name='maxFiles'\r\n\r\n15\r\n"
                        + "--B\r\nContent-Disposition: form-data; name='FIELD_1'; filename='FileName.csv'\r\n"
                        + "Content-Type: text/csv\r\n\r\na;b\r\n--B--\r\n");
        calls.put("update-custom-field", "{'name':'Scores','position':2}");
        calls.put(
                "create-contact",
                "{'locationId':'LOCATION','firstName':'Ada','lastName':'L','email':'a@b.co','phone':'+15125550100',"
                        + "'gender':'female','address1':'S','city':'C','state':'TX','postalCode':'1','website':'w.co',"
                        + "'timezone':'UTC','dnd':true,'dndSettings':{DND:{'status':'active'}},"
                        + "'inboundDndSettings':{'all':{'status':'active'}},'tags':['a'],"
                        + "'customFields':[{'id':'FIELD','field_value':5}],'source':'s','dateOfBirth':'1815-12-10',"
                        + "'country':'US','companyName':'E','assignedTo':'u'}");
        calls.put("get-contact", "");
        calls.put("update-contact", "{'city':'D'}");
        calls.put("upsert-contact", "{'locationId':'LOCATION','email':'a@b.co'}");
        calls.put("search-contacts-advanced", "{'locationId':'LOCATION','pageLimit':1}");
        calls.put("get-duplicate-contact", "");
        calls.put("get-contacts", "");
        calls.put("add-tags", "{'tags':['b']}");
        calls.put("remove-tags", "{'tags':['b']}");
        calls.put(
                "create-business",
                "{'locationId':'LOCATION','name':'N','phone':'1','email':'a@b.co','website':'w','address':'a','city':'c',"
                        + "'postalCode':'p','state':'s','country':'US','description':'d'}");
        calls.put("get-businesses-by-location", "");
        calls.put("get-business", "");
        calls.put("update-business", "{'name':'M'}");
        calls.put("update-object-record", "{'properties':{'size':5}}");
        calls.put("get-record-by-id", "");
        calls.put("add-followers-contact", "{'followers':['u']}");
        calls.put("remove-followers-contact", "{'followers':['u']}");
        calls.put("create-association", "{'locationId':'LOCATION','contacts':['CONTACT','none'],'tags':['b']}");
        calls.put(
                "add-remove-contact-from-business",
                "{'locationId':'LOCATION','ids':['CONTACT'],'businessId':'BUSINESS'}");
        calls.put("get-contacts-by-businessId", "");
        calls.put("add-contact-to-campaign", "{}");
        calls.put("remove-contact-from-campaign", "");
        calls.put("remove-contact-from-every-campaign", "");
        calls.put("add-contact-to-workflow", "{'eventStartTime':'2021-06-23T03:30:00+01:00'}");
        calls.put("delete-contact-from-workflow", "{}");
        calls.put(
                "create-calendar",
                "{'locationId':'LOCATION','name':'n','openHours':[{'daysOfTheWeek':[1],'hours':[" + HOURS + "]}],"
                        + "'teamMembers':[{'userId':'u','priority':0.5,'meetingLocationType':'zoom','meetingLocation':'m',"
                        + "'isPrimary':true,'locationConfigurations':[{'kind':'physical','location':'l'}]}],"
                        + "'locationConfigurations':[{'kind':'custom','location':'l'}],'notifications':[{'type':'email',"
                        + "'shouldSendToContact':true,'shouldSendToGuest':true,'shouldSendToUser':true,"
                        + "'shouldSendToSelectedUsers':true,'selectedUsers':'a@b.co'}],'availabilityType':1,"
                        + "'availabilities':[{'date':'2026-12-24T00:00:00.000Z','hours':[" + HOURS + "]}],"
                        + "'lookBusyConfig':{'enabled':true,'LookBusyPercentage':20},'enableRecurring':true,"
                        + "'recurring':{'freq':'DAILY','count':2,'bookingOption':'skip',"
                        + "'bookingOverlapDefaultStatus':'new'}}");
        calls.put("get-calendars", "");
        calls.put("get-calendar", "");
        calls.put("update-calendar", "{'name':'m'}");
        calls.put("get-slots", "");
        calls.put(
                "create-appointment",
                "{'locationId':'LOCATION','calendarId':'CALENDAR','contactId':'CONTACT','startTime':'2026-12-01T09:00:00Z',"
                        + "'endTime':'2026-12-01T10:00:00Z','title':'t','meetingLocationType':'phone',"
                        + "'appointmentStatus':'new','assignedUserId':'u','description':'d','address':'a','rrule':'r'}");
        calls.put("edit-appointment", "{'appointmentStatus':'showed'}");
        calls.put("get-appointment", "");
        calls.put("get-calendar-events", "");
        calls.put("create-appointment-note", "{'body':'n','userId':'u'}");
        calls.put("get-appointment-notes", "");
        calls.put("update-appointment-note", "{'body':'m'}");
        calls.put("delete-appointment-note", "");
        calls.put("get-appointments-for-contact", "");
        calls.put("delete-event", "{}");
        String slot = "{'locationId':'LOCATION','calendarId':'CALENDAR','startTime':'2026-12-01T09:00:00Z',"
                + "'endTime':'2026-12-01T10:00:00Z','title':'t'}";
        calls.put("create-block-slot", slot);
        calls.put("edit-block-slot", slot);
        calls.put("get-blocked-slots", "");
        calls.put(
                "create-event-notification",
                "[{'receiverType':'contact','channel':'email','notificationType':'reminder','isActive':true,"
                        + "'templateId':'t','body':'b','subject':'s','beforeTime':[{'timeOffset':1,'unit':'hours'}],"
                        + "'afterTime':[{'timeOffset':1,'unit':'hours'}],'additionalEmailIds':['a@b.co'],"
                        + "'additionalPhoneNumbers':['+1'],'selectedUsers':['u'],'fromAddress':'a','fromName':'n',"
                        + "'fromNumber':'+1'}]");
        calls.put("get-event-notification", "");
        calls.put("find-event-notification", "");
        calls.put("update-event-notification", "{'isActive':false}");
        calls.put("delete-event-notification", "");
        calls.put(
                "create-calendar-group",
                "{'locationId':'LOCATION','name':'n','description':'d','slug':'s','isActive':true}");
        calls.put("get-groups", "");
        calls.put("validate-groups-slug", "{'locationId':'LOCATION','slug':'t'}");
        calls.put("edit-group", "{'name':'n','description':'d','slug':'t'}");
        calls.put("disable-group", "{'isActive':false}");
        calls.put("delete-group", "");
        calls.put(
                "create-calendar-resource",
                "{'locationId':'LOCATION','name':'n','description':'d','quantity':1,'outOfService':0,'capacity':2,"
                        + "'calendarIds':['CALENDAR']}");
        calls.put("fetch-calendar-resources", "");
        calls.put("get-calendar-resource", "");
        calls.put("update-calendar-resource", "{'isActive':false}");
        calls.put("delete-calendar-resource", "");
        String hours = "'timezone':'America/New_York','rules':[{'type':'wday','day':'monday','intervals':"
                + "[{'from':'09:00','to':'17:00'}]},{'type':'date','date':'2026-12-24','intervals':[]}]";
        calls.put(
                "createSchedule",
                "{'locationId':'LOCATION','name':'n','userId':'u','calendarIds':['CALENDAR']," + hours + "}");
        calls.put("getAllSchedules", "");
        calls.put("getScheduleById", "");
        calls.put("updateSchedule", "{'name':'m'}");
        calls.put("remove-calendar-from-schedule", "");
        calls.put("add-calendar-to-schedule", "");
        calls.put("deleteSchedule", "");
        calls.put("createCalendarSchedule", "{" + hours + "}");
        calls.put("getCalendarSchedule", "");
        calls.put("updateCalendarSchedule", "{'timezone':'Europe/Paris'}");
        calls.put("delete-calendar", "");
        calls.put("get-location-tags", "");
        calls.put("create-tag", "{'name':'new'}");
        calls.put("get-tag-by-id", "");
        calls.put("update-tag", "{'name':'newer'}");
        calls.put("delete-tag", "");
        calls.put("create-task", TASK);
        calls.put("get-all-tasks", "");
        calls.put("get-task", "");
        calls.put("update-task", "{'title':'U','body':'b','assignedTo':'u'}");
        calls.put("update-task-completed", "{'completed':true}");
        calls.put("task-search", "{'limit':1}");
        calls.put("delete-task", "");
        calls.put("create-note", "{'body':'n','title':'t','userId':'u','color':'#ffffff','pinned':true}");
        calls.put("get-all-notes", "");
        calls.put("get-note", "");
        calls.put("update-note", "{'body':'m'}");
        calls.put("delete-note", "");
        calls.put("get-location", "");
        calls.put("search-locations", "");
        calls.put(
                "create-location",
                "{'companyId':'COMPANY','name':'N','phone':'+1','address':'a','city':'c','state':'s','country':'US',"
                        + "'postalCode':'p','website':'w','timezone':'US/Central','settings':{'allowDuplicateContact':true},"
                        + "'prospectInfo':{'firstName':'A','lastName':'L','email':'a@b.co'},'social':{'twitter':'t'},"
                        + "'twilio':{'sid':'s','authToken':'t'},'mailgun':{'apiKey':'k','domain':'d'},'snapshotId':'s'}");
        calls.put("put-location", "{'companyId':'COMPANY','name':'M','snapshot':{'id':'s','override':true}}");
        calls.put("update-location-permissions", "{'permissions':['crm']}");
        calls.put("get-location-permissions", "");
        calls.put("get-timezones", "");
        calls.put("get-conversation-channel", "");
        calls.put("GET-all-or-email-sms-templates", "");
        calls.put("DELETE-an-email-sms-template", "");
        calls.put("create-custom-field-folder", "{'locationId':'LOCATION','objectKey':'business','name':'Details'}");
        calls.put("update-custom-field-folder", "{'locationId':'LOCATION','name':'More'}");
        calls.put(
                "custom-fields/create-custom-field",
                "{'locationId':'LOCATION','objectKey':'business','fieldKey':'business.size','name':'Size',"
                        + "'description':'d','placeholder':'p','showInForms':true,'dataType':'RADIO','parentId':'FOLDER',"
                        + "'allowCustomOption':true,'acceptedFormats':'.pdf','maxFileLimit':2,"
                        + "'options':[{'key':'s','label':'Small','url':'u'}]}");
        calls.put("get-custom-fields-by-object-key", "");
        calls.put("get-custom-field-by-id", "");
        calls.put(
                "custom-fields/update-custom-field",
                "{'locationId':'LOCATION','showInForms':false,'options':[{'label':'Small'},{'label':'Big'}]}");
        calls.put("custom-fields/delete-custom-field", "");
        calls.put("delete-custom-field-folder", "");
        calls.put(
                "create-user",
                "{'companyId':'CO','firstName':'A','lastName':'B','email':'u@b.co','password':'p','type':'account',"
                        + "'role':'admin','locationIds':['LOCATION'],'phone':'+1','permissions':{'contactsEnabled':true}}");
        calls.put("search-users", "");
        calls.put("filter-users-by-email", "{'companyId':'CO','emails':'u@b.co','projection':'all'}");
        calls.put("get-user-by-location", "");
        calls.put("get-user", "");
        calls.put("update-user", "{'firstName':'C'}");
        calls.put("delete-user", "");
        calls.put("create-custom-value", "{'name':'n','value':'v'}");
        calls.put("get-custom-values", "");
        calls.put("get-custom-value", "");
        calls.put("update-custom-value", "{'name':'n','value':'w'}");
        calls.put("delete-custom-value", "");
        String rule = "{'intervalType':'monthly','interval':1,'startDate':'2026-12-01T09:00:00Z','dueAfterSeconds':600,"
                + "'dayOfMonth':15,'dayOfWeek':'MO','count':3,'createTaskIfOverDue':true}";
        calls.put(
                "create-recurring-task",
                "{'title':'t','description':'d','contactIds':['c'],'owners':['u'],'rruleOptions':" + rule + "}");
        calls.put("get-recurring-task-by-id", "");
        calls.put("update-recurring-task", "{'title':'u','ignoreTaskCreation':true}");
        calls.put("delete-recurring-task", "");
        calls.putAll(ServiceCalls.all());
        calls.put("delete-contact", "");
        calls.put("delete-Business", "");
        calls.put("delete-custom-field", "");
        calls.put("delete-location", "");
        return calls;
    }

    @BeforeEach
    void needsTheSpecification() {
        boolean present = Files.isDirectory(OpenApi.folder().resolve("apps"));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(present)
                    .as("HighLevel's specification at " + OpenApi.folder())
                    .isTrue();
        }
        assumeTrue(present, "HighLevel's specification is not at " + OpenApi.folder());
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void everyOperationHasThePathScopeStatusAndShapeOfTheSpecification(String version) throws IOException {
        OpenApi spec = OpenApi.read(version);
        try (GhlSandbox sandbox = GhlSandbox.builder()
                .token("pit-none", "none", "no.scope")
                .tokenOf("x", "pit-x", "x")
                .rate(10_000, Duration.ofSeconds(10))
                .start()) {
            sandbox.addToken("pit-all", "all");
            Ids ids = new Ids(sandbox, version);
            List<Misfit> misfits = new ArrayList<>();
            for (Map.Entry<String, String> each : CALLS.entrySet()) {
                if (!spec.operationIds().contains(each.getKey())) {
                    assertThat(isMissing(version, each.getKey()))
                            .as(version + " " + each.getKey())
                            .isTrue();
                    continue;
                }
                call(sandbox, spec, version, ids, each.getKey(), each.getValue(), misfits);
            }
            Set<String> seen =
                    new HashSet<>(sandbox.journal().countByOperation().keySet());
            CALLS.keySet().stream().filter(id -> isMissing(version, id)).forEach(seen::add);
            assertThat(seen).isEqualTo(CALLS.keySet());
            assertThat(new HashSet<>(misfits)).isSubsetOf(KNOWN);
            MET.computeIfAbsent(version, v -> new HashSet<>()).addAll(misfits);
        }
    }

    private static void call(
            GhlSandbox sandbox, OpenApi spec, String version, Ids ids, String id, String body, List<Misfit> misfits) {
        Operation operation = spec.operation(id);
        String method = operation.method().toUpperCase(Locale.ROOT);
        String path = ids.fill(operation.path())
                + ids.fill(
                        "?originId=o&deleteTwilioAccount=true&companyId=CO&calendarId=CALENDAR&startDate=0&endDate=1000000000&startTime=0&endTime=2000000000000&limit=20&skip=0&offset=0&locationId=LOCATION")
                // Where a list of events takes exactly one of them.
                + (id.equals("getAllSchedules") ? "&userId=u" : "")
                // Whatever the day of the test is.
                + (id.endsWith("-service-booking") ? "&skipSchedulingNotice=true" : "");
        String header = operation.path().startsWith("/calendars") ? Api.calendars(version) : version;
        String type = id.equals(UPLOAD) ? "multipart/form-data; boundary=B" : "application/json";
        if (OF_THE_COMPANY.contains(id)) {
            sandbox.addCompanyToken("pit-none", "none", "no.scope");
        } else {
            sandbox.addToken("pit-none", "none", "no.scope");
        }
        Answer refused =
                Api.of(sandbox, header, "pit-none").withContentType(type).send(method, path, ids.fill(body));
        assertThat(refused.body().path("message").asText())
                .as(id)
                .isEqualTo("The token is not authorized for this scope.");
        String scope = operation.scope().isEmpty() ? SCOPES.getOrDefault(id, "none") : operation.scope();
        if (OF_THE_COMPANY.contains(id)) {
            sandbox.addCompanyToken("pit-scope", "scope", scope);
        } else {
            sandbox.addToken("pit-scope", "scope", scope);
        }
        Answer answer =
                Api.of(sandbox, header, "pit-scope").withContentType(type).send(method, path, ids.fill(body));
        List<JournalEntry> entries = sandbox.journal().entries();
        assertThat(entries.get(entries.size() - 1).operationId()).isEqualTo(id);
        assertThat(answer.status()).as(id + " " + answer.body()).isBetween(200, 201);
        int specified = SPECIFIED.getOrDefault(id, answer.status());
        assertThat(operation.definition().path("responses").has(String.valueOf(specified)))
                .as(id + " answers " + specified)
                .isTrue();
        spec.check(operation, specified, answer.body(), misfits);
        ids.learn(id, answer.body());
    }

    /** An excuse that nobody needs any more would hide the next mistake. */
    @AfterAll
    static void everyKnownMisfitIsMet() {
        if (MET.size() == 2) {
            Set<Misfit> met = new HashSet<>();
            MET.values().forEach(met::addAll);
            assertThat(met).isEqualTo(KNOWN);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void everyRequestFieldOfTheSpecificationIsKnownAndRequiredOnesAreRequired(String version) throws IOException {
        OpenApi spec = OpenApi.read(version);
        try (GhlSandbox sandbox =
                GhlSandbox.builder().rate(10_000, Duration.ofSeconds(10)).start()) {
            Ids ids = new Ids(sandbox, version);
            for (String id : CALLS.keySet()) {
                if (!spec.operationIds().contains(id) || SCHEMA_IS_EMPTY.contains(id)) {
                    continue;
                }
                Operation operation = spec.operation(id);
                JsonNode schema = spec.requestSchema(operation);
                if (schema.isMissingNode()) {
                    continue;
                }
                // Several notifications are created at once.
                String frame = schema.path("type").asText().equals("array") ? "[{%s}]" : "{%s}";
                schema = frame.startsWith("[") ? spec.itemSchema(operation) : schema;
                Set<String> required = new TreeSet<>();
                schema.path("required").forEach(name -> required.add(name.asText()));
                required.removeAll(NOT_REQUIRED.getOrDefault(id, Set.of()));
                String header = operation.path().startsWith("/calendars") ? Api.calendars(version) : version;
                sandbox.addCompanyToken("pit-company", "company");
                Api api = Api.of(sandbox, header, OF_THE_COMPANY.contains(id) ? "pit-company" : sandbox.token());
                String method = operation.method().toUpperCase(Locale.ROOT);
                String path = ids.fill(operation.path());
                String nothing = api.send(method, path, frame.formatted("")).message();
                for (String name : required) {
                    assertThat(nothing).as(id).contains(name + " should not be empty");
                }
                assertThat(nothing.split("should not be empty", -1).length - 1)
                        .as(id)
                        .isLessThanOrEqualTo(required.size());
                Set<String> known = new TreeSet<>(UNDECLARED_REQUEST_FIELDS.getOrDefault(id, Set.of()));
                schema.path("properties").fieldNames().forEachRemaining(known::add);
                for (String name : known) {
                    assertThat(api.send(method, path, frame.formatted("'" + name + "':[[]]"))
                                    .message())
                            .as(id + " " + name)
                            .doesNotContain("property " + name + " should not exist");
                }
                assertThat(api.send(method, path, frame.formatted("'nonsense':1"))
                                .message())
                        .as(id)
                        .contains("property nonsense should not exist");
            }
        }
    }

    /** The ids that paths and bodies refer to, learned from the answers. */
    private static final class Ids {
        private final String version;
        private final Map<String, String> values = new LinkedHashMap<>();

        Ids(GhlSandbox sandbox, String version) {
            this.version = version;
            values.put("{locationId}", sandbox.locationId());
            values.put("LOCATION", sandbox.locationId());
            values.put("COMPANY", sandbox.installs().companyId());
            values.put("{type}", "add");
            values.put("{objectKey}", "business");
            values.put("{resourceType}", "rooms");
            values.put("{schemaKey}", "business");
        }

        String fill(String text) {
            String filled = text.replace("DND", version.equals(Api.V3) ? "'sms'" : "'SMS'");
            for (Map.Entry<String, String> value : values.entrySet()) {
                filled = filled.replace(value.getKey(), value.getValue());
            }
            return filled.replaceAll("\\{\\w+}", "none");
        }

        void learn(String operation, JsonNode answer) {
            switch (operation) {
                case "create-contact" -> {
                    values.put("{contactId}", answer.at("/contact/id").asText());
                    values.put("CONTACT", answer.at("/contact/id").asText());
                }
                case "create-business" -> {
                    values.put("{businessId}", answer.at("/buiseness/id").asText());
                    values.put("BUSINESS", answer.at("/buiseness/id").asText());
                    values.put("{id}", answer.at("/buiseness/id").asText());
                }
                case "create-service-location" -> {
                    values.put("{serviceLocationId}", answer.path("id").asText());
                    values.put("PLACE", answer.path("id").asText());
                }
                case "create-service-catalog" -> {
                    values.put("{serviceId}", answer.at("/service/id").asText());
                    values.put("OFFER", answer.at("/service/id").asText());
                    values.put(
                            "VARIATION", answer.at("/service/variations/0/id").asText());
                }
                case "create-service-booking" ->
                    values.put("{bookingId}", answer.path("bookingId").asText());
                case "create-tag" -> values.put("{tagId}", answer.at("/tag/id").asText());
                case "create-custom-value" ->
                    values.put("{id}", answer.at("/customValue/id").asText());
                case "create-recurring-task" ->
                    values.put("{id}", answer.at("/recurringTask/id").asText());
                case "delete-Business" -> values.put("{id}", Objects.requireNonNull(values.get("FIELD")));
                case "create-user" -> values.put("{userId}", answer.path("id").asText());
                case "create-appointment", "create-block-slot" -> {
                    values.put("{eventId}", answer.path("id").asText());
                    values.put("{appointmentId}", answer.path("id").asText());
                }
                case "create-calendar" -> {
                    values.put("{calendarId}", answer.at("/calendar/id").asText());
                    values.put("CALENDAR", answer.at("/calendar/id").asText());
                }
                case "create-calendar-group" ->
                    values.put("{groupId}", answer.at("/group/id").asText());
                case "create-calendar-resource" ->
                    values.put("{id}", answer.path("_id").asText());
                case "create-event-notification" ->
                    values.put("{notificationId}", answer.at("/0/_id").asText());
                case "createSchedule" ->
                    values.put("{id}", answer.at("/schedule/id").asText());
                case "create-appointment-note" ->
                    values.put("{noteId}", answer.at("/note/id").asText());
                case "get-timezones" -> values.put("{type}", "SMS");
                case "GET-all-or-email-sms-templates" ->
                    values.put("{id}", answer.at("/templates/0/id").asText());
                case "create-custom-field-folder" -> {
                    values.put("{id}", answer.path("id").asText());
                    values.put("FOLDER", answer.path("id").asText());
                }
                case "custom-fields/create-custom-field" ->
                    values.put("{id}", answer.at("/field/id").asText());
                case "custom-fields/delete-custom-field" ->
                    values.put("{id}", Objects.requireNonNull(values.get("FOLDER")));
                case "create-task" ->
                    values.put("{taskId}", answer.at("/task/id").asText());
                case "create-note" -> values.put("{id}", answer.at("/note/id").asText());
                case "create-custom-field" -> {
                    values.put("{id}", answer.at("/customField/id").asText());
                    values.put("FIELD", answer.at("/customField/id").asText());
                }
                default -> {}
            }
        }
    }
}
