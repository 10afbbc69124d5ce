package io.ghl.sandbox;

import io.ghl.sandbox.internal.http.HttpUrl;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The options of {@link SandboxMain}. */
final class CommandLine {
    private static final Pattern RATE = Pattern.compile("(\\d{1,9})/(\\d{1,6})(ms|s|m)");

    private CommandLine() {}

    static String help() {
        String quirks = Arrays.stream(Quirk.values())
                .map(q -> "      " + name(q) + " (" + (q.byDefault() ? "on" : "off") + ")")
                .collect(Collectors.joining("\n"));
        return """
                Usage: java -jar ghl-sandbox.jar [options]     (--port 0 and --port=0 are the same)

                A local HighLevel for tests and demos, on the loopback interface only.

                  --port N             port (default 4010, 0 takes a free one)
                  --location ID        location id (default: the state file's, else made up)
                  --token T            private integration token (default: the state file's, else made up);
                                       may be repeated, and T=LABEL names it in the journal
                  --contacts N         begin with N plausible contacts
                  --webhook-url URL    send signed webhooks there
                  --search-lag MS      search sees a write only after this time (default 0)
                  --rate N/TIME        requests per token and interval (default 100/10s)
                  --daily-limit N      requests per token and day (default 200000)
                  --state FILE         keep everything in this file, before each answer
                  --allow-duplicates   contacts may share an e-mail or phone number
                  --country ISO        country of phone numbers without prefix (default US)
                  --seed-file FILE     begin with the records of this JSON file
                  --legacy-signature   sign webhooks with X-WH-Signature (RSA) too
                  --journal-bodies     keep the bodies of requests in the journal
                  --seed N             seed of ids, contacts and faults (default 42)
                  --quirk NAME=on|off  switch an unconfirmed behaviour of HighLevel:
                """
                + quirks
                + "\n  --help, -h           print this\n\n"
                + "Faults, journal, webhook counts and records are under /_sandbox/.\n";
    }

    private static String name(Quirk quirk) {
        return quirk.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads the options; the message of an {@link IllegalArgumentException} is one sentence for the user. */
    static SandboxBuilder parse(String... args) {
        SandboxBuilder builder = GhlSandbox.builder().port(4010);
        for (int i = 0; i < args.length; i++) {
            String option = args[i];
            int equals = option.indexOf('=');
            if (equals > 0 && known(option.substring(0, equals))) {
                apply(builder, option.substring(0, equals), option.substring(equals + 1));
                continue;
            }
            if (flag(builder, option)) {
                continue;
            }
            if (!known(option)) {
                throw new IllegalArgumentException("Unknown option " + option + "; --help lists them.");
            }
            if (i + 1 == args.length) {
                throw new IllegalArgumentException("Option " + option + " needs a value.");
            }
            apply(builder, option, args[++i]);
        }
        return builder;
    }

    /** Whether this is an option without a value, which is then set. */
    private static boolean flag(SandboxBuilder builder, String option) {
        switch (option) {
            case "--allow-duplicates" -> builder.allowDuplicates(true);
            case "--legacy-signature" -> builder.webhookSignatures(WebhookSignature.SIGNED, WebhookSignature.SIGNED);
            case "--journal-bodies" -> builder.journalBodies(true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static boolean known(String option) {
        return switch (option) {
            case "--port",
                    "--location",
                    "--token",
                    "--contacts",
                    "--webhook-url",
                    "--search-lag",
                    "--rate",
                    "--daily-limit",
                    "--state",
                    "--seed-file",
                    "--country",
                    "--seed",
                    "--quirk" -> true;
            default -> false;
        };
    }

    private static void apply(SandboxBuilder builder, String option, String value) {
        try {
            switch (option) {
                case "--port" -> builder.port(Integer.parseInt(value));
                case "--location" -> builder.locationId(value);
                case "--token" -> token(builder, value);
                case "--contacts" -> builder.contacts(Integer.parseInt(value));
                case "--webhook-url" -> builder.webhookUrl(HttpUrl.parse(value));
                case "--search-lag" -> builder.searchLag(Duration.ofMillis(Long.parseLong(value)));
                case "--rate" -> rate(builder, value);
                case "--daily-limit" -> builder.dailyLimit(Integer.parseInt(value));
                case "--state" -> builder.stateFile(Path.of(value));
                case "--seed-file" -> builder.seedFile(Path.of(value));
                case "--country" -> builder.country(value);
                case "--seed" -> builder.seed(Long.parseLong(value));
                default -> quirk(builder, value);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Option " + option + " needs a number, not '" + value + "'.", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Option " + option + " does not accept '" + value + "': " + e.getMessage() + ".", e);
        }
    }

    private static void token(SandboxBuilder builder, String value) {
        int equals = value.lastIndexOf('=');
        if (equals > 0) {
            builder.token(value.substring(0, equals), value.substring(equals + 1));
        } else {
            builder.token(value);
        }
    }

    private static void rate(SandboxBuilder builder, String value) {
        Matcher matcher = RATE.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it must look like 100/10s");
        }
        long amount = Long.parseLong(matcher.group(2));
        Duration interval = switch (matcher.group(3)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
        builder.rate(Integer.parseInt(matcher.group(1)), interval);
    }

    private static void quirk(SandboxBuilder builder, String value) {
        for (Quirk quirk : Quirk.values()) {
            if (value.equals(name(quirk) + "=on") || value.equals(name(quirk) + "=off")) {
                builder.quirk(quirk, value.endsWith("=on"));
                return;
            }
        }
        throw new IllegalArgumentException("it must look like null-clears=off, and --help lists the names");
    }
}
