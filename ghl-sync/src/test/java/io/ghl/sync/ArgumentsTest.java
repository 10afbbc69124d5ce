package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.ghl.client.GhlClient;
import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.audit.UndoScope;
import io.ghl.sync.install.InstallOptions;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.observe.HealthLimits;
import io.ghl.sync.plan.PlanLimits;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewFilter;
import io.ghl.sync.review.ReviewOptions;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Trigger;
import io.ghl.sync.webhook.TriggerVerifier;
import io.ghl.sync.webhook.WebhookVerifier;
import io.ghl.sync.webhook.Webhooks;
import io.ghl.sync.webhook.WorkflowVerifier;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What no argument may be is refused where it is given, by its name, and not later by something else. */
class ArgumentsTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(3650);
    private static final SyncOptions OPTIONS = SyncOptions.defaults();
    private static final String SECRET = "sixteen-or-more-characters";

    private GhlClient ghl;
    private SyncEngine engine;
    private SyncLocation location;

    @BeforeEach
    void open() {
        ghl = GhlClient.builder()
                .privateToken("pit-nobody")
                .baseUrl("http://127.0.0.1:1")
                .build();
        engine = SyncEngine.builder()
                .ghl(ghl)
                .store(SyncStore.memory())
                .records(contacts()
                        .mapping(m -> m.field("firstName", Person::firstName, Person::withFirstName)
                                .to(FIRST_NAME)))
                .build();
        location = engine.location(Studio.LOCATION);
    }

    @AfterEach
    void close() {
        engine.close();
        ghl.close();
    }

    private static RecordSync<Person> contacts() {
        return RecordSync.contacts(new People());
    }

    private static SyncEngine.Builder builder() {
        return SyncEngine.builder();
    }

    /** A call that is to be refused. */
    private interface Call {
        void on(ArgumentsTest test) throws Exception;
    }

    private static Arguments refused(String name, Call call) {
        return arguments(name, call);
    }

    static Stream<Arguments> nullsOfTheSetUp() {
        return Stream.of(
                refused("client", t -> builder().ghl(null)),
                refused("store", t -> builder().store(null)),
                refused("records", t -> builder().records(null)),
                refused("options", t -> builder().options(null)),
                refused("verifier", t -> builder().webhookVerifier(null)),
                refused("audit", t -> builder().audit(null)),
                refused("reviews", t -> builder().reviews(null)),
                refused("installations", t -> builder().installations(null)),
                refused("observer", t -> builder().observer(null)),
                refused("clock", t -> builder().clock(null)),
                refused("triggers", t -> builder().triggers((Trigger[]) null)),
                refused("triggers", t -> builder().triggers((Collection<Trigger>) null)),
                refused("trigger", t -> builder().triggers((Trigger) null)),
                refused("trigger", t -> builder().triggers(Collections.singleton(null))),
                refused("records", t -> RecordSync.contacts(null)),
                refused("records", t -> RecordSync.businesses(null)),
                refused("records", t -> RecordSync.tasks(null)),
                refused("records", t -> RecordSync.notes(null)),
                refused("records", t -> RecordSync.appointments(null)),
                refused("records", t -> RecordSync.appointmentNotes(null)),
                refused("spec", t -> contacts().mapping(null)),
                refused("strategy", t -> contacts().onConflict(null)),
                refused("policy", t -> contacts().onDelete(null)),
                refused("policy", t -> contacts().onDeleteConflict(null)),
                refused("tag", t -> contacts().archiveTag(null)),
                refused("listener", t -> contacts().onRemoteMerge(null)),
                refused("appId", t -> InstallOptions.forApp(null)),
                refused("decision", t -> InstallOptions.forApp("app").syncWhen(null)),
                refused("listener", t -> InstallOptions.forApp("app").onChange(null)),
                refused("file", t -> SyncStore.sqlite(null)),
                refused("database", t -> SyncStore.jdbc(null)),
                refused("keys", t -> WebhookVerifier.of((String[]) null)),
                refused("key", t -> WebhookVerifier.of((String) null)),
                refused("keys", t -> WebhookVerifier.highLevel().withLegacySignatures((String[]) null)),
                refused("header", t -> WorkflowVerifier.of(null, SECRET)),
                refused("secrets", t -> WorkflowVerifier.of("X-Secret", (String[]) null)),
                refused("secret", t -> WorkflowVerifier.of("X-Secret", SECRET, null)),
                refused("headers", t -> WorkflowVerifier.of("X-Secret", SECRET).verify(null)),
                refused("secrets", t -> TriggerVerifier.of((String[]) null)),
                refused("secret", t -> TriggerVerifier.of(SECRET, null)),
                refused("clock", t -> TriggerVerifier.of(SECRET).withClock(null)),
                refused("headers", t -> TriggerVerifier.of(SECRET).verify(null, new byte[0])),
                refused("body", t -> TriggerVerifier.of(SECRET).verify(Map.of(), null)),
                refused("headers", t -> WebhookVerifier.highLevel().verify(null, new byte[0])),
                refused("body", t -> WebhookVerifier.highLevel().verify(Map.of(), null)),
                refused("body", t -> WebhookVerifier.highLevel().read(Map.of(), null)));
    }

    static Stream<Arguments> nullsOfWebhooksTriggersAndInstallations() {
        return Stream.of(
                refused("locationId", t -> t.webhooks().replay(null, Instant.EPOCH, Instant.MAX)),
                refused("from", t -> t.webhooks().replay(Studio.LOCATION, null, Instant.MAX)),
                refused("until", t -> t.webhooks().replay(Studio.LOCATION, Instant.EPOCH, null)),
                refused(
                        "types",
                        t -> t.webhooks().replay(Studio.LOCATION, Instant.EPOCH, Instant.MAX, (RecordType[]) null)),
                refused(
                        "type",
                        t -> t.webhooks().replay(Studio.LOCATION, Instant.EPOCH, Instant.MAX, (RecordType) null)),
                refused("since", t -> t.webhooks().replayAppEvents(null)),
                refused("key", t -> t.location.triggers().replay(null)),
                refused("trigger", t -> t.location.triggers().replayAll(null)),
                refused("key", t -> t.location.triggers().discard(null)),
                refused("code", t -> t.engine.installations().exchange(null)),
                refused("tokens", t -> t.engine.installations().exchanged(null)),
                refused("locationId", t -> t.engine.installations().find(null)),
                refused("locationId", t -> t.engine.installations().sync(null)),
                refused("locationId", t -> t.engine.installations().stop(null)),
                refused("locationId", t -> t.engine.installations().removeData(null)));
    }

    private Webhooks webhooks() {
        return engine.webhooks();
    }

    static Stream<Arguments> nullsOfOversight() {
        return Stream.of(
                refused("value", t -> Answer.value(null)),
                refused("choice", t -> new Answer(null, FieldValue.absent(), null)),
                refused("name", t -> ReviewFilter.ofField(null)),
                refused("type", t -> ReviewFilter.all().withType(null)),
                refused("kind", t -> ReviewFilter.all().withKind(null)),
                refused("linkId", t -> ReviewFilter.all().withLink(null)),
                refused("openedBefore", t -> ReviewFilter.all().withOpenedBefore(null)),
                refused("item", t -> ReviewFilter.all().matches(null)),
                refused("type", t -> UndoScope.record(null, "ada")),
                refused("appId", t -> UndoScope.record(RecordType.CONTACT, null)),
                refused("type", t -> UndoScope.field(null, "ada", "city")),
                refused("appId", t -> UndoScope.field(RecordType.CONTACT, null, "city")),
                refused("field", t -> UndoScope.field(RecordType.CONTACT, "ada", null)),
                refused("time", t -> UndoScope.run(1).since(null)),
                refused("secret", t -> AuditOptions.defaults().hashing(null, "city")),
                refused("fields", t -> AuditOptions.defaults().hashing(new byte[16], (String[]) null)),
                refused("field", t -> AuditOptions.defaults().hashing(new byte[16], (String) null)),
                refused("fields", t -> AuditOptions.defaults().leavingOut((String[]) null)),
                refused("field", t -> AuditOptions.defaults().leavingOut((String) null)),
                refused("label", t -> AuditOptions.defaults().rulesVersion(null)),
                refused("field", t -> AuditOptions.defaults().of(null)));
    }

    static Stream<Arguments> nullsOfALocation() {
        return Stream.of(
                refused("bound", t -> t.engine.shutdown(null)),
                refused("headers", t -> t.engine.webhooks().receive(null, new byte[0])),
                refused("body", t -> t.engine.webhooks().receive(Map.of(), null)),
                refused("progress", t -> t.location.link(null)),
                refused("plan", t -> t.location.apply(null)),
                refused("limits", t -> t.location.apply(t.plan(), null, LinkProgress.SILENT)),
                refused("progress", t -> t.location.apply(t.plan(), PlanLimits.none(), null)),
                refused("type", t -> t.location.changed(null, "ada")),
                refused("appId", t -> t.location.changed(RecordType.CONTACT, null)),
                refused("type", t -> t.location.changedGhl(null, "ada")),
                refused("ghlId", t -> t.location.changedGhl(RecordType.CONTACT, null)),
                refused("transaction", t -> t.location.changed(RecordType.CONTACT, "ada", (Connection) null)),
                refused("atMost", t -> t.location.awaitIdle(null)),
                refused("type", t -> t.location.history(null, "ada")),
                refused("appId", t -> t.location.history(RecordType.CONTACT, null)),
                refused("correlationId", t -> t.location.trace(null)),
                refused("type", t -> t.location.explain(null, "ada")),
                refused("appId", t -> t.location.explain(RecordType.CONTACT, null)),
                refused("field", t -> t.location.explain(RecordType.CONTACT, "ada", null)),
                refused("ghlId", t -> t.location.explainGhl(RecordType.CONTACT, null)),
                refused("scope", t -> t.location.previewUndo(null)),
                refused("scope", t -> t.location.undo(null, "Ada")),
                refused("limits", t -> t.location.health(null)),
                refused("id", t -> t.location.deadLetters().replay(null)),
                refused("cause", t -> t.location.deadLetters().replayAll(null)),
                refused("filter", t -> t.location.deadLetters().replay(null, 1)),
                refused("filter", t -> t.location.reviews().open(null)),
                refused("id", t -> t.location.reviews().find(null)),
                refused("id", t -> t.location.reviews().get(null)),
                refused("answer", t -> t.location.reviews().preview("1", null)),
                refused("id", t -> t.location.reviews().resolve(null, Answer.app(), 1, "Ada", null)),
                refused("answer", t -> t.location.reviews().resolve("1", null, 1, "Ada", null)),
                refused("actor", t -> t.location.reviews().resolve("1", Answer.app(), 1, null, null)),
                refused("filter", t -> t.location.reviews().bulk(null, Answer.app(), "Ada", null)),
                refused("answer", t -> t.location.reviews().bulk(ReviewFilter.all(), null, "Ada", null)),
                refused("actor", t -> t.location.reviews().bulk(ReviewFilter.all(), Answer.app(), null, null)),
                refused("id", t -> t.location.reviews().undo(null, "Ada")),
                refused("actor", t -> t.location.reviews().undo("1", null)),
                refused("suggestion", t -> t.location.reviews().makeRule(null, false, "Ada")),
                refused("id", t -> t.location.reviews().removeRule(null, "Ada")),
                refused("actor", t -> t.location.reviews().removeRule("1", null)));
    }

    private SyncPlan plan() {
        return new SyncPlan(Studio.LOCATION, Instant.EPOCH, Map.of(), Map.of(), 0, 1, 1, "none");
    }

    /** All options, with one duration or pace changed. */
    private static Map<String, Setting> durations() {
        return Map.ofEntries(
                Map.entry("feedInterval", OPTIONS::withFeedInterval),
                Map.entry("listInterval", OPTIONS::withListInterval),
                Map.entry(
                        "feedOverlap",
                        value -> OPTIONS.withRememberDeletedFor(LONGEST).withFeedOverlap(value)),
                Map.entry("indexLag", OPTIONS::withIndexLag),
                Map.entry("appFeedInterval", OPTIONS::withAppFeedInterval),
                Map.entry("sweepInterval", OPTIONS::withSweepInterval),
                Map.entry("confirmMissingAfter", OPTIONS::withConfirmMissingAfter),
                Map.entry("minInterval", OPTIONS::withMinInterval),
                Map.entry("rememberDeletedFor", OPTIONS::withRememberDeletedFor),
                Map.entry("events", value -> new Retention(value, DAY, DAY)),
                Map.entry("audit", value -> new Retention(DAY, value, DAY)),
                Map.entry("endedPairs", value -> new Retention(DAY, LONGEST, value)),
                Map.entry("interval", FeedPace::fixed),
                Map.entry("shortest", value -> new FeedPace(value, LONGEST, LONGEST)),
                Map.entry("usual", value -> new FeedPace(DAY, value, LONGEST)),
                Map.entry("longest", value -> new FeedPace(DAY, DAY, value)),
                Map.entry("stalledAfter", value -> new HealthLimits(value, DAY, 0, DAY)),
                Map.entry("backlogAfter", value -> new HealthLimits(DAY, value, 0, DAY)),
                Map.entry("reviewsAfter", value -> new HealthLimits(DAY, DAY, 0, value)),
                Map.entry("window", value -> new DeletionLimit(50, 20, value)));
    }

    /** Takes a duration. */
    private interface Setting {
        Object with(Duration value);
    }

    static Stream<Arguments> nullsOfOptions() {
        return Stream.concat(
                durations().entrySet().stream()
                        .map(each -> refused(each.getKey(), t -> each.getValue().with(null))),
                Stream.of(
                        refused("feedPace", t -> OPTIONS.withFeedPace(null)),
                        refused("listPace", t -> OPTIONS.withListPace(null)),
                        refused("type", t -> OPTIONS.withPace(null, OPTIONS.feedPace())),
                        refused("pace", t -> OPTIONS.withPace(RecordType.TASK, null)),
                        refused("deletionLimit", t -> OPTIONS.withDeletionLimit(null)),
                        refused("retention", t -> OPTIONS.withRetention(null))));
    }

    @ParameterizedTest
    @MethodSource({
        "nullsOfTheSetUp",
        "nullsOfWebhooksTriggersAndInstallations",
        "nullsOfOversight",
        "nullsOfALocation",
        "nullsOfOptions"
    })
    void nullIsRefusedByName(String name, Call call) {
        assertThatNullPointerException().isThrownBy(() -> call.on(this)).withMessage(name + " must not be null.");
    }

    static Stream<Arguments> neverEnding() {
        return durations().entrySet().stream()
                .flatMap(each -> Stream.of(
                                ChronoUnit.FOREVER.getDuration(),
                                Duration.ofSeconds(Long.MAX_VALUE),
                                LONGEST.plusNanos(1))
                        .map(value -> arguments(each.getKey(), value, each.getValue())));
    }

    @ParameterizedTest
    @MethodSource("neverEnding")
    void whatWouldOverflowIsRefusedByName(String name, Duration value, Setting with) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> with.with(value))
                .withMessage(name + " must be at most 3650 days, which are as good as never, but is " + value + ".");
    }

    static Stream<Arguments> longest() {
        return durations().entrySet().stream().map(each -> arguments(each.getKey(), each.getValue()));
    }

    @ParameterizedTest
    @MethodSource("longest")
    void tenYearsAreTaken(String name, Setting with) {
        assertThatCode(() -> with.with(LONGEST)).as(name).doesNotThrowAnyException();
    }

    @Test
    void anIntervalIsNamedAsItWasGiven() {
        Duration negative = Duration.ofSeconds(-1);
        List<String> told = new ArrayList<>();
        for (UnaryOperator<SyncOptions> each : List.<UnaryOperator<SyncOptions>>of(
                options -> options.withFeedInterval(negative),
                options -> options.withListInterval(negative),
                options -> options.withFeedPace(FeedPace.fixed(negative)))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> each.apply(OPTIONS))
                    .satisfies(thrown -> told.add(thrown.getMessage()));
        }
        assertThat(told)
                .containsExactly(
                        "feedInterval must be positive, but is PT-1S.",
                        "listInterval must be positive, but is PT-1S.",
                        "interval must be positive, but is PT-1S.");
    }

    @Test
    void aTimeToLiveHasAnEnd() {
        Duration forEver = ChronoUnit.FOREVER.getDuration();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReviewOptions.defaults().withTimeToLive(forEver, Strategies.ghlWins()))
                .withMessageStartingWith("timeToLive must be at most 3650 days");
    }

    @Test
    void aShutdownMayWaitForEver() {
        engine.start();
        assertThat(engine.shutdown(ChronoUnit.FOREVER.getDuration())).isTrue();
    }
}
