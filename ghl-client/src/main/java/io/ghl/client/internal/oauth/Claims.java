package io.ghl.client.internal.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mark in stored tokens that says: a process refreshes them right now. It keeps the others from doing the same; they
 * would get the same pair, as HighLevel forgives this for 30 seconds. It ends soon enough for another process to repeat
 * a refresh within these seconds when the first one dies before it has saved the pair.
 */
final class Claims {
    private static final Duration LASTS = Duration.ofSeconds(12);
    private static final String FIELD = "ghlClientRefresh";

    private final Waiter waiter;
    private final String owner = TokenStore.Version.random().value();
    private @Nullable String watched;
    private long watchedSince;

    Claims(Waiter waiter) {
        this.waiter = waiter;
    }

    /** The tokens with a mark of this refresh. */
    Tokens claim(Tokens tokens) {
        ObjectNode json = (ObjectNode) tokens.revealJson();
        ObjectNode mark = Json.object().put("by", owner).put("at", waiter.now().toString());
        json.set(FIELD, mark);
        return Tokens.of(json);
    }

    boolean isMine(Tokens tokens) {
        return owner.equals(mark(tokens).path("by").textValue());
    }

    static Tokens release(Tokens tokens) {
        JsonNode json = tokens.revealJson();
        if (!json.has(FIELD)) {
            return tokens;
        }
        ((ObjectNode) json).remove(FIELD);
        return Tokens.of(json);
    }

    /**
     * Whether another process is at it. A mark ends by its own time and, where the clocks of two machines differ, when
     * it has been seen here for as long.
     */
    boolean isForeign(StoredTokens stored) {
        JsonNode mark = mark(stored.tokens());
        if (!mark.isObject() || isMine(stored.tokens())) {
            return false;
        }
        String version = stored.version().value();
        if (!version.equals(watched)) {
            watched = version;
            watchedSince = waiter.nanoTime();
        }
        if (waiter.nanoTime() - watchedSince >= LASTS.toNanos()) {
            return false;
        }
        try {
            Instant at = Instant.parse(mark.path("at").asText());
            return Duration.between(at, waiter.now()).abs().compareTo(LASTS) < 0;
        } catch (java.time.DateTimeException e) {
            return false;
        }
    }

    private static JsonNode mark(Tokens tokens) {
        return tokens.revealJson().path(FIELD);
    }
}
