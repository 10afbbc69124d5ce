package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.session.Account;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.SyncStatistics;
import io.ghl.sync.observe.LocationHealth;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Triggers;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** Shows how a sync gets on, by what the store knows. */
@Command(
        name = "status",
        description = "Show how the sync gets on; works while it runs.",
        mixinStandardHelpOptions = true)
final class StatusCommand extends FileCommand {
    private static final int SHOWN = 5;

    @Override
    public Outcome run(Console console, Map<String, String> env) {
        try (Session session = Session.open(Account.offline(settings(env), common().sandbox()))) {
            return outcome(session);
        }
    }

    /** Whether an effect of a trigger failed for good. */
    private static boolean triggers(Triggers triggers, Outcome outcome) {
        Map<Firing.State, Integer> counts = triggers.counts();
        int done = counts.getOrDefault(Firing.State.DONE, 0);
        int waiting = counts.getOrDefault(Firing.State.WAITING, 0);
        int dead = counts.getOrDefault(Firing.State.DEAD, 0);
        outcome.data()
                .putObject("triggers")
                .put("done", done)
                .put("waiting", waiting)
                .put("dead", dead);
        if (!counts.isEmpty()) {
            outcome.line("Triggers fired: " + (done + waiting + dead) + "; done: " + done + ", waiting: " + waiting
                    + ", failed: " + dead);
        }
        triggers.waiting(0, SHOWN).stream()
                .filter(firing -> firing.problem() != null)
                .forEach(firing -> outcome.line("  " + firing.trigger() + " is tried again: " + firing.problem()));
        triggers.dead(0, SHOWN)
                .forEach(firing -> outcome.line(Tone.WARNING, firing.trigger() + " failed: " + firing.problem()));
        if (dead > 0) {
            outcome.line(Tone.HINT, "Mend the cause, and have it done with: replay --all");
        }
        return dead > 0;
    }

    private static Outcome outcome(Session session) {
        LocationHealth health = session.location().health();
        SyncStatistics statistics = session.location().statistics();
        LinkStatus link = session.location().linkStatus();
        boolean good = health.verdict() == LocationHealth.Verdict.HEALTHY;
        Outcome outcome = new Outcome()
                .line(
                        good ? Tone.GOOD : Tone.WARNING,
                        "Location " + health.locationId() + " is "
                                + health.verdict().name().toLowerCase(Locale.ROOT) + ".");
        health.reasons().forEach(reason -> outcome.line(Tone.HINT, reason));
        if (link.phase() == LinkStatus.Phase.RECORDS) {
            outcome.line(Progress.bar(
                    "Linking", link.done(), link.total(), link.remaining().orElse(null)));
        }
        ObjectNode pairs = outcome.data().putObject("pairs");
        session.settings().records().forEach(records -> {
            int count = session.pairs(records.type());
            pairs.put(Kinds.word(records.type()), count);
            outcome.line(Kinds.word(records.type()) + ": " + count + " pairs are kept the same");
        });
        outcome.line("Created: " + statistics.createdInGhl() + " in HighLevel, " + statistics.createdInApp()
                        + " in the application; deleted: " + statistics.deleted())
                .line("Fields written: " + statistics.fieldsWrittenToGhl() + " in HighLevel, "
                        + statistics.fieldsWrittenToApp() + " in the application")
                .line("Waiting: " + health.backlog().open() + " records, " + health.openReviews()
                        + " questions for a person, " + health.deadLetters() + " that fail");
        if (health.openReviews() > 0) {
            outcome.line(Tone.HINT, "See the questions with: reviews");
        }
        if (health.deadLetters() > 0) {
            outcome.line(Tone.HINT, "See what fails with: replay");
        }
        outcome.data()
                .put("location", health.locationId())
                .put("verdict", health.verdict().name())
                .put("linkPhase", link.phase().name())
                .put("createdInGhl", statistics.createdInGhl())
                .put("createdInApp", statistics.createdInApp())
                .put("deleted", statistics.deleted())
                .put("fieldsWrittenToGhl", statistics.fieldsWrittenToGhl())
                .put("fieldsWrittenToApp", statistics.fieldsWrittenToApp())
                .put("waiting", health.backlog().open())
                .put("openReviews", health.openReviews())
                .put("deadLetters", health.deadLetters());
        ArrayNode reasons = outcome.data().putArray("reasons");
        health.reasons().forEach(reasons::add);
        boolean failed = triggers(session.location().triggers(), outcome);
        boolean person = health.openReviews() > 0 || health.deadLetters() > 0 || failed;
        return outcome.exit(good && !person ? Exit.OK : Exit.FOUND);
    }
}
