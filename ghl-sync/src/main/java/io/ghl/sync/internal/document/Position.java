package io.ghl.sync.internal.document;

/**
 * A place in a document.
 *
 * @param line from 1
 * @param column from 1
 */
public record Position(int line, int column) {
    public static final Position START = new Position(1, 1);
}
