package io.ghl.examples.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.examples.benchmarks.harness.Row;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Figures come out; how good they are is not for a test to say. */
class BenchmarksTest {
    private int exit = -1;

    private String run(String... arguments) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, UTF_8)) {
            exit = Benchmarks.run(List.of(arguments), out);
        }
        return bytes.toString(UTF_8);
    }

    @Test
    void everyRowComesToFigures() throws Exception {
        JsonNode report = new ObjectMapper().readTree(run("--quick", "--json"));

        assertThat(exit).isZero();
        assertThat(report.path("machine").path("processors").asInt()).isPositive();
        assertThat(report.path("rows").findValuesAsText("row"))
                .containsExactlyElementsOf(
                        Benchmarks.ROWS.stream().map(Row::name).toList());
        Map<String, Double> values = new TreeMap<>();
        report.path("rows").forEach(row -> {
            assertThat(row.path("verdict").asText()).isIn("PASS", "MISS", "VOID");
            row.path("figures")
                    .forEach(figure -> values.put(
                            figure.path("name").asText(), figure.path("value").asDouble()));
        });
        // Counts do not depend on how fast the machine is.
        assertThat(values)
                .containsEntry("contacts read", 5_000.0)
                .containsEntry("calls, by hand", 11.0)
                .containsEntry("calls, one per 500 contacts and one to see the end", 11.0)
                .containsEntry("failed calls, client, window of 200 ms", 0.0)
                .containsEntry("answers 429, client, window of 200 ms", 0.0);
        assertThat(values.get("types met on day one")).isBetween(10.0, 40.0);
        assertThat(values.get("public top-level types")).isBetween(40.0, 250.0);
        assertThat(values.get("jar")).isBetween(0.1, 1.0);
        assertThat(values.get("client call, allocated")).isGreaterThan(2_000);
        assertThat(values.get("bare call, allocated")).isGreaterThan(2_000);
        assertThat(values.values()).allSatisfy(value -> assertThat(value).isFinite());
    }

    @Test
    void aRowAloneGivesATableAndOneLineThatSumsItUp() throws Exception {
        String text = run("size");

        assertThat(exit).isZero();
        assertThat(text).contains("types met on day one").doesNotContain("bare call");
        assertThat(text.lines().filter(line -> line.startsWith("RESULT ")))
                .singleElement()
                .asString()
                .startsWith("RESULT size PASS; jar: ");
    }

    @Test
    void helpNamesTheRowsAndAnUnknownRowIsRefused() throws Exception {
        assertThat(run("--help")).contains("get-contact", "parallel-calls", "read-contacts", "size");
        assertThat(exit).isZero();
        assertThat(run("get-contakt")).isEmpty();
        assertThat(exit).isEqualTo(2);
    }
}
