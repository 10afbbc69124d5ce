package io.ghl.examples.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.rows.GetContactRow;
import io.ghl.examples.benchmarks.rows.IntakeRow;
import io.ghl.examples.benchmarks.rows.LargeSandboxRow;
import io.ghl.examples.benchmarks.rows.LargeStoreRow;
import io.ghl.examples.benchmarks.rows.ManyLocationsRow;
import io.ghl.examples.benchmarks.rows.ParallelCallsRow;
import io.ghl.examples.benchmarks.rows.ReadContactsRow;
import io.ghl.examples.benchmarks.rows.ReconcileRow;
import io.ghl.examples.benchmarks.rows.SandboxRow;
import io.ghl.examples.benchmarks.rows.SizeRow;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** Runs rows of the performance budget and prints their figures. */
public final class Benchmarks {
    /** The rows, in the order in which they run. */
    static final List<Row> ROWS = List.of(
            new SizeRow(),
            new GetContactRow(),
            new ReadContactsRow(),
            new ParallelCallsRow(),
            new ReconcileRow(),
            new IntakeRow(),
            new ManyLocationsRow(),
            new LargeStoreRow(),
            new SandboxRow(),
            new LargeSandboxRow());

    private Benchmarks() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        System.exit(run(List.of(args), System.out));
    }

    /** The process's exit code: 0 when all figures came out, whatever they are; 2 for a wrong argument. */
    static int run(List<String> args, PrintStream out) throws IOException, InterruptedException {
        Arguments arguments;
        try {
            arguments = Arguments.parse(args, ROWS.stream().map(Row::name).toList());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        if (arguments.help()) {
            help(out);
            return 0;
        }
        Report.Machine machine = Report.Machine.here();
        if (!arguments.json()) {
            out.println(machine);
        }
        List<Report.Entry> entries = new ArrayList<>();
        for (Row row : ROWS) {
            if (arguments.rows().isEmpty() || arguments.rows().contains(row.name())) {
                Report.Entry entry = Report.Entry.of(row.name(), row.title(), row.run(arguments.quick()));
                entries.add(entry);
                if (!arguments.json()) {
                    out.print(entry.table());
                }
            }
        }
        if (arguments.json()) {
            out.println(new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(new Report(machine, arguments.quick(), entries)));
        } else {
            out.println();
            entries.forEach(entry -> out.println(entry.result()));
        }
        return 0;
    }

    private static void help(PrintStream out) {
        out.println("Usage: java -jar ghl-benchmarks.jar [ROW…] [--quick] [--json]\n");
        ROWS.forEach(row -> out.printf("  %-16s %s%n", row.name(), row.title()));
        out.println("\n  --quick          a few rounds, to see that figures come out; they mean nothing");
        out.println("  --json           figures for a program");
    }
}
