package io.ghl.client;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * What the client reads: a record with typed components that keeps all else as it came. Two of them are equal when
 * HighLevel sent the same JSON. {@code toString()} shows an id and names of fields, never a value; Jackson writes one as
 * the JSON that was received. The constructors are not API, since they gain parameters when HighLevel gains fields:
 * tests make read models with their {@code of} methods. Not meant to be implemented outside this library.
 */
public interface ReadModel {

    /**
     * The object behind the components.
     *
     * @return the object as HighLevel sent it
     */
    Received received();

    /**
     * The whole object as received; every digit of every number is kept.
     *
     * @return a copy
     */
    @JsonValue
    default JsonNode json() {
        return received().json();
    }

    /**
     * Fields without a component of their own, and ones that could not be read.
     *
     * @return a copy, in the order of HighLevel
     */
    default Map<String, JsonNode> additional() {
        return received().additional();
    }
}
