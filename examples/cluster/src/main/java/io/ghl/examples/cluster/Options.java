package io.ghl.examples.cluster;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for.
 *
 * @param sqlite one node on an SQLite file instead of several on PostgreSQL
 * @param nodes how many nodes
 * @param locations how many locations they sync
 * @param contacts how many people there are at the start
 * @param time how long people edit at the least
 * @param rate edits per second
 * @param killEvery time between two kills, zero for none
 * @param stops whether nodes also stand still for a while
 * @param seed decides who edits what, and who is killed by chance
 * @param directory where databases and logs go, null for the module's {@code target/cluster}
 * @param help only show the help
 */
public record Options(
        boolean sqlite,
        int nodes,
        int locations,
        int contacts,
        Duration time,
        int rate,
        Duration killEvery,
        boolean stops,
        long seed,
        @Nullable Path directory,
        boolean help) {

    /** What {@code --help} shows. */
    public static final String HELP = """
            Three nodes keep customers and HighLevel contacts the same on both sides, in a local sandbox, while people
            edit both sides and nodes are killed. Then both sides are compared.

              --kill-every TIME   kill a node so often (default: 5s), at every step of the write path in turn and then
                                  by chance; 0s for never
              --stops             let nodes also stand still for a while (SIGSTOP), some until others take over
              --for TIME          how long people edit at the least (default: 30s)
              --contacts N        people at the start (default: 300)
              --locations N       locations that they are spread over (default: 12)
              --nodes N           nodes (default: 3)
              --rate N            edits per second (default: 20)
              --store NAME        postgres (default), or sqlite for one node on a file
              --seed N            another choice of people, edits and victims (default: 1)
              --dir DIR           a new or empty directory for databases and logs (default: target/cluster of this module)
              --help              show this

            A TIME is a whole number with s or m: 30s, 5m. While it runs, type "kill 2" or "stop 2" and Enter.""";

    private static final Pattern TIME = Pattern.compile("(\\d{1,5})(s|m)");
    private static final int MOST_NODES = 20;
    private static final int MOST_LOCATIONS = 1_000;
    private static final int MOST_CONTACTS = 1_000_000;
    private static final int MOST_EDITS_PER_SECOND = 10_000;

    /** A usage mistake; the message is one sentence. */
    public static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageException(String sentence) {
            super(sentence);
        }
    }

    /** Reads the command line. */
    public static Options parse(List<String> arguments) {
        boolean sqlite = false;
        int nodes = 0;
        int locations = 12;
        int contacts = 300;
        Duration time = Duration.ofSeconds(30);
        int rate = 20;
        Duration killEvery = Duration.ofSeconds(5);
        boolean stops = false;
        long seed = 1;
        Path directory = null;
        boolean help = false;
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            switch (option) {
                case "--help", "-h" -> help = true;
                case "--stops" -> stops = true;
                case "--store" -> sqlite = isSqlite(value(arguments, ++i, option));
                case "--nodes" -> nodes = count(option, value(arguments, ++i, option), MOST_NODES);
                case "--locations" -> locations = count(option, value(arguments, ++i, option), MOST_LOCATIONS);
                case "--contacts" -> contacts = count(option, value(arguments, ++i, option), MOST_CONTACTS);
                case "--rate" -> rate = count(option, value(arguments, ++i, option), MOST_EDITS_PER_SECOND);
                case "--for" -> time = time(option, value(arguments, ++i, option));
                case "--kill-every" -> killEvery = time(option, value(arguments, ++i, option));
                case "--seed" -> seed = number(option, value(arguments, ++i, option));
                case "--dir" -> directory = path(option, value(arguments, ++i, option));
                default ->
                    throw new UsageException("The option \"" + option + "\" is unknown; --help lists the options.");
            }
        }
        if (sqlite && nodes > 1) {
            throw new UsageException("An SQLite file is for one process: leave out --nodes, or use --store postgres.");
        }
        if (sqlite && stops) {
            throw new UsageException("With one node nobody takes over: leave out --stops, or use --store postgres.");
        }
        if (stops && killEvery.isZero()) {
            throw new UsageException("--stops takes turns with kills: leave out --kill-every 0s with it.");
        }
        int asked = nodes == 0 ? (sqlite ? 1 : 3) : nodes;
        return new Options(sqlite, asked, locations, contacts, time, rate, killEvery, stops, seed, directory, help);
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index == arguments.size() || arguments.get(index).startsWith("--")) {
            throw new UsageException(option + " needs a value; --help shows how it is used.");
        }
        return arguments.get(index);
    }

    private static boolean isSqlite(String value) {
        return switch (value) {
            case "sqlite" -> true;
            case "postgres" -> false;
            default -> throw new UsageException("--store is postgres or sqlite, and not \"" + value + "\".");
        };
    }

    private static long number(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new UsageException(option + " needs a whole number, and \"" + value + "\" is none.");
        }
    }

    private static int count(String option, String value, int most) {
        long number = number(option, value);
        if (number < 1 || number > most) {
            throw new UsageException(option + " is from 1 to " + most + ", and not " + number + ".");
        }
        return (int) number;
    }

    private static Duration time(String option, String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            throw new UsageException(option + " needs a time such as 30s or 5m, and \"" + value + "\" is none.");
        }
        long number = Long.parseLong(time.group(1));
        return time.group(2).equals("m") ? Duration.ofMinutes(number) : Duration.ofSeconds(number);
    }

    private static Path path(String option, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException(option + " needs a path, and \"" + value + "\" is none.");
        }
    }
}
