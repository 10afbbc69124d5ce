package io.ghl.examples.cluster.run;

import io.ghl.examples.cluster.Options;
import io.ghl.examples.cluster.app.Database;
import io.ghl.examples.cluster.node.Sandbox;
import io.ghl.examples.cluster.node.WriteStep;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.store.SyncStore;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One run: nodes, people, a killer, and a check. */
public final class ClusterRun implements AutoCloseable, NodeProcess.Listener {
    /** Longer than the engine waits for evidence, and than it takes over a location. */
    private static final int SECONDS_OF_REST = 45;

    private static final Duration CONVERGENCE = Duration.ofMinutes(2);
    private static final Duration LONGEST_PLAN = Duration.ofMinutes(6);
    private static final Duration LINK_PATIENCE = Duration.ofMinutes(30);
    private static final Duration REPORT = Duration.ofSeconds(5);
    private static final int SHOWN = 20;

    private final Options options;
    private final InputStream typed;
    private final PrintStream out;
    private final long start = System.nanoTime();
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<String> locations;
    private final Set<String> unlinked = ConcurrentHashMap.newKeySet();
    private final Wire wire = new Wire();
    private final Database database;
    private final @Nullable Path storeFile;
    private final Balancer balancer;
    private final GhlSandbox sandbox;
    private final Fleet fleet;
    private final People people;
    private volatile @Nullable Killer killer;

    /**
     * Starts the database, the sandbox and the nodes.
     *
     * @param directory an empty one
     * @param typed what a person types meanwhile
     */
    public ClusterRun(Options options, Path directory, InputStream typed, PrintStream out) {
        this.options = options;
        this.typed = typed;
        this.out = out;
        try {
            locations = Sandbox.locations(options.locations());
            storeFile = options.sqlite() ? directory.resolve("sync.db") : null;
            String url = storeFile == null ? postgres(directory) : Database.url(directory.resolve("app.db"));
            database = closing(Database.open(url));
            balancer = closing(Balancer.start());
            sandbox = closing(Sandbox.start(locations, balancer.url(), options.seed(), wire));
            Sandbox.install(database.connections(), locations);
            people = new People(database, new HighLevelHttp(sandbox.baseUrl()), locations, options.seed());
            say("%,d people in %d locations".formatted(options.contacts(), locations.size()));
            people.begin(options.contacts());
            fleet = closing(new Fleet(() -> arguments(url), directory, this));
            fleet.start(options.nodes());
            balancer.serve(fleet::up);
            say("%d %s running; logs are in %s"
                    .formatted(fleet.all().size(), options.nodes() == 1 ? "node is" : "nodes are", directory));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private String postgres(Path directory) {
        try {
            EmbeddedPostgres postgres = closing(EmbeddedPostgres.builder()
                    .setDataDirectory(directory.resolve("postgres"))
                    .setPGStartupWait(Duration.ofMinutes(2))
                    .setServerConfig("max_connections", "200")
                    // Nodes are killed and PostgreSQL is not; only a power cut of this machine would lose anything.
                    .setServerConfig("fsync", "off")
                    .start());
            return postgres.getJdbcUrl("postgres", "postgres");
        } catch (IOException | IllegalStateException e) {
            throw new RunException(
                    "PostgreSQL, which comes with the Maven artifacts of io.zonky.test.postgres, could not be started on"
                            + " this machine: " + e.getMessage() + " (--store sqlite needs none).",
                    e);
        }
    }

    private <T extends AutoCloseable> T closing(T part) {
        open.push(part);
        return part;
    }

    private List<String> arguments(String url) {
        return List.of(
                url,
                storeFile == null ? "-" : storeFile.toString(),
                sandbox.baseUrl().toString(),
                sandbox.webhookPublicKey(),
                String.join(",", locations));
    }

    private void say(String sentence) {
        long seconds = (System.nanoTime() - start) / 1_000_000_000;
        out.printf("%02d:%02d  %s%n", seconds / 60, seconds % 60, sentence);
    }

    // ---- what nodes say ----

    @Override
    public void waitsAt(NodeProcess node, WriteStep step) {
        Killer present = killer;
        if (present == null) {
            node.tell("disarm");
        } else {
            present.waitsAt(node, step);
        }
    }

    @Override
    public void linked(String location) {
        unlinked.remove(location);
    }

    @Override
    public void unlinked(String location, String why) {
        say("%s could not be linked yet: %s".formatted(location, why));
    }

    // ---- the run ----

    /** Runs it to its end. */
    public Outcome run() throws InterruptedException {
        link();
        Outcome outcome;
        try (Takeovers takeovers = storeFile == null ? Takeovers.watch(database) : null) {
            Killer hunter = new Killer(fleet, options.killEvery(), options.stops(), options.seed(), killLog());
            killer = hunter;
            long lastEdit;
            try (hunter) {
                lastEdit = edit(hunter);
            }
            killer = null;
            fleet.restore();
            double converged = converge(lastEdit);
            outcome = check(hunter, converged, takeovers == null ? List.of() : takeovers.seconds());
        }
        return outcome;
    }

    private PrintStream killLog() {
        return new PrintStream(out, true) {
            @Override
            public void println(String line) {
                say("        %s".formatted(line));
            }
        };
    }

    private void link() throws InterruptedException {
        unlinked.addAll(locations);
        long deadline = System.nanoTime() + LINK_PATIENCE.toNanos();
        List<NodeProcess> nodes = fleet.up();
        for (int i = 0; i < locations.size(); i++) {
            nodes.get(i % nodes.size()).tell("link " + locations.get(i));
        }
        long reported = System.nanoTime();
        while (!unlinked.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new RunException("The first linking was not done in time; the logs of the nodes say why.");
            }
            if (System.nanoTime() - reported > REPORT.toNanos()) {
                reported = System.nanoTime();
                say("first linking: %d of %d locations to do".formatted(unlinked.size(), locations.size()));
            }
            Thread.sleep(100);
        }
        say("all locations are linked");
    }

    /** Returns when the last edit was made. */
    private long edit(Killer hunter) throws InterruptedException {
        say("people edit, %d times a second".formatted(options.rate()));
        boolean kills = !options.killEvery().isZero();
        if (kills) {
            hunter.start();
        }
        listen(hunter);
        long begin = System.nanoTime();
        long reported = begin;
        for (long turn = 1; ; turn++) {
            Duration past = Duration.ofNanos(System.nanoTime() - begin);
            boolean planDone = !kills || hunter.isPlanDone() || past.compareTo(LONGEST_PLAN) > 0;
            if (past.compareTo(options.time()) >= 0 && planDone) {
                break;
            }
            people.edit();
            if (System.nanoTime() - reported > REPORT.toNanos()) {
                reported = System.nanoTime();
                say("%,d edits, %d kills, %d stops, %d of %d nodes up"
                        .formatted(
                                people.edits(),
                                hunter.kills(),
                                hunter.stops(),
                                fleet.up().size(),
                                options.nodes()));
            }
            long early = turn * 1_000 / options.rate()
                    - Duration.ofNanos(System.nanoTime() - begin).toMillis();
            Thread.sleep(Math.max(0, early));
        }
        say("the last of %,d edits is made".formatted(people.edits()));
        return System.nanoTime();
    }

    /** What a person types: {@code kill 2} or {@code stop 2}. */
    private void listen(Killer hunter) {
        Thread thread = new Thread(() -> Commands.listen(typed, hunter, out), "commands");
        thread.setDaemon(true);
        thread.start();
    }

    /** Until all that still differs is left as it is, or both sides are as they must be. */
    private double converge(long lastEdit) throws InterruptedException {
        List<String> before = List.of();
        int same = 0;
        while (true) {
            Comparison now = Comparison.of(people.persons(), Sides.glance(database, sandbox, locations));
            double seconds = (System.nanoTime() - lastEdit) / 1e9;
            if (now.isClean()) {
                say("both sides are as they must be after %.1f s".formatted(seconds));
                return seconds;
            }
            if (seconds > CONVERGENCE.toSeconds()) {
                say("both sides are not the same after %.0f s".formatted(seconds));
                return seconds;
            }
            same = now.mayBeAsked() && now.differences().equals(before) ? same + 1 : 0;
            before = now.differences();
            if (same == SECONDS_OF_REST) {
                say("only %d addresses differ; whether somebody is asked about them is looked at"
                        .formatted(before.size()));
                return seconds;
            }
            say("to come: %d differences".formatted(now.differences().size()));
            Thread.sleep(1_000);
        }
    }

    private Outcome check(Killer hunter, double converged, List<Double> takeovers) throws InterruptedException {
        // What is to come late, such as a webhook that is sent again, must change nothing.
        sandbox.webhooks().settled(Duration.ofSeconds(30));
        fleet.close();
        // The check goes by the search, which shows the last contacts only now.
        Thread.sleep(2 * Sandbox.SEARCH_LAG.toMillis());
        Sides sides = Sides.read(database, new HighLevelHttp(sandbox.baseUrl()), locations);
        Comparison comparison;
        List<String> unexplained;
        Set<String> lost;
        try (SyncStore store = store()) {
            // Both sides edit addresses, and a process can die at the one moment after which nobody knows who was last.
            Set<String> asked = Explanations.asked(store, "address", locations);
            comparison = Comparison.of(people.persons(), sides, asked);
            say("%d questions about an address are open".formatted(asked.size()));
            unexplained = Explanations.missing(store, people.persons(), sides, locations);
            lost = lost();
        }
        List<String> problems = new ArrayList<>(comparison.differences());
        add(problems, comparison.duplicates() > 0, comparison.duplicates() + " records are there twice");
        List<String> createdTwice = wire.createdTwice();
        createdTwice.forEach(who -> problems.add(who + " was created more than once"));
        problems.addAll(unexplained);
        lost.forEach(id -> problems.add("webhook " + id + " was acknowledged and is not in the inbox"));
        add(
                problems,
                converged > CONVERGENCE.toSeconds() && !comparison.isClean(),
                "the sides did not converge within 2 minutes");
        int steps = WriteStep.values().length;
        boolean kills = !options.killEvery().isZero();
        add(problems, kills && hunter.stepsKilledAt() < steps, "a step of the write path was never hit by a kill");
        problems.stream().limit(SHOWN).forEach(problem -> say("PROBLEM %s".formatted(problem)));
        return new Outcome(
                List.copyOf(problems),
                people.edits(),
                comparison.differences().size(),
                comparison.duplicates(),
                createdTwice.size(),
                wire.writtenTwice().size(),
                balancer.acknowledged().size(),
                lost.size(),
                unexplained.size(),
                hunter.kills(),
                hunter.stops(),
                hunter.stepsKilledAt(),
                hunter.stepsStoppedAt(),
                steps,
                converged,
                takeovers);
    }

    private static void add(List<String> problems, boolean wrong, String sentence) {
        if (wrong) {
            problems.add(sentence);
        }
    }

    private SyncStore store() {
        return storeFile == null ? SyncStore.jdbc(database.connections()) : SyncStore.sqlite(storeFile);
    }

    /** The webhooks that a node answered with 200 and that are not in the inbox. */
    private Set<String> lost() {
        Set<String> lost = new HashSet<>(balancer.acknowledged());
        if (storeFile == null) {
            lost.removeAll(stored(database.connections()));
        } else {
            try (Database file = Database.open(Database.url(storeFile))) {
                lost.removeAll(stored(file.connections()));
            }
        }
        return lost;
    }

    private static Set<String> stored(DataSource connections) {
        try (var connection = connections.getConnection();
                PreparedStatement query = connection.prepareStatement("SELECT payload FROM ghl_inbox");
                ResultSet rows = query.executeQuery()) {
            Set<String> ids = new HashSet<>();
            while (rows.next()) {
                ids.add(Balancer.webhookId(rows.getString(1)));
            }
            return ids;
        } catch (java.sql.SQLException e) {
            throw new RunException("The inbox cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                // Nothing is left to be saved.
            }
        }
    }
}
