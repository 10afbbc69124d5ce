package io.ghl.sync.trigger.action;

/** What it does to carry out an action once more, because nobody knows whether the first attempt took effect. */
public enum Repetition {
    /** Nothing: the second time leaves everything as the first did. */
    HARMLESS,
    /** {@link Actions#repeat} looks for what the first attempt made, and makes it only if it is not there. */
    LOOKS_FIRST,
    /** It may be done twice, for HighLevel gives no means to find out. */
    DOUBLES
}
