package io.ghl.examples.syncrunner.doctor;

import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.config.Settings.StoreAt;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.SyncStore;
import java.util.ArrayDeque;
import java.util.Deque;

/** Whether the sync can keep what it knows. */
final class StoreCheck {
    private static final String STORE = "store";

    private StoreCheck() {}

    static Finding of(Settings settings) {
        String name = settings.store() instanceof StoreAt.Sqlite sqlite
                ? "the file " + sqlite.path().getFileName()
                : "PostgreSQL";
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try (SyncStore store = Session.store(settings.store(), parts)) {
            var unused =
                    store.transact(tx -> tx.cursors().read(settings.highLevel().location(), "doctor"));
            return Finding.ok(STORE, "What the sync remembers is kept in " + name + ".");
        } catch (StoreException | AppProblem e) {
            return Finding.problem(
                    STORE,
                    "What the sync remembers cannot be kept in " + name + ": " + e.getMessage(),
                    "Check \"store\" in sync.yaml, and that the database runs.");
        } finally {
            parts.forEach(StoreCheck::close);
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // Nothing was written.
        }
    }
}
