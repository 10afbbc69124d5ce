package io.ghl.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * An object as HighLevel sent it, with every digit of every number. Equal when the JSON is equal. Immutable and
 * thread-safe; not meant to be implemented outside this library.
 */
public interface Received {

    /**
     * The whole object.
     *
     * @return a copy
     */
    JsonNode json();

    /**
     * What the typed components do not show: fields that this version of the SDK does not know, and known ones whose
     * value could not be read.
     *
     * @return a copy, in the order of HighLevel
     */
    Map<String, JsonNode> additional();
}
