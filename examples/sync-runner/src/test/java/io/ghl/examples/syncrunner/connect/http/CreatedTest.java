package io.ghl.examples.syncrunner.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.examples.syncrunner.config.Place;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an API answers when it has done a write. */
class CreatedTest {
    private static final String HERE = "loc1";
    private static final MappingFile MAPPING = MappingFile.parse(
            "m.yaml", "version: 1\nrecords: contacts\nfields: [{app: email, ghl: email}]\n", CodeSteps.none());
    private static final Row DRAFT = Row.of("", Map.of("email", "d@example.com"));

    @TempDir
    private Path folder;

    private final FakeApi fake = new FakeApi();
    private final JsonApi api = new JsonApi(fake.at(), new MovedTime());

    @AfterEach
    void tearDown() {
        api.close();
        fake.close();
    }

    private AppRecords<Row> records(Place.CreateKey key, Map<String, String> fields) {
        Place.Resource place = new People()
                .fields(fields)
                .guard(People.REREAD)
                .createKey(key)
                .searchByEmail()
                .place();
        return new HttpSource(api, place, MAPPING, HERE, folder.resolve("people")).records();
    }

    @Test
    void theIdIsTakenFromTheAddressWhereTheAnswerShowsNone() {
        AppRecords<Row> records = records(People.NO_KEY, Map.of());
        int key = 0;
        for (String address :
                List.of("/people/ID", "/people/ID/", "people/ID", "https://behind.example.com/v2/people/ID?full=1")) {
            for (String text : List.of("", "Created", "{\"data\": {\"status\": \"created\"}}")) {
                fake.answerWritesWith(text, address);
                String id = records.create(HERE, DRAFT, "key-" + ++key);
                assertThat(id).as(address + text).isEqualTo("r" + key);
                assertThat(records.create(HERE, DRAFT, "key-" + key)).isEqualTo(id);
            }
        }
        assertThat(fake.ids()).hasSize(key);
    }

    @Test
    void whatWasCreatedWithoutAnyIdIsToldAndNotCreatedAgain() {
        AppRecords<Row> records = records(People.NO_KEY, Map.of());
        for (String address : new String[] {null, "/jobs/ID", "/people", "/people/ID/import", "::", "/people?id=ID"}) {
            fake.answerWritesWith("", address);
            fake.requests();
            for (int i = 0; i < 2; i++) {
                // The engine tries again after any other exception.
                assertThatExceptionOfType(IllegalArgumentException.class)
                        .as(address)
                        .isThrownBy(() -> records.create(HERE, DRAFT, "key-" + address))
                        .withMessageContaining("POST /people was answered without the id of the new record")
                        .withMessageContaining("may be there")
                        .withMessageContaining("/people/ID in the header Location");
            }
            assertThat(fake.requests()).containsExactly("POST /people");
        }
    }

    @Test
    void aKeyInAFieldFindsWhatWasCreated() {
        fake.answerWritesWith("", null);
        AppRecords<Row> records = records(new Place.CreateKey(null, "sync_key"), Map.of());

        assertThat(records.create(HERE, DRAFT, "key-1")).isEqualTo("r1");

        assertThat(fake.ids()).containsExactly("r1");
    }

    /** The note of what was created can be lost; then the field alone tells. */
    @Test
    void aKeyInAFieldIsFoundWhereverTheFieldIs() {
        for (String field : List.of("sync_key", "meta.sync_key")) {
            for (Map<String, String> fields : List.of(Map.<String, String>of(), Map.of("mine", field))) {
                Place.CreateKey key = new Place.CreateKey(null, field);
                String id = records(key, fields).create(HERE, DRAFT, field + fields);
                folder.resolve("people.created").toFile().delete();

                assertThat(records(key, fields).create(HERE, DRAFT, field + fields))
                        .as(field + fields)
                        .isEqualTo(id);
            }
        }
    }

    @Test
    void whatAnApiSaysAboutAWriteThatIsDoneIsItsOwn() {
        String id = fake.put("a", "{\"email\": \"a@example.com\"}");
        fake.answerWritesWith("OK", null);
        AppRecords<Row> records = records(People.NO_KEY, Map.of());
        Row a = records.find(HERE, id).orElseThrow();

        assertThat(records.update(HERE, a, a.with("email", "b@example.com"))).isTrue();
        assertThat(fake.record(id).path("email").asText()).isEqualTo("b@example.com");
        assertThat(records.delete(HERE, records.find(HERE, id).orElseThrow())).isTrue();
        assertThat(fake.ids()).isEmpty();
    }
}
