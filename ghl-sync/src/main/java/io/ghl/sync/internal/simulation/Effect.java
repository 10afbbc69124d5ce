package io.ghl.sync.internal.simulation;

/** What the engine does to the world. */
enum Effect {
    COMMIT,
    APP_READ,
    APP_FEED,
    APP_WRITE,
    GHL_READ,
    GHL_FIND,
    GHL_SEARCH,
    GHL_CREATE,
    GHL_UPDATE,
    GHL_TAGS,
    GHL_DELETE;

    boolean isCall() {
        return ordinal() >= GHL_READ.ordinal();
    }

    /** Whether this happens also when nothing changes on either side. */
    boolean isPoll() {
        return this == COMMIT || this == APP_FEED || this == GHL_SEARCH;
    }

    boolean isWriteToGhl() {
        return ordinal() >= GHL_CREATE.ordinal();
    }
}
