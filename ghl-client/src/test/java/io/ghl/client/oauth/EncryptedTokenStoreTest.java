package io.ghl.client.oauth;

import static io.ghl.client.oauth.TokenStoreContract.KEY;
import static io.ghl.client.oauth.TokenStoreContract.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.oauth.KeyList;
import io.ghl.client.oauth.KeyProvider.Key;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedTokenStoreTest {
    private final Key first = Key.generate("k1");
    private final Key second = Key.generate("k2");
    private final MemoryTokenStore plain = new MemoryTokenStore();
    private final EncryptedTokenStore store = new EncryptedTokenStore(plain, KeyProvider.of(first));

    private String envelope(TokenKey key) {
        return plain.load(key).orElseThrow().tokens().accessToken().reveal();
    }

    private void overwrite(TokenKey key, String envelope) {
        plain.remove(key);
        plain.compareAndSet(key, null, Tokens.of(Json.object().put("access_token", envelope)));
    }

    private static void assertUnreadable(TokenStore store, TokenKey key) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> store.load(key))
                .withMessageNotContaining("planted");
    }

    @Test
    void nothingIsReadableInTheOtherStoreAndNoNonceComesTwice() {
        store.compareAndSet(KEY, null, tokens("planted"));
        String before = envelope(KEY);
        assertThat(plain.load(KEY).orElseThrow().tokens().revealJson().toString())
                // In quotes: the text of an envelope is random, and short words turn up in it.
                .doesNotContain("planted", "\"c1\"", "\"scope\"");
        store.compareAndSet(KEY, store.load(KEY).orElseThrow().version(), tokens("planted"));
        assertThat(envelope(KEY)).startsWith("ghl1.k1.").isNotEqualTo(before);
    }

    @Test
    void aRowMovedToAnotherTenantDoesNotDecrypt() {
        store.compareAndSet(KEY, null, tokens("planted"));
        for (TokenKey other : new TokenKey[] {
            TokenKey.location("app-1", "loc2"),
            TokenKey.company("app-1", "loc1"),
            TokenKey.location("app-2", "loc1"),
            TokenKey.location("app-", "1loc1")
        }) {
            overwrite(other, envelope(KEY));
            assertUnreadable(store, other);
        }
        assertThat(store.load(KEY)).isPresent();
    }

    @Test
    void aChangedEnvelopeDoesNotDecrypt() {
        store.compareAndSet(KEY, null, tokens("planted"));
        String whole = envelope(KEY);
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            char[] changed = whole.toCharArray();
            int at = random.nextInt(changed.length - 1);
            char other = (char) ('A' + random.nextInt(26));
            if (changed[at] == other) {
                continue;
            }
            changed[at] = other;
            overwrite(KEY, new String(changed));
            assertUnreadable(store, KEY);
        }
        for (String cut : new String[] {"ghl1.k1.", "ghl1.k1.AAAA", whole.substring(0, whole.length() - 8)}) {
            overwrite(KEY, cut);
            assertUnreadable(store, KEY);
        }
    }

    @Test
    void aRotationKeepsOldValuesReadableUntilTheyAreEncryptedAnew() {
        TokenKey other = TokenKey.location("app-1", "loc2");
        store.compareAndSet(KEY, null, tokens("a"));
        EncryptedTokenStore both = new EncryptedTokenStore(plain, KeyProvider.of(second, first));
        both.compareAndSet(other, null, tokens("b"));
        assertThat(both.load(KEY).orElseThrow().tokens()).isEqualTo(tokens("a"));
        assertThat(envelope(KEY)).startsWith("ghl1.k1.");
        assertThat(both.reencrypt()).isEqualTo(1);
        assertThat(both.reencrypt()).isZero();
        EncryptedTokenStore onlyNew = new EncryptedTokenStore(plain, KeyProvider.of(second));
        assertThat(onlyNew.load(KEY).orElseThrow().tokens()).isEqualTo(tokens("a"));
        assertThat(onlyNew.load(other).orElseThrow().tokens()).isEqualTo(tokens("b"));
        assertUnreadable(store, KEY);
    }

    @Test
    void plainTokensAreRefusedUntilTheyAreEncrypted() {
        plain.compareAndSet(KEY, null, tokens("planted"));
        assertUnreadable(store, KEY);
        assertThat(store.reencrypt()).isEqualTo(1);
        assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(tokens("planted"));
    }

    @Test
    void keysComeFromEnvironmentFileOrFunction(@TempDir Path folder) throws Exception {
        KeyProvider environment = KeyList.environment("KEYS", second.reveal() + "," + first.reveal());
        assertThat(environment.current().id()).isEqualTo("k2");
        assertThat(environment.find("k1")).map(Key::reveal).contains(first.reveal());
        Path file = Files.writeString(folder.resolve("keys"), "# keys\n\n" + first.reveal() + "\n");
        KeyProvider files = KeyProvider.file(file);
        assertThat(files.current().id()).isEqualTo("k1");
        Files.writeString(file, second.reveal() + "\n" + first.reveal() + "\n");
        assertThat(files.current().id()).isEqualTo("k2");
        KeyProvider vault = KeyProvider.of("k1", id -> id.equals("k1") ? Optional.of(first) : Optional.empty());
        assertThat(vault.current().reveal()).isEqualTo(first.reveal());
        assertThat(vault.find("k2")).isEmpty();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> KeyProvider.of("k2", vault::find).current())
                .withMessageContaining("k2");
        assertThat(first).hasToString("Key[k1]");
        for (String wrong : new String[] {"", "planted", "k1:planted", "k1:AAAA"}) {
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> KeyList.environment("KEYS", wrong))
                    .withMessageContaining("KEYS")
                    .withMessageNotContaining("planted");
        }
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> KeyProvider.file(folder.resolve("none")).current());
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> KeyProvider.environment("GHL_NO_SUCH_VARIABLE_HERE"));
        assertThatIllegalArgumentException().isThrownBy(() -> Key.of("k 1", new byte[32]));
        assertThatIllegalArgumentException().isThrownBy(() -> Key.of("k1", new byte[16]));
    }
}
