package io.ghl.examples.twowaysync;

import io.ghl.examples.twowaysync.Progress.Stage;
import io.ghl.examples.twowaysync.app.CustomerEdits;
import io.ghl.examples.twowaysync.app.CustomerTable;
import io.ghl.examples.twowaysync.check.Verification;
import io.ghl.examples.twowaysync.highlevel.ContactJson;
import io.ghl.examples.twowaysync.highlevel.HighLevelHttp;
import io.ghl.examples.twowaysync.highlevel.WebhookExamples;
import io.ghl.examples.twowaysync.highlevel.WebhookReceiver;
import io.ghl.examples.twowaysync.script.Details;
import io.ghl.examples.twowaysync.script.EditScript;
import io.ghl.examples.twowaysync.script.Element;
import io.ghl.examples.twowaysync.script.Expectation;
import io.ghl.examples.twowaysync.script.Oracle;
import io.ghl.examples.twowaysync.script.People;
import io.ghl.examples.twowaysync.script.PeopleCsv;
import io.ghl.examples.twowaysync.script.Person;
import io.ghl.examples.twowaysync.script.ScriptPlayer;
import io.ghl.examples.twowaysync.script.Step;
import io.ghl.examples.twowaysync.sync.EngineHost;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.SyncStatistics;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run in the sandbox, from the fixtures to the last check; any part of it may be the first after a kill. */
final class DemoRun implements AutoCloseable {
    private static final Duration DELIVERY = Duration.ofSeconds(20);

    /** While linking, counts are kept after so many records. */
    private static final int COUNTED_EVERY = 50;

    private final DemoFiles files;
    private final AutoCloseable lock;
    private final Progress progress;
    private final Screen screen;
    private final Map<String, Details> customers;
    private final List<Person> people;
    private final EditScript script;
    private final WebhookExamples examples = new WebhookExamples();

    private DemoRun(
            DemoFiles files,
            AutoCloseable lock,
            Progress progress,
            Screen screen,
            Map<String, Details> customers,
            List<Person> people) {
        this.files = files;
        this.lock = lock;
        this.progress = progress;
        this.screen = screen;
        this.customers = customers;
        this.people = people;
        this.script = EditScript.of(people, progress.seed());
    }

    /** Prepares a run: a new one, or the one that was interrupted. What cannot be used is refused before any change. */
    static DemoRun prepare(Options options, Screen screen) {
        DemoFiles files = DemoFiles.in(options.dir());
        AutoCloseable lock = files.lock();
        try {
            return prepare(options, screen, files, lock);
        } catch (RuntimeException e) {
            release(lock);
            throw e;
        }
    }

    private static DemoRun prepare(Options options, Screen screen, DemoFiles files, AutoCloseable lock) {
        Progress interrupted =
                options.resume() ? Progress.read(files.progress()).orElse(null) : null;
        if (interrupted != null) {
            interrupted.requireSame(options.seed(), options.csv());
        }
        long seed = interrupted != null ? interrupted.seed() : options.seed().orElse(1);
        Path csv = interrupted != null ? interrupted.csv() : options.csv();
        Map<String, Details> customers = csv == null ? PeopleCsv.bundledCustomers() : PeopleCsv.customers(csv);
        List<Person> people = People.of(customers, PeopleCsv.bundledContacts(), seed);
        if (interrupted == null) {
            if (options.resume()) {
                screen.line("There is no run to resume in " + files.dir() + ": this one starts at the beginning.");
            }
            files.clear();
            interrupted = Progress.begin(files.progress(), seed, csv);
        } else {
            screen.line("Resuming at: " + interrupted.stage() + ", line " + interrupted.position() + " of the script.");
        }
        return new DemoRun(files, lock, interrupted, screen, customers, people);
    }

    /** Runs to the end and says whether everything came out as it must. */
    boolean run() {
        try (GhlSandbox sandbox = Sandbox.start(files.highLevel(), progress.seed());
                CustomerTable table = CustomerTable.open(files.app())) {
            screen.line(
                    "HighLevel is a sandbox at " + sandbox.baseUrl() + ": " + Sandbox.settings(progress.seed()) + ".");
            screen.blank();
            HighLevelHttp highLevel = new HighLevelHttp(sandbox.baseUrl(), Sandbox.USER_TOKEN, sandbox.locationId());
            ContactJson json = ContactJson.prepare(highLevel);
            if (progress.stage() == Stage.FIXTURES) {
                makeFixtures(table, highLevel, json);
            }
            Numbers numbers;
            try (EngineHost engine = EngineHost.open(setup(sandbox));
                    WebhookReceiver receiver = WebhookReceiver.start(engine::receive)) {
                sandbox.sendWebhooksTo(receiver.url());
                numbers = new Session(sandbox, table, highLevel, json, engine).run();
            }
            // The customers' sync is counted and checked by itself; now the location syncs all that belongs to them
            // too.
            numbers = numbers.with(new Belongings(sandbox, files, highLevel, screen, progress).run());
            progress.enter(Stage.DONE);
            return report(numbers);
        }
    }

    private EngineHost.Setup setup(GhlSandbox sandbox) {
        PublicKey exampleKey = examples.publicKey();
        return new EngineHost.Setup(
                sandbox.baseUrl(),
                Sandbox.ENGINE_TOKEN,
                sandbox.locationId(),
                files.app(),
                files.sync(),
                List.of(sandbox.webhookPublicKey(), Base64.getEncoder().encodeToString(exampleKey.getEncoded())),
                Sandbox.engineOptions());
    }

    private void makeFixtures(CustomerTable table, HighLevelHttp highLevel, ContactJson json) {
        table.load(customers.entrySet().stream()
                .map(e -> CustomerEdits.customer(e.getKey(), e.getValue()))
                .toList());
        screen.line("  %-22s %d rows loaded into %s".formatted("app: customers", customers.size(), files.app()));
        List<Person> contacts = people.stream().filter(p -> p.contact() != null).toList();
        Screen.Bar bar = screen.bar("HighLevel: contacts", contacts.size());
        int done = 0;
        for (Person person : contacts) {
            Details contact = person.contact();
            if (contact != null) {
                progress.contactIds().put(person.key(), highLevel.createContact(json.creation(contact)));
            }
            bar.at(++done, null);
        }
        bar.done(done + " created by HTTP, " + People.SHARED + " of them the same people written differently");
        progress.enter(Stage.LINKING);
    }

    /** What needs the engine. */
    private final class Session {
        private final GhlSandbox sandbox;
        private final CustomerTable table;
        private final HighLevelHttp highLevel;
        private final ContactJson json;
        private final EngineHost engine;
        private final CallMeter calls;
        private final WebhookMeter webhooks;
        private long knownBefore;

        Session(GhlSandbox sandbox, CustomerTable table, HighLevelHttp highLevel, ContactJson json, EngineHost engine) {
            this.sandbox = sandbox;
            this.table = table;
            this.highLevel = highLevel;
            this.json = json;
            this.engine = engine;
            calls = new CallMeter(
                    sandbox.journal(),
                    Sandbox.ENGINE,
                    engine::feedPolls,
                    progress.counts(),
                    progress.stage().compareTo(Stage.LINKING) > 0);
            webhooks = new WebhookMeter(sandbox::webhookStats, engine::webhookStatistics, progress.counts());
        }

        Numbers run() {
            if (progress.stage() == Stage.LINKING) {
                link();
            }
            if (progress.stage() == Stage.SCRIPT) {
                play();
            }
            settle();
            return numbers();
        }

        private void link() {
            waitForIndex();
            Screen.Bar[] bar = new Screen.Bar[1];
            engine.link(new LinkProgress() {
                @Override
                public void records(int done, int total) {
                    if (bar[0] == null) {
                        bar[0] = screen.bar("linking and backfill", total);
                    }
                    bar[0].of(total).at(done, null);
                    if (done % COUNTED_EVERY == 0) {
                        count();
                        progress.save();
                    }
                }
            });
            engine.awaitCalm();
            SyncStatistics s = engine.statistics();
            (bar[0] == null ? screen.bar("linking and backfill", 1) : bar[0])
                    .done("%d linked, %d created in HighLevel, %d created in the app"
                            .formatted(s.linked(), s.createdInGhl(), s.createdInApp()));
            calls.backfillDone();
            sandbox.webhooksDrained(DELIVERY);
            webhooks.scriptBegins();
            knownBefore = s.known();
            count();
            progress.enter(Stage.SCRIPT);
        }

        private void play() {
            Sandbox.armFaults(sandbox, progress.seed() + progress.position());
            if (!script.isInWindow(progress.position())) {
                engine.resume();
            }
            Screen.Bar bar = screen.bar("script", EditScript.STEPS);
            new ScriptPlayer(script, people, table, highLevel, json, engine, progress).play((position, element) -> {
                count();
                announce(bar, position, element);
            });
            bar.done(EditScript.STEPS + " edits made on both sides");
            progress.enter(Stage.SETTLING);
        }

        private void announce(Screen.Bar bar, int position, Element element) {
            if (element instanceof Element.Phase phase) {
                bar.show(stepsBefore(position), phase.title());
            } else if (element instanceof Element.Window window) {
                bar.show(stepsBefore(position), window.opens() ? "the engine is paused" : "the engine goes on");
            } else if (element instanceof Step step) {
                bar.at(step.number(), null);
            }
        }

        private int stepsBefore(int position) {
            return (int) script.elements().subList(0, position).stream()
                    .filter(Step.class::isInstance)
                    .count();
        }

        private void settle() {
            Screen.Bar bar = screen.bar("settling", 2);
            sandbox.faults().clear();
            engine.resume();
            sandbox.webhooksDrained(DELIVERY);
            engine.awaitCalm();
            count();
            progress.save();
            bar.show(1, "a sweep for what neither a webhook nor the feed told");
            calls.duringSweep(engine::sweep);
            bar.show(2, "the rest");
            engine.awaitCalm();
            bar.done("both sides are calm");
            count();
            progress.save();
        }

        private void count() {
            progress.count(calls.totals());
            progress.count(webhooks.totals());
        }

        private Numbers numbers() {
            Expectation expected = Oracle.expect(people, script.elements());
            waitForIndex();
            Verification.Result check =
                    Verification.check(expected, files.app(), highLevel, json, progress.contactIds());
            SyncStatistics s = engine.statistics();
            Map<String, Long> intake = new LinkedHashMap<>(WebhookMeter.taken(webhooks.totals()));
            intake.put("ignored as echo, without a request", s.known() - knownBefore);
            Numbers.Calls counted = calls.calls();
            Numbers.Webhooks sent = WebhookMeter.sent(webhooks.totals());
            List<Numbers.OpenConflict> open = engine.openConflicts();
            // Last, because its made-up records are none of the script's and would be counted above.
            List<WebhookExamples.Outcome> fed = examples.send(engine::receive, sandbox.locationId());
            return new Numbers(
                    did(s),
                    conflicts(s),
                    open,
                    expected.conflicts().size(),
                    counted,
                    sent,
                    intake,
                    s.echoCalls(),
                    EditScript.STEPS,
                    fed,
                    check,
                    progress.interrupted());
        }

        /** Whoever lists contacts does so by search, which lags. */
        private void waitForIndex() {
            try {
                Thread.sleep(Sandbox.SEARCH_LAG.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoException("The demo was interrupted; run again with --resume.", e);
            }
        }

        private Map<String, Long> did(SyncStatistics s) {
            Map<String, Long> did = new LinkedHashMap<>();
            did.put("linked", (long) s.linked());
            did.put("created in HighLevel", (long) s.createdInGhl());
            did.put("created in the app", (long) s.createdInApp());
            did.put("fields updated in HighLevel", (long) s.fieldsWrittenToGhl());
            did.put("fields updated in the app", (long) s.fieldsWrittenToApp());
            did.put("tag lists merged", (long) s.fieldsMerged());
            did.put("deleted on the other side", (long) s.deleted());
            did.put("stopped by an error", (long) s.parked());
            did.put("found by the feed, no webhook came", s.foundByFeed());
            return did;
        }

        private Map<String, Long> conflicts(SyncStatistics s) {
            Map<String, Long> conflicts = new LinkedHashMap<>();
            s.conflictsByRule().forEach((rule, count) -> conflicts.put(rule, (long) count));
            return conflicts;
        }
    }

    @Override
    public void close() {
        release(lock);
    }

    private static void release(AutoCloseable lock) {
        try {
            lock.close();
        } catch (Exception e) {
            // The end of the process releases it as well.
        }
    }

    private boolean report(Numbers numbers) {
        screen.blank();
        Report.lines(numbers).forEach(screen::line);
        List<String> failures = numbers.failures();
        screen.blank();
        if (failures.isEmpty()) {
            screen.line("Both sides are as the script says they must be.");
        } else {
            failures.forEach(failure -> screen.line("FAILED: " + failure));
        }
        screen.line(
                "To look at: " + files.app() + " (the app), " + files.sync() + " (the sync's memory and audit log), "
                        + files.highLevel() + " (HighLevel's records), " + files.report() + " (this report)"
                        + (numbers.check().differences().isEmpty() ? "" : ", " + files.differences()) + ".");
        screen.line(Report.result(numbers));
        DemoFiles.write(files.report(), screen.transcript());
        if (!numbers.check().differences().isEmpty()) {
            DemoFiles.write(
                    files.differences(), String.join("\n", numbers.check().differences()) + "\n");
        }
        return failures.isEmpty();
    }
}
