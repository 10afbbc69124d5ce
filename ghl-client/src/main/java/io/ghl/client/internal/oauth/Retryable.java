package io.ghl.client.internal.oauth;

import io.ghl.client.error.CallFailure;

/** A call as an outage, a deadline or an interrupt leaves it: the same call may succeed later. */
final class Retryable {
    private Retryable() {}

    static CallFailure of(CallFailure call) {
        return new CallFailure(call.operation(), call.locationId(), call.attempts(), true, call.mayHaveTakenEffect());
    }
}
