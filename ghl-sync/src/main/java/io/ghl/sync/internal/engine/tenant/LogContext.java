package io.ghl.sync.internal.engine.tenant;

import io.ghl.sync.store.Signal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What log lines are about: {@code ghl.location}, {@code ghl.run} (as in the audit log), {@code ghl.type},
 * {@code ghl.record}, what made the engine look at it, {@code ghl.signal}, and the ids by which that can be followed,
 * {@code ghl.correlation}. In the MDC while the work runs, and so in the client's log lines as well.
 */
public final class LogContext {
    private LogContext() {}

    /** Does the work of a run of a location. */
    public static void ofRun(String location, long run, Runnable work) {
        with(Map.of("ghl.location", location, "ghl.run", String.valueOf(run)), work);
    }

    /** Does the work that a signal asks for. */
    public static void ofRecord(Signal signal, List<String> correlationIds, Runnable work) {
        with(
                Map.of(
                        "ghl.type", signal.type().name(),
                        "ghl.record", signal.recordId(),
                        "ghl.signal", signal.sequence() + signal.causes().toString(),
                        "ghl.correlation", String.join(" ", correlationIds)),
                work);
    }

    private static void with(Map<String, String> context, Runnable work) {
        Map<String, @Nullable String> before = new HashMap<>();
        context.forEach((key, value) -> {
            before.put(key, MDC.get(key));
            MDC.put(key, value);
        });
        try {
            work.run();
        } finally {
            before.forEach(LogContext::restore);
        }
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            MDC.remove(key);
        } else {
            MDC.put(key, value);
        }
    }
}
