package io.ghl.sync.internal.store;

import io.ghl.sync.store.StoreException;
import io.ghl.sync.store.StoreTransaction;
import io.ghl.sync.store.SyncStore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What every store that runs one transaction at a time has in common: the lock, the rollback and the end. */
public abstract class SerialStore implements SyncStore {
    /** Fair, so that a worker is not kept waiting by a flood of webhooks. */
    private final ReentrantLock lock = new ReentrantLock(true);

    private boolean closed;

    /** The tables; the same object in each transaction, for there is one at a time. */
    protected abstract StoreTransaction tables();

    protected abstract void begin();

    protected abstract void commit();

    protected abstract void rollback();

    protected abstract void release();

    @Override
    public final <R extends @Nullable Object> R transact(Work<R> work) {
        refuseNesting("start another transaction");
        lock.lock();
        try {
            if (closed) {
                throw new StoreException("The store is closed; open it again to use it.");
            }
            begin();
            return runAndCommit(work);
        } finally {
            lock.unlock();
        }
    }

    private <R extends @Nullable Object> R runAndCommit(Work<R> work) {
        try {
            R result = work.run(tables());
            commit();
            return result;
        } catch (Throwable failure) {
            try {
                rollback();
            } catch (RuntimeException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    @Override
    public final void close() {
        refuseNesting("close the store");
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                release();
            }
        } finally {
            lock.unlock();
        }
    }

    private void refuseNesting(String what) {
        if (lock.isHeldByCurrentThread()) {
            throw new IllegalStateException("Work inside a transaction must not " + what + "; do it after the work.");
        }
    }

    /** Refuses tables that are used after their transaction, or by another thread than its own. */
    protected final void requireTransaction() {
        if (!lock.isHeldByCurrentThread()) {
            throw new IllegalStateException(
                    "A transaction is valid only while its work runs, and only in the thread that runs it.");
        }
    }
}
