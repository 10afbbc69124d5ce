package io.ghl.sync.record;

/** The life of a {@link Link}. */
public enum LinkState {
    /** One side is known; which record of the other side belongs to it waits for a decision. */
    CANDIDATE,
    /** A record is being created in HighLevel; whether it exists already is decided by the open intent. */
    CREATING_GHL,
    /** A record is being created in the application. */
    CREATING_APP,
    /** Both sides are known. */
    LINKED,
    /** An error stopped the link; it moves on when one of its records changes, or when it is replayed. */
    PARKED,
    /** One of its records is gone, and so are many others: what becomes of the other one waits for a decision. */
    HELD,
    /** HighLevel merged its contact into another one, which belongs to another link. */
    ALIASED,
    /** Taken apart on purpose: the two records live on, and are not linked again. */
    UNLINKED,
    /** Both sides are gone, or another link took the record over; kept so that a late event cannot bring it back. */
    TOMBSTONE;

    /**
     * Whether the pair is over: its records are not kept the same any more.
     *
     * @return true for {@link #ALIASED}, {@link #UNLINKED} and {@link #TOMBSTONE}
     */
    public boolean isEnded() {
        return this == ALIASED || this == UNLINKED || this == TOMBSTONE;
    }
}
