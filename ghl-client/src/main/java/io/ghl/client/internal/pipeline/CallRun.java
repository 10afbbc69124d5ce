package io.ghl.client.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ghl.client.Secret;
import io.ghl.client.error.Attempt;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.ErrorResponse;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.InstallationException;
import io.ghl.client.error.TokenStoreException;
import io.ghl.client.error.TransportPhase;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.limit.LimitHeaders;
import io.ghl.client.internal.limit.Limiters;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Failure.StopReason;
import io.ghl.client.internal.time.Deadline;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Signal;
import io.ghl.client.internal.transport.HttpCall;
import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.internal.transport.TransportFailure;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.observe.GhlObserver.WaitReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call on its way, with what it has been through; used by one thread. */
final class CallRun<T> {
    private final Pipeline pipeline;
    private final ApiCall call;
    private final Operation.Wire wire;
    private final String target;
    private final byte @Nullable [] body;
    private final Function<Answer, T> decoder;
    private final Deadline deadline;
    private final GhlObserver.Call seen;
    private final long startedAt;

    private final List<Attempt> history = new ArrayList<>(1);
    private int tries;
    private long pauseNanos;
    private boolean tokenReplaced;
    private boolean mayHaveTakenEffect;
    private @Nullable String traceId;
    private @Nullable String lastTraceId;
    private @Nullable LimitReport limits;

    CallRun(
            Pipeline pipeline,
            ApiCall call,
            Operation.Wire wire,
            String target,
            Function<Answer, T> decoder,
            Deadline deadline,
            GhlObserver.Call seen) {
        this.pipeline = pipeline;
        this.call = call;
        this.wire = wire;
        this.target = target;
        JsonNode json = call.body();
        this.body = json == null ? null : encoded(wire, wire.names().encode(json));
        this.decoder = decoder;
        this.deadline = deadline;
        this.seen = seen;
        this.startedAt = pipeline.waiter.nanoTime();
    }

    T attempt() {
        long begun = pipeline.waiter.nanoTime();
        try {
            pause();
            // First the token: fetching one may need a permit itself, and a limiter may have one for all.
            Secret token = token();
            try (Turn turn = turn()) {
                return exchange(turn, token, pipeline.since(begun));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(StopReason.INTERRUPTED);
        }
    }

    private static byte[] encoded(Operation.Wire wire, JsonNode json) {
        return wire.form() ? Paths.form(json).getBytes(StandardCharsets.UTF_8) : Json.bytes(json);
    }

    private void pause() throws InterruptedException {
        if (pauseNanos > 0) {
            pipeline.observing.waiting(seen, WaitReason.RETRY, Duration.ofNanos(pauseNanos));
            long since = pipeline.waiter.nanoTime();
            Signal closed = new Signal();
            Lifecycle.Registration registration = pipeline.lifecycle.onClose(closed::raise);
            try {
                pipeline.waiter.await(closed, since + pauseNanos);
            } finally {
                registration.end();
                pipeline.observing.waited(seen, WaitReason.RETRY, pipeline.since(since));
            }
        }
        if (Thread.currentThread().isInterrupted()) {
            throw stopped(StopReason.INTERRUPTED);
        }
        if (pipeline.lifecycle.isClosed()) {
            throw stopped(StopReason.CLOSED);
        }
    }

    private @Nullable Secret token() throws InterruptedException {
        try {
            return pipeline.tokens.token(call, deadline);
        } catch (InstallationException | TokenStoreException e) {
            // Somebody must act, whatever else has ended the call meanwhile.
            throw new AttemptFailed(new Failure.NoToken(e), false);
        } catch (GhlException e) {
            throw unsent(new Failure.NoToken(e));
        }
    }

    private Turn turn() throws InterruptedException {
        LimitKey key = call.limitKey();
        if (key == null) {
            return new Turn(Limiters.FREE);
        }
        TurnRequest request = new TurnRequest(pipeline, seen, key, deadline);
        try {
            return new Turn(Objects.requireNonNull(pipeline.limiter.acquire(request), "The limiter returned null."));
        } catch (LimitRefusedException refusal) {
            throw unsent(new Failure.NotPermitted(refusal));
        } catch (RuntimeException e) {
            throw unsent(new Failure.LimiterBroken(e));
        } finally {
            request.ended();
        }
    }

    /** What fails before the request is sent does so in its own way on an interrupt, a close or at the deadline. */
    private AttemptFailed unsent(Failure failure) {
        if (Thread.currentThread().isInterrupted()) {
            return stopped(StopReason.INTERRUPTED);
        }
        if (pipeline.client.isClosed()) {
            return stopped(StopReason.CLOSED);
        }
        return deadline.isOver(pipeline.waiter) ? stopped(StopReason.DEADLINE) : new AttemptFailed(failure, false);
    }

    private T exchange(Turn turn, @Nullable Secret token, Duration waited) {
        long sentAt = pipeline.waiter.nanoTime();
        long left = deadline.remaining(pipeline.waiter);
        if (left == 0) {
            throw stopped(StopReason.DEADLINE);
        }
        tries++;
        limits = null;
        traceId = null;
        HttpReply reply;
        try {
            Duration timeout =
                    Duration.ofNanos(Math.min(left, pipeline.settings.attempt().toNanos()));
            HttpCall request = request(token);
            turn.sending();
            reply = pipeline.transport.exchange(request, timeout);
        } catch (TransportFailure broken) {
            if (broken.phase() == TransportPhase.CONNECT) {
                turn.giveBack();
            } else {
                turn.lost();
            }
            throw failed(brokenOrStopped(broken), token, null, waited, pipeline.since(sentAt));
        }
        limits = LimitHeaders.read(reply, pipeline.waiter.now());
        turn.answered(limits);
        Duration took = pipeline.since(sentAt);
        if (!reply.isSuccess()) {
            ErrorResponse error = ErrorReader.read(reply);
            answeredWith(error.traceId());
            throw failed(new Failure.Refused(reply, error, RefusalKind.of(error)), token, reply, waited, took);
        }
        try {
            JsonNode json = parse(reply);
            answeredWith(ErrorReader.traceId(json));
            T result = decoder.apply(new Answer(reply, json));
            pipeline.budget.success();
            attemptEnded(reply.status(), "ok", reply, waited, took);
            return result;
        } catch (IOException e) {
            throw failed(new Failure.Unreadable(reply, "$", null), token, reply, waited, took);
        } catch (Answer.Undecodable e) {
            throw failed(new Failure.Unreadable(reply, e.path(), null), token, reply, waited, took);
        }
    }

    private void answeredWith(@Nullable String id) {
        traceId = id;
        lastTraceId = id;
    }

    private JsonNode parse(HttpReply reply) throws IOException {
        try {
            return Json.parse(reply.body());
        } catch (IOException e) {
            if (call.lenient()) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    private HttpCall request(@Nullable Secret token) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (token != null) {
            headers.put("Authorization", "Bearer " + token.reveal());
        }
        headers.put("Version", Objects.requireNonNullElse(call.version(), wire.version()));
        headers.put("Accept", "application/json");
        headers.put("User-Agent", UserAgent.VALUE);
        if (body != null) {
            headers.put("Content-Type", wire.form() ? "application/x-www-form-urlencoded" : "application/json");
        }
        return new HttpCall(
                call.operation().method(), pipeline.settings.baseUrl() + target, headers, body, call.multipart());
    }

    private Failure brokenOrStopped(TransportFailure broken) {
        if (Thread.currentThread().isInterrupted()) {
            return new Failure.Stopped(StopReason.INTERRUPTED, broken.phase());
        }
        if (pipeline.lifecycle.isClosed()) {
            return new Failure.Stopped(StopReason.CLOSED, broken.phase());
        }
        if (deadline.isOver(pipeline.waiter)) {
            return new Failure.Stopped(StopReason.DEADLINE, broken.phase());
        }
        return new Failure.Broken(broken.phase(), broken.getCause());
    }

    private AttemptFailed failed(
            Failure failure, @Nullable Secret token, @Nullable HttpReply reply, Duration waited, Duration took) {
        mayHaveTakenEffect |= failure.mayHaveTakenEffect(call.operation().idempotency());
        attemptEnded(failure.status(), failure.outcome(), reply, waited, took);
        return new AttemptFailed(failure, repeat(failure, token));
    }

    private boolean repeat(Failure failure, @Nullable Secret token) {
        if (failure instanceof Failure.Refused refused && refused.kind() == RefusalKind.TOKEN_INVALID) {
            pauseNanos = 0;
            boolean first = !tokenReplaced;
            tokenReplaced = true;
            return first && token != null && pipeline.tokens.refused(call, token);
        }
        int counted = tokenReplaced ? tries - 1 : tries;
        if (counted >= pipeline.settings.retry().maxAttempts()
                || !RetryRules.mayRepeat(call.operation().idempotency(), failure)) {
            return false;
        }
        pauseNanos = RetryRules.pause(
                        pipeline.settings.retry(), counted, failure, pipeline.waiter.now(), pipeline.random)
                .toNanos();
        return pauseNanos < deadline.remaining(pipeline.waiter)
                && (!RetryRules.costsBudget(failure) || pipeline.budget.take());
    }

    private void attemptEnded(
            @Nullable Integer status, String outcome, @Nullable HttpReply reply, Duration waited, Duration took) {
        history.add(new Attempt(tries, status, outcome, waited, took));
        pipeline.observing.attempt(
                seen,
                new GhlObserver.AttemptEnd(
                        tries, status, outcome, traceId, pipeline.observing.date(reply), took, limits));
        pipeline.observing.bodies(seen, tries, target, body, reply);
    }

    private AttemptFailed stopped(StopReason reason) {
        return new AttemptFailed(new Failure.Stopped(reason, TransportPhase.CONNECT), false);
    }

    GhlException exception(Failure failure) {
        CallFailure context = new CallFailure(
                call.operation().id(),
                call.locationId(),
                history,
                RetryRules.mayHelpLater(failure),
                mayHaveTakenEffect);
        return Exceptions.of(failure, context, pipeline.waiter.now());
    }

    void ended(@Nullable GhlException error) {
        Integer status =
                history.isEmpty() ? null : history.get(history.size() - 1).status();
        pipeline.observing.end(
                seen, new GhlObserver.CallEnd(history.size(), status, lastTraceId, pipeline.since(startedAt), error));
    }
}
