package io.ghl.sync;

/** Follows first-time linking. Called on the sync's own thread; must return quickly. */
@FunctionalInterface
public interface LinkProgress {
    /** Nobody looks. */
    LinkProgress SILENT = (done, total) -> {};

    /** Both sides are being read. */
    default void reading() {}

    /**
     * Some records were worked off. Called about a hundred times.
     *
     * @param done records done
     * @param total records in all
     */
    void records(int done, int total);
}
