package io.ghl.sync.internal.simulation.cluster;

/** The end of a process; not an exception that anything in the engine may catch. */
final class Crash extends VirtualMachineError {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("the process died");
    }

    /** There are many, and where they come from is in the trace. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
