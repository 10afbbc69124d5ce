package io.ghl.sync.internal.simulation.cluster;

/** The end of a process; not an exception that anything in the engine may catch. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process died", null, false, false);
    }
}
