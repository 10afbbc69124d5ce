package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.internal.simulation.oracle.Oracle;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transactions of the simulated application, which are the store's in half of the runs. */
public final class AppTransaction {
    private final boolean joins;
    private final Oracle oracle;
    private @Nullable Deque<Runnable> undo;

    AppTransaction(boolean joins, Oracle oracle) {
        this.joins = joins;
        this.oracle = oracle;
    }

    /** Does work of the engine's in a transaction; what it writes to the application is part of it, if that takes part. */
    <R extends @Nullable Object> R during(Supplier<R> work) {
        if (!joins) {
            return work.get();
        }
        Deque<Runnable> begun = new ArrayDeque<>();
        undo = begun;
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            begun.forEach(Runnable::run);
            throw e;
        } finally {
            undo = null;
        }
    }

    public boolean joins() {
        return joins;
    }

    /** Takes note of how to take a change back. */
    public void undoable(Runnable how) {
        if (undo != null) {
            undo.push(how);
        }
    }

    /** Fails the run if what the engine does should be part of a transaction, and is not. */
    public void require(String what) {
        if (joins && undo == null) {
            oracle.violated("I13", "the engine " + what + " outside of a transaction");
        }
    }
}
