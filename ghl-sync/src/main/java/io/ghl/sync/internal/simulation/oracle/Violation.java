package io.ghl.sync.internal.simulation.oracle;

/**
 * A broken promise.
 *
 * @param invariant which one, such as {@code "I4"}
 * @param what what was found
 */
public record Violation(String invariant, String what) {
    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
