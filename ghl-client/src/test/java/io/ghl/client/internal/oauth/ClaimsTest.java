package io.ghl.client.internal.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.time.VirtualWaiter;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenStore.Version;
import io.ghl.client.oauth.Tokens;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The marks by which processes that share a store keep from spending one refresh token twice. */
class ClaimsTest {
    private static final Tokens PLAIN =
            Tokens.of(Json.object().put("access_token", "a").put("refresh_token", "r"));

    private final VirtualWaiter here = new VirtualWaiter();
    private final VirtualWaiter there = new VirtualWaiter();
    private final Claims mine = new Claims(here);
    private final Claims theirs = new Claims(there);

    private static StoredTokens stored(Tokens tokens, String version) {
        return new StoredTokens(tokens, new Version(version));
    }

    @Test
    void aMarkIsItsOwnersAndGoesWithoutATrace() {
        Tokens marked = mine.claim(PLAIN);
        assertThat(mine.isMine(marked)).isTrue();
        assertThat(theirs.isMine(marked)).isFalse();
        assertThat(mine.isMine(PLAIN)).isFalse();
        assertThat(Claims.release(marked)).isEqualTo(PLAIN);
        assertThat(Claims.release(PLAIN)).isSameAs(PLAIN);
    }

    @Test
    void onlyAnothersMarkIsForeign() {
        assertThat(mine.isForeign(stored(PLAIN, "1"))).isFalse();
        assertThat(mine.isForeign(stored(mine.claim(PLAIN), "1"))).isFalse();
        assertThat(mine.isForeign(stored(theirs.claim(PLAIN), "1"))).isTrue();
    }

    @Test
    void aMarkEndsByItsTimeOnEitherSideOfTheClock() {
        Tokens marked = theirs.claim(PLAIN);
        here.advance(Duration.ofSeconds(12).minusNanos(1));
        assertThat(new Claims(here).isForeign(stored(marked, "1"))).isTrue();
        here.advance(Duration.ofNanos(1));
        assertThat(new Claims(here).isForeign(stored(marked, "1"))).isFalse();

        there.advance(Duration.ofSeconds(24).minusNanos(1));
        Tokens ahead = theirs.claim(PLAIN);
        assertThat(new Claims(here).isForeign(stored(ahead, "1"))).isTrue();
        there.advance(Duration.ofNanos(1));
        assertThat(new Claims(here).isForeign(stored(theirs.claim(PLAIN), "1"))).isFalse();
    }

    /** A clock that is ahead by a little makes a mark last longer, but not longer than it has been watched. */
    @Test
    void aMarkEndsWhenItWasWatchedForAsLong() {
        there.advance(Duration.ofSeconds(6));
        Tokens marked = theirs.claim(PLAIN);
        assertThat(mine.isForeign(stored(marked, "1"))).isTrue();
        here.advance(Duration.ofSeconds(12).minusNanos(1));
        assertThat(mine.isForeign(stored(marked, "1"))).isTrue();
        here.advance(Duration.ofNanos(1));
        assertThat(mine.isForeign(stored(marked, "1"))).isFalse();
        assertThat(mine.isForeign(stored(marked, "2")))
                .as("another write is watched anew")
                .isTrue();
    }

    @Test
    void aMarkWithoutATimeHoldsNobodyUp() {
        Tokens marked = Tokens.of(Json.object()
                .put("access_token", "a")
                .set("ghlClientRefresh", Json.object().put("by", "x").put("at", "soon")));
        assertThat(mine.isForeign(stored(marked, "1"))).isFalse();
    }
}
