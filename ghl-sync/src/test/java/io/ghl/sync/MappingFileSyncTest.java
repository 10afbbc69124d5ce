package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.RecordType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** A sync that is set up by a mapping file does what the same one in code does. */
class MappingFileSyncTest {
    private static final String YAML = """
            version: 1
            records: contacts
            onConflict: review
            onDelete: propagate
            fields:
              - {name: firstName, app: first_name, ghl: firstName, onConflict: ghlWins}
              - {app: email, ghl: email, onConflict: appWins}
              - {app: city, ghl: city, when: {not: {column: stage, is: won}}}
              - app: stage
                ghl: {customName: Lead stage}
                values: {new: New, won: Won}
            link:
              matchOn: email
              externalId: {custom: app_id}
            """;

    private static RecordSync<Row> inCode(Rows rows) {
        return RecordSync.contacts(rows)
                .mapping(m -> m.<String>field(
                                "firstName",
                                row -> (String) row.get("first_name"),
                                (row, value) -> row.with("first_name", value))
                        .to(FIRST_NAME)
                        .onConflict(Strategies.ghlWins())
                        .<String>field(
                                "email", row -> (String) row.get("email"), (row, value) -> row.with("email", value))
                        .to(EMAIL)
                        .onConflict(Strategies.appWins())
                        .<String>field("city", row -> (String) row.get("city"), (row, value) -> row.with("city", value))
                        .to(CITY)
                        .when(row -> !"won".equals(row.get("stage")))
                        .<String>field(
                                "stage", row -> (String) row.get("stage"), (row, value) -> row.with("stage", value))
                        .to(customField("lead_stage"))
                        .values(Map.of("new", "New", "won", "Won"))
                        .matchOn("email")
                        .externalId(customField("app_id")))
                .onConflict(Strategies.review())
                .onDelete(DeletePolicy.PROPAGATE);
    }

    @Test
    void aFileSyncsAsTheSameMappingInCodeDoes() throws Exception {
        Rows ofCode = new Rows();
        Rows ofFile = new Rows();
        List<String> byCode = story(inCode(ofCode), ofCode);
        List<String> byFile =
                story(MappingFile.parse("m.yaml", YAML, CodeSteps.none()).recordSync(ofFile), ofFile);

        assertThat(byFile).isEqualTo(byCode);
        assertThat(byFile)
                .contains(
                        "created: Ada ada@example.com London New",
                        "ghl: Grace ada@example.com London won",
                        "app: Ada new@example.com Paris Won",
                        "frozen: Oslo Paris",
                        "asked: 1 question",
                        "from HighLevel: Cleo cleo@example.com null null",
                        "deleted: 1 contacts");
    }

    private static List<String> story(RecordSync<Row> records, Rows rows) throws Exception {
        List<String> seen = new ArrayList<>();
        try (Studio studio = new Studio(records, Clock.systemUTC())) {
            rows.put(Row.of(
                    "a", Map.of("first_name", "Ada", "email", "ada@example.com", "city", "London", "stage", "new")));
            studio.linked();
            String ada = studio.contactIdOf("ada@example.com");
            seen.add("created: " + contact(studio, ada));

            studio.userEdits(
                    ada,
                    Map.of(
                            "firstName",
                            "Grace",
                            "city",
                            "Paris",
                            "customFields",
                            List.of(Map.of("id", studio.customFieldId("lead_stage"), "field_value", "Won"))));
            studio.settle();
            seen.add("ghl: " + row(rows.get("a")));

            edited(studio, rows, "a", Map.of("first_name", "Ada", "email", "new@example.com"));
            seen.add("app: " + contact(studio, ada));

            // The condition of the city does not hold while the stage is won.
            edited(studio, rows, "a", Map.of("city", "Oslo"));
            seen.add("frozen: " + rows.get("a").get("city") + " "
                    + studio.contact(ada).path("city").asText());

            studio.whilePaused(() -> {
                rows.edit("a", row -> row.with("stage", "new").with("city", "Rome"));
                studio.userEdits(ada, Map.of("city", "Bern"));
            });
            seen.add("asked: " + studio.location.reviews().open().size() + " question");

            studio.userCreates(Map.of("firstName", "Cleo", "email", "cleo@example.com"));
            studio.settle();
            seen.add("from HighLevel: "
                    + row(rows.all().stream()
                            .filter(each -> !each.id().equals("a"))
                            .findFirst()
                            .orElseThrow()));

            rows.remove(rows.all().stream()
                    .map(Row::id)
                    .filter(id -> !id.equals("a"))
                    .findFirst()
                    .orElseThrow());
            studio.location.sweep();
            studio.settle();
            seen.add("deleted: " + studio.contacts().size() + " contacts");
        }
        return seen;
    }

    private static void edited(Studio studio, Rows rows, String id, Map<String, String> values) throws Exception {
        rows.edit(id, row -> {
            Row next = row;
            for (Map.Entry<String, String> value : values.entrySet()) {
                next = next.with(value.getKey(), value.getValue());
            }
            return next;
        });
        studio.location.changed(RecordType.CONTACT, id);
        studio.settle();
    }

    private static String row(Row row) {
        return row.get("first_name") + " " + row.get("email") + " " + row.get("city") + " " + row.get("stage");
    }

    private static String contact(Studio studio, String id) {
        JsonNode contact = studio.contact(id);
        String stage = "";
        String field = studio.customFieldId("lead_stage");
        for (JsonNode custom : contact.path("customFields")) {
            if (custom.path("id").asText().equals(field)) {
                stage = custom.path("value").asText();
            }
        }
        return contact.path("firstName").asText() + " " + contact.path("email").asText() + " "
                + contact.path("city").asText() + " " + stage;
    }

    /** Written between commas it would come back as two, and HighLevel's own would be lost. */
    @Test
    void aTextWithACommaIsAskedAboutAndTheRestGoesOn() throws Exception {
        MappingFile file = MappingFile.parse("m.yaml", """
                version: 1
                records: contacts
                fields:
                  - {app: email, ghl: email}
                  - {app: city, ghl: city}
                  - {app: interests, type: commaSeparated, ghl: {customName: Interests}}
                link: {matchOn: email}
                """, CodeSteps.none());
        Rows rows = new Rows();
        rows.put(Row.of(
                "ada", Map.of("email", "ada@example.com", "city", "London", "interests", "Pilates, Yoga for all")));
        try (Studio studio = new Studio(file.recordSync(rows), Clock.systemUTC())) {
            studio.user(
                    "POST",
                    "/locations/" + Studio.LOCATION + "/customFields",
                    Map.of(
                            "name",
                            "Interests",
                            "dataType",
                            "MULTIPLE_OPTIONS",
                            "model",
                            "contact",
                            "options",
                            List.of("Pilates", "Yoga for all", "Yoga, beginners")));
            studio.linked();
            String ada = studio.contactIdOf("ada@example.com");
            String field = studio.customFieldId("interests");

            studio.userEdits(
                    ada,
                    Map.of(
                            "city",
                            "Paris",
                            "customFields",
                            List.of(Map.of("id", field, "field_value", List.of("Pilates", "Yoga, beginners")))));
            studio.settle();

            assertThat(rows.get("ada").get("city")).isEqualTo("Paris");
            assertThat(rows.get("ada").get("interests")).isEqualTo("Pilates, Yoga for all");
            assertThat(studio.contact(ada).path("customFields").findValue("value"))
                    .hasToString("[\"Pilates\",\"Yoga, beginners\"]");
            assertThat(studio.location.reviews().open()).hasSize(1);
            assertThat(studio.location.reviews().open().get(0).field()).isEqualTo("interests");
            assertThat(studio.location.reviews().open().get(0).reason())
                    .startsWith("HighLevel's value is not a list of texts without commas, which column interests keeps"
                            + " between them.");
        }
    }

    @Test
    void theListenerThatAFileNamesIsToldOfMerges() throws Exception {
        List<RemoteMerge> merges = new CopyOnWriteArrayList<>();
        MappingFile file = MappingFile.parse(
                "m.yaml",
                YAML + "onRemoteMerge: {code: tell}\n",
                CodeSteps.none().onRemoteMerge("tell", merges::add));
        Rows rows = new Rows();
        rows.put(Row.of("ada", Map.of("first_name", "Ada", "email", "ada@example.com")));
        rows.put(Row.of("bob", Map.of("first_name", "Bob", "email", "bob@example.com")));
        try (Studio studio = new Studio(file.recordSync(rows), Clock.systemUTC())) {
            studio.linked();
            String ada = studio.contactIdOf("ada@example.com");
            String bob = studio.contactIdOf("bob@example.com");
            studio.whilePaused(() -> {
                studio.sandbox.deleteContact(ada);
                studio.sandbox.updateContact(bob, Map.of("email", "ada@example.com"));
            });
            studio.location.sweep();
            studio.settle();

            assertThat(merges)
                    .containsExactly(new RemoteMerge(Studio.LOCATION, RecordType.CONTACT, "ada", ada, bob, "bob"));
        }
    }
}
