package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.session.Account;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sync.DeadLetter;
import io.ghl.sync.DeadLetters;
import io.ghl.sync.record.Failures.Cause;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Triggers;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The records and triggers that fail. */
@Command(
        name = "replay",
        description = "List the records and triggers that fail; with IDs, --cause or --all, have them tried again.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Task {
    private static final int AT_ONCE = 100;

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
        Set<Cause> causes = causes();
        try (Session session = Session.open(Account.offline(common.settings(env), common.sandbox()))) {
            DeadLetters letters = session.location().deadLetters();
            Triggers triggers = session.location().triggers();
            return ids.isEmpty() && !all && cause == null ? list(letters, triggers) : replay(letters, triggers, causes);
        }
    }

    private static Outcome list(DeadLetters letters, Triggers triggers) {
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
        ArrayNode dead = outcome.data().putArray("deadTriggers");
        List<Firing> firings = dead(triggers);
        for (Firing firing : firings) {
            Change.About about = firing.change().about();
            String record = about.appId() == null ? "HighLevel's " + about.ghlId() : "your " + about.appId();
            outcome.line(Tone.HEADING, firing.key() + "  trigger " + firing.trigger() + ", " + record);
            outcome.line("  " + firing.problem());
            dead.addObject()
                    .put("id", firing.key())
                    .put("trigger", firing.trigger())
                    .put("change", firing.change().kind())
                    .put("appId", about.appId())
                    .put("ghlId", about.ghlId())
                    .put("attempts", firing.attempts())
                    .put("firedAt", firing.firedAt().toString())
                    .put("error", firing.problem());
        }
        return failing.isEmpty() && firings.isEmpty()
                ? outcome.line(Tone.GOOD, "No record fails, and no trigger.")
                : outcome.line(Tone.HINT, "Mend the cause, and try again with: replay ID, or replay --all")
                        .exit(Exit.FOUND);
    }

    private Set<Cause> causes() {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        for (Cause each : Cause.values()) {
            if (all || word(each).equals(cause)) {
                causes.add(each);
            }
        }
        if (cause != null
                && List.of(Cause.values()).stream().noneMatch(each -> word(each).equals(cause))) {
            throw new IllegalArgumentException(
                    "There is no cause \"" + cause + "\". Use refused, forbidden, application or unavailable.");
        }
        return causes;
    }

    /** Everything that was named is looked for first: a mistake in the last id must not leave half of it done. */
    private Outcome replay(DeadLetters letters, Triggers triggers, Set<Cause> causes) {
        requireFailing(letters, triggers);
        int count = 0;
        for (String id : ids) {
            count += letters.replay(id) || triggers.replay(id) ? 1 : 0;
        }
        for (Cause each : causes) {
            count += letters.replayAll(each);
        }
        count += all ? replayAll(triggers) : 0;
        Outcome outcome = new Outcome().line(Tone.GOOD, count + " are tried again by the running sync, or the next.");
        outcome.data().put("replayed", count);
        return outcome;
    }

    private void requireFailing(DeadLetters letters, Triggers triggers) {
        Set<String> unknown = new LinkedHashSet<>(ids);
        if (!unknown.isEmpty()) {
            letters.list().forEach(letter -> unknown.remove(letter.id()));
            dead(triggers).forEach(firing -> unknown.remove(firing.key()));
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There is no failing record or trigger \""
                    + String.join("\" or \"", unknown) + "\", so nothing is tried again. List them with: replay");
        }
    }

    /** Each trigger once: what a running sync tries at once may have failed again by the time that the last is done. */
    private static int replayAll(Triggers triggers) {
        Set<String> names = new TreeSet<>();
        dead(triggers).forEach(firing -> names.add(firing.trigger()));
        return names.stream().mapToInt(triggers::replayAll).sum();
    }

    private static List<Firing> dead(Triggers triggers) {
        List<Firing> all = new ArrayList<>();
        List<Firing> some = triggers.dead(0, AT_ONCE);
        while (!some.isEmpty()) {
            all.addAll(some);
            some = triggers.dead(some.get(some.size() - 1).sequence(), AT_ONCE);
        }
        return all;
    }

    private static String word(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
