package io.ghl.client.internal.pipeline;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.BadRequestException;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.CallInterruptedException;
import io.ghl.client.error.ClientClosedException;
import io.ghl.client.error.DeadlineExceededException;
import io.ghl.client.error.DecodeException;
import io.ghl.client.error.DuplicateContactException;
import io.ghl.client.error.ErrorResponse;
import io.ghl.client.error.ForbiddenException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.InstallationException;
import io.ghl.client.error.MissingScopeException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.RateLimitedException;
import io.ghl.client.error.RateLimiterException;
import io.ghl.client.error.RemovedEndpointException;
import io.ghl.client.error.ServerErrorException;
import io.ghl.client.error.TokenInvalidException;
import io.ghl.client.error.TokenRequestException;
import io.ghl.client.error.TokenStoreException;
import io.ghl.client.error.TransportException;
import io.ghl.client.error.UnauthorizedException;
import io.ghl.client.error.UnexpectedStatusException;
import io.ghl.client.error.UnprocessableException;
import io.ghl.client.error.WrongLocationException;
import io.ghl.client.error.WrongTokenClassException;
import io.ghl.client.internal.limit.LimitHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Turns the failure that ended a call into the exception that the caller gets. */
final class Exceptions {
    private Exceptions() {}

    static GhlException of(Failure failure, CallFailure call, Instant now) {
        if (failure instanceof Failure.Refused refused) {
            return refused(refused, call, now);
        }
        if (failure instanceof Failure.Broken broken) {
            return new TransportException(call, broken.phase(), broken.cause());
        }
        if (failure instanceof Failure.Unreadable unreadable) {
            String body = ErrorReader.text(unreadable.reply().body());
            return new DecodeException(call, unreadable.path(), body, unreadable.cause());
        }
        if (failure instanceof Failure.NotPermitted refused) {
            ErrorResponse none = new ErrorResponse(429, List.of(), null, null, Map.of(), "", MissingNode.getInstance());
            return new RateLimitedException(
                    call,
                    none,
                    refused.refusal().scope(),
                    false,
                    refused.refusal().retryAfter());
        }
        if (failure instanceof Failure.LimiterBroken broken) {
            return new RateLimiterException(call, broken.cause());
        }
        if (failure instanceof Failure.NoToken unavailable) {
            return noToken(unavailable.inner(), call);
        }
        return switch (((Failure.Stopped) failure).reason()) {
            case DEADLINE -> new DeadlineExceededException(call);
            case INTERRUPTED -> new CallInterruptedException(call);
            case CLOSED -> new ClientClosedException(call);
        };
    }

    /**
     * What a caller can tell apart keeps its type. The rest gets one of its own: a 404 to a request for a token, say, must
     * not pass for a record that is gone.
     */
    private static GhlException noToken(GhlException inner, CallFailure call) {
        if (inner instanceof InstallationException missing) {
            return new InstallationException(call, missing.reason(), missing.response(), missing);
        }
        if (inner instanceof RateLimitedException limited) {
            return new RateLimitedException(
                    call, limited.response(), limited.scope(), false, limited.retryAfter(), limited);
        }
        Throwable cause = inner.getCause();
        if (inner instanceof TokenStoreException && cause != null) {
            return new TokenStoreException(call, cause);
        }
        if (inner instanceof RateLimiterException && cause != null) {
            return new RateLimiterException(call, cause);
        }
        return new TokenRequestException(call, inner);
    }

    private static ApiException refused(Failure.Refused refused, CallFailure call, Instant now) {
        ErrorResponse error = refused.error();
        return switch (refused.kind()) {
            case BAD_REQUEST -> new BadRequestException(call, error);
            case DUPLICATE -> new DuplicateContactException(call, error);
            case NOT_FOUND -> new NotFoundException(call, error);
            case REMOVED_ENDPOINT -> new RemovedEndpointException(call, error);
            case UNPROCESSABLE -> new UnprocessableException(call, error);
            case TOKEN_INVALID -> new TokenInvalidException(call, error);
            case MISSING_SCOPE -> new MissingScopeException(call, error);
            case WRONG_TOKEN_CLASS -> new WrongTokenClassException(call, error);
            case UNAUTHORIZED -> new UnauthorizedException(call, error);
            case WRONG_LOCATION -> new WrongLocationException(call, error);
            case FORBIDDEN -> new ForbiddenException(call, error);
            case RATE_LIMITED ->
                new RateLimitedException(
                        call,
                        error,
                        LimitHeaders.isDaily(refused.reply())
                                ? RateLimitedException.Scope.DAILY
                                : RateLimitedException.Scope.BURST,
                        true,
                        LimitHeaders.retryAfter(refused.reply(), now));
            case SERVER_ERROR -> new ServerErrorException(call, error);
            case UNEXPECTED -> new UnexpectedStatusException(call, error);
        };
    }
}
