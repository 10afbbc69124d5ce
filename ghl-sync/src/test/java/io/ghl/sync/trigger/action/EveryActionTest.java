package io.ghl.sync.trigger.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.Secret;
import io.ghl.client.contract.spec.OpenApiFiles;
import io.ghl.client.contract.spec.Spec;
import io.ghl.client.contract.wire.Exchange;
import io.ghl.client.contract.wire.ExchangeCheck;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.users.NewUser;
import io.ghl.client.users.UserKind;
import io.ghl.client.users.UserRole;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.SandboxExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls every action by its id in the sandbox, in the order of actions.yaml, with a token that has the scopes which the action
 * says and no others, and holds every request and answer against HighLevel's specification.
 */
class EveryActionTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2027-02-26T10:00:00Z"), ZoneId.of("America/Chicago"));
    private static final Actions ACTIONS = Actions.highLevel().withClock(CLOCK);
    private static final List<SandboxExchange> EXCHANGES = new CopyOnWriteArrayList<>();
    private static final Map<String, Object> MADE = new HashMap<>();

    /** What goes over the wire in another form, or bounds what is read. */
    private static final Set<String> OTHER_FORM = Set.of("limit", "anyTime", "dayOfWeek", "clear");

    private static Operations operations;
    private static GhlSandbox sandbox;
    private static int tokens;

    @BeforeAll
    static void start() throws IOException {
        operations = Operations.read();
        sandbox = GhlSandbox.builder()
                .rate(1_000_000, Duration.ofSeconds(10))
                .listener(EXCHANGES::add)
                .start();
        try (GhlClient ghl = client(sandbox.token(), false)) {
            String user = ghl.company(sandbox.installs().companyId())
                    .users()
                    .create(NewUser.builder()
                            .firstName("Grace")
                            .lastName("Hopper")
                            .email("grace.hopper@example.com")
                            .password(Secret.of("secret-password"))
                            .type(UserKind.ACCOUNT)
                            .role(UserRole.ADMIN)
                            .locationIds(List.of(sandbox.locationId()))
                            .build())
                    .id();
            MADE.putAll(Map.of("user", user, "location", sandbox.locationId(), "firstName", "Ada"));
        }
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    private static GhlClient client(String token, boolean v3) {
        return GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .privateToken(token)
                .apiVersion(v3 ? ApiVersion.V3 : ApiVersion.V2021_07_28)
                .rateLimitPolicy(RateLimitPolicy.unlimited())
                .retryPolicy(RetryPolicy.none())
                .build();
    }

    record Sample(
            String action,
            Map<String, Object> parameters,
            @Nullable String save) {
        @Override
        public String toString() {
            return action;
        }
    }

    static List<Sample> samples() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        yaml.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        try (InputStream in = Objects.requireNonNull(EveryActionTest.class.getResourceAsStream("/actions.yaml"))) {
            List<Map<String, Object>> calls = yaml.readValue(in, new TypeReference<>() {});
            return calls.stream()
                    .map(call -> new Sample(
                            (String) Objects.requireNonNull(call.remove("action")), call, (String) call.remove("save")))
                    .toList();
        }
    }

    @Test
    void noActionIsLeftOut() throws IOException {
        assertThat(samples().stream().map(Sample::action).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        ACTIONS.all().stream().map(Action::id).toList());
    }

    @Test
    void noParameterIsLeftOut() throws IOException {
        Map<String, Set<String>> given = samples().stream()
                .collect(Collectors.toMap(
                        Sample::action,
                        sample -> Set.copyOf(sample.parameters().keySet()),
                        (a, b) -> Stream.of(a, b).flatMap(Set::stream).collect(Collectors.toSet())));
        for (Action action : ACTIONS.all()) {
            if (!action.id().equals("upsert-contact") && !action.id().startsWith("list-")) {
                assertThat(Set.of(action.parameters().stream()
                                .map(Parameter::name)
                                .filter(name ->
                                        !name.equals("user") || !action.id().endsWith("slot"))
                                .toArray(String[]::new)))
                        .as(action.id())
                        .isSubsetOf(given.get(action.id()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void anActionCallsItsOperation(Sample sample) {
        Action action = ACTIONS.get(sample.action());
        Operations.Operation operation = operations.of(action);
        assertThat(action.scopes().get(0)).isEqualTo(operation.scope());
        Map<String, Object> parameters = Templates.fill(sample.parameters(), MADE);
        String token = "pit-" + tokens++;
        sandbox.addToken(token, token, action.scopes().toArray(String[]::new));

        try (GhlClient ghl = client(token, operation.onlyInV3())) {
            EXCHANGES.clear();
            JsonNode result = ACTIONS.call(ghl.location(sandbox.locationId()), action.id(), parameters);

            assertThat(EXCHANGES).as("answers").allMatch(exchange -> exchange.status() / 100 == 2);
            assertThat(EXCHANGES).as("the operation").anyMatch(exchange -> isOf(operation, exchange));
            everyParameterIsSent(action, parameters);
            everyExchangeKeepsTheContract();
            if (sample.save() != null) {
                MADE.put(sample.save(), id(result));
            }
            if (action.repetition() == Repetition.LOOKS_FIRST) {
                EXCHANGES.clear();
                JsonNode found = ACTIONS.repeat(ghl.location(sandbox.locationId()), action.id(), parameters);

                assertThat(found.path("id")).as("what was made before").isEqualTo(result.path("id"));
                assertThat(EXCHANGES).noneMatch(exchange -> isOf(operation, exchange));
                everyExchangeKeepsTheContract();
            }
        }
    }

    @Test
    void listUsersCallsInV3WhatTheCatalogueSays() {
        String operation = CatalogueDoc.IN_V3.get("list-users");
        sandbox.addToken("pit-v3-users", "v3-users", "users.readonly", "locations.readonly");
        try (GhlClient ghl = client("pit-v3-users", true)) {
            EXCHANGES.clear();

            ACTIONS.call(ghl.location(sandbox.locationId()), "list-users", Map.of());

            assertThat(EXCHANGES).anyMatch(exchange -> isOf(operations.get(operation), exchange));
            assertThat(EXCHANGES).as("answers").allMatch(exchange -> exchange.status() / 100 == 2);
            everyExchangeKeepsTheContract();
        }
    }

    /** Method, path, query, body, needed members and words are as HighLevel's own files say, where these are. */
    private static void everyExchangeKeepsTheContract() {
        if (OpenApiFiles.areThere()) {
            EXCHANGES.stream()
                    .map(Exchange::of)
                    .forEach(exchange -> assertThat(new ExchangeCheck(Spec.of(exchange.spoken())).misfits(exchange))
                            .as(exchange.toString())
                            .isEmpty());
        }
    }

    /** Without them no action is held against them: that fails in CI, and is said elsewhere. */
    @Test
    void highLevelsSpecificationIsThere() {
        OpenApiFiles.mustBeThere();
        Exchange untitled = new Exchange(
                "POST", "/contacts/c1/tasks", List.of(), "2021-07-28", "application/json", "{\"title\":1}", 0, null);
        assertThat(new ExchangeCheck(Spec.of(untitled.spoken())).misfits(untitled))
                .anyMatch(misfit -> misfit.contains("title"))
                .anyMatch(misfit -> misfit.contains("dueDate"));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void wrongParametersAreRefusedBeforeAnyCall(Sample sample) {
        Action action = ACTIONS.get(sample.action());
        Map<String, Object> parameters = new LinkedHashMap<>(sample.parameters());
        EXCHANGES.clear();
        try (GhlClient ghl = client("pit-none", false)) {
            for (Parameter<?> parameter : action.parameters()) {
                String name = parameter.name();
                if (action.needs(parameter)) {
                    Map<String, Object> without = new LinkedHashMap<>(parameters);
                    without.remove(name);
                    assertThat(refused(ghl, action, without)).contains("It needs \"" + name + "\"");
                }
                Map<String, Object> wrong = new LinkedHashMap<>(parameters);
                wrong.put(name, new StringBuilder("secret"));
                assertThat(refused(ghl, action, wrong))
                        .contains("\"" + name + "\" must")
                        .doesNotContain("secret");
                Map<String, Object> misspelt = new LinkedHashMap<>(parameters);
                misspelt.put(name + "x", "secret");
                assertThat(refused(ghl, action, misspelt))
                        .contains("no parameter \"" + name + "x\"", "Did you mean")
                        .doesNotContain("secret");
            }
            if (action.needsOneAtLeast()) {
                Map<String, Object> none = new LinkedHashMap<>(parameters);
                none.keySet()
                        .removeIf(name -> action.parameters().stream()
                                .anyMatch(parameter -> parameter.name().equals(name) && !action.needs(parameter)));
                assertThat(refused(ghl, action, none)).contains("It needs one at least of: ");
            }
        }
        assertThat(EXCHANGES).isEmpty();
    }

    private static String refused(GhlClient ghl, Action action, Map<String, Object> parameters) {
        ActionRefusedException refused = catchThrowableOfType(
                ActionRefusedException.class,
                () -> ACTIONS.call(ghl.location(sandbox.locationId()), action.id(), parameters));
        assertThat(refused).as("%s with %s", action.id(), parameters.keySet()).isNotNull();
        assertThat(ACTIONS.problems(action.id(), parameters)).isEqualTo(refused.problems());
        return String.valueOf(refused.getMessage());
    }

    private static boolean isOf(Operations.Operation operation, SandboxExchange exchange) {
        return operation.isOf(exchange.method(), exchange.path());
    }

    private static String id(JsonNode result) {
        JsonNode made = result.isArray() ? result.path(0) : result;
        assertThat(made.path("id").isTextual()).as("an id").isTrue();
        return made.path("id").asText();
    }

    /** Each value is in a path, a query or a body, as often as it was given. */
    private static void everyParameterIsSent(Action action, Map<String, Object> parameters) {
        String sent = EXCHANGES.stream()
                .map(exchange -> exchange.path() + " " + decoded(exchange.query()) + " " + exchange.body())
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        PlainValues values = new PlainValues(CLOCK.instant(), CLOCK.getZone());
        List<List<String>> given = new ArrayList<>();
        for (Parameter<?> parameter : action.parameters()) {
            Object value = parameters.get(parameter.name());
            if (value != null && !OTHER_FORM.contains(parameter.name())) {
                collect(parameter.type() == Parameter.Type.TIME ? values.time(value) : value, given);
            }
        }
        Map<List<String>, Long> counts =
                given.stream().collect(Collectors.groupingBy(forms -> forms, Collectors.counting()));
        counts.forEach((forms, count) -> assertThat(forms.stream()
                        .mapToLong(form -> occurrences(sent, form))
                        .sum())
                .as("%s in %s", forms, sent)
                .isGreaterThanOrEqualTo(count));
    }

    private static void collect(Object value, List<List<String>> given) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, item) -> {
                // Days have numbers, and times of day hours and minutes; keys of options are not sent again.
                if (!Set.of("days", "open", "close", "key").contains(name)) {
                    collect(item, given);
                }
            });
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> collect(item, given));
        } else if (value instanceof Instant time) {
            given.add(List.of(
                    time.toString().toLowerCase(Locale.ROOT).replace("z", ""), String.valueOf(time.toEpochMilli())));
        } else {
            given.add(List.of(value.toString().toLowerCase(Locale.ROOT)));
        }
    }

    private static long occurrences(String text, String part) {
        return (text.length() - text.replace(part, "").length()) / part.length();
    }

    private static String decoded(@Nullable String query) {
        return query == null ? "" : URLDecoder.decode(query, StandardCharsets.UTF_8);
    }

    @Test
    void actionsThatAreHarmlessTwiceCallOperationsThatAre() {
        // PUT and DELETE are by what they say, and these by what they do.
        Set<String> posts = Set.of(
                "upsert-contact",
                "search-contacts-advanced",
                "add-tags",
                "add-followers-contact",
                "create-association",
                "add-remove-contact-from-business",
                "add-contact-to-campaign",
                "task-search",
                "validate-groups-slug");
        for (Action action : ACTIONS.all()) {
            if (action.repetition() == Repetition.HARMLESS
                    && operations.of(action).method().equals("POST")) {
                assertThat(posts).contains(action.operation().orElseThrow());
            }
        }
    }

    @Test
    void anIdIsNamedWhenItIsUnknown() {
        assertThatThrownBy(() -> ACTIONS.get("creat-task"))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("Did you mean \"create-task\"");
    }
}
