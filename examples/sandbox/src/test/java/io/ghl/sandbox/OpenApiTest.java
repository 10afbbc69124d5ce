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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox against HighLevel's published specification, its known errors listed one by one. */
class OpenApiTest {
    /** Operation id and body of one call of each operation, in an order in which each finds what it needs. */
    private static final Map<String, String> CALLS = OperationCalls.all();

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
            OperationIds ids = new OperationIds(sandbox, version);
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
            GhlSandbox sandbox,
            OpenApi spec,
            String version,
            OperationIds ids,
            String id,
            String body,
            List<Misfit> misfits) {
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
        String type = id.equals(OperationCalls.UPLOAD) ? "multipart/form-data; boundary=B" : "application/json";
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
            OperationIds ids = new OperationIds(sandbox, version);
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
}
