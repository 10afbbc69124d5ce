package io.ghl.sync.internal.reconcile.step;

/** Makes ids for links, writes and review items. Injected, so that a simulation can repeat them. */
@FunctionalInterface
public interface Ids {
    /** A new id, never given out before. */
    String next();
}
