package io.ghl.client.internal.pipeline;

/** Carries a failure through Failsafe, which decides by {@link #repeat} whether to try again. */
final class AttemptFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final boolean repeat;

    AttemptFailed(Failure failure, boolean repeat) {
        super(null, null, false, false);
        this.failure = failure;
        this.repeat = repeat;
    }

    Failure failure() {
        return failure;
    }

    boolean repeat() {
        return repeat;
    }
}
