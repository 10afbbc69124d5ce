package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.session.Account;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sync.DeadLetter;
import io.ghl.sync.DeadLetters;
import io.ghl.sync.record.Failures.Cause;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The records that fail. */
@Command(
        name = "replay",
        description = "List the records that fail; with IDs, --cause or --all, have them tried again.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Task {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..*", paramLabel = "ID", description = "What to try again, by the ids of the list.")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "Try all of them again.")
    private boolean all;

    @Option(
            names = "--cause",
            paramLabel = "CAUSE",
            description = "Try those of a cause again: refused, forbidden, application or unavailable.")
    private @Nullable String cause;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Outcome run(Console console, Map<String, String> env) {
        try (Session session = Session.open(Account.offline(common.settings(env), common.sandbox()))) {
            DeadLetters letters = session.location().deadLetters();
            return ids.isEmpty() && !all && cause == null ? list(letters) : replay(letters);
        }
    }

    private static Outcome list(DeadLetters letters) {
        Outcome outcome = new Outcome();
        ArrayNode list = outcome.data().putArray("deadLetters");
        List<DeadLetter> failing = letters.list();
        for (DeadLetter letter : failing) {
            String record = letter.appId() == null ? "HighLevel's " + letter.ghlId() : "your " + letter.appId();
            outcome.line(
                    Tone.HEADING,
                    letter.id() + "  " + Kinds.word(letter.type()) + ", " + record + ", " + word(letter.cause()));
            outcome.line("  " + letter.lastError());
            list.addObject()
                    .put("id", letter.id())
                    .put("type", Kinds.word(letter.type()))
                    .put("appId", letter.appId())
                    .put("ghlId", letter.ghlId())
                    .put("cause", letter.cause().name())
                    .put("attempts", letter.attempts())
                    .put("firstAt", letter.firstAt().toString())
                    .put("lastAt", letter.lastAt().toString())
                    .put("error", letter.lastError());
        }
        return failing.isEmpty()
                ? outcome.line(Tone.GOOD, "No record fails.")
                : outcome.line(Tone.HINT, "Mend the cause, and try again with: replay ID, or replay --all")
                        .exit(Exit.FOUND);
    }

    private Outcome replay(DeadLetters letters) {
        int count = 0;
        for (String id : ids) {
            if (!letters.replay(id)) {
                throw new IllegalArgumentException("There is no failing record \"" + id + "\". List them with: replay");
            }
            count++;
        }
        for (Cause each : Cause.values()) {
            count += all || word(each).equals(cause) ? letters.replayAll(each) : 0;
        }
        if (cause != null
                && List.of(Cause.values()).stream().noneMatch(each -> word(each).equals(cause))) {
            throw new IllegalArgumentException(
                    "There is no cause \"" + cause + "\". Use refused, forbidden, application or unavailable.");
        }
        Outcome outcome =
                new Outcome().line(Tone.GOOD, count + " records are tried again by the running sync, or the next.");
        outcome.data().put("replayed", count);
        return outcome;
    }

    private static String word(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
