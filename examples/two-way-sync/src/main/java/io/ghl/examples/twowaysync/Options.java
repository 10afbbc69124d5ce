package io.ghl.examples.twowaysync;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for.
 *
 * @param resume go on where a killed run stopped
 * @param dir where the files go, null for the module's {@code target/demo}
 * @param csv the customers, null for the bundled file
 * @param seed decides everything that is random
 * @param apply allows writing to a real account
 * @param help only show the help
 * @param account the real account from the environment, null for the sandbox
 */
public record Options(
        boolean resume,
        @Nullable Path dir,
        @Nullable Path csv,
        OptionalLong seed,
        boolean apply,
        boolean help,
        @Nullable Account account) {

    public static final String HELP = """
            Keeps a table of customers and HighLevel contacts the same on both sides, in a local sandbox.

              --resume      go on where a run that was killed stopped
              --dir DIR     where the databases and reports go (default: target/demo of this module)
              --csv FILE    customers to start with instead of the bundled 500
              --seed N      another choice of people, edits and faults (default: 1)
              --apply       with a real account: write to it after showing the plan
              --help        show this

            With GHL_TOKEN and GHL_LOCATION_ID in the environment it shows what it would do to that real account,
            reading only. Nothing is ever written to a real account without --apply.""";

    /** A usage mistake; the message is one sentence. */
    public static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1;

        UsageException(String sentence) {
            super(sentence);
        }
    }

    /**
     * A real account.
     *
     * @param baseUrl another address than HighLevel's own, null if there is none
     */
    public record Account(
            String token, String locationId, @Nullable String baseUrl) {
        /** The token is a secret. */
        @Override
        public String toString() {
            return "Account[" + locationId + "]";
        }
    }

    /** Reads the command line and the environment. */
    public static Options parse(List<String> arguments, Map<String, String> environment) {
        boolean resume = false;
        boolean apply = false;
        boolean help = false;
        Path dir = null;
        Path csv = null;
        OptionalLong seed = OptionalLong.empty();
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            switch (option) {
                case "--resume" -> resume = true;
                case "--apply" -> apply = true;
                case "--help", "-h" -> help = true;
                case "--dir" -> dir = path(option, value(arguments, ++i, option));
                case "--csv" -> csv = path(option, value(arguments, ++i, option));
                case "--seed" -> seed = OptionalLong.of(number(option, value(arguments, ++i, option)));
                default ->
                    throw new UsageException("The option \"" + option + "\" is unknown; --help lists the options.");
            }
        }
        Account account = help ? null : account(environment);
        if (apply && account == null && !help) {
            throw new UsageException("--apply is about a real account: set GHL_TOKEN and GHL_LOCATION_ID with it.");
        }
        if (resume && account != null) {
            throw new UsageException(
                    "--resume continues a run in the sandbox: unset GHL_TOKEN and GHL_LOCATION_ID with it.");
        }
        return new Options(resume, dir, csv, seed, apply, help, account);
    }

    private static @Nullable Account account(Map<String, String> environment) {
        String token = environment.getOrDefault("GHL_TOKEN", "").strip();
        String location = environment.getOrDefault("GHL_LOCATION_ID", "").strip();
        String baseUrl = environment.getOrDefault("GHL_BASE_URL", "").strip();
        if (token.isEmpty() && location.isEmpty()) {
            return null;
        }
        if (token.isEmpty() || location.isEmpty()) {
            String set = token.isEmpty() ? "GHL_LOCATION_ID" : "GHL_TOKEN";
            String missing = token.isEmpty() ? "GHL_TOKEN" : "GHL_LOCATION_ID";
            throw new UsageException(set + " is set, but " + missing
                    + " is not: set both to look at a real account, or unset both to use the sandbox.");
        }
        return new Account(token, location, baseUrl.isEmpty() ? null : baseUrl);
    }

    private static String value(List<String> arguments, int index, String option) {
        if (index == arguments.size() || arguments.get(index).startsWith("--")) {
            throw new UsageException(option + " needs a value; --help shows how it is used.");
        }
        return arguments.get(index);
    }

    private static Path path(String option, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException(option + " needs a path, and \"" + value + "\" is none.");
        }
    }

    private static long number(String option, String value) {
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new UsageException(option + " needs a whole number, and \"" + value + "\" is none.");
        }
    }
}
