package io.ghl.examples.cluster.node;

/** A place on the way of a change from one side to the other, at which a process can die. */
public enum WriteStep {
    /** A webhook is here and not stored. */
    WEBHOOK_RECEIVED,
    /** A webhook is stored and not answered. */
    WEBHOOK_STORED,
    /** What is going to be written is noted in a transaction that is not committed. */
    INTENT_UNCOMMITTED,
    /** What is going to be written is noted. */
    INTENT_COMMITTED,
    /** A writing call to HighLevel is made up and not sent. */
    CALL_UNSENT,
    /** HighLevel did what the call asked for, and the engine does not know. */
    CALL_ANSWERED,
    /** The application's record is about to be written. */
    APP_UNWRITTEN,
    /** The application's record is written, and the engine has not noted it. */
    APP_WRITTEN,
    /** What came of it is noted in a transaction that is not committed. */
    OUTCOME_UNCOMMITTED,
    /** All is done. */
    OUTCOME_COMMITTED;

    /**
     * Whether a node may stand still here until another one has taken over. Not with a call in hand: it would be sent when
     * the node goes on, and nobody can call it back, so what people write meanwhile could be overwritten.
     */
    public boolean mayStandStillForLong() {
        return this != CALL_UNSENT;
    }
}
