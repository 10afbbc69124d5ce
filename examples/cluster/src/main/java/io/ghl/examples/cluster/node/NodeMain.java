package io.ghl.examples.cluster.node;

import io.ghl.examples.cluster.app.Database;
import io.ghl.sync.LinkProgress;
import io.ghl.sync.SyncException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The process of a node. It is told what to do line by line on its standard input, says what happens on its standard
 * output, and ends with its input, so that no node outlives its launcher.
 */
public final class NodeMain {
    private final NodeSync sync;
    private final Steps steps;

    private NodeMain(NodeSync sync, Steps steps) {
        this.sync = sync;
        this.steps = steps;
    }

    /**
     * Runs a node.
     *
     * @param arguments the application's database, the engine's SQLite file or {@code -} for the same database, where
     *     HighLevel is, the key of its webhooks, the locations
     */
    public static void main(String[] arguments) throws IOException {
        // Before the server's classes load: without it every answer on a kept connection waits 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        PrintStream launcher = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        Steps steps = new Steps(launcher);
        List<String> locations = List.of(arguments[4].split(","));
        NodeSync sync =
                NodeSync.open(Database.open(arguments[0]), arguments[1], arguments[2], arguments[3], locations, steps);
        steps.say("PORT " + Entrance.open(sync.webhooks(), steps).port());
        new NodeMain(sync, steps).obey();
        // No time to say good-bye: a node must bear to be ended at any time.
        Runtime.getRuntime().halt(0);
    }

    private void obey() throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "link" -> link(words[1]);
                case "arm" -> steps.arm(WriteStep.valueOf(words[1]));
                case "disarm" -> steps.disarm();
                default -> throw new IllegalArgumentException("There is no command " + words[0] + ".");
            }
        }
    }

    private void link(String location) {
        Thread thread = new Thread(
                () -> {
                    try {
                        sync.location(location).link(LinkProgress.SILENT);
                        steps.say("LINKED " + location);
                    } catch (SyncException e) {
                        steps.say("UNLINKED " + location + " " + e.getMessage());
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "link-" + location);
        thread.setDaemon(true);
        thread.start();
    }
}
