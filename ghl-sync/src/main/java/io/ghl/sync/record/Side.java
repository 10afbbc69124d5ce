package io.ghl.sync.record;

/** The two sides of a sync. */
public enum Side {
    /** The application that embeds the library. */
    APP,
    /** HighLevel. */
    GHL;

    /**
     * The opposite side.
     *
     * @return {@link #GHL} for {@link #APP} and the other way round
     */
    public Side other() {
        return this == APP ? GHL : APP;
    }
}
