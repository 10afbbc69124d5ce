package io.ghl.client.internal.transport;

import io.ghl.client.error.TransportPhase;
import java.io.IOException;

/** The exchange did not come to its end. */
public final class TransportFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final TransportPhase phase;

    public TransportFailure(TransportPhase phase, IOException cause) {
        super(cause);
        this.phase = phase;
    }

    public TransportPhase phase() {
        return phase;
    }
}
