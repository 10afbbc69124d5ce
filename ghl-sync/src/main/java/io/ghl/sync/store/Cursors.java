package io.ghl.sync.store;

import java.util.Optional;

/**
 * How far each stream of a location was read.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Cursors {
    /**
     * Reads a cursor.
     *
     * @param location the location
     * @param stream the stream's name
     * @return the cursor, if one was stored
     */
    Optional<String> read(String location, String stream);

    /**
     * Stores a cursor.
     *
     * @param location the location
     * @param stream the stream's name
     * @param value the cursor
     */
    void write(String location, String stream, String value);
}
