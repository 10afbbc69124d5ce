package io.ghl.sync;

import static io.ghl.sync.trigger.Condition.created;
import static io.ghl.sync.trigger.Condition.deleted;
import static io.ghl.sync.trigger.Condition.fieldChanged;
import static io.ghl.sync.trigger.Condition.linked;
import static io.ghl.sync.trigger.Condition.reviewOpened;
import static io.ghl.sync.trigger.Condition.tagAdded;
import static io.ghl.sync.trigger.Condition.tagRemoved;
import static io.ghl.sync.trigger.Condition.updated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Effects;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Trigger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What changes triggers see while a whole engine works with the sandbox. */
class TriggerTest {
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private Studio studio;

    @AfterEach
    void close() {
        if (studio != null) {
            studio.close();
        }
    }

    private Trigger all(String name) {
        return Trigger.named(name)
                .when(created(), linked(), updated(), deleted(), reviewOpened(), tagAdded("vip"), tagRemoved("vip"))
                .when(fieldChanged("firstName"), fieldChanged("stage"), fieldChanged("email"))
                .then(occasion -> changes.add(occasion.change()));
    }

    private Studio studio(Trigger... triggers) throws Exception {
        studio = new Studio(
                SyncStore.memory(), ApiVersion.V2021_07_28, sandbox -> {}, engine -> engine.triggers(triggers));
        return studio;
    }

    private <C extends Change> C only(Class<C> type) {
        List<C> found =
                changes.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).as("%s among %s", type.getSimpleName(), changes).hasSize(1);
        return found.get(0);
    }

    @Test
    void aNewRecordOfTheApplicationIsCreatedWithItsValues() throws Exception {
        studio(all("all")).linked();
        studio.people.put(Person.named("ada", "Ada", "ada@example.com").withLabels(Set.of("VIP")));
        studio.location.changed(RecordType.CONTACT, "ada");
        studio.settle();

        Change.Created created = only(Change.Created.class);
        assertThat(created.about().origin()).isEqualTo(Origin.APP);
        assertThat(created.about().appId()).isEqualTo("ada");
        assertThat(created.about().ghlId()).isEqualTo(studio.contactIdOf("ada@example.com"));
        assertThat(created.about().values().get("firstName")).isEqualTo(FieldValue.text("Ada"));
        assertThat(only(Change.TagAdded.class).tag()).isEqualTo("vip");
        assertThat(changes)
                .filteredOn(Change.FieldChanged.class::isInstance)
                .extracting(change -> ((Change.FieldChanged) change).field())
                .containsExactly("firstName", "email");
        assertThat(changes).extracting(change -> change.about().run()).doesNotContain(0L);
        assertThat(changes).noneMatch(Change.Updated.class::isInstance);
    }

    @Test
    void aNewContactOfHighLevelIsCreatedFromThere() throws Exception {
        studio(all("all")).linked();
        studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com", "tags", List.of("vip")));
        studio.settle();

        assertThat(only(Change.Created.class).about().origin()).isEqualTo(Origin.GHL);
        assertThat(only(Change.TagAdded.class).about().origin()).isEqualTo(Origin.GHL);
    }

    @Test
    void aRecordThatHighLevelHadAlreadyIsLinked() throws Exception {
        studio(all("all")).linked();
        studio.whilePaused(() -> {
            studio.userCreates(Map.of("firstName", "Ada", "email", "ada@example.com"));
            studio.people.put(Person.named("ada", "Ada", "ada@example.com"));
            studio.location.changed(RecordType.CONTACT, "ada");
        });

        only(Change.Linked.class);
        assertThat(changes).hasSize(1);
    }

    @Test
    void anEditFiresOnceOnItsSideAndItsEchoNever() throws Exception {
        studio(
                Trigger.named("won")
                        .from(Side.GHL)
                        .when(fieldChanged("stage").from("New").to("Won"))
                        .then(occasion -> changes.add(occasion.change())),
                Trigger.named("any")
                        .on(RecordType.CONTACT)
                        .from(Side.APP)
                        .when(updated())
                        .then(occasion -> changes.add(occasion.change())));
        String ada = studio.linkedAda();
        studio.edited("ada", person -> person.withStage(Person.Stage.NEW));
        assertThat(only(Change.Updated.class).fields()).containsExactly("stage");
        changes.clear();

        studio.userEdits(ada, Map.of("customFields", List.of(Map.of("key", "lead_stage", "field_value", "Won"))));
        studio.settle();
        studio.userEdits(ada, Map.of("city", "Leeds"));
        studio.settle();

        assertThat(studio.people.find(Studio.LOCATION, "ada").orElseThrow().stage())
                .isEqualTo(Person.Stage.WON);
        Change.FieldChanged won = only(Change.FieldChanged.class);
        assertThat(changes).hasSize(1);
        assertThat(won.about().origin()).isEqualTo(Origin.GHL);
        assertThat(won.toString()).doesNotContain("Won");
        studio.location.sweep();
        studio.settle();
        assertThat(changes).hasSize(1);
    }

    /** A person writes an address as people do; what is compared is its canonical form. */
    @Test
    void aValueIsWaitedForInTheFormOfItsField() throws Exception {
        studio(Trigger.named("moved")
                .when(fieldChanged("email").to(" Ada@New.example.com"))
                .then(occasion -> changes.add(occasion.change())));
        studio.linkedAda();
        studio.edited("ada", person -> person.withEmail("ada@new.EXAMPLE.com"));

        assertThat(only(Change.FieldChanged.class).to()).isEqualTo(FieldValue.text("ada@new.example.com"));
    }

    @Test
    void tagsThatLeaveAreTold() throws Exception {
        studio(all("all"));
        String ada = studio.linkedAda();
        studio.user("DELETE", "/contacts/" + ada + "/tags", Map.of("tags", List.of("vip")));
        studio.settle();

        assertThat(only(Change.TagRemoved.class).about().origin()).isEqualTo(Origin.GHL);
    }

    @Test
    void aDeletionIsToldWithTheSideAndTheLastValues() throws Exception {
        studio(all("all"));
        String ada = studio.linkedAda();
        studio.user("DELETE", "/contacts/" + ada, Map.of());
        studio.settle();
        studio.location.sweep();
        studio.settle();

        Change.Deleted deleted = only(Change.Deleted.class);
        assertThat(deleted.about().origin()).isEqualTo(Origin.GHL);
        assertThat(deleted.about().appId()).isEqualTo("ada");
        assertThat(deleted.about().values().get("email")).isEqualTo(FieldValue.text("ada@example.com"));
    }

    @Test
    void aQuestionIsTold() throws Exception {
        studio(all("all"));
        String ada = studio.linkedAda();
        String id = studio.contested(ada, "Leeds", "York").id();

        Change.ReviewOpened opened = only(Change.ReviewOpened.class);
        assertThat(opened.reviewId()).isEqualTo(id);
        assertThat(opened.field()).isEqualTo("city");
    }

    @Test
    void firstTimeLinkingIsSilentUnlessItIsAskedFor() throws Exception {
        List<Change> unasked = new CopyOnWriteArrayList<>();
        studio(
                Trigger.named("silent")
                        .when(created(), linked(), tagAdded("vip"))
                        .then(occasion -> unasked.add(occasion.change())),
                Trigger.named("loud")
                        .when(created(), linked())
                        .alsoWhileLinking()
                        .then(occasion -> changes.add(occasion.change())));
        studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com"));
        studio.userCreates(Map.of("firstName", "Kay", "email", "kay@example.com"));
        studio.people.put(Person.named("kay", "Kay", "kay@example.com"));
        studio.linkedAda();

        assertThat(unasked).isEmpty();
        assertThat(changes).hasSize(3);
        only(Change.Linked.class);
        assertThat(changes)
                .filteredOn(Change.Created.class::isInstance)
                .extracting(change -> change.about().origin())
                .containsExactlyInAnyOrder(Origin.APP, Origin.GHL);
    }

    /** All was linked before, so who comes meanwhile is new. */
    @Test
    void whoComesWhileALocationCannotBeLinkedAgainIsNoSecret() throws Exception {
        studio(Trigger.named("silent").when(created()).then(occasion -> changes.add(occasion.change())))
                .linked();
        studio.people.beforePage(() -> {
            throw new IllegalStateException("database down");
        });
        assertThatThrownBy(() -> studio.location.link(LinkProgress.SILENT)).isInstanceOf(SyncException.class);
        studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com"));
        Instant end = Instant.now().plusSeconds(20);
        while (studio.people.byEmail("eve@example.com").isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
        studio.people.beforePage(() -> {});
        studio.location.link(LinkProgress.SILENT);
        studio.settle();

        assertThat(only(Change.Created.class).about().origin()).isEqualTo(Origin.GHL);
    }

    @Test
    void theApplicationsRecordCanBeChangedAndIsSynced() throws Exception {
        studio(Trigger.named("new lead")
                .from(Side.GHL)
                .when(created())
                .then(occasion -> occasion.setInApp(FieldValues.none().with("stage", FieldValue.text("New")))));
        studio.linked();
        String eve = studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com"));
        studio.settle();

        assertThat(studio.people.findByKey(Studio.LOCATION, "email", "eve@example.com"))
                .extracting(Person::stage)
                .containsExactly(Person.Stage.NEW);
        assertThat(studio.contact(eve).toString()).contains("New");
    }

    @Test
    void whatWasFiredIsDeliveredAfterARestart(@TempDir Path directory) throws Exception {
        try (SyncStore store = SyncStore.sqlite(directory.resolve("sync.db"))) {
            boolean[] away = {true};
            studio = new Studio(
                    store,
                    ApiVersion.V2021_07_28,
                    sandbox -> {},
                    engine -> engine.triggers(Trigger.named("won")
                            .when(fieldChanged("stage").to("Won"))
                            .attempts(1)
                            .then(occasion -> {
                                if (away[0]) {
                                    throw new IllegalStateException("not yet");
                                }
                                changes.add(occasion.change());
                            })));
            studio.linkedAda();
            studio.edited("ada", person -> person.withStage(Person.Stage.WON));
            Firing dead = studio.location.triggers().dead(0, 10).get(0);
            assertThat(dead.problem()).isEqualTo("not yet");

            studio.engine.close();
            away[0] = false;
            studio.engine = studio.engine(store);
            assertThat(studio.location.triggers().replay(dead.key())).isTrue();
            studio.engine.start();
            studio.settle();

            only(Change.FieldChanged.class);
            assertThat(studio.location.triggers().dead(0, 10)).isEmpty();
        }
    }

    /** The second effect fails once the row is written, and is tried again; the row is there once. */
    @Test
    void rowsOfAnOutboxTableAreWrittenOnce(@TempDir Path directory) throws Exception {
        String database = "jdbc:sqlite:" + directory.resolve("sync.db");
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE outbox (id TEXT PRIMARY KEY, aggregatetype TEXT, aggregateid TEXT,"
                    + " type TEXT, payload TEXT)");
        }
        try (SyncStore store = SyncStore.sqlite(directory.resolve("sync.db"))) {
            boolean[] away = {true};
            studio = new Studio(
                    store,
                    ApiVersion.V2021_07_28,
                    sandbox -> {},
                    engine -> engine.triggers(
                            Trigger.named("won")
                                    .when(fieldChanged("stage").to("Won"))
                                    .attempts(1)
                                    .then(Effects.outbox("outbox"), occasion -> {
                                        if (away[0]) {
                                            throw new IllegalStateException("not yet");
                                        }
                                        changes.add(occasion.change());
                                    }),
                            Trigger.named("nowhere")
                                    .when(fieldChanged("stage").to("Won"))
                                    .attempts(1)
                                    .then(Effects.outbox("missing"))));
            studio.linkedAda();
            studio.edited("ada", person -> person.withStage(Person.Stage.WON));
            assertThat(studio.location.triggers().dead(0, 10))
                    .extracting(Firing::trigger)
                    .containsExactly("won", "nowhere");
            away[0] = false;
            assertThat(studio.location.triggers().replayAll("won")).isEqualTo(1);
            studio.settle();
        }
        assertThat(changes).hasSize(1);
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM outbox")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("type")).isEqualTo("won");
            assertThat(rows.getString("aggregatetype")).isEqualTo("CONTACT");
            assertThat(rows.getString("id")).startsWith(Studio.LOCATION + "/won/" + rows.getString("aggregateid"));
            assertThat(rows.getString("payload")).contains("\"to\":\"Won\"");
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void anOutboxTableNeedsADatabase() {
        assertThatThrownBy(() -> studio(Trigger.named("won").when(created()).then(Effects.outbox("outbox"))))
                .hasMessageContaining("in no database");
    }

    @Test
    void aTriggerThatCouldNeverFireIsRefused() {
        assertThatThrownBy(() ->
                        studio(Trigger.named("won").when(fieldChanged("stagee")).then(occasion -> {})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"won\"")
                .hasMessageContaining("\"stagee\"")
                .hasMessageContaining("stage");
        assertThatThrownBy(() -> studio(Trigger.named("vip")
                        .when(fieldChanged("tags").to("vip"))
                        .then(occasion -> {})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("can never come up in \"tags\"");
        assertThatThrownBy(() -> studio(Trigger.named("won").when(created()))).hasMessageContaining("then(...)");
        assertThatThrownBy(() -> studio(Trigger.named("won").then(occasion -> {})))
                .hasMessageContaining("when(...)");
        assertThatThrownBy(() -> studio(all("one"), all("one"))).hasMessageContaining("two triggers");
        assertThatThrownBy(() -> studio(
                        Trigger.named("due").on(RecordType.TASK).when(created()).then(occasion -> {})))
                .hasMessageContaining("not synced");
        assertThatThrownBy(() -> Trigger.named("a/b")).isInstanceOf(IllegalArgumentException.class);
    }
}
