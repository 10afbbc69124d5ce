package io.ghl.examples.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.examples.benchmarks.harness.Outcome.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigureTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "0.25, 1.75", "0.5, 2.5", "0.75, 3.25", "1, 4"})
    void quantilesLieBetweenTheSamples(double share, double expected) {
        assertThat(new Samples(List.of(4.0, 1.0, 3.0, 2.0)).quantile(share)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"1.09, PASS", "1.1, PASS", "1.11, MISS", "NaN, MISS"})
    void aFigureOverItsBarIsAMiss(double value, Verdict verdict) {
        Figure judged = Figure.of("ratio", value, "").atMost(1.1);
        Figure shown = Figure.of("time", 99, "s");
        assertThat(new Outcome(List.of(judged, shown), null).verdict()).isEqualTo(verdict);
    }

    @Test
    void figuresThatProveNothingAreNeitherPassNorMiss() {
        Figure judged = Figure.of("ratio", 2, "").atMost(1.1);
        assertThat(new Outcome(List.of(judged), "the machine was busy").verdict())
                .isEqualTo(Verdict.VOID);
    }

    @ParameterizedTest
    @CsvSource({"1.0466, 1.047", "83.77, 83.8", "162.3, 162", "39952, '39,952'", "0, 0", "2001, '2,001'", "9, 9"})
    void numbersAreShownWithThreeDigits(double value, String text) {
        assertThat(Figure.of("figure", value, "").text()).isEqualTo(text);
    }

    @Test
    void aFigureShowsUnitSpreadAndBar() {
        Figure figure =
                Figure.of("time", new Samples(List.of(1.0, 2.0, 3.0)), "µs").atMost(4);
        assertThat(figure.text()).isEqualTo("2 µs  [1.500 … 2.500]  (bar ≤ 4)");
    }
}
