package io.ghl.sync.internal.engine.tenant;

import io.ghl.client.error.ApiException;
import io.ghl.client.error.ForbiddenException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.InstallationException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.RateLimitedException;
import io.ghl.client.error.TokenRequestException;
import io.ghl.client.error.UnauthorizedException;
import io.ghl.client.error.WrongLocationException;
import io.ghl.sync.SyncException;
import io.ghl.sync.record.Failures;
import io.ghl.sync.store.LinkTakenException;
import io.ghl.sync.store.StaleLinkException;
import io.ghl.sync.store.StoreException;
import java.time.Duration;

/** What to do about a failed run. */
public enum Failure {
    /** Try the record again, later and later. */
    TRANSIENT,
    /** Somebody else was faster: read again at once. */
    RACE,
    /** The location's calls are used up: wait, and touch nothing meanwhile. */
    RATE_LIMIT,
    /** HighLevel refuses this location as a whole: stop it and say so. */
    REVOKED,
    /** HighLevel denies access to this record: park it, unless it denies all of them. */
    FORBIDDEN,
    /** HighLevel will never take this record as it is: park it. */
    FINAL;

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(5);

    // It is asked whether the failure is the thrown one itself, or one that it wraps.
    @SuppressWarnings("ReferenceEquality")
    public static Failure of(Throwable failed) {
        // Credentials that HighLevel refuses when it is asked for a token are refused for the location.
        Throwable failure = refusesCredentials(failed) ? failed.getCause() : failed;
        if (failure instanceof StaleLinkException
                || failure instanceof LinkTakenException
                || failure instanceof NotFoundException) {
            return RACE;
        }
        if (failure instanceof RateLimitedException) {
            return RATE_LIMIT;
        }
        if (failure instanceof InstallationException
                || failure instanceof UnauthorizedException
                || failure instanceof WrongLocationException) {
            return REVOKED;
        }
        if (failure instanceof ForbiddenException) {
            return refusesCredentials(failed) ? REVOKED : FORBIDDEN;
        }
        if (failure instanceof SyncException) {
            return FINAL;
        }
        if (failure instanceof ApiException api) {
            return api.retryable() || api.status() >= 500 ? TRANSIENT : FINAL;
        }
        if (failure instanceof GhlException) {
            return TRANSIENT;
        }
        return failure instanceof IllegalArgumentException ? FINAL : TRANSIENT;
    }

    /** Whether a failure is that of the location as a whole, and not only of what failed. */
    public static boolean stopsLocation(Throwable failure) {
        if (failure instanceof StoreException || failure instanceof LocationStopped) {
            return true;
        }
        return switch (of(failure)) {
            case REVOKED, FORBIDDEN, RATE_LIMIT -> true;
            default -> false;
        };
    }

    private static boolean refusesCredentials(Throwable failed) {
        return failed instanceof TokenRequestException
                && (failed.getCause() instanceof UnauthorizedException
                        || failed.getCause() instanceof ForbiddenException);
    }

    /** How a failure that parks a record is shown to people. */
    public static Failures.Cause causeOf(Throwable failure) {
        return switch (of(failure)) {
            case FORBIDDEN -> Failures.Cause.FORBIDDEN;
            case FINAL -> failure instanceof ApiException ? Failures.Cause.REFUSED : Failures.Cause.APPLICATION;
            default -> Failures.Cause.UNAVAILABLE;
        };
    }

    public static Duration delay(int attempts) {
        long factor = 1L << Math.min(attempts, 12);
        Duration delay = FIRST_DELAY.multipliedBy(factor);
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }
}
