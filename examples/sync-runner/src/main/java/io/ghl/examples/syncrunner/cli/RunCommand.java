package io.ghl.examples.syncrunner.cli;

import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.doctor.Doctor;
import io.ghl.examples.syncrunner.doctor.Finding;
import io.ghl.examples.syncrunner.listen.Listener;
import io.ghl.examples.syncrunner.listen.SyncIntake;
import io.ghl.examples.syncrunner.session.Account;
import io.ghl.examples.syncrunner.session.RunLock;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.LinkStatus;
import io.ghl.sync.SyncLocation;
import io.ghl.sync.observe.LocationHealth;
import io.ghl.sync.plan.PlanLimits;
import io.ghl.sync.plan.PlanRefusedException;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Firing;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Syncs. */
@Command(
        name = "run",
        description = "Keep both sides the same until stopped by Ctrl+C. The first time it shows its plan and asks.",
        mixinStandardHelpOptions = true)
final class RunCommand extends FileCommand {
    private static final Settings.Listen ANY_PORT = new Settings.Listen("127.0.0.1", 0, null, null);

    @Option(names = "--once", description = "Sync what there is to sync, and end.")
    private boolean once;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask before the first sync.")
    private boolean yes;

    @Option(names = "--link", description = "Compare all records anew, as the first time.")
    private boolean link;

    @Option(
            names = "--wait",
            paramLabel = "MINUTES",
            description = "With --once: the longest time to wait for the end. Default: ${DEFAULT-VALUE}")
    private int minutes = 60;

    @Option(
            names = "--max-creates",
            paramLabel = "N",
            description = "Refuse a first sync that creates more records of a type on a side.")
    private @Nullable Integer maxCreates;

    @Option(
            names = "--max-updates",
            paramLabel = "N",
            description = "Refuse a first sync that writes more fields of a type on a side.")
    private @Nullable Integer maxUpdates;

    @Option(
            names = "--max-deletes",
            paramLabel = "N",
            description = "Refuse a first sync that deletes more records of a type on a side.")
    private @Nullable Integer maxDeletes;

    @Option(
            names = "--max-firings",
            paramLabel = "N",
            description = "Refuse a first sync that makes triggers fire more often, all of them together.")
    private @Nullable Integer maxFirings;

    @Override
    public Outcome run(Console console, Map<String, String> env) throws InterruptedException {
        requireNotNegative("--wait", minutes);
        requireNotNegative("--max-creates", maxCreates);
        requireNotNegative("--max-updates", maxUpdates);
        requireNotNegative("--max-deletes", maxDeletes);
        requireNotNegative("--max-firings", maxFirings);
        Settings given = settings(env);
        try (RunLock lock =
                        RunLock.take(Account.offline(given, common().sandbox()).state());
                Account account = Account.open(given, common().sandbox())) {
            lock.note("This file keeps a second run from starting; it can be deleted while none runs.");
            List<Finding> findings = Doctor.examine(account.settings());
            if (!Doctor.mayStart(findings)) {
                return DoctorCommand.outcome(findings).line(Tone.HINT, "Nothing was written.");
            }
            try (Session session = Session.open(account.settings());
                    Listener listener = listener(session, account)) {
                if (listener != null) {
                    console.say(Tone.PLAIN, "Webhooks are taken at " + listener.url() + ".");
                }
                return run(console, session);
            }
        }
    }

    private static void requireNotNegative(String option, @Nullable Integer number) {
        if (number != null && number < 0) {
            throw new IllegalArgumentException(option + " must not be negative.");
        }
    }

    private static @Nullable Listener listener(Session session, Account account) {
        Settings.Listen listen = account.settings().listen();
        if (listen == null && account.sandbox() == null) {
            return null;
        }
        Listener listener = Listener.start(listen == null ? ANY_PORT : listen, new SyncIntake(session));
        if (account.sandbox() != null) {
            account.sandbox().sendWebhooksTo(listener.url().resolve(Listener.HIGHLEVEL));
        }
        return listener;
    }

    private Outcome run(Console console, Session session) throws InterruptedException {
        SyncLocation location = session.location();
        boolean first = link || !linked(session);
        SyncPlan plan = null;
        if (first) {
            plan = plan(console, location);
            if (plan == null) {
                return new Outcome()
                        .line(Tone.WARNING, "Nothing was written. To start without a question, add --yes.")
                        .exit(Exit.REFUSED);
            }
        }
        if (plan != null) {
            // What is refused must find nothing written, and the engine syncs from its start.
            checkKeeps(limits(), plan);
        }
        session.engine().start();
        if (plan != null) {
            try (Progress progress = console.progress()) {
                location.apply(plan, limits(), LinkProgress.of(status -> show(progress, status)));
            }
            console.say(Tone.GOOD, "The first sync is done.");
        }
        if (once) {
            return finish(console, location);
        }
        console.say(Tone.PLAIN, "Both sides are kept the same. Stop with Ctrl+C.");
        new Watch(console, location).untilInterrupted();
        return new Outcome().line("Stopped. The next run goes on from here.");
    }

    private static void checkKeeps(PlanLimits limits, SyncPlan plan) {
        List<String> broken = limits.brokenBy(plan);
        if (!broken.isEmpty()) {
            throw new PlanRefusedException("The plan does more than its limits allow, so nothing was done.", broken);
        }
    }

    /** Whether each type that is mapped was linked. */
    private static boolean linked(Session session) {
        Set<RecordType> linked = EnumSet.noneOf(RecordType.class);
        session.location().health().streams().stream()
                .filter(stream -> stream.source() == LocationHealth.Source.APP_FEED && stream.type() != null)
                .forEach(stream -> linked.add(stream.type()));
        return session.settings().records().stream().allMatch(records -> linked.contains(records.type()));
    }

    /** The plan that somebody agreed to; null if nobody did. */
    private @Nullable SyncPlan plan(Console console, SyncLocation location) {
        SyncPlan plan;
        try (Progress progress = console.progress()) {
            progress.say("Reading both sides ...");
            plan = location.plan();
        }
        Outcome shown = new Outcome();
        Plans.show(plan, common().sandbox(), shown);
        shown.lines().forEach(line -> console.say(line.tone(), line.text()));
        if (yes) {
            return plan;
        }
        String answer = console.ask("Go ahead? [y/N]").orElse("");
        return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes") ? plan : null;
    }

    private PlanLimits limits() {
        PlanLimits limits = PlanLimits.none();
        limits = maxCreates == null ? limits : limits.creates(maxCreates);
        limits = maxUpdates == null ? limits : limits.updates(maxUpdates);
        limits = maxDeletes == null ? limits : limits.deletes(maxDeletes);
        return maxFirings == null ? limits : limits.firings(maxFirings);
    }

    private static void show(Progress progress, LinkStatus status) {
        switch (status.phase()) {
            case READING -> progress.say("Reading both sides ... " + status.done());
            case RECORDS ->
                progress.show(
                        "Syncing",
                        status.done(),
                        status.total(),
                        status.remaining().orElse(null));
            default -> progress.say("");
        }
    }

    private Outcome finish(Console console, SyncLocation location) throws InterruptedException {
        boolean idle;
        try (Progress progress = console.progress()) {
            progress.say("Waiting until everything is synced ...");
            idle = location.awaitIdle(Duration.ofMinutes(minutes));
        }
        int questions = location.reviews().count().open();
        int failing = location.deadLetters().list().size();
        int effects = location.triggers().counts().getOrDefault(Firing.State.DEAD, 0);
        Outcome outcome = new Outcome();
        outcome.data()
                .put("complete", idle)
                .put("openReviews", questions)
                .put("deadLetters", failing)
                .put("deadTriggers", effects);
        if (!idle) {
            return outcome.line(
                            Tone.WARNING,
                            "Not everything was synced within " + minutes + " minutes; run again to go on.")
                    .exit(Exit.FOUND);
        }
        outcome.line(Tone.GOOD, "Everything is synced.");
        if (questions + failing > 0) {
            outcome.line(
                            Tone.WARNING,
                            questions + " questions wait for a person (see: reviews), and " + failing
                                    + " records fail (see: replay).")
                    .exit(Exit.FOUND);
        }
        if (effects > 0) {
            outcome.line(Tone.WARNING, effects + " effects of triggers failed (see: replay).")
                    .exit(Exit.FOUND);
        }
        return outcome;
    }
}
