package io.ghl.sync.merge;

/** What becomes of lines of a text that both sides changed, when two texts are merged. */
public enum TextOverlap {
    /** A person decides. */
    REVIEW,
    /** Both stay, the application's lines first. */
    KEEP_BOTH
}
