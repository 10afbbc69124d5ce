package io.ghl.sync.trigger;

/**
 * What a {@link Trigger} does. It is made at least once: if the process dies, or the
 * location changes its node, between the effect and the note of it, it is made again with the same
 * {@link Occasion#key()} and {@link Occasion#isRepeated()}. Called on the location's thread, so it holds up the location's
 * other work; must be thread-safe, for locations are worked on side by side.
 */
@FunctionalInterface
public interface Effect {
    /**
     * Makes the effect.
     *
     * @param occasion what it is made for
     * @throws RefusedException if trying again would not help; the firing becomes a dead letter at once
     * @throws Exception if it failed; it is tried again later, and becomes a dead letter after
     *     {@link Trigger#attempts(int)}
     */
    void make(Occasion occasion) throws Exception;

    /** An effect that will not work however often it is tried. The message is shown to people. */
    final class RefusedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        /**
         * Makes the exception.
         *
         * @param message what is wrong and what to do, free of personal data and secrets
         */
        public RefusedException(String message) {
            super(message);
        }
    }
}
