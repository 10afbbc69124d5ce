package io.ghl.sync.internal.engine.tenant;

import io.ghl.client.error.GhlException;

/** Failures as they may stand in a log. */
public final class LoggedFailure {
    private LoggedFailure() {}

    /**
     * A failure in one line. What the application's own exceptions say may be personal data, so of these only the kind and
     * where they come from are told.
     */
    public static String of(Throwable failure) {
        if (failure instanceof GhlException || failure.getClass().getName().startsWith("io.ghl.sync.")) {
            return failure.toString();
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }
}
