package io.ghl.sync.internal.engine;

/** The names under which cursors are stored. */
final class Streams {
    /** HighLevel's contacts by {@code dateUpdated}: an instant. */
    static final String FEED = "ghl.contacts";

    /** The application's change log: its own cursor. */
    static final String APP = "app.contacts";

    /** The last sweep that ran to its end: an instant. */
    static final String SWEEP = "sweep.contacts";

    private Streams() {}
}
