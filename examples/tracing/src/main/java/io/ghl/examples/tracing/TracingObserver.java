package io.ghl.examples.tracing;

import io.ghl.client.observe.GhlObserver;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a client span of each call, with an event for each attempt and wait, and a span of each new token. Copy it into your program and
 * pass it to the client:
 *
 * <pre>{@code
 * GhlClient ghl = GhlClient.builder().privateToken(token).observer(new TracingObserver(openTelemetry)).build();
 * }</pre>
 *
 * <p>Observers run on the thread that makes the call, so the span's parent is the span that is current there, and spans
 * made during the call (by instrumented HTTP) become its children. A new token is fetched on a thread of the client, since
 * it serves every call that waits for it; so it has a span of its own, which belongs to none of them. Names follow
 * OpenTelemetry's conventions for HTTP where there are some; ids of records and personal data are in none of them.
 */
public final class TracingObserver implements GhlObserver {
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("ghl.operation");
    private static final AttributeKey<String> LOCATION = AttributeKey.stringKey("ghl.location_id");
    private static final AttributeKey<String> PRIORITY = AttributeKey.stringKey("ghl.priority");
    private static final AttributeKey<String> TRACE_ID = AttributeKey.stringKey("ghl.trace_id");
    private static final AttributeKey<Long> ATTEMPTS = AttributeKey.longKey("ghl.attempts");
    private static final AttributeKey<Long> ATTEMPT = AttributeKey.longKey("ghl.attempt");
    private static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("ghl.outcome");
    private static final AttributeKey<Boolean> MAY_HAVE_TAKEN_EFFECT =
            AttributeKey.booleanKey("ghl.may_have_taken_effect");
    private static final AttributeKey<String> REASON = AttributeKey.stringKey("ghl.wait.reason");
    private static final AttributeKey<String> REFRESH = AttributeKey.stringKey("ghl.token.refresh");
    private static final AttributeKey<Long> MILLIS = AttributeKey.longKey("ghl.millis");
    private static final AttributeKey<String> METHOD = AttributeKey.stringKey("http.request.method");
    private static final AttributeKey<String> TEMPLATE = AttributeKey.stringKey("url.template");
    private static final AttributeKey<Long> STATUS = AttributeKey.longKey("http.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final Tracer tracer;
    /** By identity: calls of two clients can look the same. */
    private final Map<Call, Running> running = Collections.synchronizedMap(new IdentityHashMap<>());

    private record Running(Span span, Scope scope) {}

    /**
     * Creates the observer. One can serve several clients.
     *
     * @param openTelemetry where the spans go
     */
    public TracingObserver(OpenTelemetry openTelemetry) {
        this.tracer = openTelemetry.getTracer("io.ghl.client");
    }

    /** Exactly one {@link #callEnd} follows, on the same thread; it closes the scope. */
    @Override
    @SuppressWarnings("MustBeClosedChecker")
    public void callStart(Call call) {
        SpanBuilder builder = tracer.spanBuilder("HighLevel " + call.operation())
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute(OPERATION, call.operation())
                .setAttribute(METHOD, call.method())
                .setAttribute(TEMPLATE, call.pathTemplate())
                .setAttribute(PRIORITY, lower(call.priority()));
        if (call.locationId() != null) {
            builder.setAttribute(LOCATION, call.locationId());
        }
        Span span = builder.startSpan();
        running.put(call, new Running(span, span.makeCurrent()));
    }

    @Override
    public void waiting(Call call, WaitReason reason, Duration atMost) {
        event(call, "wait", Attributes.of(REASON, lower(reason)));
    }

    @Override
    public void waited(Call call, WaitReason reason, Duration took) {
        event(call, "waited", Attributes.of(REASON, lower(reason), MILLIS, took.toMillis()));
    }

    @Override
    public void attempt(Call call, AttemptEnd attempt) {
        AttributesBuilder attributes = Attributes.builder()
                .put(ATTEMPT, (long) attempt.number())
                .put(OUTCOME, attempt.outcome())
                .put(MILLIS, attempt.took().toMillis());
        if (attempt.status() != null) {
            attributes.put(STATUS, (long) attempt.status());
        }
        event(call, "attempt", attributes.build());
    }

    @Override
    public void tokenRefreshed(TokenRefresh refresh) {
        Instant end = Instant.now();
        Span span = tracer.spanBuilder("HighLevel token")
                .setStartTimestamp(end.minus(refresh.took()))
                .setAttribute(REFRESH, lower(refresh.kind()))
                .startSpan();
        if (refresh.locationId() != null) {
            span.setAttribute(LOCATION, refresh.locationId());
        }
        if (refresh.error() != null) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(ERROR, refresh.error().getClass().getSimpleName());
        }
        span.end(end);
    }

    @Override
    public void callEnd(Call call, CallEnd end) {
        Running ended = running.remove(call);
        if (ended == null) {
            return;
        }
        Span span = ended.span();
        span.setAttribute(ATTEMPTS, end.attempts());
        if (end.status() != null) {
            span.setAttribute(STATUS, (long) end.status());
        }
        if (end.traceId() != null) {
            span.setAttribute(TRACE_ID, end.traceId());
        }
        if (!end.succeeded()) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute(
                    ERROR,
                    end.error() == null ? "failed" : end.error().getClass().getSimpleName());
            span.setAttribute(
                    MAY_HAVE_TAKEN_EFFECT, end.error() != null && end.error().mayHaveTakenEffect());
        }
        ended.scope().close();
        span.end();
    }

    private void event(Call call, String name, Attributes attributes) {
        @Nullable Running found = running.get(call);
        if (found != null) {
            found.span().addEvent(name, attributes);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
