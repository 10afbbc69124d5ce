package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sync.audit.AuditContext;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.AuditEntry.Action;
import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.audit.AuditEntry.Redaction;
import io.ghl.sync.audit.AuditOptions;
import io.ghl.sync.audit.DriftReport;
import io.ghl.sync.audit.DriftReport.Kind;
import io.ghl.sync.audit.FieldExplanation;
import io.ghl.sync.audit.FieldExplanation.Next;
import io.ghl.sync.audit.RecordExplanation;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import io.ghl.sync.store.Signal.Cause;
import io.ghl.sync.store.SyncStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the audit log tells, explanations made of it, and the comparison of both sides, through the public API. */
class AuditTest {
    private static final byte[] KEY = "sixteen bytes or more".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Studio studio;

    @AfterEach
    void close() {
        studio.close();
    }

    private String open(Consumer<SyncEngine.Builder> setUp) throws Exception {
        studio = new Studio(SyncStore.sqlite(folder.resolve("sync.db")), ApiVersion.V2021_07_28, sandbox -> {}, setUp);
        return studio.linkedAda();
    }

    private String open() throws Exception {
        return open(engine -> {});
    }

    private List<AuditEntry> rows(Action action, String field) {
        return studio.location.history(RecordType.CONTACT, "ada").stream()
                .filter(row -> row.action() == action && (field == null || field.equals(row.field())))
                .toList();
    }

    // ---- the log ----

    @Test
    void aRowTellsWhatAWriteRestedOnAndHowItWasAnswered() throws Exception {
        String ada = open(engine -> engine.audit(AuditOptions.defaults().rulesVersion("2026-11")));
        studio.edited("ada", person -> person.withCity("London"));

        AuditEntry row = rows(Action.UPDATED, "city").get(0);
        AuditContext context = row.context();

        assertThat(row.written()).isEqualTo(Side.GHL);
        assertThat(row.after()).isEqualTo(FieldValue.text("London"));
        assertThat(row.origin()).isEqualTo(Origin.APP);
        assertThat(row.loser()).isEqualTo(FieldValue.absent());
        assertThat(row.actor()).isNull();
        assertThat(context.run()).isPositive();
        assertThat(context.causes()).contains(Cause.APP_HINT);
        assertThat(context.mappingVersion()).isNotBlank();
        assertThat(context.rulesVersion()).isEqualTo("2026-11");
        assertThat(context.readAt()).isNotNull();
        assertThat(context.ghlVersion()).isNotNull();
        assertThat(context.receipt()).isNotNull();
        assertThat(context.receipt().status()).isEqualTo(200);
        assertThat(context.receipt().traceId()).isNotBlank();
        assertThat(context.receipt().version())
                .isEqualTo(Instant.parse(studio.contact(ada).path("dateUpdated").asText()));
    }

    @Test
    void aRowTellsThatBothSidesWereEditedAlike() throws Exception {
        String ada = open();
        studio.edited("ada", person -> person.withCity("London"));
        studio.whilePaused(() -> {
            studio.people.edit("ada", person -> person.withCity("Paris"));
            studio.userEdits(ada, Map.of("city", "Paris"));
        });

        assertThat(rows(Action.AGREED, null)).singleElement().satisfies(row -> {
            assertThat(row.field()).isEqualTo("city");
            assertThat(row.written()).isNull();
            assertThat(row.before()).isEqualTo(FieldValue.text("London"));
            assertThat(row.after()).isEqualTo(FieldValue.text("Paris"));
        });
        assertThat(studio.location.explain(RecordType.CONTACT, "ada", "city").text())
                .contains("Both sides came to hold \"Paris\", and nothing was written");

        studio.edited("ada", person -> person.withCity("Rome"));
        assertThat(studio.location.explain(RecordType.CONTACT, "ada", "city").text())
                .doesNotContain("came to hold");
    }

    @Test
    void aConflictsRowsTellTheLoserTheWebhookAndTheAnswer() throws Exception {
        String ada = open();
        studio.whilePaused(() -> {
            studio.people.edit("ada", person -> person.withEmail("ada@app.example"));
            studio.userEdits(ada, Map.of("email", "ada@ghl.example"));
        });

        AuditEntry row = rows(Action.CONFLICT_SETTLED, "email").get(0);
        assertThat(row.loser()).isEqualTo(FieldValue.text("ada@ghl.example"));
        assertThat(row.rule()).isEqualTo("app wins");
        assertThat(row.context().webhookIds()).isNotEmpty();
        // It was stored before the write was tried; the answer has a row of its own.
        assertThat(row.context().receipt()).isNull();
        assertThat(rows(Action.CONFIRMED, null)).singleElement().satisfies(confirmed -> {
            assertThat(confirmed.operationId()).isEqualTo(row.operationId());
            assertThat(confirmed.context().receipt()).isNotNull();
        });
    }

    @Test
    void aPersonsDecisionIsTheirs() throws Exception {
        String ada = open();
        ReviewItem item = studio.contested(ada, "London", "Paris");
        ReviewItem unused = studio.location.reviews().resolve(item.id(), Answer.app(), item.version(), "grace", null);
        studio.settle();

        assertThat(rows(Action.REVIEW_DECIDED, "city"))
                .singleElement()
                .satisfies(row -> assertThat(row.actor()).isEqualTo("grace"));
        assertThat(rows(Action.UPDATED, "city")).singleElement().satisfies(row -> {
            assertThat(row.actor()).isEqualTo("grace");
            assertThat(row.origin()).isEqualTo(Origin.PERSON);
            assertThat(row.loser()).isEqualTo(FieldValue.text("Paris"));
        });
    }

    @Test
    void namedFieldsAreHashedOrLeftOut() throws Exception {
        String ada = open(engine ->
                engine.audit(AuditOptions.defaults().hashing(KEY, "city").leavingOut("email")));
        studio.edited("ada", person -> person.withCity("London").withEmail("ada@app.example"));
        studio.userEdits(ada, Map.of("city", "Paris"));
        studio.settle();

        AuditEntry toGhl = rows(Action.UPDATED, "city").get(0);
        AuditEntry toApp = rows(Action.UPDATED, "city").get(1);
        assertThat(toGhl.redaction()).isEqualTo(Redaction.HASHED);
        assertThat(toGhl.after().toString()).contains("hmac:").doesNotContain("London");
        assertThat(toGhl.before()).as("blank stays blank").isEqualTo(FieldValue.nothing());
        assertThat(toApp.before()).as("equal values are told").isEqualTo(toGhl.after());
        assertThat(rows(Action.UPDATED, "email")).singleElement().satisfies(row -> {
            assertThat(row.redaction()).isEqualTo(Redaction.LEFT_OUT);
            assertThat(row.after()).isEqualTo(FieldValue.absent());
        });
        assertThat(studio.location.auditLog(0, 1000).stream().map(row -> "" + row.before() + row.after() + row.other()))
                .noneMatch(values -> values.contains("London") || values.contains("Paris") || values.contains("@"));

        FieldExplanation city = studio.location.explain(RecordType.CONTACT, "ada", "city");
        assertThat(city.text()).contains("\"Paris\"", "a value kept as a hash only", "still holds");
        assertThat(studio.location.explain(RecordType.CONTACT, "ada", "email").text())
                .contains("a value that the log does not keep");
    }

    /** Nobody else ever saw these edits. */
    @Test
    void theEditsThatADeletionTookAlongAreTold() throws Exception {
        String ada = open(engine -> engine.audit(AuditOptions.defaults().leavingOut("email")));
        studio.whilePaused(() -> {
            studio.people.edit("ada", person -> person.withCity("Oslo").withEmail("ada@app.example"));
            studio.sandbox.deleteContact(ada);
        });
        ReviewItem asked = studio.location.reviews().open().get(0);
        studio.location.reviews().resolve(asked.id(), Answer.ghl(), asked.version(), "grace", null);
        studio.settle();

        assertThat(studio.people.all()).isEmpty();
        assertThat(rows(Action.DELETED, "city")).singleElement().satisfies(row -> {
            assertThat(row.written()).isEqualTo(Side.APP);
            assertThat(row.loser()).isEqualTo(FieldValue.text("Oslo"));
            assertThat(row.rule()).isEqualTo("decided by grace");
        });
        assertThat(rows(Action.DELETED, "email")).singleElement().satisfies(row -> {
            assertThat(row.redaction()).isEqualTo(Redaction.LEFT_OUT);
            assertThat(row.loser()).isEqualTo(FieldValue.absent());
        });
        assertThat(rows(Action.DELETED, null))
                .as("one of the record, and one for each edit")
                .hasSize(3);
        assertThat(studio.location.statistics().deleted()).isEqualTo(1);
        assertThat(studio.location.explain(RecordType.CONTACT, "ada").text()).contains("The record was deleted in");
    }

    @Test
    void redactionOfAFieldThatDoesNotExistIsRefused() throws Exception {
        open();
        AuditOptions options = AuditOptions.defaults().leavingOut("shoeSize");
        assertThatThrownBy(() -> SyncEngine.builder()
                        .ghl(studio.ghl)
                        .store(studio.store)
                        .records(RecordSync.contacts(studio.people)
                                .mapping(m -> m.field("city", Person::city, Person::withCity)
                                        .to(CITY)))
                        .audit(options)
                        .build())
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("shoeSize");
        assertThatIllegalArgumentException().isThrownBy(() -> options.hashing(KEY, "shoeSize"));
        assertThatIllegalArgumentException().isThrownBy(() -> options.hashing(new byte[3], "city"));
    }

    // ---- explain ----

    @Test
    void anExplanationTellsWhoChangedWhatAndWhy() throws Exception {
        String ada = open();
        studio.edited("ada", person -> person.withCity("London"));

        RecordExplanation record = studio.location.explain(RecordType.CONTACT, "ada");
        FieldExplanation city = record.field("city");

        assertThat(record.ghlId()).isEqualTo(ada);
        assertThat(record.state()).isEqualTo(LinkState.LINKED);
        assertThat(record.live()).isTrue();
        assertThat(city.app()).isEqualTo(FieldValue.text("London"));
        assertThat(city.ghl()).isEqualTo(FieldValue.text("London"));
        assertThat(city.ghlBase()).isEqualTo(FieldValue.text("London"));
        assertThat(city.next()).isEqualTo(Next.NOTHING);
        assertThat(city.lastWrite()).isNotNull();
        assertThat(city.text())
                .contains(
                        "The application holds \"London\", HighLevel holds \"London\".",
                        "HighLevel was changed from no value to \"London\", which the application held",
                        "only APP changed it",
                        "app hint",
                        "HighLevel answered 200, trace id ",
                        "Nothing is left to do.");
        assertThat(record.text()).contains("The record was created in HighLevel", "[city] The application holds");
        assertThat(studio.location.explainGhl(RecordType.CONTACT, ada).appId()).isEqualTo("ada");
        assertThat(city.toString() + record).doesNotContain("London");
    }

    @Test
    void anExplanationTellsWhatHappensNext() throws Exception {
        String ada = open();
        ReviewItem item = studio.contested(ada, "London", "Paris");

        FieldExplanation asked = studio.location.explain(RecordType.CONTACT, "ada", "city");
        assertThat(asked.next()).isEqualTo(Next.OPEN_REVIEW);
        assertThat(asked.review()).isEqualTo(item);
        assertThat(asked.text()).contains("A person is asked since", item.id());

        ReviewItem unused =
                studio.location.reviews().resolve(item.id(), Answer.ignore(), item.version(), "grace", null);
        assertThat(studio.location.explain(RecordType.CONTACT, "ada", "city").next())
                .isEqualTo(Next.IGNORED);

        studio.location.pause();
        studio.people.edit("ada", person -> person.withFirstName("Augusta"));
        FieldExplanation edited = studio.location.explain(RecordType.CONTACT, "ada", "firstName");
        assertThat(edited.next()).isEqualTo(Next.TO_GHL);
        assertThat(edited.text()).contains("Next, the application's value goes to HighLevel: only APP changed it.");
        assertThat(studio.location.explain(RecordType.CONTACT, "ada", "tags").next())
                .isEqualTo(Next.NOTHING);
    }

    @Test
    void whatTheSyncDoesNotKnowIsSaidSo() throws Exception {
        open();
        assertThat(studio.location.explain(RecordType.CONTACT, "nobody").text()).contains("does not know this record");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> studio.location.explain(RecordType.CONTACT, "nobody", "city"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> studio.location.explain(RecordType.CONTACT, "ada", "shoeSize"))
                .withMessageContaining("shoeSize")
                .withMessageContaining("firstName");
    }

    @Test
    void withoutHighLevelAnExplanationTellsWhatWasSeenLast() throws Exception {
        open();
        studio.edited("ada", person -> person.withCity("London"));
        studio.ghl.close();

        RecordExplanation record = studio.location.explain(RecordType.CONTACT, "ada");

        assertThat(record.live()).isFalse();
        assertThat(record.text()).contains("HighLevel could not be asked");
        assertThat(record.field("city").text()).contains("HighLevel was last seen to hold \"London\"");
    }

    // ---- loss and drift ----

    @Test
    void theShareOfChangesThatNoWebhookToldOfIsMeasured() throws Exception {
        studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28);
        assertThat(studio.location.statistics().webhookLoss()).isEmpty();
        String ada = studio.linkedAda();
        SyncStatistics before = studio.location.statistics();
        for (String city : List.of("Paris", "Rome", "Oslo")) {
            studio.userEdits(ada, Map.of("city", city));
            studio.settle();
        }
        studio.sandbox.sendWebhooksTo(null);
        studio.userEdits(ada, Map.of("city", "Bern"));
        studio.settle();

        SyncStatistics statistics = studio.location.statistics();
        assertThat(studio.people.get("ada").city()).isEqualTo("Bern");
        assertThat(statistics.foundByWebhook() - before.foundByWebhook()).isEqualTo(3);
        assertThat(statistics.foundByFeed() - before.foundByFeed()).isEqualTo(1);
        double all = statistics.foundByWebhook() + statistics.foundByFeed();
        assertThat(statistics.webhookLoss()).hasValue(statistics.foundByFeed() / all);
    }

    @Test
    void bothSidesAreComparedWhateverTheBasesSay() throws Exception {
        String ada = open();
        studio.people.put(Person.named("bob", "Bob", "bob@example.com").withCity("Bern"));
        studio.location.changed(RecordType.CONTACT, "bob");
        studio.settle();
        assertThat(studio.location.audit().differences()).isEmpty();

        ReviewItem unused = studio.contested(ada, "London", "Paris");
        studio.location.pause();
        studio.people.edit("bob", person -> person.withFirstName("Robert").withLabels(Set.of("new")));
        DriftReport report = studio.location.audit();

        assertThat(report.records()).isEqualTo(2);
        assertThat(report.fields()).isEqualTo(2 * 6);
        assertThat(report.counts()).containsOnly(Map.entry(Kind.OPEN_REVIEW, 1), Map.entry(Kind.PENDING, 2));
        assertThat(report.unexplained()).isEmpty();
        assertThat(report.differences())
                .extracting(DriftReport.Difference::field)
                .containsExactlyInAnyOrder("city", "firstName", "tags");
        assertThat(studio.location.audit(1, 7).records()).isEqualTo(1);
        assertThat(studio.location.audit(1, 7).differences())
                .isEqualTo(studio.location.audit(1, 7).differences());
        assertThatIllegalArgumentException().isThrownBy(() -> studio.location.audit(0, 7));
    }

    @Test
    void whatNothingExplainsIsDrift() throws Exception {
        String ada = open();
        // As after a restore of the application's database: its value differs, and the base says it always did.
        studio.location.pause();
        studio.store.transact(tx -> {
            var link = tx.links()
                    .of(Studio.LOCATION, RecordType.CONTACT, Side.APP, "ada")
                    .orElseThrow();
            return tx.links()
                    .update(link.edit()
                            .base(Side.APP, "city", FieldValue.text("Bern"))
                            .build());
        });
        studio.people.edit("ada", person -> person.withCity("Bern"));
        studio.location.resume();
        studio.settle();

        DriftReport report = studio.location.audit();

        assertThat(report.unexplained()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.UNEXPLAINED);
            assertThat(difference.field()).isEqualTo("city");
            assertThat(difference.ghlId()).isEqualTo(ada);
        });
        assertThat(studio.location.explain(RecordType.CONTACT, "ada", "city").next())
                .isEqualTo(Next.DRIFT);
        studio.location.pause();
        studio.people.remove("ada");
        assertThat(studio.location.audit().counts()).containsOnlyKeys(Kind.MISSING_IN_APP);
    }
}
