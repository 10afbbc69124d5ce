package io.ghl.client.observe;

import io.ghl.client.error.GhlException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line per call to the SLF4J logger {@value #LOGGER} at level INFO, as {@code name=value} pairs that are always
 * the same and in this order; what is unknown is {@code -}. There are ids in a line, but no personal data:
 *
 * <pre>{@code
 * operation=update-contact location=ve9EPM428h8vShlRW1KT status=502 attempts=3 millis=2210 traceId=7f3c outcome=ServerErrorException mayHaveTakenEffect=true
 * }</pre>
 *
 * <p>{@code outcome} is {@code ok} or the name of an exception, {@code mayHaveTakenEffect} is that of the exception and
 * {@code -} for a success. Thread-safe.
 */
public final class AuditLog implements GhlObserver {
    /** The name of the logger. */
    public static final String LOGGER = "io.ghl.client.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);

    /** Creates the observer; pass it to {@link io.ghl.client.GhlClientBuilder#observer}. */
    public AuditLog() {}

    @Override
    public void callEnd(Call call, CallEnd end) {
        GhlException error = end.error();
        String outcome = error != null ? error.getClass().getSimpleName() : end.succeeded() ? "ok" : "failed";
        LOG.info(
                "operation={} location={} status={} attempts={} millis={} traceId={} outcome={} mayHaveTakenEffect={}",
                call.operation(),
                orDash(call.locationId()),
                orDash(end.status()),
                end.attempts(),
                end.took().toMillis(),
                orDash(end.traceId()),
                outcome,
                orDash(error == null ? null : error.mayHaveTakenEffect()));
    }

    private static Object orDash(@Nullable Object value) {
        return value == null ? "-" : value;
    }
}
