package io.ghl.sync.trigger.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.sandbox.GhlSandbox;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActionsTest {
    /** The clocks go forward in Chicago on 14 March 2027. */
    private static final Instant NOW = Instant.parse("2027-03-12T16:00:00Z");

    private static final Actions ACTIONS =
            Actions.highLevel().withClock(Clock.fixed(NOW, ZoneId.of("America/Chicago")));
    private static final Parameter<Instant> TIME = Parameter.time("time", "a time");
    private static final Parameter<LocalDate> DATE = Parameter.date("date", "a date");
    private static final Parameter<BigDecimal> NUMBER = Parameter.number("number", "a number");
    private static final Parameter<Integer> WHOLE = Parameter.wholeNumber("whole", "a whole number");
    private static final Parameter<Boolean> FLAG = Parameter.flag("flag", "a flag");
    private static final Parameter<String> TEXT = Parameter.text("text", "a text");
    private static final Parameter<List<String>> TEXTS = Parameter.texts("texts", "texts");
    private static final Parameter<List<String>> ROWS =
            Parameter.list("rows", "rows", row -> String.valueOf(row.get("name")));
    private static final Parameter<Map<String, Object>> MAP = Parameter.map("map", "values by name");

    private GhlSandbox sandbox;
    private GhlClient ghl;
    private GhlLocation location;

    @BeforeEach
    void start() {
        sandbox = GhlSandbox.builder().rate(1_000_000, Duration.ofSeconds(10)).start();
        ghl = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .privateToken(sandbox.token())
                .rateLimitPolicy(RateLimitPolicy.unlimited())
                .build();
        location = ghl.location(sandbox.locationId());
    }

    @AfterEach
    void stop() {
        ghl.close();
        sandbox.close();
    }

    private Object read(Parameter<?> parameter, @Nullable Object value) {
        List<Object> got = new ArrayList<>();
        Action action = Action.named("take", "Take a value").takes(parameter).does(in -> {
            in.find(parameter).ifPresent(got::add);
            return TextNode.valueOf("taken");
        });
        Map<String, Object> given = new HashMap<>();
        given.put(parameter.name(), value);
        ACTIONS.with(action).call(location, "take", given);
        return got.isEmpty() ? "nothing" : got.get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "90m, 2027-03-12T17:30:00Z",
        "-90m, 2027-03-12T14:30:00Z",
        "4h, 2027-03-12T20:00:00Z",
        // By the calendar: ten in the morning in Chicago, before and after the clocks go forward.
        "1d, 2027-03-13T16:00:00Z",
        "2d, 2027-03-14T15:00:00Z",
        "48h, 2027-03-14T16:00:00Z",
        "1w 2d, 2027-03-21T15:00:00Z",
        "1w2d, 2027-03-21T15:00:00Z",
        "3d at 09:00, 2027-03-15T14:00:00Z",
        "0d at 18:30, 2027-03-13T00:30:00Z",
        "2027-03-20T09:00:00Z, 2027-03-20T09:00:00Z",
        "2027-03-20T09:00:00+02:00, 2027-03-20T07:00:00Z",
        "2027-03-20, 2027-03-20T05:00:00Z"
    })
    void timesAreToldFromNowOrByTheCalendar(String text, Instant time) {
        assertThat(read(TIME, text)).isEqualTo(time);
        if (!text.contains("T")) {
            assertThat(read(DATE, text)).isEqualTo(LocalDate.ofInstant(time, ZoneId.of("America/Chicago")));
        }
    }

    @Test
    void plainValuesAreTakenAsTheParameterWantsThem() {
        assertThat(read(TIME, NOW)).isEqualTo(NOW);
        assertThat(read(TIME, LocalDate.of(2027, 7, 1))).isEqualTo(Instant.parse("2027-07-01T05:00:00Z"));
        assertThat(read(DATE, Instant.parse("2027-07-01T04:59:00Z"))).isEqualTo(LocalDate.of(2027, 6, 30));
        assertThat(read(DATE, LocalDate.of(2027, 7, 1))).isEqualTo(LocalDate.of(2027, 7, 1));
        assertThat(read(TEXT, new BigDecimal("78701"))).isEqualTo("78701");
        assertThat(read(TEXT, new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(read(TEXT, LocalDate.of(2027, 7, 1))).isEqualTo("2027-07-01");
        assertThat(read(NUMBER, 2.5)).isEqualTo(new BigDecimal("2.5"));
        assertThat(read(NUMBER, BigInteger.TEN)).isEqualTo(new BigDecimal("10"));
        assertThat(read(NUMBER, " 2.50 ")).isEqualTo(new BigDecimal("2.50"));
        assertThat(read(WHOLE, "7")).isEqualTo(7);
        assertThat(read(WHOLE, new BigDecimal("7.0"))).isEqualTo(7);
        assertThat(read(FLAG, "false")).isEqualTo(false);
        assertThat(read(TEXTS, "vip")).isEqualTo(List.of("vip"));
        assertThat(read(TEXTS, List.of("vip", 7))).isEqualTo(List.of("vip", "7"));
        assertThat(read(ROWS, Map.of("name", "a"))).isEqualTo(List.of("a"));
        assertThat(read(MAP, Map.of("a", 1))).isEqualTo(Map.of("a", 1));
        assertThat(read(TEXT, null)).isEqualTo("nothing");
    }

    @Test
    void otherValuesAreRefusedWithoutBeingTold() {
        refuses(TIME, "next secret", "a time such as 2027-01-31T09:00:00Z");
        refuses(TIME, "2d at 25:00", "a time such as");
        refuses(TIME, 7, "a time such as");
        refuses(DATE, "31/01/secret", "a date such as 2027-01-31");
        refuses(DATE, 7, "a date such as");
        refuses(NUMBER, "12 secrets", "a number");
        refuses(NUMBER, true, "a number");
        refuses(WHOLE, "7.5", "a whole number");
        refuses(WHOLE, new BigDecimal("1E+12"), "a whole number");
        refuses(FLAG, "secret", "true or false");
        refuses(FLAG, 1, "true or false");
        refuses(TEXT, List.of("secret"), "a text");
        refuses(TEXT, true, "a text");
        refuses(TEXTS, List.of(), "not be empty");
        refuses(TEXTS, List.of(" "), "a list of texts that are not blank");
        refuses(TEXTS, List.of(List.of("secret")), "a list of texts");
        refuses(ROWS, "secret", "values by name");
        refuses(MAP, Map.of(), "values by name");
        refuses(MAP, Map.of(1, "secret"), "texts for names");
    }

    private void refuses(Parameter<?> parameter, Object value, String wanted) {
        assertThatThrownBy(() -> read(parameter, value))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("\"" + parameter.name() + "\" must")
                .hasMessageContaining(wanted)
                .hasMessageNotContaining("secret");
    }

    @Test
    void nestedValuesAreRefusedWithoutBeingTold() {
        Map<String, Object> parameters = Map.of(
                "name",
                "Demos",
                "openHours",
                List.of(Map.of("days", List.of("secretday"), "open", "09:00", "close", "17:00")));

        assertThatThrownBy(() -> ACTIONS.call(location, "create-calendar", parameters))
                .isInstanceOf(ActionRefusedException.class)
                .hasMessageContaining("\"openHours\" must have days, open and close")
                .hasStackTraceContaining("ActionRefusedException")
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain("secretday"));
    }

    private static String stackTrace(Throwable e) {
        return e + (e.getCause() == null ? "" : stackTrace(e.getCause()));
    }

    @Test
    void allProblemsAreToldAtOnceBeforeThereIsARecord() {
        assertThat(ACTIONS.problems("create-task", Map.of("titel", "Call {{name}}", "due", "soon")))
                .containsExactly(
                        "It has no parameter \"titel\". Did you mean \"title\"?",
                        "It needs \"contact\": id of the contact.",
                        "It needs \"title\": title.",
                        "\"due\" must be a time such as 2027-01-31T09:00:00Z, or one from now such as 2d or 1d at 09:00.");
        assertThat(ACTIONS.problems("create-task", Map.of("contact", "{{id}}", "title", "{{x}}", "due", "{{when}}")))
                .isEmpty();
        assertThat(ACTIONS.problems("create-tsak", Map.of()))
                .singleElement()
                .asString()
                .startsWith("There is no action \"create-tsak\". Did you mean \"create-task\"");
        assertThat(ACTIONS.problems("get-task", Map.of("contact", " ", "task", "t")))
                .containsExactly("\"contact\" must not be blank.");
    }

    @Test
    void aFollowUpIsForWhoeverIsInChargeOfTheContact() {
        String contact = sandbox.createContact(Map.of("firstName", "Ada", "assignedTo", "user7"));

        JsonNode task = ACTIONS.call(location, "create-follow-up", Map.of("contact", contact, "title", "Welcome"));

        assertThat(task.path("assignedTo").asText()).isEqualTo("user7");
        assertThat(Instant.parse(task.path("dueDate").asText())).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void aRepetitionMakesWhatIsNotThereAndOnlyThat() {
        String contact = sandbox.createContact(Map.of("firstName", "Ada"));
        Map<String, Object> call = Map.of("contact", contact, "title", "Call", "due", "2d");

        JsonNode first = ACTIONS.repeat(location, "create-task", call);
        JsonNode again = ACTIONS.repeat(location, "create-task", call);
        JsonNode other =
                ACTIONS.repeat(location, "create-task", Map.of("contact", contact, "title", "Call", "due", "3d"));

        assertThat(again.path("id")).isEqualTo(first.path("id"));
        assertThat(other.path("id")).isNotEqualTo(first.path("id"));
        assertThat(location.tasks().list(contact)).hasSize(2);
    }

    @Test
    void moneyAndFilesOfABusinessAreSetAsMaps() {
        String business = ACTIONS.call(location, "create-business", Map.of("name", "Acme"))
                .path("id")
                .asText();
        ACTIONS.call(
                location,
                "set-business-properties",
                Map.of(
                        "business",
                        business,
                        "properties",
                        Map.of(
                                "money", Map.of("currency", "USD", "value", new BigDecimal("7.50")),
                                "files", List.of(Map.of("url", "https://x/a", "main", true)),
                                "tiers", List.of("a", 2),
                                "size", 5,
                                "kind", "b2b")));

        JsonNode set = ACTIONS.call(location, "get-business-properties", Map.of("business", business))
                .path("properties");
        assertThat(set.at("/money/currency").textValue()).isEqualTo("USD");
        assertThat(set.at("/money/value").decimalValue()).isEqualByComparingTo("7.50");
        assertThat(set.at("/files/0/url").textValue()).isEqualTo("https://x/a");
        assertThat(set.at("/files/0/main").isBoolean()).isTrue();
        assertThat(set.path("tiers")).extracting(JsonNode::textValue).containsExactly("a", "2");
        assertThat(set.path("size").isNumber()).isTrue();
        assertThat(set.path("kind").textValue()).isEqualTo("b2b");
    }

    @Test
    void anApplicationHasActionsOfItsOwn() {
        List<String> sent = new ArrayList<>();
        Action page = Action.named("page-owner", "Send a text to the owner's phone")
                .needs(TEXT)
                .does(in -> {
                    sent.add(in.get(TEXT) + " from " + in.location().id() + " at " + in.now());
                    return TextNode.valueOf("sent");
                });
        Actions all = ACTIONS.with(page);

        assertThat(all.call(location, "page-owner", Map.of("text", "Won!"))).isEqualTo(TextNode.valueOf("sent"));
        assertThat(sent).containsExactly("Won! from " + sandbox.locationId() + " at " + NOW);
        assertThat(page.repetition()).isEqualTo(Repetition.DOUBLES);
        assertThat(page.operation()).isEmpty();
        assertThat(all.all()).hasSize(ACTIONS.all().size() + 1);
        assertThat(ACTIONS.find("page-owner")).isEmpty();
        assertThatThrownBy(() -> all.with(page)).hasMessageContaining("page-owner");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateTask", "create_task", "-task", "create--task", ""})
    void idsAreWordsInLowerCase(String id) {
        assertThatThrownBy(() -> Action.named(id, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anActionThatForgetsToDeclareAParameterIsFound() {
        Action forgetful = Action.named("forget", "Forget").does(in -> TextNode.valueOf(in.get(TEXT)));
        Action careless = Action.named("guess", "Guess").takes(TEXT).does(in -> TextNode.valueOf(in.get(TEXT)));
        Actions both = Actions.none().with(forgetful, careless);

        assertThatThrownBy(() -> both.call(location, "forget", Map.of()))
                .hasMessageContaining("must declare its parameter text");
        assertThatThrownBy(() -> both.call(location, "guess", Map.of())).hasMessageContaining("that it needs text");
        assertThatThrownBy(() -> Action.named("twice", "Twice").takes(TEXT).needs(TEXT))
                .hasMessageContaining("text twice");
    }

    @Test
    void nothingPersonalIsShown() {
        List<String> shown = new ArrayList<>();
        Action action = Action.named("show", "Show").needs(TEXT).does(in -> {
            shown.add(in.toString());
            return TextNode.valueOf("");
        });
        Actions.none().with(action).call(location, "show", Map.of("text", "secret"));
        shown.add(action.toString());
        shown.add(TEXT.toString());

        assertThat(shown).containsExactly("ActionCall[show]", "Action[show]", "text (text)");
    }

    @Test
    void whatTheClientRefusesIsRefusedBeforeAnyCall() {
        long before = sandbox.journal().count();

        assertThatThrownBy(() -> ACTIONS.call(
                        location,
                        "list-appointments",
                        Map.of("from", "1d", "until", "2d", "user", "u", "calendar", "c")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Exactly one of calendar, group and user must be given.");
        assertThatThrownBy(() -> ACTIONS.call(location, "search-contacts", Map.of("limit", 0)))
                .hasMessage("\"limit\" must be 1 or more.");
        assertThatThrownBy(() -> ACTIONS.call(location, "update-contact", Map.of("contact", "c", "clear", "phon")))
                .hasMessageContaining("\"clear\" must be some of: firstName");
        assertThat(sandbox.journal().count()).isEqualTo(before);
    }
}
