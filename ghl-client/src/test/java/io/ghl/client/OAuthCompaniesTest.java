package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.error.DecodeException;
import io.ghl.client.error.InstallationException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.StoredTokens;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose tokens they are, and which of several companies is asked for those of a location. */
class OAuthCompaniesTest extends WireTest {
    private static final String NOT_GRANTED = "{\"message\":\"The app is not installed on this location.\"}";
    private static final String MINTED = "{\"access_token\":\"minted\",\"refresh_token\":\"r\",\"expires_in\":86399}";

    private final MemoryTokenStore memory = new MemoryTokenStore();
    private final AtomicInteger listed = new AtomicInteger();
    private final TokenStore store = new TokenStore() {
        @Override
        public Optional<StoredTokens> load(TokenKey key) {
            return memory.load(key);
        }

        @Override
        public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
            return memory.compareAndSet(key, expected, next);
        }

        @Override
        public boolean remove(TokenKey key) {
            return memory.remove(key);
        }

        @Override
        public List<TokenKey> list() {
            listed.incrementAndGet();
            return memory.list();
        }
    };
    private GhlClient ghl;

    @BeforeEach
    void connect() {
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(server.url("/").toString())
                .oauth(OAuthApp.builder("app", Secret.of("s")).build(), store);
        builder.waiter = time;
        ghl = builder.build();
    }

    @AfterEach
    void disconnect() {
        ghl.close();
    }

    private void put(TokenKey key, int seconds, String rest) {
        Tokens tokens = Tokens.of(
                Json.parse("{\"access_token\":\"t" + key.id() + "\",\"expires_in\":" + seconds + "," + rest + "}"),
                time.now());
        assertThat(store.compareAndSet(key, null, tokens)).isTrue();
    }

    private void company(String id, String... approved) {
        put(
                TokenKey.company("app", id),
                86_399,
                "\"userType\":\"Company\",\"companyId\":\"" + id + "\",\"approvedLocations\":"
                        + (approved.length == 0 ? "[]" : "[\"" + String.join("\",\"", approved) + "\"]"));
    }

    private void get() {
        reply(200, "{\"contact\":{\"id\":\"c1\"}}");
        assertThat(ghl.location("A").contacts().get("c1").id()).isEqualTo("c1");
    }

    private void assertAsked(String company) throws InterruptedException {
        assertThat(taken().getBody().readUtf8()).contains("companyId=" + company);
    }

    @ParameterizedTest
    @CsvSource({"K1,K2", "K2,K1"})
    void theCompanyThatNamedTheLocationIsAskedFirst(String names, String other) throws Exception {
        company(names, "B", "A");
        company(other, "B");
        reply(201, MINTED);
        get();
        assertAsked(names);
        // HighLevel's answer says none of this.
        Tokens minted = store.load(TokenKey.location("app", "A")).orElseThrow().tokens();
        assertThat(minted.companyId()).isEqualTo(names);
        assertThat(minted.locationId()).isEqualTo("A");
        assertThat(minted.userType()).isEqualTo(UserType.LOCATION);
    }

    @Test
    void ofSeveralThatNamedTheLocationEachIsAsked() throws Exception {
        company("K1", "A");
        company("K2", "A");
        company("K3");
        reply(400, NOT_GRANTED);
        reply(201, MINTED);
        get();
        // In which order a store lists them is its own affair.
        assertThat(List.of(taken().getBody().readUtf8(), taken().getBody().readUtf8()))
                .anyMatch(asked -> asked.contains("companyId=K1"))
                .anyMatch(asked -> asked.contains("companyId=K2"));
    }

    private InstallationException refused() {
        InstallationException error = catchThrowableOfType(
                InstallationException.class, () -> ghl.location("A").contacts().get("c1"));
        assertThat(error).isNotNull();
        return error;
    }

    @Test
    void aLocationWithoutARefreshTokenGetsItsTokensFromTheCompany() throws Exception {
        company("K");
        put(TokenKey.location("app", "A"), 1, "\"userType\":\"Location\",\"companyId\":\"K\"");
        reply(201, MINTED);
        get();
        assertAsked("K");
    }

    @Test
    void withoutARefreshTokenAndACompanyTheAppMustBeInstalledAgain() {
        put(TokenKey.location("app", "A"), 1, "\"userType\":\"Location\",\"companyId\":\"K\"");
        InstallationException error = refused();
        assertThat(error.reason()).isEqualTo(InstallationException.Reason.REINSTALL_REQUIRED);
        assertThat(error.response()).isNull();
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void whatIsWrongWithTheCompanysTokensIsTold() {
        put(TokenKey.company("app", "K"), 1, "\"userType\":\"Company\",\"companyId\":\"K\"");
        assertThat(refused().reason())
                .as("the location has no tokens, and the company's are dead")
                .isEqualTo(InstallationException.Reason.REINSTALL_REQUIRED);
    }

    @Test
    void whatHighLevelSaidOfTheLocationsTokensIsToldBeforeWhatIsWrongWithTheCompanys() {
        put(TokenKey.company("app", "K"), 1, "\"userType\":\"Company\",\"companyId\":\"K\"");
        put(TokenKey.location("app", "A"), 1, "\"refresh_token\":\"r\",\"companyId\":\"K\"");
        reply(400, "{\"error\":\"invalid_grant\"}");
        InstallationException error = refused();
        assertThat(error.reason()).isEqualTo(InstallationException.Reason.REINSTALL_REQUIRED);
        assertThat(error.response()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({"K1,K2", "K2,K1"})
    void theOtherCompanyIsAskedWhenTheFirstRefuses(String names, String other) throws Exception {
        company(names, "A");
        company(other);
        reply(400, NOT_GRANTED);
        reply(201, MINTED);
        get();
        assertAsked(names);
        assertAsked(other);
    }

    @ParameterizedTest
    @CsvSource({"K1,K2", "K2,K1"})
    void theCompanyThatTheOldTokensNameIsTheOnlyOneAsked(String own, String other) throws Exception {
        company(own);
        company(other, "A");
        put(TokenKey.location("app", "A"), 1, "\"userType\":\"Location\",\"companyId\":\"" + own + "\"");
        reply(400, NOT_GRANTED);
        InstallationException error = catchThrowableOfType(
                InstallationException.class, () -> ghl.location("A").contacts().get("c1"));
        assertThat(error.reason()).isEqualTo(InstallationException.Reason.LOCATION_NOT_GRANTED);
        assertAsked(own);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    /** With thousands of locations, each of which is renewed every day, that would be millions of rows or files. */
    @Test
    void aCompanyThatIsKnownIsNotLookedForAmongAllTokens() throws Exception {
        company("K1");
        put(TokenKey.location("app", "A"), 1, "\"userType\":\"Location\",\"companyId\":\"K1\"");
        reply(201, MINTED);
        get();
        assertAsked("K1");
        assertThat(listed).hasValue(0);
    }

    @Test
    void aBlankCompanyIsNoCompany() throws Exception {
        company("K1", "A");
        put(TokenKey.location("app", "A"), 1, "\"userType\":\"Location\",\"companyId\":\"\"");
        reply(201, MINTED);
        get();
        assertAsked("K1");
    }

    @Test
    void aCompanyThatIsKnownAndHasNoTokensIsNotAsked() {
        company("K2", "A");
        put(TokenKey.location("app", "A"), 1, "\"userType\":\"Location\",\"companyId\":\"K1\"");
        InstallationException error = catchThrowableOfType(
                InstallationException.class, () -> ghl.location("A").contacts().get("c1"));
        assertThat(error.reason()).isEqualTo(InstallationException.Reason.REINSTALL_REQUIRED);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void tokensOfACompanyThatNameALocationAreTheCompanys() {
        reply(
                200,
                "{\"access_token\":\"t\",\"refresh_token\":\"r\",\"expires_in\":86399,\"userType\":\"Company\","
                        + "\"companyId\":\"K\",\"locationId\":\"A\"}");
        ghl.oauth().exchange(Secret.of("code"));
        assertThat(store.list()).isEqualTo(List.of(TokenKey.company("app", "K")));
    }

    @Test
    void tokensOfNobodyAreNotStoredAndTheCodeIsSpent() {
        reply(200, "{\"access_token\":\"t\",\"refresh_token\":\"r\",\"expires_in\":86399}");
        DecodeException error =
                catchThrowableOfType(DecodeException.class, () -> ghl.oauth().exchange(Secret.of("code")));
        assertThat(error.path()).isEqualTo("companyId");
        assertThat(error.mayHaveTakenEffect()).isTrue();
        assertThat(error.retryable()).isFalse();
        assertThat(store.list()).isEmpty();
    }
}
