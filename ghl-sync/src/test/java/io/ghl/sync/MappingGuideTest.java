package io.ghl.sync;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.PHONE;
import static io.ghl.sync.mapping.ContactFields.SOURCE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static io.ghl.sync.merge.Strategies.additive;
import static io.ghl.sync.merge.Strategies.appWins;
import static io.ghl.sync.merge.Strategies.fillBlank;
import static io.ghl.sync.merge.Strategies.ghlWins;
import static io.ghl.sync.merge.Strategies.monotone;
import static io.ghl.sync.merge.Strategies.newerWins;
import static io.ghl.sync.merge.Strategies.review;
import static io.ghl.sync.merge.Strategies.setMerge;
import static io.ghl.sync.merge.Strategies.textMerge;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.merge.ChangeInterval;
import io.ghl.sync.merge.Conflict;
import io.ghl.sync.merge.ConflictStrategy;
import io.ghl.sync.merge.Resolution;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The code of docs/mapping.md stands here, so it compiles and runs; and what the page says of conflicts is tried. */
class MappingGuideTest {
    private static final Pattern ROW = Pattern.compile("\\| `(.+?)` \\| (.+?) \\| (.+?) \\| (.+?) \\| (.+?) \\|");
    private static final Map<String, ConflictStrategy> STRATEGIES = Map.of(
            "appWins()", appWins(),
            "ghlWins()", ghlWins(),
            "review()", review(),
            "newerWins(ghlWins())", newerWins(ghlWins()),
            "fillBlank()", fillBlank(),
            "monotone(\"Lead\", \"Trial\", \"Member\")", monotone("Lead", "Trial", "Member"),
            "additive()", additive(),
            "setMerge()", setMerge(),
            "textMerge()", textMerge());

    private static RecordMapping<Person> mapping() {
        RecordMapping<Person> mapping = RecordMapping.of(m -> m.phoneRegion("US")
                .defaultStrategy(review())
                .matchOn("email", "phone")
                .externalId(customField("crm_id"))
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .onFirstLink(appWins())
                .field("phone", Person::phone, Person::withPhone)
                .to(PHONE)
                .onConflict(newerWins(ghlWins()))
                .field("city", Person::city, Person::withCity)
                .to(CITY)
                .when(person -> person.labels().contains("VIP"))
                .clear(ClearPolicy.IGNORE)
                .field("stage", Person::stage, Person::withStage)
                .to(customField("lead_stage"))
                .values(Map.of(Person.Stage.NEW, "New", Person.Stage.WON, "Won"))
                .computed("source", person -> "studio")
                .to(SOURCE)
                .tags(Person::labels, Person::withLabels)
                .scope("app:*", "vip"));
        return mapping;
    }

    @Test
    void theMappingDoesWhatThePageSays() {
        Person ada = Person.named("ada", "Ada", "ada@example.com").withCity("Rome");
        assertThat(mapping().unmanaged(ada, FieldValues.none())).containsExactly("city");
        assertThat(mapping().unmanaged(ada.withLabels(Set.of("VIP")), FieldValues.none()))
                .isEmpty();
    }

    @Test
    void thePageShowsThisCode() {
        Guide.assertShowsCodeOf(MappingGuideTest.class, "mapping.md", 1);
    }

    @Test
    void conflictsEndAsThePageSays() throws IOException {
        List<List<String>> rows = ROW.matcher(Guide.page("mapping.md"))
                .results()
                .map(row -> List.of(row.group(1), row.group(2), row.group(3), row.group(4), row.group(5)))
                .toList();
        assertThat(rows).extracting(row -> row.get(0)).containsAll(STRATEGIES.keySet());
        for (List<String> row : rows) {
            FieldValue before = value(row.get(0), row.get(1));
            Conflict conflict = new Conflict(
                    "field",
                    before,
                    before,
                    value(row.get(0), row.get(2)),
                    value(row.get(0), row.get(3)),
                    ChangeInterval.UNKNOWN,
                    ChangeInterval.UNKNOWN,
                    null);
            Resolution resolution = STRATEGIES.get(row.get(0)).resolve(conflict);
            if (row.get(4).equals("a question")) {
                assertThat(resolution).as("%s", row).isInstanceOf(Resolution.Ask.class);
            } else {
                assertThat(taken(resolution, conflict)).as("%s", row).isEqualTo(value(row.get(0), row.get(4)));
            }
        }
    }

    private static FieldValue taken(Resolution resolution, Conflict conflict) {
        if (resolution instanceof Resolution.Take take) {
            return take.winner() == Side.APP ? conflict.app() : conflict.ghl();
        }
        return ((Resolution.Combine) resolution).value();
    }

    private static FieldValue value(String strategy, String text) {
        if (text.equals("–")) {
            return FieldValue.nothing();
        }
        return switch (strategy) {
            case "additive()" -> FieldValue.number(new BigDecimal(text));
            case "setMerge()" -> FieldValue.labels(List.of(text.split(", ")));
            case "textMerge()" -> FieldValue.text(text.replace(" / ", "\n"));
            default -> FieldValue.text(text);
        };
    }
}
