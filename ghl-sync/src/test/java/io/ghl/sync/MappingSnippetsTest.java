package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static io.ghl.sync.merge.Strategies.appWins;
import static io.ghl.sync.merge.Strategies.fillBlank;
import static io.ghl.sync.merge.Strategies.ghlWins;
import static io.ghl.sync.merge.Strategies.monotone;
import static io.ghl.sync.merge.Strategies.newerWins;
import static io.ghl.sync.merge.Strategies.review;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.app.SqlTable;
import io.ghl.sync.app.TestDatabase;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.Examples;
import io.ghl.sync.mapping.file.FileEffects;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingFiles;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.SyncSimulation;
import io.ghl.sync.trigger.Trigger;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples that the Javadoc of mappings, their files and strategies shows: they compile, and they run. */
class MappingSnippetsTest {
    private static final String LOCATION = "ve9EPM428h8vShlRW1KT";
    private static final String CUSTOMERS = """
            version: 1
            records: contacts
            fields:
              - {app: email, ghl: email}
            """;

    @TempDir
    Path folder;

    private final GhlClient ghl =
            GhlClient.builder().privateToken("pit-nothing-is-called").build();
    private final SyncStore store = SyncStore.memory();

    private record Customer(String id, String name, String email) {
        static Customer blank() {
            return new Customer("", null, null);
        }

        Customer withName(String value) {
            return new Customer(id, value, email);
        }

        Customer withEmail(String value) {
            return new Customer(id, name, value);
        }
    }

    private static final RecordMapping<Customer> MAPPING =
            RecordMapping.of(m -> m.field("name", Customer::name, Customer::withName)
                    .to(FIRST_NAME)
                    .onConflict(review())
                    .field("email", Customer::email, Customer::withEmail)
                    .to(EMAIL));

    // @start region=simulation
    @Test
    void myMappingSurvives() {
        SyncSimulation.of(MAPPING, Customer::blank).seeds(1, 50).run().requireClean();
    }
    // @end

    @Test
    void fieldsAreMappedInCode() {
        // @start region=mapping
        RecordMapping<Person> mapping = RecordMapping.of(m -> m.field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("phone", Person::phone, Person::withPhone)
                .to(PHONE)
                .onConflict(newerWins(Duration.ofSeconds(2), ghlWins()))
                .field("stage", Person::stage, Person::withStage)
                .to(customField("lead_stage")) // by its key or its id
                .values(Map.of(Person.Stage.NEW, "New", Person.Stage.WON, "Won"))
                .ownedBy(Side.GHL)
                .tags(Person::labels, Person::withLabels)
                .scope("app:*") // other tags stay HighLevel's
                .phoneRegion("US"));
        // @end
        assertThat(mapping.rules()).extracting(rule -> rule.name()).contains("email", "phone", "stage");
    }

    @Test
    void eachFieldHasItsStrategy() {
        // @start region=strategies
        RecordMapping<Person> mapping = RecordMapping.of(m -> m.defaultStrategy(review()) // a person decides
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .onConflict(appWins())
                .field("phone", Person::phone, Person::withPhone)
                .to(PHONE)
                .onConflict(newerWins(Duration.ofSeconds(2), ghlWins())) // HighLevel's where nothing is proven
                .field("city", Person::city, Person::withCity)
                .to(CITY)
                .onConflict(fillBlank(review())) // an empty side takes the other one's
                .field("stage", Person::stage, Person::withStage)
                .to(customField("lead_stage"))
                .values(Map.of(Person.Stage.NEW, "New", Person.Stage.WON, "Won"))
                .onConflict(monotone("New", "Won"))); // never back
        // @end
        assertThat(mapping.rules()).hasSize(4);
    }

    @Test
    void aStrategyIsAFunction() {
        // @start region=strategy
        ConflictStrategy keepWon = conflict -> conflict.app().equals(FieldValue.text("Won"))
                ? new Resolution.Take(Side.APP, "won stays won", "The application holds it.")
                : review().resolve(conflict);
        // @end
        RecordMapping<Person> mapping = RecordMapping.of(m -> m.field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("city", Person::city, Person::withCity)
                .to(CITY)
                .onConflict(keepWon));
        SyncSimulation.of(mapping, () -> Person.named("", null, null))
                .values("city", "Won", "New")
                .seeds(1, 5)
                .run()
                .requireClean();
    }

    @Test
    void aFileIsRead() throws Exception {
        Path path = Files.writeString(folder.resolve("contacts.yaml"), Examples.text("contacts.yaml"));
        AppRecords<Row> rows = new Rows();
        // @start region=file
        MappingFile file = MappingFile.read(path); // such as contacts.yaml
        SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .records(file.recordSync(rows)) // a SqlTable, or rows of your own
                .options(file.options(SyncOptions.defaults()))
                .build();
        // @end
        try (engine) {
            assertThat(engine.location(LOCATION)).isNotNull();
        }
    }

    @Test
    void severalFilesAreRead() throws Exception {
        Path contacts = Files.writeString(folder.resolve("contacts.yaml"), CUSTOMERS);
        Path tasks = Files.writeString(folder.resolve("tasks.yaml"), """
                version: 1
                records: tasks
                parent: {column: customer_id}
                fields:
                  - {app: title, ghl: title}
                  - {app: due, type: instant, ghl: dueDate}
                """);
        Map<RecordType, AppRecords<Row>> tables = Map.of(RecordType.CONTACT, new Rows(), RecordType.TASK, new Rows());
        // @start region=files
        MappingFiles files = MappingFiles.read(CodeSteps.none(), contacts, tasks);
        SyncEngine engine = files.addTo(SyncEngine.builder(), tables::get) // the records of each type
                .ghl(ghl)
                .store(store)
                .options(files.options(SyncOptions.defaults()))
                .build();
        // @end
        try (engine) {
            assertThat(files.files()).hasSize(2);
        }
    }

    @Test
    void filesNameStepsInCode() {
        // @start region=code
        CodeSteps code = CodeSteps.none()
                .twoWay(
                        "cents",
                        value -> new BigDecimal((Long) value).movePointLeft(2),
                        value -> ((BigDecimal) value).movePointRight(2).longValueExact())
                .when("active", row -> row.get("left_on") == null);
        // @end
        MappingFile file = MappingFile.parse(
                "m.yaml",
                CUSTOMERS
                        + "  - {app: paid, type: long, ghl: {custom: paid}, steps: [{code: cents}], form: decimal, when: {code: active}}",
                code);
        assertThat(file.explain(Row.of("1", Map.of("email", "a@example.com", "paid", 1250L)))
                        .toText())
                .contains("12.5");
    }

    @Test
    void filesNameEffectsInCode() {
        List<String> pages = new ArrayList<>();
        MappingFile file = MappingFile.parse("m.yaml", CUSTOMERS + """
                triggers:
                  - {name: new, on: created, do: [{code: alert}]}
                """, CodeSteps.none());
        // @start region=effects
        FileEffects effects = FileEffects.defaults().code("alert", occasion -> pages.add(occasion.key()));
        List<Trigger> triggers = file.triggers(effects); // SyncEngine.builder().triggers(triggers)
        // @end
        assertThat(triggers).extracting(Trigger::name).containsExactly("new");
    }

    @Test
    void aTableNeedsNoCode() {
        DataSource dataSource = TestDatabase.sqlite(folder)
                .run("CREATE TABLE customers (id {id}, email TEXT, updated_at {time}, deleted_at {time})")
                .source();
        MappingFile mappingFile = MappingFile.parse("customers.yaml", CUSTOMERS, CodeSteps.none());
        // @start region=table
        SqlTable customers = SqlTable.builder(dataSource, "customers")
                .key("id")
                .allColumns()
                .changedBy("updated_at")
                .softDelete("deleted_at")
                .build();
        SyncEngine engine = SyncEngine.builder()
                .ghl(ghl)
                .store(store)
                .records(mappingFile.recordSync(customers))
                .build();
        // @end
        try (engine) {
            assertThat(customers.page(LOCATION, null, 10)).isEmpty();
        }
    }

    @Test
    void thePageOnCorrectnessShowsTheSimulation() {
        Guide.assertShowsCodeOf(MappingSnippetsTest.class, "correctness.md", 1);
    }
}
