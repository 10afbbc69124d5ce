package io.ghl.client.internal.time;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Whether the client is open, and what has to be ended when it closes. */
public final class Lifecycle {
    private final Set<Registration> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Runs the action when the client closes, at once if it is closed already; until the registration ends. */
    public Registration onClose(Runnable action) {
        Registration registration = new Registration(action);
        running.add(registration);
        if (closed) {
            action.run();
        }
        return registration;
    }

    public boolean isClosed() {
        return closed;
    }

    public void close() {
        closed = true;
        running.forEach(registration -> registration.action.run());
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
