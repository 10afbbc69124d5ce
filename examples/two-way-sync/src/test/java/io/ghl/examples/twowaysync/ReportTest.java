package io.ghl.examples.twowaysync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.twowaysync.check.Verification;
import io.ghl.examples.twowaysync.highlevel.WebhookExamples;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Numbers.OpenConflict QUESTION =
            new Numbers.OpenConflict("C-1", "city", "서울", "Seoul", "both sides changed it");

    private static Numbers numbers(
            List<String> differences, int duplicates, int expectedOpen, long dropped, long echoCalls, boolean partial) {
        return new Numbers(
                Map.of("linked", 300L),
                Map.of("GHL wins", 8L),
                List.of(QUESTION),
                expectedOpen,
                new Numbers.Calls(900, 251, 2, 17, Map.of("get-contact", 251L)),
                new Numbers.Webhooks(200, 190, dropped, 30, 30),
                Map.of(),
                echoCalls,
                200,
                List.of(),
                new Verification.Result(differences, duplicates, 702, 703, 10_000, 60),
                partial);
    }

    @Test
    void theLineForProgramsIsTheSameInEveryCountry() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(Report.result(numbers(List.of(), 0, 1, 20, 0, false)))
                    .isEqualTo("RESULT differences=0 duplicates=0 conflicts_open=1 edits=200 api_calls=1168"
                            + " calls_per_edit=1.26 echo_calls=0");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aRunFailsForEachReasonByItself() {
        assertThat(numbers(List.of(), 0, 1, 20, 0, false).failures()).isEmpty();
        assertThat(numbers(List.of("x"), 0, 1, 20, 0, false).failures()).hasSize(1);
        assertThat(numbers(List.of(), 1, 1, 20, 0, false).failures()).hasSize(1);
        assertThat(numbers(List.of(), 0, 2, 20, 0, false).failures()).hasSize(1);
        assertThat(numbers(List.of(), 0, 1, 19, 0, false).failures()).hasSize(1);
        assertThat(numbers(List.of(), 0, 1, 20, 1, false).failures()).hasSize(1);
    }

    @Test
    void aRunThatWasKilledIsNotBlamedForLostCounts() {
        assertThat(numbers(List.of(), 0, 1, 3, 1, true).failures()).isEmpty();
        assertThat(numbers(List.of("x"), 0, 1, 3, 0, true).failures()).hasSize(1);
    }

    @Test
    void anExampleThatWasTakenWronglyFailsTheRun() {
        assertThat(new WebhookExamples.Outcome("forged", 200, false).right()).isFalse();
        assertThat(new WebhookExamples.Outcome("genuine", 401, true).right()).isFalse();
        assertThat(new WebhookExamples.Outcome("forged", 401, false).right()).isTrue();
    }

    @Test
    void bothValuesOfAQuestionAreShownInLine() {
        List<String> lines = Report.lines(numbers(List.of(), 0, 1, 20, 0, false));
        assertThat(lines)
                .contains(
                        "  customer  field   app                  HighLevel            why",
                        "  C-1       city    서울                 Seoul                both sides changed it");
    }
}
