package io.ghl.sync.internal.simulation.scenario;

/** What the engine does to the world. */
public enum Effect {
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
    GHL_DELETE,
    /** A trigger's effect. */
    TELL;

    public boolean isCall() {
        return isWriteToGhl() || this == GHL_READ || this == GHL_FIND || this == GHL_SEARCH;
    }

    /** Whether this happens also when nothing changes on either side. */
    public boolean isPoll() {
        return this == COMMIT || this == APP_FEED || this == GHL_SEARCH;
    }

    boolean isWriteToGhl() {
        return this == GHL_CREATE || this == GHL_UPDATE || this == GHL_TAGS || this == GHL_DELETE;
    }
}
