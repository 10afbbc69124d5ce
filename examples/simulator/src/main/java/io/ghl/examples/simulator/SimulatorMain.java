package io.ghl.examples.simulator;

import io.ghl.sync.internal.simulation.Batch;
import io.ghl.sync.internal.simulation.scenario.Reference;
import java.io.PrintStream;
import java.util.List;

/** Runs the simulation of the sync over a range of seeds; the results of several ranges can be added up. */
public final class SimulatorMain {
    private SimulatorMain() {}

    /** The program. */
    public static void main(String[] args) {
        // The engine logs each simulated failure; nobody is there to read it.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> given, PrintStream out, PrintStream err) {
        Arguments arguments;
        try {
            arguments = Arguments.parse(given);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Arguments.USAGE);
            return 2;
        }
        long seeds = arguments.trace() ? 1 : arguments.seeds();
        if (arguments.trace()) {
            Batch.trace(Reference.setup(), arguments.from(), arguments.ablate()).forEach(out::println);
        }
        long started = System.nanoTime();
        Progress progress = new Progress(err, arguments.progress());
        Batch batch = Batch.run(Reference.setup(), arguments.from(), seeds, arguments.ablate(), progress::show);
        double seconds = (System.nanoTime() - started) / 1e9;
        if (!arguments.trace()) {
            batch.smallest().forEach(out::println);
            out.printf("seeds per second %.0f%n", seeds / seconds);
        }
        batch.describe().forEach(out::println);
        return batch.problems().isEmpty() ? 0 : 1;
    }
}
