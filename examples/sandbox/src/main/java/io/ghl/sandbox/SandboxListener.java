package io.ghl.sandbox;

/**
 * Sees what goes over the wire, for example to hold it against a specification or to write it down. Every sandbox of the
 * JVM tells the listeners that a service file {@code META-INF/services/io.ghl.sandbox.SandboxListener} names, so the
 * requests of a whole test run can be seen without a change of its tests; {@link SandboxBuilder#listener} adds one to a
 * single sandbox.
 */
@FunctionalInterface
public interface SandboxListener {
    /**
     * A request to HighLevel's API was answered. Called before the answer leaves, so a caller that has the answer knows
     * that the listener had it too; several threads may call at once. An exception closes the connection unanswered.
     *
     * @param exchange what was asked and answered
     */
    void exchanged(SandboxExchange exchange);
}
