package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.record.Side;

/** What becomes of the records that belong to another one. */
public interface Belongings {
    /** Nothing belongs to anything. */
    Belongings NONE = new Belongings() {
        @Override
        public void ownerIsGone(Side side, String id) {
            // There are none.
        }

        @Override
        public void ownerIsMerged(String absorbed, String survivor) {
            // There are none.
        }
    };

    /** A record was deleted, by whomever. */
    void ownerIsGone(Side side, String id);

    /** A contact was merged into another one, which gets all that was its. */
    void ownerIsMerged(String absorbed, String survivor);
}
