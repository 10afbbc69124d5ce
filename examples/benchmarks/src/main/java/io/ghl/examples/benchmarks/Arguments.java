package io.ghl.examples.benchmarks;

import java.util.ArrayList;
import java.util.List;

/**
 * What the user asked for.
 *
 * @param rows names of rows, empty for all
 * @param quick a few rounds only
 * @param json figures for a program instead of a table
 * @param help only show the help
 */
record Arguments(List<String> rows, boolean quick, boolean json, boolean help) {

    static Arguments parse(List<String> arguments, List<String> known) {
        List<String> rows = new ArrayList<>();
        boolean quick = false;
        boolean json = false;
        boolean help = false;
        for (String argument : arguments) {
            switch (argument) {
                case "--quick" -> quick = true;
                case "--json" -> json = true;
                case "--help", "-h" -> help = true;
                default -> {
                    if (!known.contains(argument)) {
                        throw new IllegalArgumentException("There is no row or option \"" + argument + "\"; rows are "
                                + String.join(", ", known) + ".");
                    }
                    rows.add(argument);
                }
            }
        }
        return new Arguments(rows, quick, json, help);
    }
}
