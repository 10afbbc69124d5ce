package io.ghl.examples.benchmarks;

import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Outcome.Verdict;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The figures of a run with what one must know to judge them. */
record Report(Machine machine, boolean quick, List<Entry> rows) {

    /**
     * Where and when the figures were taken.
     *
     * @param loadAverage of the last minute when the run began; more than the run's own processes disturb it
     */
    record Machine(String time, int processors, String java, String os, double loadAverage) {
        static Machine here() {
            return new Machine(
                    Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                    Runtime.getRuntime().availableProcessors(),
                    System.getProperty("java.vm.name") + " " + Runtime.version(),
                    System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        }

        @Override
        public String toString() {
            return time + ", " + processors + " processors, " + java + ", " + os + ", load average " + loadAverage;
        }
    }

    /**
     * A row.
     *
     * @param invalid why the figures prove nothing, null if they do
     */
    record Entry(
            String row,
            String title,
            Verdict verdict,
            @Nullable String invalid,
            List<Figure> figures) {
        static Entry of(String row, String title, Outcome outcome) {
            return new Entry(row, title, outcome.verdict(), outcome.invalid(), outcome.figures());
        }

        String table() {
            StringBuilder text = new StringBuilder("\n").append(title).append('\n');
            for (Figure figure : figures) {
                text.append(String.format("  %-58s %s%n", figure.name(), figure.text()));
            }
            return text.toString();
        }

        String result() {
            StringBuilder text = new StringBuilder("RESULT ")
                    .append(row)
                    .append(' ')
                    .append(verdict)
                    .append(invalid == null ? "" : " (" + invalid + ")");
            figures.stream()
                    .filter(figure -> figure.bar() != null)
                    .forEach(figure ->
                            text.append("; ").append(figure.name()).append(": ").append(figure.text()));
            return text.toString();
        }
    }
}
