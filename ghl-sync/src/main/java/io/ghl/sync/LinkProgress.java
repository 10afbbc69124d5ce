package io.ghl.sync;

import java.util.function.Consumer;

/** Follows first-time linking. Called on the sync's own thread; must return quickly. What it throws is logged, and changes nothing. */
@FunctionalInterface
public interface LinkProgress {
    /** Nobody looks. */
    LinkProgress SILENT = (done, total) -> {};

    /**
     * Follows linking with everything that is known of it.
     *
     * @param follower told at each change of phase, and about a hundred times in between
     * @return the progress
     */
    static LinkProgress of(Consumer<LinkStatus> follower) {
        return new LinkProgress() {
            @Override
            public void records(int done, int total) {
                // The status says it.
            }

            @Override
            public void status(LinkStatus status) {
                follower.accept(status);
            }
        };
    }

    /** Both sides are being read. */
    default void reading() {}

    /**
     * Some records were worked off. Called about a hundred times.
     *
     * @param done records done
     * @param total records in all, as far as they are known by now
     */
    void records(int done, int total);

    /**
     * Something went on: {@link #reading} or {@link #records} was called just before, or all is done.
     *
     * @param status how far it has come
     */
    default void status(LinkStatus status) {}
}
