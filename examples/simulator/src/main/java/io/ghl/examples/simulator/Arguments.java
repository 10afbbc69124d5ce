package io.ghl.examples.simulator;

import io.ghl.sync.internal.simulation.ablation.Ablation;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the program was asked for.
 *
 * @param from the first seed
 * @param seeds how many seeds
 * @param ablate the rule to take out, null for none
 * @param progress after how many seeds to say how it comes on
 * @param trace whether to tell all that happens in the first seed instead
 */
record Arguments(long from, long seeds, @Nullable Ablation ablate, long progress, boolean trace) {
    static final String USAGE =
            "Usage: java -jar ghl-simulator.jar [--from SEED] [--seeds NUMBER] [--ablate RULE] [--progress SEEDS]"
                    + " [--trace]\n"
                    + "  --from      the first seed, default 1\n"
                    + "  --seeds     how many seeds, default 5000\n"
                    + "  --ablate    takes a safety rule out of the engine: " + Arrays.toString(Ablation.values())
                    + "\n"
                    + "  --progress  after how many seeds it says on standard error how it comes on, default 10000\n"
                    + "  --trace     tells all that happens in the first seed, and runs no other\n"
                    + "Exits with 0 if every run kept every promise, with 1 if one did not, with 2 for bad arguments.";

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException if they cannot be understood; the message says why
     */
    static Arguments parse(List<String> given) {
        long from = 1;
        long seeds = 5000;
        Ablation ablate = null;
        long progress = 10_000;
        boolean trace = false;
        for (Iterator<String> i = given.iterator(); i.hasNext(); ) {
            String option = i.next();
            switch (option) {
                case "--from" -> from = number(option, i);
                case "--seeds" -> seeds = number(option, i);
                case "--ablate" -> ablate = rule(value(option, i));
                case "--progress" -> progress = number(option, i);
                case "--trace" -> trace = true;
                default -> throw new IllegalArgumentException("There is no option " + option + ".");
            }
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("--seeds must be 1 or more.");
        }
        if (progress < 1) {
            throw new IllegalArgumentException("--progress must be 1 or more.");
        }
        return new Arguments(from, seeds, ablate, progress, trace);
    }

    private static Ablation rule(String name) {
        try {
            return Ablation.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "There is no rule " + name + "; give one of " + Arrays.toString(Ablation.values()) + ".", e);
        }
    }

    private static long number(String option, Iterator<String> rest) {
        String value = value(option, rest);
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " needs a whole number, not " + value + ".", e);
        }
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return rest.next();
    }
}
