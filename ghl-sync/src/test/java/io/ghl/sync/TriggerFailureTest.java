package io.ghl.sync;

import static io.ghl.sync.trigger.Condition.created;
import static io.ghl.sync.trigger.Condition.fieldChanged;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.store.TestPostgres;
import io.ghl.sync.trigger.Effects;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Trigger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An effect that fails by the hand of a store is a failed effect: it ends as a dead letter and holds up nothing. */
class TriggerFailureTest {
    private final List<String> made = new CopyOnWriteArrayList<>();
    private Studio studio;

    @AfterEach
    void close() {
        if (studio != null) {
            studio.close();
        }
    }

    private Studio studio(SyncStore store, Trigger... triggers) throws Exception {
        studio = new Studio(store, ApiVersion.V2021_07_28, sandbox -> {}, engine -> engine.triggers(triggers));
        return studio;
    }

    private Trigger other(String name) {
        return Trigger.named(name).when(created()).alsoWhileLinking().then(occasion -> made.add(occasion.trigger()));
    }

    private List<String> deadAndWhy() {
        return studio.location.triggers().dead(0, 10).stream()
                .map(firing -> firing.trigger() + ": " + firing.problem())
                .toList();
    }

    /** While linking, the failure would be that of link(). */
    @Test
    void aRecordThatAlwaysChangesMeanwhileMakesADeadLetterAndLinkingGoesOn() throws Exception {
        studio(
                SyncStore.memory(),
                Trigger.named("a first stage")
                        .when(created())
                        .alsoWhileLinking()
                        .attempts(1)
                        .then(occasion -> {
                            studio.people.refuseUpdates(true);
                            try {
                                occasion.setInApp(FieldValues.none().with("stage", FieldValue.text("New")));
                            } finally {
                                studio.people.refuseUpdates(false);
                            }
                        }),
                other("other"));
        studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com"));

        studio.linked();

        assertThat(deadAndWhy()).singleElement().asString().contains("a first stage", "changed the record meanwhile");
        assertThat(made).containsExactly("other");
        assertThat(studio.location.status().state()).isEqualTo(SyncStatus.State.WAITING);
    }

    @Test
    void anEffectOrPredicateThatCannotUseAStoreOfItsOwnMakesADeadLetter() throws Exception {
        studio(
                SyncStore.memory(),
                Trigger.named("effect").when(created()).attempts(1).then(occasion -> {
                    throw new StoreException("my own store is full");
                }),
                Trigger.named("predicate")
                        .when(created())
                        .attempts(1)
                        .where(change -> {
                            throw new StoreException("my own store is shut");
                        })
                        .then(occasion -> {}),
                other("other"));
        studio.linked();
        studio.userCreates(Map.of("firstName", "Eve", "email", "eve@example.com"));
        studio.settle();

        assertThat(deadAndWhy())
                .containsExactlyInAnyOrder("effect: my own store is full", "predicate: my own store is shut");
        assertThat(made).containsExactly("other");
    }

    private static Trigger wrote(String name, String sql) {
        return Trigger.named(name)
                .when(fieldChanged("stage").to("Won"))
                .attempts(1)
                .then(Effects.inTransaction((connection, occasion) -> {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    } catch (SQLException e) {
                        // The row is there already, which is what was wanted; so thinks the application.
                    }
                }));
    }

    private void won() throws InterruptedException {
        studio.linkedAda();
        studio.edited("ada", person -> person.withStage(Person.Stage.WON));
    }

    @Test
    void rowsThatPostgresDoesNotTakeMakeDeadLetters() throws Exception {
        DataSource database = TestPostgres.schema();
        TestPostgres.execute(
                database,
                "CREATE TABLE members (id TEXT PRIMARY KEY); INSERT INTO members VALUES ('ada');"
                        + " CREATE TABLE seats (id INTEGER UNIQUE DEFERRABLE INITIALLY DEFERRED);"
                        + " INSERT INTO seats VALUES (1)");
        studio(
                SyncStore.jdbc(database),
                wrote("caught", "INSERT INTO members VALUES ('ada')"),
                wrote("deferred", "INSERT INTO seats VALUES (1)"),
                wrote("good", "INSERT INTO members VALUES ('grace')"));
        won();

        assertThat(deadAndWhy())
                .hasSize(2)
                .allSatisfy(why -> assertThat(why).contains("did not take what the effect wrote"));
        assertThat(studio.location.triggers().counts()).containsEntry(Firing.State.DONE, 1);
        try (Connection connection = database.getConnection()) {
            assertThat(TestPostgres.read(connection, "SELECT count(*) FROM members"))
                    .isEqualTo("2");
            assertThat(TestPostgres.read(connection, "SELECT count(*) FROM seats"))
                    .isEqualTo("1");
        }
    }

    @Test
    void rowsThatSqliteDoesNotTakeMakeDeadLetters(@TempDir Path directory) throws Exception {
        String database = "jdbc:sqlite:" + directory.resolve("sync.db");
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE clubs (id TEXT PRIMARY KEY)");
            statement.execute("CREATE TABLE seats (club TEXT REFERENCES clubs (id) DEFERRABLE INITIALLY DEFERRED)");
        }
        studio(
                SyncStore.sqlite(directory.resolve("sync.db")),
                wrote("deferred", "INSERT INTO seats VALUES ('nowhere')"),
                wrote("good", "INSERT INTO clubs VALUES ('rowing')"));
        won();

        assertThat(deadAndWhy()).singleElement().asString().contains("did not take what the effect wrote");
        assertThat(studio.location.triggers().counts()).containsEntry(Firing.State.DONE, 1);
    }
}
