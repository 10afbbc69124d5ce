package io.ghl.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class TokenStoresTest {

    @Nested
    class Memory extends TokenStoreContract {
        @Override
        TokenStore create() {
            return new MemoryTokenStore();
        }
    }

    @Nested
    class InFiles extends TokenStoreContract {
        @TempDir
        Path folder;

        @Override
        TokenStore create() {
            return new FileTokenStore(folder.resolve("tokens"));
        }

        @Test
        void filesAreForTheirOwnerOnlyAndNothingElseIsLeft() throws IOException {
            store.compareAndSet(KEY, null, tokens("a"));
            store.compareAndSet(KEY, store.load(KEY).orElseThrow().version(), tokens("b"));
            Path tokens = folder.resolve("tokens");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(tokens)))
                    .isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(tokens)) {
                List<Path> all = files.toList();
                assertThat(all).hasSize(2);
                for (Path file : all) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------");
                }
            }
        }

        @Test
        void anotherStoreOnTheFolderSeesTheSame() {
            store.compareAndSet(KEY, null, tokens("a"));
            TokenStore other = new FileTokenStore(folder.resolve("tokens"));
            TokenStore.Version version = other.load(KEY).orElseThrow().version();
            assertThat(other.compareAndSet(KEY, version, tokens("b"))).isTrue();
            assertThat(store.compareAndSet(KEY, version, tokens("c"))).isFalse();
        }

        @Test
        void aDamagedOrForeignFileIsNamedAndLeftAlone() throws IOException {
            store.compareAndSet(KEY, null, tokens("planted"));
            Path file;
            try (Stream<Path> files = Files.list(folder.resolve("tokens"))) {
                file = files.filter(f -> f.toString().endsWith(".json"))
                        .findFirst()
                        .orElseThrow();
            }
            String whole = Files.readString(file);
            for (String content : new String[] {whole.substring(0, 40), "[]", "{}", whole.replace("loc1", "loc2")}) {
                Files.writeString(file, content);
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> store.load(KEY))
                        .withMessageContaining("damaged")
                        .withMessageNotContaining("planted");
                assertThat(Files.readString(file)).isEqualTo(content);
            }
        }
    }

    @Nested
    class InSqlite extends TokenStoreContract {
        @TempDir
        Path folder;

        private SQLiteDataSource database() {
            SQLiteDataSource database = new SQLiteDataSource();
            database.setUrl("jdbc:sqlite:" + folder.resolve("tokens.db") + "?busy_timeout=20000");
            return database;
        }

        @Override
        TokenStore create() {
            return new JdbcTokenStore(database()).createTable().createTable();
        }

        @Test
        void anotherConnectionSeesTheSame() {
            store.compareAndSet(KEY, null, tokens("a"));
            assertThat(new JdbcTokenStore(database()).load(KEY).orElseThrow().tokens())
                    .isEqualTo(tokens("a"));
        }

        @Test
        void aMissingTableIsSaidWithoutTheTokens() {
            TokenStore missing = new JdbcTokenStore(database(), "nowhere");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> missing.compareAndSet(KEY, null, tokens("planted")))
                    .withMessageContaining("nowhere")
                    .withMessageNotContaining("planted");
            assertThatExceptionOfType(IllegalArgumentException.class)
                    .isThrownBy(() -> new JdbcTokenStore(database(), "a; DROP TABLE b"));
        }
    }

    @Nested
    class EncryptedInFiles extends TokenStoreContract {
        @TempDir
        Path folder;

        @Override
        TokenStore create() {
            return new EncryptedTokenStore(
                    new FileTokenStore(folder.resolve("tokens")), KeyProvider.of(KeyProvider.Key.generate("k1")));
        }
    }
}
