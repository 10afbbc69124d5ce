package io.ghl.client.internal.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.transport.HttpReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** A success, decoded as far as JSON goes. */
public record Answer(HttpReply reply, JsonNode json) {

    /** The answer says success and lacks what it must have. */
    static final class Undecodable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final String path;

        private Undecodable(String path) {
            super(path, null, false, false);
            this.path = path;
        }

        String path() {
            return path;
        }
    }

    /** The answer itself as one record; the trace id belongs to the answer, not to the record. */
    public <T> T whole(Function<JsonNode, T> reader) {
        JsonNode bare = json instanceof ObjectNode object ? object.deepCopy().without("traceId") : json;
        return read("$", bare, reader);
    }

    /** One record under a key. */
    public <T> T object(String key, Function<JsonNode, T> reader) {
        return read(key, json.path(key), reader);
    }

    /** The answer itself as records. */
    public <T> List<T> array(Function<JsonNode, T> reader) {
        return list("$", json, reader);
    }

    /** The records of an array under a key. */
    public <T> List<T> list(String key, Function<JsonNode, T> reader) {
        return list(key, json.path(key), reader);
    }

    private static <T> List<T> list(String key, JsonNode array, Function<JsonNode, T> reader) {
        if (!array.isArray()) {
            throw new Undecodable(key);
        }
        List<T> items = new ArrayList<>(array.size());
        for (JsonNode item : array) {
            items.add(read(key + "[" + items.size() + "]", item, reader));
        }
        return Collections.unmodifiableList(items);
    }

    /** For a resource that misses something in a success; the caller of the pipeline gets a decode exception. */
    public static RuntimeException missing(String path) {
        return new Undecodable(path);
    }

    private static <T> T read(String path, JsonNode node, Function<JsonNode, T> reader) {
        try {
            return reader.apply(node);
        } catch (IllegalArgumentException e) {
            throw new Undecodable(path);
        }
    }
}
