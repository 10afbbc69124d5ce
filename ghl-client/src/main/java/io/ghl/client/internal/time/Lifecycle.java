package io.ghl.client.internal.time;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the client is open, and what has to be ended when it closes. */
public final class Lifecycle {
    private final Set<Registration> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Runs the action when the client closes, at once if it is closed already; until the registration ends. */
    public Registration onClose(Runnable action) {
        Registration registration = new Registration(action);
        running.add(registration);
        if (closed.get()) {
            action.run();
        }
        return registration;
    }

    public boolean isClosed() {
        return closed.get();
    }

    /** Ends what is running; true for the first call. */
    public boolean close() {
        boolean first = closed.compareAndSet(false, true);
        running.forEach(registration -> registration.action.run());
        return first;
    }

    public final class Registration {
        private final Runnable action;

        private Registration(Runnable action) {
            this.action = action;
        }

        public void end() {
            running.remove(this);
        }
    }
}
