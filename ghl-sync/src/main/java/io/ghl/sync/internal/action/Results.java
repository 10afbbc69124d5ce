package io.ghl.sync.internal.action;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Pages;
import io.ghl.client.ReadModel;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What actions return, as JSON. */
final class Results {
    private Results() {}

    /** An object as HighLevel sent it, with its id as {@code id}, for which HighLevel has other names here and there. */
    static JsonNode of(ReadModel result) {
        JsonNode json = result.json();
        if (json instanceof ObjectNode object && !object.has("id")) {
            JsonNode id = object.hasNonNull("_id") ? object.get("_id") : object.get("bookingId");
            if (id != null) {
                object.set("id", id);
            }
        }
        return json;
    }

    /** One object, or nothing. */
    static JsonNode one(Optional<? extends ReadModel> result) {
        return result.map(Results::of).orElse(nothing());
    }

    static JsonNode list(Collection<? extends ReadModel> results) {
        return list(results.stream());
    }

    /** The first of a list that may be long; as many calls as it takes to read them. */
    static JsonNode first(Pages<? extends ReadModel> pages, int limit) {
        return list(pages.stream().limit(limit));
    }

    private static JsonNode list(Stream<? extends ReadModel> results) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        results.map(Results::of).forEach(list::add);
        return list;
    }

    static JsonNode texts(Collection<String> results) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        results.forEach(list::add);
        return list;
    }

    static JsonNode flag(boolean result) {
        return BooleanNode.valueOf(result);
    }

    static JsonNode nothing() {
        return NullNode.getInstance();
    }

    /** Of a call that answers nothing. */
    static <T> JsonNode done(T target, Consumer<T> call) {
        call.accept(target);
        return nothing();
    }

    /** What an earlier attempt made: the first of those that look like it. */
    static <T extends ReadModel> Optional<JsonNode> made(Stream<T> like) {
        return like.findFirst().map(Results::of);
    }
}
