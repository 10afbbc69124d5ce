package io.ghl.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.internal.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store must do. */
abstract class TokenStoreContract {
    static final TokenKey KEY = TokenKey.location("app-1", "loc1");
    static final TokenKey COMPANY = TokenKey.company("app-1", "loc1");
    static final TokenKey OTHER_APP = TokenKey.location("app-2", "loc1");

    TokenStore store;

    abstract TokenStore create() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = create();
    }

    static Tokens tokens(String access) {
        return Tokens.of(
                Json.parse("{\"access_token\":\"" + access + "\",\"refresh_token\":\"r-" + access
                        + "\",\"expires_in\":86399,\"scope\":\"a b\",\"userType\":\"Location\",\"locationId\":\"loc1\","
                        + "\"companyId\":\"c1\",\"refreshTokenId\":\"unknown field\",\"n\":1.50}"),
                Instant.parse("2026-11-21T12:00:00Z"));
    }

    @Test
    void whatIsStoredComesBackWhole() {
        assertThat(store.load(KEY)).isEmpty();
        assertThat(store.compareAndSet(KEY, null, tokens("a"))).isTrue();
        assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(tokens("a"));
        assertThat(store.load(COMPANY)).isEmpty();
        assertThat(store.load(OTHER_APP)).isEmpty();
    }

    @Test
    void onlyTheExpectedVersionIsReplaced() {
        store.compareAndSet(KEY, null, tokens("a"));
        TokenStore.Version first = store.load(KEY).orElseThrow().version();
        assertThat(store.compareAndSet(KEY, null, tokens("b"))).isFalse();
        assertThat(store.compareAndSet(KEY, TokenStore.Version.random(), tokens("b")))
                .isFalse();
        assertThat(store.compareAndSet(KEY, first, tokens("b"))).isTrue();
        assertThat(store.compareAndSet(KEY, first, tokens("c"))).isFalse();
        assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(tokens("b"));
        assertThat(store.compareAndSet(COMPANY, first, tokens("c"))).isFalse();
        assertThat(store.load(COMPANY)).isEmpty();
    }

    @Test
    void aVersionDoesNotComeBackWhenTheSameValueDoes() {
        store.compareAndSet(KEY, null, tokens("a"));
        TokenStore.Version first = store.load(KEY).orElseThrow().version();
        assertThat(store.remove(KEY)).isTrue();
        assertThat(store.remove(KEY)).isFalse();
        store.compareAndSet(KEY, null, tokens("a"));
        assertThat(store.compareAndSet(KEY, first, tokens("b"))).isFalse();
    }

    @Test
    void everyKeyIsListed() {
        for (TokenKey key : List.of(KEY, COMPANY, OTHER_APP)) {
            store.compareAndSet(key, null, tokens("a"));
        }
        assertThat(store.list()).containsExactlyInAnyOrder(KEY, COMPANY, OTHER_APP);
        store.remove(COMPANY);
        assertThat(store.list()).containsExactlyInAnyOrder(KEY, OTHER_APP);
    }

    @Test
    void ofManyWritersOneWins() throws Exception {
        store.compareAndSet(KEY, null, tokens("start"));
        int threads = 8;
        int rounds = 5;
        for (int round = 0; round < rounds; round++) {
            TokenStore.Version version = store.load(KEY).orElseThrow().version();
            AtomicInteger won = new AtomicInteger();
            CountDownLatch go = new CountDownLatch(1);
            List<Thread> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Tokens mine = tokens("t" + round + "-" + i);
                Thread thread = new Thread(() -> {
                    try {
                        go.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    if (store.compareAndSet(KEY, version, mine)) {
                        won.incrementAndGet();
                    }
                });
                thread.start();
                running.add(thread);
            }
            go.countDown();
            for (Thread thread : running) {
                thread.join();
            }
            assertThat(won).hasValue(1);
        }
    }

    @Test
    void itsTextShowsNoToken() {
        store.compareAndSet(KEY, null, tokens("planted"));
        assertThat(store.toString() + store.load(KEY) + store.list()).doesNotContain("planted");
    }
}
