package io.ghl.examples.syncrunner.connect;

import java.io.Serial;

/** The application's records cannot be used; the message says why and what to do. Trying again later may help. */
public final class AppProblem extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    /** Says why and what to do, without values of records. */
    public AppProblem(String message) {
        super(message);
    }

    /** Says why and what to do, without values of records. */
    public AppProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
