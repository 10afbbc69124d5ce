package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.JournalEntry;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.mapping.file.MappingFiles;
import io.ghl.sync.mapping.file.MappingProblem;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a location cannot take of a mapping is found before anything is written: by a check, and when the engine starts. */
class MappingFileCheckTest {
    private final Shelf<Row> rows = new Shelf<>(Row.of("", Map.of()), Row::id, Row::withId);
    private Club club;
    private MappingFile file;

    @BeforeEach
    void open() throws Exception {
        club = new Club(ApiVersion.V3, engine -> {
            if (file != null) {
                engine.records(file.recordSync(rows));
            } else {
                engine.records(
                        MappingFile.parse("m.yaml", yaml(""), CodeSteps.none()).recordSync(rows));
            }
        });
        customField("Lead stage", "SINGLE_OPTIONS", List.of("New", "Won", "In trial"));
        customField("Colours", "MULTIPLE_OPTIONS", List.of("red", "blue"));
        customField("Budget", "NUMERICAL", List.of());
        customField("Since", "DATE", List.of());
        customField("App id", "TEXT", List.of());
        customField("Contract", "FILE_UPLOAD", List.of());
        customField("Shoe size", "TEXT", List.of());
        customField("Shoe size", "TEXT", List.of());
    }

    @AfterEach
    void close() {
        club.close();
    }

    private void customField(String name, String type, List<String> options) {
        Map<String, Object> body = new HashMap<>(Map.of("name", name, "dataType", type, "model", "contact"));
        if (!options.isEmpty()) {
            body.put("options", options);
        }
        if (type.equals("FILE_UPLOAD")) {
            body.put("acceptedFormat", List.of(".pdf"));
        }
        club.user("POST", "/locations/" + Club.LOCATION + "/customFields", body);
    }

    private static String yaml(String more) {
        return """
                version: 1
                records: contacts
                fields:
                  - {app: email, ghl: email}
                """ + more.indent(2);
    }

    private List<String> check(String more) {
        MappingFile mapping = MappingFile.parse("m.yaml", yaml(more), CodeSteps.none());
        return mapping.check(club.ghl.location(Club.LOCATION)).stream()
                .map(MappingProblem::toString)
                .toList();
    }

    @Test
    void whatFitsIsNoProblem() {
        assertThat(check("""
                - app: stage
                  ghl: {custom: lead_stage}
                  values: {new: New, won: Won}
                - {app: colours, type: set, ghl: {customName: colours}, form: options}
                - {app: budget, type: decimal, ghl: {custom: contact.budget}, form: decimal}
                - {app: price, type: decimal, ghl: {custom: app_id}}
                - {app: since, ghl: {custom: since}, steps: [{date: d.M.yyyy}]}
                """)).isEmpty();
    }

    @Test
    void aFieldThatIsNotThereOrHasAnotherName() {
        assertThat(check("""
                - {app: stage, ghl: {custom: leadstage}}
                - {app: budget, ghl: {customName: Budgets}}
                - {app: height, ghl: {custom: quite_another}}
                """))
                .containsExactly(
                        "m.yaml:5:23: The location has no custom field \"leadstage\" for contacts. Did you mean"
                                + " \"Lead stage\" (lead_stage)? If it was renamed or deleted in HighLevel, correct the"
                                + " mapping or create it again.",
                        "m.yaml:6:24: The location has no custom field named \"budgets\" for contacts. Did you mean"
                                + " \"Budget\" (budget)? If it was renamed or deleted in HighLevel, correct the mapping"
                                + " or create it again.",
                        "m.yaml:7:24: The location has no custom field \"quite_another\" for contacts. Create it in"
                                + " HighLevel, or use one of: app_id, budget, colours, contract, lead_stage,"
                                + " shoe_size, shoe_size_1, since.");
    }

    @Test
    void aNameThatTwoFieldsHaveAndAFieldThatIsMappedTwice() {
        assertThat(check("""
                - {app: shoes, ghl: {customName: Shoe size}}
                - {app: stage, ghl: {custom: lead_stage}, direction: toApp}
                - {app: level, ghl: {customName: Lead stage}, direction: toApp}
                """))
                .containsExactly(
                        "m.yaml:5:23: The location has 2 custom fields named \"shoe size\". Name the one you mean by"
                                + " its key: shoe_size or shoe_size_1.",
                        "m.yaml:7:23: The custom field \"Lead stage\" (lead_stage) is used by \"stage\" already; map"
                                + " each custom field once.");
    }

    @Test
    void aTypeThatDoesNotFit() {
        assertThat(check("""
                - {app: budget, type: date, ghl: {custom: budget}}
                - {app: since, ghl: {custom: since}, form: decimal}
                - {app: colours, ghl: {custom: app_id}, form: options}
                - {app: paper, ghl: {custom: contract}}
                - app: colour
                  ghl: {custom: colours}
                  values: {r: red, b: blue}
                """))
                .containsExactly(
                        "m.yaml:5:36: The custom field \"Budget\" (budget) holds a number, but \"budget\" is a day; map"
                                + " it to another custom field, or convert it.",
                        "m.yaml:6:23: The custom field \"Since\" (since) holds a day, but \"since\" is a number; map it"
                                + " to another custom field, or convert it.",
                        "m.yaml:7:25: The custom field \"App id\" (app_id) holds a text, but \"colours\" is a list of"
                                + " texts; map it to another custom field, or convert it.",
                        "m.yaml:8:23: The custom field \"Contract\" (contract) holds files, which cannot be synced;"
                                + " leave it out.",
                        "m.yaml:10:10: The custom field \"Colours\" (colours) holds several of the options \"blue\","
                                + " \"red\", but values are paired with one text each; choose a field with one option,"
                                + " or map a list without pairs.");
    }

    @Test
    void aTextThatIsNoneOfTheOptions() {
        assertThat(check("""
                - app: stage
                  ghl: {custom: lead_stage}
                  values:
                    new: New
                    won: Wonn
                    gone: Former
                """))
                .containsExactly(
                        "m.yaml:9:12: \"Wonn\" cannot be put into the custom field \"Lead stage\" (lead_stage), which"
                                + " holds one of the options \"In trial\", \"New\", \"Won\". Did you mean \"Won\"?",
                        "m.yaml:10:13: \"Former\" cannot be put into the custom field \"Lead stage\" (lead_stage),"
                                + " which holds one of the options \"In trial\", \"New\", \"Won\". Pair the value with"
                                + " what the field takes, or add the option in HighLevel.");
    }

    /** Texts that only come from HighLevel need not be options any more. */
    @Test
    void whatIsNeverWrittenIsNotTried() {
        assertThat(check("""
                - app: stage
                  ghl: {custom: lead_stage}
                  direction: toApp
                  values: {new: New, old: Former}
                """)).isEmpty();
    }

    @Test
    void theFieldWithTheApplicationsId() {
        String yaml = yaml("") + "link:\n  externalId: {custom: budget}\n";
        assertThat(MappingFiles.parse("m.yaml", yaml, CodeSteps.none()).check(club.ghl.location(Club.LOCATION)))
                .extracting(MappingProblem::toString)
                .containsExactly("m.yaml:6:15: The custom field \"Budget\" (budget) holds a number, but the"
                        + " application's id is a text; choose a custom field of the type text for it.");
    }

    @Test
    void withoutCustomFieldsNothingIsAsked() {
        long mark = club.mark();
        assertThat(check("")).isEmpty();
        assertThat(club.callsSince(mark)).isEmpty();
    }

    @Test
    void theEngineRefusesToStartForTheSameReasons() throws Exception {
        rows.put(Row.of("ada", Map.of("email", "ada@example.com", "stage", "won", "budget", "12")));
        file = MappingFile.parse("m.yaml", yaml("""
                - app: stage
                  ghl: {custom: lead_stage}
                  values: {won: Wonn}
                - {app: budget, ghl: {custom: buget}}
                """), CodeSteps.none());
        club.engine.close();
        club.open(java.util.Set.of());
        club.engine.start();
        assertThatThrownBy(() -> club.location.link(LinkProgress.SILENT))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining("The mapping of \"stage\" does not fit the location: \"Wonn\" cannot be put")
                .hasMessageContaining("The mapping of \"budget\" does not fit the location: The location has no custom"
                        + " field \"buget\" for contacts. Did you mean \"Budget\" (budget)?");
        assertThatThrownBy(() -> club.location.plan()).hasMessageContaining("Did you mean \"Won\"?");

        assertThat(club.held("contacts")).isEmpty();
        assertThat(club.sandbox.journal().entries(entry -> "engine".equals(entry.token())))
                .extracting(JournalEntry::method)
                .doesNotContain("PUT", "DELETE");
    }

    /** Somebody renames an option in HighLevel: that must not stop what has another value. */
    @Test
    void aMissingOptionHoldsUpItsRecordsOnly() throws Exception {
        rows.put(Row.of("ada", Map.of("email", "ada@example.com", "stage", "won")));
        rows.put(Row.of("bob", Map.of("email", "bob@example.com", "stage", "new")));
        file = MappingFile.parse("m.yaml", yaml("""
                - app: stage
                  ghl: {custom: lead_stage}
                  values: {new: New, won: Wonn}
                """), CodeSteps.none());
        club.engine.close();
        club.open(java.util.Set.of());
        club.engine.start();
        club.location.link(LinkProgress.SILENT);
        assertThat(club.location.awaitIdle(Duration.ofSeconds(30))).isTrue();

        assertThat(club.held("contacts"))
                .extracting(each -> each.path("email").asText())
                .contains("bob@example.com");
    }
}
