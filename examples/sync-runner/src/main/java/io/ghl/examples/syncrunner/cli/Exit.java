package io.ghl.examples.syncrunner.cli;

/** Exit codes. */
public enum Exit {
    /** Done, and nothing is wrong. */
    OK(0),
    /** Done, and something was found that a person should see to. */
    FOUND(1),
    /** The command line is wrong. */
    USAGE(2),
    /** {@code sync.yaml} or a mapping file is wrong, or does not fit. */
    SETTINGS(3),
    /** HighLevel, the application or the store refuses access or cannot be reached. */
    UNAVAILABLE(4),
    /** A person said no, or a limit was exceeded; nothing was written. */
    REFUSED(5),
    /** Something else failed. */
    FAILED(70),
    /** Somebody stopped it before it was done. */
    STOPPED(130);

    private final int code;

    Exit(int code) {
        this.code = code;
    }

    /** The code for the shell. */
    public int code() {
        return code;
    }
}
