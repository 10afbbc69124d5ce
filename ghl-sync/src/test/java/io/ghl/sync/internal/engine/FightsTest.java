package io.ghl.sync.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Automations on both sides that both insist on their own value. */
class FightsTest extends HardCase {
    private static final Duration SHORTLY = Duration.ofSeconds(20);
    private String ada;

    private void open(int rounds) {
        open();
        ada = linkAda();
        for (int i = 0; i < rounds; i++) {
            bench.people.edit("ada", person -> person.withCity("Oslo"));
            bench.round(SHORTLY);
            bench.sandbox.updateContact(ada, Map.of("city", "Rome"));
            bench.round(SHORTLY);
        }
    }

    @Test
    void aFieldThatBothSidesKeepOverwritingIsSuspendedAndAskedAbout() {
        open(4);

        ReviewItem item = bench.questionAbout("ada");
        assertThat(item.kind()).isEqualTo(ReviewItem.Kind.FIGHTING);
        assertThat(item.field()).isEqualTo("city");
        assertThat(Set.of(item.app(), item.ghl()))
                .containsExactlyInAnyOrder(FieldValue.text("Oslo"), FieldValue.text("Rome"));
        assertThat(item.reason()).contains("fighting", "3 times", "s;").doesNotContain("Oslo", "Rome");
        assertThat(bench.reviews().open()).hasSize(1);
    }

    @Test
    void otherFieldsFlowWhileOneIsSuspended() {
        open(4);
        long mark = bench.mark();
        bench.people.edit("ada", person -> person.withFirstName("Augusta"));
        bench.round(SHORTLY);
        bench.round(SHORTLY);

        assertThat(bench.contact(ada).path("firstName").asText()).isEqualTo("Augusta");
        assertThat(bench.callsSince(mark)).contains("update-contact");
        assertThat(bench.questionAbout("ada").kind()).isEqualTo(ReviewItem.Kind.FIGHTING);
    }

    @Test
    void aDecisionEndsTheSuspension() {
        open(4);
        ReviewItem item = bench.questionAbout("ada");
        bench.reviews().resolve(item.id(), Answer.app(), item.version(), "grace", null);
        bench.settled();

        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Oslo");
        assertThat(bench.people.get("ada").city()).isEqualTo("Oslo");
        assertThat(bench.reviews().open()).isEmpty();
        bench.sandbox.updateContact(ada, Map.of("city", "Lima"));
        bench.settled();
        assertThat(bench.people.get("ada").city()).isEqualTo("Lima");
    }

    @Test
    void theQuestionClosesItselfWhenTheSidesAgree() {
        open(4);
        bench.people.edit("ada", person -> person.withCity("Lima"));
        bench.sandbox.updateContact(ada, Map.of("city", "Lima"));
        bench.settled();

        assertThat(bench.reviews().open()).isEmpty();
    }

    @Test
    void editsThatTakeTheirTimeAreNoFight() {
        open();
        ada = linkAda();
        for (int i = 0; i < 6; i++) {
            String here = "Oslo " + i;
            bench.people.edit("ada", person -> person.withCity(here));
            bench.settled();
            bench.sandbox.updateContact(ada, Map.of("city", "Rome " + i));
            bench.settled();
        }

        assertThat(bench.reviews().open()).isEmpty();
        assertThat(bench.people.get("ada").city()).isEqualTo("Rome 5");
    }

    @Test
    void editsOfOneSideAreNoFight() {
        open();
        ada = linkAda();
        for (int i = 0; i < 8; i++) {
            String city = "Oslo " + i;
            bench.people.edit("ada", person -> person.withCity(city));
            bench.round(SHORTLY);
        }

        assertThat(bench.reviews().open()).isEmpty();
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Oslo 7");
    }

    @Test
    void differentTagsFromBothSidesAreNoFightAndOneThatGoesBackAndForthIs() {
        open();
        ada = linkAda();
        for (int i = 0; i < 5; i++) {
            String tag = "app" + i;
            bench.people.edit("ada", person -> person.withLabels(Set.of(tag)));
            bench.round(SHORTLY);
            bench.sandbox.updateContact(ada, Map.of("tags", List.of(tag, "ghl" + i)));
            bench.round(SHORTLY);
        }
        assertThat(bench.reviews().open()).isEmpty();

        for (int i = 0; i < 4; i++) {
            bench.people.edit("ada", person -> person.withLabels(Set.of("vip")));
            bench.round(SHORTLY);
            bench.sandbox.updateContact(ada, Map.of("tags", List.of()));
            bench.round(SHORTLY);
        }
        assertThat(bench.questionAbout("ada").kind()).isEqualTo(ReviewItem.Kind.FIGHTING);
        assertThat(bench.questionAbout("ada").field()).isEqualTo("tags");
    }
}
