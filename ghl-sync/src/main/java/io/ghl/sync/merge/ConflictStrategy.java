package io.ghl.sync.merge;

/**
 * Settles a field that both sides changed. A pure function of the conflict: it must not read clocks, stores or
 * networks, and must answer the same question the same way. See {@link Strategies} for the ready-made ones.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="strategy"}
 */
@FunctionalInterface
public interface ConflictStrategy {
    /**
     * Settles a conflict.
     *
     * @param conflict what both sides hold
     * @return how it ends
     */
    Resolution resolve(Conflict conflict);
}
