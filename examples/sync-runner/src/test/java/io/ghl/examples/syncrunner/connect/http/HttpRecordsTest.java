package io.ghl.examples.syncrunner.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.config.Password;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpRecordsTest {
    private static final String HERE = "loc1";
    private static final MappingFile MAPPING = MappingFile.parse(
            "m.yaml",
            "version: 1\nrecords: contacts\nfields: [{app: email, ghl: email}, {app: city, ghl: city}]\n",
            CodeSteps.none());

    @TempDir
    private Path folder;

    private FakeApi fake;
    private JsonApi api;

    @BeforeEach
    void setUp() {
        fake = new FakeApi();
        api = new JsonApi(fake.at(), new MovedTime());
        fake.put("b", "{\"email\": \"B@Example.com\", \"address\": {\"city\": \"Bonn\", \"zip\": 1}, \"age\": 41}");
        fake.put("a", "{\"email\": \"a@example.com\", \"active\": true, \"labels\": [\"x\", \"y\"]}");
        fake.put("c", "{\"email\": \"c@example.com\", \"rate\": 1.50}");
    }

    @AfterEach
    void tearDown() {
        api.close();
        fake.close();
    }

    private static People people() {
        return new People().fields(Map.of("city", "address.city"));
    }

    private AppRecords<Row> records(People people) {
        return new HttpSource(api, people.place(), MAPPING, HERE, folder.resolve("people")).records();
    }

    private AppRecords<Row> records() {
        return records(people());
    }

    @Test
    void readsAllPagesInTheOrderOfTheIds() {
        AppRecords<Row> records = records();

        assertThat(records.page(HERE, null, 2)).extracting(Row::id).containsExactly("a", "b");
        assertThat(records.page(HERE, "b", 2)).extracting(Row::id).containsExactly("c");
        assertThat(records.page(HERE, "c", 2)).isEmpty();
        Row b = records.find(HERE, "b").orElseThrow();
        assertThat(b.get("city")).isEqualTo("Bonn");
        assertThat(b.get("age")).isEqualTo(41);
        assertThat(records.find(HERE, "nobody")).isEmpty();
        assertThat(records.find("another", "b")).isEmpty();
    }

    @Test
    void findsByKeyInWhateverSpelling() {
        assertThat(records().findByKey(HERE, "email", "b@example.com"))
                .extracting(Row::id)
                .containsExactly("b");
        fake.requests();
        assertThat(records(people().searchByEmail()).findByKey(HERE, "email", "c@example.com"))
                .extracting(Row::id)
                .containsExactly("c");
        assertThat(fake.requests()).containsExactly("GET /people?email=c%40example.com");
    }

    @Test
    void sendsOnlyWhatChangedAndLeavesTheRest() {
        AppRecords<Row> records = records();
        Row b = records.find(HERE, "b").orElseThrow();

        assertThat(records.update(HERE, b, b.with("city", "Berlin").with("age", null)))
                .isTrue();

        assertThat(fake.record("b").at("/address/city").asText()).isEqualTo("Berlin");
        assertThat(fake.record("b").at("/email").asText()).isEqualTo("B@Example.com");
        assertThat(fake.record("b").path("age").isNull()).isTrue();
    }

    @Test
    void overwritesNobody() {
        AppRecords<Row> records = records();
        Row a = records.find(HERE, "a").orElseThrow();
        fake.put("a", "{\"email\": \"other@example.com\"}");

        assertThat(records.update(HERE, a, a.with("email", "mine@example.com"))).isFalse();
        assertThat(records.delete(HERE, a)).isFalse();
        Row now = records.find(HERE, "a").orElseThrow();
        fake.requests();
        assertThat(records.delete(HERE, now)).isTrue();
        assertThat(records.delete(HERE, now)).isTrue();
        assertThat(records.update(HERE, now, now.with("email", "x@example.com")))
                .isFalse();
        assertThat(fake.ids()).containsExactly("b", "c");
    }

    @Test
    void createsOnceByKey() {
        AppRecords<Row> records = records();
        Row draft = records.blank(HERE).with("email", "d@example.com").with("city", "Delft");

        String id = records.create(HERE, draft, "key-1");

        assertThat(records.create(HERE, draft, "key-1")).isEqualTo(id);
        assertThat(fake.record(id).at("/address/city").asText()).isEqualTo("Delft");
        fake.remove(id);
        // Another process that knows of the creation by its file only.
        assertThat(records().create(HERE, draft, "key-1")).isEqualTo(id);
        assertThat(fake.ids()).containsExactly("b", "a", "c");
    }

    @Test
    void repeatsACreationThatFailedOnTheWay() {
        fake.failNext(500);
        fake.failNext(429);

        String id = records().create(HERE, Row.of("", Map.of("email", "d@example.com")), "key-1");

        assertThat(fake.ids()).containsExactly("b", "a", "c", id);
    }

    /** Its value would be read as none, and the other side cleared. */
    @Test
    void whatHoldsFieldsOrOtherListsIsNoColumn() {
        fake.put("d", "{\"owner\": {\"name\": \"Eve\"}, \"scores\": [1, 2], \"gone\": null, \"tags\": []}");
        People people = new People()
                .fields(Map.of("city", "address.city", "home", "address", "street", "address.street"))
                .paging(new Place.Paging(Place.Paging.By.NONE, "", "", null, 100));
        fake.remove("a");
        fake.remove("c");

        assertThat(new HttpSource(api, people.place(), MAPPING, HERE, folder.resolve("people")).columns())
                .hasValue(Set.of("id", "email", "city", "street", "age", "updated_at", "gone", "tags"));
    }

    /** A new version of an API may answer so, for a record or for all. */
    @Test
    void whatCannotBeReadIsNotTakenForNothing() {
        AppRecords<Row> records = records();
        for (String city : List.of("{\"name\": \"Bonn\"}", "[1, 2]", "[[]]", "[null]")) {
            fake.put("b", "{\"email\": \"b@example.com\", \"address\": {\"city\": " + city + "}}");
            Row row = records.find(HERE, "b").orElseThrow();

            assertThat(MAPPING.mapping().read(row).problems()).as(city).containsOnlyKeys("city");

            assertThat(records.update(HERE, row, row.with("email", "other@example.com")))
                    .isTrue();
            assertThat(fake.record("b").at("/address/city").toString()).isEqualTo(city.replace(" ", ""));
        }
    }

    @Test
    void findsChangesByComparingTheList() {
        AppChanges start = records().changedSince(HERE, null, 10);
        fake.put("a", "{\"email\": \"new@example.com\"}");
        fake.remove("b");
        String d = fake.put("d", "{\"email\": \"d@example.com\"}");

        AppRecords<Row> afterRestart = records();
        AppChanges first = afterRestart.changedSince(HERE, start.cursor(), 2);
        AppChanges second = afterRestart.changedSince(HERE, first.cursor(), 2);

        assertThat(start.ids()).isEmpty();
        assertThat(first.more()).isTrue();
        assertThat(first.ids()).hasSize(2);
        assertThat(second.more()).isFalse();
        assertThat(Stream.concat(first.ids().stream(), second.ids().stream())).containsExactlyInAnyOrder("a", "b", d);
        assertThat(afterRestart.changedSince(HERE, second.cursor(), 2).ids()).isEmpty();
    }

    @Test
    void asksForChangesWhereTheApiKnowsThem() {
        AppRecords<Row> records = records(people().changes(Duration.ofDays(1)));
        String cursor = records.changedSince(HERE, null, 10).cursor();
        fake.put("c", "{\"email\": \"c2@example.com\"}");
        fake.requests();

        AppChanges changes = records.changedSince(HERE, cursor, 10);

        assertThat(changes.ids()).containsExactly("c");
        assertThat(fake.requests()).containsExactly("GET /people?since=000003");
        assertThat(records.changedSince(HERE, changes.cursor(), 10).ids()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithoutSecrets() {
        AppAt.Auth wrong = new AppAt.Auth("Authorization", "Bearer ", new Password("wrong"));
        AppAt.Http at = new AppAt.Http(URI.create(fake.url()), wrong, Duration.ofSeconds(10), Duration.ofSeconds(30));
        try (JsonApi closed = new JsonApi(at, new MovedTime())) {
            HttpSource source = new HttpSource(closed, people().place(), MAPPING, HERE, folder.resolve("x"));
            assertThatExceptionOfType(AppProblem.class)
                    .isThrownBy(source::columns)
                    .withMessageContaining("refuses access")
                    .withMessageNotContaining("wrong");
        }
        fake.failNext(422);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> records().create(HERE, Row.of("", Map.of("email", "secret@example.com")), "k"))
                .withMessageContaining("does not take the record")
                .withMessageNotContaining("secret@");
    }

    private static People plain() {
        return people().searchByEmail().guard(People.REREAD).createKey(People.NO_KEY);
    }

    @Test
    void repeatsNoWriteWithoutReadingAgain() {
        AppRecords<Row> records = records(plain());
        Row a = records.find(HERE, "a").orElseThrow();
        for (int status : new int[] {503, 500, 429}) {
            fake.requests();
            fake.failAfter(1, status);
            assertThatExceptionOfType(AppProblem.class)
                    .isThrownBy(() -> records.update(HERE, a, a.with("email", "mine@example.com")));
            fake.failAfter(1, status);
            assertThatExceptionOfType(AppProblem.class).isThrownBy(() -> records.delete(HERE, a));
            assertThat(fake.requests())
                    .containsExactly("GET /people/a", "PATCH /people/a", "GET /people/a", "DELETE /people/a");
        }
    }

    @Test
    void repeatsNoCreationWithoutAKeyThatMayHaveBeenDone() {
        fake.failNext(503);

        assertThatExceptionOfType(AppProblem.class)
                .isThrownBy(() -> records(plain()).create(HERE, Row.of("", Map.of("email", "d@example.com")), "k"));

        assertThat(fake.requests()).containsExactly("POST /people");
    }

    @Test
    void aListThatIsRefusedIsNoRefusedRecord() {
        fake.failNext(422);
        assertThatExceptionOfType(AppProblem.class)
                .isThrownBy(() -> records().page(HERE, null, 2))
                .withMessageContaining("\"paging\"");
        fake.failNext(400);
        assertThatExceptionOfType(AppProblem.class)
                .isThrownBy(() -> records(plain()).findByKey(HERE, "email", "a@example.com"))
                .withMessageContaining("\"search\"");
    }

    /** As after a page that broke off: the empty list would count as all records gone. */
    @Test
    void whatGoesOnBehindItsEndIsNoJson() {
        for (String behind : List.of("<b>Fatal error</b>", "{}", "]")) {
            fake.answerNext("{\"data\": []}" + behind);
            assertThatExceptionOfType(AppProblem.class)
                    .as(behind)
                    .isThrownBy(() -> records().page(HERE, null, 2))
                    .withMessageContaining("something else than JSON");
        }
        fake.answerNext("{\"data\": []} \r\n");
        assertThat(records().page(HERE, null, 2)).isEmpty();
    }

    /** An API may find 42 as 042, or show the record into which another one was merged. */
    @Test
    void anotherRecordIsNotTakenForTheOneThatWasAskedFor() {
        AppRecords<Row> records = records();
        Row a = records.find(HERE, "a").orElseThrow();
        fake.requests();
        for (Runnable act : List.<Runnable>of(
                () -> records.find(HERE, "a"),
                () -> records.update(HERE, a, a.with("email", "new@example.com")),
                () -> records.delete(HERE, a))) {
            fake.answerNext("{\"data\": {\"id\": \"A\", \"email\": \"a@example.com\"}}");
            // The engine waits with such a record until it is edited; it neither deletes nor creates one for it.
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(act::run)
                    .withMessageContaining("GET /people/a was answered with another record")
                    .withMessageNotContaining("example.com");
        }
        assertThat(fake.requests()).hasSize(3).containsOnly("GET /people/a");
    }

    /** Without a version the API has nothing to compare, and may overwrite what somebody else wrote. */
    @Test
    void aRecordWithoutItsVersionIsNotWritten() {
        AppRecords<Row> records = records(people().guard(new Place.Guard(Place.Guard.By.VERSION, "meta.version")));
        for (String version : List.of("{}", "{\"version\": null}")) {
            fake.put("a", "{\"email\": \"a@example.com\", \"meta\": " + version + "}");
            Row a = records.find(HERE, "a").orElseThrow();
            fake.requests();

            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> records.update(HERE, a, a.with("email", "new@example.com")))
                    .withMessageContaining("\"meta.version\"");

            assertThat(fake.requests()).containsExactly("GET /people/a");
        }
        fake.put("a", "{\"email\": \"a@example.com\", \"meta\": {\"version\": 3}}");
        Row a = records.find(HERE, "a").orElseThrow();
        assertThat(records.update(HERE, a, a.with("email", "new@example.com"))).isTrue();
    }
}
