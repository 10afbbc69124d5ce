package io.ghl.client.error;

import org.jspecify.annotations.Nullable;

/** No complete answer: the connection could not be made, broke, or one attempt took too long. */
public final class TransportException extends GhlException {
    private static final long serialVersionUID = 1L;

    private final TransportPhase phase;

    /**
     * Creates the exception; of use in tests of code that handles it.
     *
     * @param failure the failed call
     * @param phase how far the exchange got
     * @param cause what the transport reported
     */
    public TransportException(CallFailure failure, TransportPhase phase, @Nullable Throwable cause) {
        super(summary(phase, cause), failure, cause);
        this.phase = phase;
    }

    /**
     * How far the exchange got.
     *
     * @return the phase of the last attempt
     */
    public TransportPhase phase() {
        return phase;
    }

    private static String summary(TransportPhase phase, @Nullable Throwable cause) {
        String where = switch (phase) {
            case CONNECT -> "could not connect";
            case SENT -> "no answer";
            case READING -> "the answer broke off";
        };
        return cause == null ? where : where + " (" + cause.getClass().getSimpleName() + ")";
    }
}
