package io.ghl.client.properties;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.Secret;
import io.ghl.client.error.DecodeException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.EncryptedTokenStore;
import io.ghl.client.oauth.FileTokenStore;
import io.ghl.client.oauth.InstalledLocationQuery;
import io.ghl.client.oauth.KeyProvider;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.RedirectException;
import io.ghl.client.oauth.StoreException;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever is stored, received or pasted where a token belongs, only the exceptions that the API names come out. */
class FuzzedTokensTest extends Answering {
    private static final String V2 =
            "{\"access_token\":\"secret-a\",\"refresh_token\":\"secret-r\",\"expires_in\":86399,\"token_type\":\"Bearer\","
                    + "\"scope\":\"contacts.readonly contacts.write\",\"userType\":\"Location\",\"locationId\":\"l1\","
                    + "\"companyId\":\"c1\",\"userId\":\"u1\",\"approvedLocations\":[\"l1\"],\"traceId\":\"t\"}";
    private static final String V3 = V2.replace("access_token", "accessToken")
            .replace("refresh_token", "refreshToken")
            .replace("expires_in", "expiresIn")
            .replace("token_type", "tokenType");
    private static final String STORED =
            "{\"access_token\":\"secret-a\",\"refresh_token\":\"secret-r\",\"expires_at\":\"2026-01-01T00:00:00Z\","
                    + "\"userType\":\"Company\",\"companyId\":\"c1\",\"extra\":{\"a\":10.50}}";
    private static final TokenKey KEY = TokenKey.location("client", "l1");
    private static final Secret SHARED = Secret.of("shared-secret-1");

    private static void assertSilent(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(Seeds.PLANTED, "secret-a", "secret-r");
        }
    }

    /** Ids are shown on purpose, and any of its texts may be one. */
    private static byte[] mutated(Seeds random, String document) {
        return new String(Mutations.of(random, document), ISO_8859_1)
                .replace(Seeds.PLANTED, "id")
                .getBytes(ISO_8859_1);
    }

    @Test
    void anyJsonIsTokensOrRefused() {
        Property.holds(1_500, random -> {
            String document = random.pick(V2, V3, STORED);
            try {
                var json = Json.parse(Mutations.of(random, document));
                Tokens tokens = random.chance(50) ? Tokens.of(json) : Tokens.of(json, Instant.now());
                assertThat(Tokens.of(tokens.revealJson())).isEqualTo(tokens);
                assertThat(tokens.expiresAt()).isNotNull();
                assertThat(tokens.toString()).doesNotContain("secret-a", "secret-r");
            } catch (java.io.IOException e) {
                // No JSON at all; the stores say so themselves.
            } catch (IllegalArgumentException e) {
                assertSilent(e);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void anyAnswerIsTokensOrNamed(ApiVersion version) {
        OAuthApp app =
                OAuthApp.builder("client", Secret.of("planted-client-secret")).build();
        MemoryTokenStore store = new MemoryTokenStore();
        try (GhlClient ghl = builder(version).oauth(app, store).build()) {
            Property.holds(300, random -> {
                answer = new MockResponse()
                        .setBody(new Buffer().write(mutated(random, version == ApiVersion.V3 ? V3 : V2)));
                try {
                    assertThat(ghl.oauth().exchange(Secret.of("code")).accessToken())
                            .isNotNull();
                } catch (GhlException e) {
                    assertSilent(e);
                }
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void anyPageOfInstalledLocationsIsReadOrNamed(ApiVersion version) throws Exception {
        String page = version == ApiVersion.V3
                ? "{\"items\":[{\"_id\":\"l1\",\"name\":\"n\",\"isInstalled\":true}],\"pagination\":"
                        + "{\"hasNextPage\":true,\"nextPageToken\":\"p2\"}}"
                : "{\"locations\":[{\"_id\":\"l1\",\"name\":\"n\"},{\"_id\":\"l2\",\"isInstalled\":true}],\"count\":2}";
        OAuthApp app =
                OAuthApp.builder("client", Secret.of("planted-client-secret")).build();
        MemoryTokenStore store = new MemoryTokenStore();
        String company = "{\"access_token\":\"secret-a\",\"expires_at\":\"2999-01-01T00:00:00Z\","
                + "\"userType\":\"Company\",\"companyId\":\"c1\"}";
        assertThat(store.compareAndSet(TokenKey.company("client", "c1"), null, Tokens.of(Json.parse(company))))
                .isTrue();
        try (GhlClient ghl = builder(version).oauth(app, store).build()) {
            Property.holds(200, random -> {
                answer = new MockResponse().setBody(new Buffer().write(mutated(random, page)));
                requests.set(0);
                try {
                    ghl.oauth().installedLocations(InstalledLocationQuery.ofCompany("c1")).stream()
                            .limit(1_000)
                            .forEach(location -> assertThat(location.id()).isNotNull());
                } catch (DecodeException | PaginationLoopException e) {
                    assertSilent(e);
                }
                assertThat(requests.get()).isLessThan(8);
            });
        }
    }

    @Test
    void anyEnvelopeIsDecryptedOrRefused() {
        MemoryTokenStore memory = new MemoryTokenStore();
        KeyProvider keys = KeyProvider.of(KeyProvider.Key.of("k1", new byte[32]));
        EncryptedTokenStore store = new EncryptedTokenStore(memory, keys);
        Tokens plain = Tokens.of(Json.parse(STORED));
        assertThat(store.compareAndSet(KEY, null, plain)).isTrue();
        String envelope = memory.load(KEY).orElseThrow().tokens().accessToken().reveal();
        Property.holds(3_000, random -> {
            StringBuilder text = new StringBuilder(envelope);
            for (int i = random.below(4); i > 0 && text.length() > 0; i--) {
                int at = random.below(Math.min(text.length(), random.pick(20, 1_000)));
                switch (random.below(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, random.pick("A", ".", "=", "%", "-", "ghl1.k1."));
                    default -> text.setLength(at);
                }
            }
            memory.remove(KEY);
            memory.compareAndSet(
                    KEY,
                    null,
                    Tokens.of(Json.object().put("access_token", "" + text + (text.length() == 0 ? "." : ""))));
            try {
                assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(plain);
                assertThat(text.toString()).isEqualTo(envelope);
            } catch (StoreException e) {
                assertSilent(e);
            }
        });
    }

    /** Tokens come back from an encrypted store as they went in, whatever fields HighLevel adds to them. */
    @Test
    void anyTokensSurviveEncryptionAndFiles(@TempDir Path folder) {
        KeyProvider keys = KeyProvider.of(KeyProvider.Key.of("k1", new byte[32]));
        FileTokenStore files = new FileTokenStore(folder);
        Property.holds(60, random -> {
            Tokens tokens = Tokens.of(
                    Json.parse(Trees.write(Map.of("access_token", random.word(), "more", List.of(random.text(), 1)))));
            for (var store : List.of(new EncryptedTokenStore(new MemoryTokenStore(), keys), files)) {
                store.remove(KEY);
                assertThat(store.compareAndSet(KEY, null, tokens)).isTrue();
                assertThat(store.load(KEY).orElseThrow().tokens()).isEqualTo(tokens);
            }
        });
    }

    @Test
    void anyTokenFileIsReadOrRefused(@TempDir Path folder) throws Exception {
        FileTokenStore store = new FileTokenStore(folder);
        assertThat(store.compareAndSet(KEY, null, Tokens.of(Json.parse(STORED))))
                .isTrue();
        Path file;
        try (Stream<Path> files = Files.list(folder)) {
            file = files.filter(f -> f.toString().endsWith(".json")).findFirst().orElseThrow();
        }
        String content = Files.readString(file);
        Property.holds(400, random -> {
            Files.write(file, Mutations.of(random, content));
            try {
                var loaded = store.load(KEY);
                assertThat(loaded).isPresent();
                assertThat(store.list()).containsExactly(KEY);
            } catch (StoreException e) {
                assertSilent(e);
            }
            try {
                assertThat(store.list()).hasSizeLessThan(2);
            } catch (StoreException e) {
                assertSilent(e);
            }
        });
    }

    private static String encrypted(Seeds random, byte[] plain) throws Exception {
        byte[] salt = Arrays.copyOf(random.bytes(8), 8);
        byte[] secret = SHARED.reveal().getBytes(UTF_8);
        byte[] keyAndIv = new byte[48];
        byte[] block = new byte[0];
        for (int filled = 0; filled < 48; filled += 16) {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            md5.update(block);
            md5.update(secret);
            block = md5.digest(salt);
            System.arraycopy(block, 0, keyAndIv, filled, 16);
        }
        Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(keyAndIv, 0, 32, "AES"), new IvParameterSpec(keyAndIv, 32, 16));
        Buffer all = new Buffer().writeString("Salted__", US_ASCII).write(salt).write(cipher.doFinal(plain));
        return Base64.getEncoder().encodeToString(all.readByteArray());
    }

    @Test
    void anyUserContextIsReadOrRefused() {
        String context = "{\"userId\":\"u1\",\"companyId\":\"c1\",\"role\":\"admin\",\"type\":\"agency\","
                + "\"userName\":\"Ada\",\"email\":\"ada@example.com\",\"activeLocation\":\"l1\"}";
        int[] read = {0};
        Property.holds(800, random -> {
            byte[] plain = random.chance(30) ? context.getBytes(UTF_8) : Mutations.of(random, context);
            String payload = encrypted(random, plain);
            if (random.chance(40)) {
                payload = new String(Mutations.of(random, "\"" + payload + "\""), UTF_8);
            }
            try {
                UserContext user = UserContext.decrypt(payload, SHARED);
                assertThat(user.userId()).isNotBlank();
                Models.accessors(UserContext.class).forEach(accessor -> Models.call(accessor, user));
                assertThat(user.additional()).doesNotContainKey("userId");
                assertThat(user.toString()).doesNotContain("ada@example.com", "Ada");
                read[0]++;
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessage("The user context was not encrypted with this shared secret.");
            }
        });
        assertThat(read[0]).isPositive();
    }

    @Test
    void anyRedirectIsACodeOrRefused() {
        OAuthApp app = OAuthApp.builder("client", Secret.of("planted-client-secret"))
                .redirectUri("https://app.example.com/callback")
                .build();
        Property.holds(3_000, random -> {
            StringBuilder redirect = new StringBuilder("https://app.example.com/callback?");
            for (int i = random.below(5); i > 0; i--) {
                redirect.append(random.pick(
                                "state=s1&", "code=c1&", "state=", "code=", "error=no&", "%", "%zz=", "&&="))
                        .append(random.pick("", "#x", "?", "%41", "%E2%82", random.cleanText(), "\uD800", "="));
            }
            if (random.chance(50)) {
                redirect.append("&state=s1");
            }
            try {
                assertThat(app.authorizationCode(redirect.toString(), "s1").reveal())
                        .isNotEmpty();
            } catch (RedirectException e) {
                assertSilent(e);
            }
        });
    }

    @Test
    void anyKeyFileIsReadOrRefused(@TempDir Path folder) {
        String line = "k1:" + Base64.getEncoder().encodeToString(new byte[32]);
        Path file = folder.resolve("keys");
        Property.holds(300, random -> {
            Files.write(file, Mutations.of(random, "\"" + line + "\""));
            if (random.chance(40)) {
                Files.writeString(
                        file, random.pick(line, line + "\n" + line, "#\n" + line, line + "=", ":" + line, "k1:"));
            }
            try {
                assertThat(KeyProvider.file(file).current().id()).isNotEmpty();
            } catch (StoreException e) {
                for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                    assertThat(cause.toString()).doesNotContain("AAAAAAAA");
                }
            }
        });
    }
}
