package io.ghl.examples.cluster.run;

import io.ghl.examples.cluster.app.Database;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches how long locations are without an owner: from the last sign of life of the node that worked on one until another
 * node takes it. By SQL on the table of tasks.
 */
final class Takeovers implements AutoCloseable {
    private static final long LOOK_MILLIS = 250;

    /** Living nodes give a sign every 5 s. */
    private static final double DEAD_AFTER_SECONDS = 10;

    private final Database database;
    private final List<Double> seconds = new ArrayList<>();
    private final Thread thread;
    private volatile boolean ended;

    private Takeovers(Database database) {
        this.database = database;
        this.thread = new Thread(this::watch, "takeovers");
        thread.setDaemon(true);
    }

    static Takeovers watch(Database database) {
        Takeovers takeovers = new Takeovers(database);
        takeovers.thread.start();
        return takeovers;
    }

    private void watch() {
        Map<String, Double> silent = new HashMap<>();
        while (!ended) {
            Map<String, Double> now = silences();
            silent.forEach((location, before) -> {
                if (before >= DEAD_AFTER_SECONDS && now.getOrDefault(location, 0.0) < before) {
                    synchronized (seconds) {
                        seconds.add(before);
                    }
                }
            });
            silent = now;
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Map<String, Double> silences() {
        return database.read(connection -> {
            try (Statement query = connection.createStatement();
                    ResultSet rows = query.executeQuery("SELECT task_instance,"
                            + " extract(epoch FROM now() - least(last_heartbeat, now())) FROM ghl_task WHERE picked")) {
                Map<String, Double> silences = new HashMap<>();
                while (rows.next()) {
                    silences.put(rows.getString(1), rows.getDouble(2));
                }
                return silences;
            }
        });
    }

    /** How long each took, in seconds. */
    List<Double> seconds() {
        synchronized (seconds) {
            return seconds.stream().sorted().toList();
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
