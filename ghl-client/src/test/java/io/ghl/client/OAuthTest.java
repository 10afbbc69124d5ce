package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.error.InstallationException;
import io.ghl.client.error.InstallationException.Reason;
import io.ghl.client.error.MissingScopeException;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.error.TokenRequestException;
import io.ghl.client.error.UnauthorizedException;
import io.ghl.client.error.WrongTokenClassException;
import io.ghl.client.internal.json.Json;
import io.ghl.client.oauth.InstalledLocation;
import io.ghl.client.oauth.InstalledLocationQuery;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.JournalEntry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Installing, and what becomes of installations, in both API versions. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class OAuthTest extends OAuthOnSandbox {
    private static final String OTHER = "otherLocation0000001";

    OAuthTest(ApiVersion version) {
        super(version);
    }

    @Test
    void anInstalledLocationCanBeUsed() {
        start();
        assertThatExceptionOfType(InstallationException.class)
                .isThrownBy(this::call)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NOT_INSTALLED));
        assertThat(sandbox.journal().count()).isZero();
        String location = installLocation();
        call();
        Tokens stored = memory.load(key()).orElseThrow().tokens();
        assertThat(stored.userType()).isEqualTo(UserType.LOCATION);
        assertThat(stored.locationId()).isEqualTo(location);
        assertThat(stored.companyId()).isEqualTo(installs().companyId());
        assertThat(stored.expiresAt()).isEqualTo(time.now().plusSeconds(86_399));
        assertThat(stored.scopes()).contains("contacts.write");
        assertThat(sandbox.journal().entries())
                .extracting(JournalEntry::version)
                .containsOnly(header());
    }

    private String header() {
        return version == ApiVersion.V3 ? "v3" : "2021-07-28";
    }

    @Test
    void aCompanyTokenIsExchangedLazilyAndOnce() {
        start(options -> options.companyLocations(OTHER), memory);
        installCompany();
        call();
        call();
        var unused = ghl.location(OTHER).contacts().findDuplicate("a@b.co", null);
        assertThat(sandbox.journal().count("get-location-access-token")).isEqualTo(2);
        assertThat(tokenCalls()).isEqualTo(1);
        Tokens minted = memory.load(key()).orElseThrow().tokens();
        assertThat(minted.companyId()).isEqualTo(installs().companyId());
        assertThat(minted.userType()).isEqualTo(UserType.LOCATION);
        // Its own refresh token serves it from now on.
        time.advance(Duration.ofDays(1));
        call();
        assertThat(sandbox.journal().count("get-location-access-token")).isEqualTo(2);
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void aLocationThatTheCompanyDidNotChooseIsSaidToBe() {
        start(options -> options.companyLocations(OTHER), memory);
        installCompany(OTHER);
        InstallationException error = catchThrowableOfType(InstallationException.class, this::call);
        assertThat(error.reason()).isEqualTo(Reason.LOCATION_NOT_GRANTED);
        assertThat(error.response()).isNotNull();
    }

    @Test
    void aDeadLocationTokenComesAnewFromTheCompany() {
        start();
        installCompany();
        call();
        installs().revokeTokens(sandbox.locationId());
        time.advance(Duration.ofMinutes(1));
        call();
        assertThat(sandbox.journal().count("get-location-access-token")).isEqualTo(2);
    }

    @Test
    void aCompanyTokenThatIsRefusedIsRenewedFirst() {
        start();
        installCompany();
        time.advance(Duration.ofMinutes(1));
        installs().expireAccessTokens(installs().companyId());
        call();
        assertThat(sandbox.journal().count("get-location-access-token")).isEqualTo(2);
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void aPausedLocationGetsNoTokenFromTheCompanyUntilItIsActive() {
        start();
        installCompany();
        installs().suspend(sandbox.locationId(), true);
        InstallationException error = catchThrowableOfType(InstallationException.class, this::call);
        assertThat(error.reason()).isEqualTo(Reason.LOCATION_NOT_ACTIVE);
        assertThat(error.response()).isNotNull();
        installs().suspend(sandbox.locationId(), false);
        call();
    }

    @Test
    void aRefusedRefreshAsksForANewInstallationAndHighLevelOnlyOnce() {
        start();
        installLocation();
        installs().revokeTokens(null);
        time.advance(Duration.ofDays(1));
        long before = tokenCalls();
        for (int i = 0; i < 3; i++) {
            InstallationException error = catchThrowableOfType(InstallationException.class, this::call);
            assertThat(error.reason()).isEqualTo(Reason.REINSTALL_REQUIRED);
            assertThat(error).hasMessageContaining("install the app again");
            assertThat(error.retryable()).isFalse();
        }
        assertThat(tokenCalls()).isEqualTo(before + 1);
        installLocation();
        call();
    }

    @Test
    void aDeadLocationTokenComesFromTheCompanyAlsoWhenHighLevelFailsAtFirst() {
        start();
        installCompany();
        call();
        installs().revokeTokens(sandbox.locationId());
        time.advance(Duration.ofMinutes(1));
        sandbox.faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(100).on("get-location-access-token").status(500));
        assertThat(catchThrowableOfType(TokenRequestException.class, this::call).retryable())
                .isTrue();
        sandbox.faults().clear();
        long before = tokenCalls();
        call();
        assertThat(tokenCalls()).isEqualTo(before);
    }

    @Test
    void aDeadLocationTokenComesFromTheCompanyOnceTheAgencyGrantsIt() {
        start(options -> options.companyLocations(OTHER), memory);
        installLocation();
        installCompany(OTHER);
        installs().revokeTokens(sandbox.locationId());
        time.advance(Duration.ofMinutes(1));
        for (int i = 0; i < 2; i++) {
            assertThat(catchThrowableOfType(InstallationException.class, this::call)
                            .reason())
                    .isEqualTo(Reason.LOCATION_NOT_GRANTED);
        }
        installCompany();
        call();
    }

    @Test
    void aPausedLocationKeepsItsRefreshToken() {
        start();
        installLocation();
        installs().suspend(sandbox.locationId(), true);
        time.advance(Duration.ofDays(1));
        assertThat(catchThrowableOfType(InstallationException.class, this::call).reason())
                .isEqualTo(Reason.LOCATION_NOT_ACTIVE);
        assertThat(catchThrowableOfType(InstallationException.class, this::call).reason())
                .isEqualTo(Reason.LOCATION_NOT_ACTIVE);
        assertThat(tokenCalls()).isEqualTo(2);
        installs().suspend(sandbox.locationId(), false);
        time.advance(Duration.ofSeconds(31));
        call();
    }

    @Test
    @Tag("defect-15")
    void aMissingScopeOrAWrongClassIsNoReasonToRefresh() {
        start(options -> options.app("app-1", "secret-1", null, "contacts.write", "oauth.readonly"), memory);
        installLocation();
        assertThatExceptionOfType(MissingScopeException.class).isThrownBy(this::call);
        assertThat(ghl.oauth().missingScopes(sandbox.locationId(), "get-contact", "create-contact"))
                .containsExactly("contacts.readonly");
        String company = installCompany();
        assertThatExceptionOfType(WrongTokenClassException.class)
                .isThrownBy(() -> ghl.raw("GET", "/contacts/x").company(company).send());
        assertThat(tokenCalls()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ghl.raw("GET", "/contacts/x").send())
                .withMessageContaining("location()");
    }

    @Test
    void allInstalledLocationsAreListed() {
        String[] locations =
                IntStream.range(0, 240).mapToObj(i -> "location" + i).toArray(String[]::new);
        start(options -> options.companyLocations(locations), memory);
        String company = installCompany("location7", "location8");
        InstalledLocationQuery all = InstalledLocationQuery.ofCompany(company);
        List<String> ids = ghl.oauth().installedLocations(all).stream()
                .map(InstalledLocation::id)
                .toList();
        assertThat(ids).hasSize(241).doesNotHaveDuplicates();
        assertThat(sandbox.journal().count("get-installed-location")).isEqualTo(3);
        assertThat(ghl.oauth().installedLocations(all.installed(true)))
                .extracting(InstalledLocation::id)
                .containsExactly("location7", "location8");
        assertThat(ghl.oauth().installedLocations(all.location("location9")))
                .singleElement()
                .satisfies(one -> assertThat(one.installed()).isFalse());
    }

    @Test
    void uninstallingForgetsWhatItMust() {
        start(options -> options.companyLocations(OTHER), memory);
        String company = installCompany();
        call();
        var unused = ghl.location(OTHER).contacts().findDuplicate("a@b.co", null);
        assertThat(memory.list()).hasSize(3);
        ghl.oauth().uninstallLocation(OTHER, "no longer needed");
        assertThat(memory.list()).hasSize(2);
        ghl.oauth().uninstallCompany(company, "no longer needed");
        assertThat(memory.list()).isEmpty();
        assertThat(sandbox.journal().count("uninstall-application")).isEqualTo(2);
        assertThatExceptionOfType(InstallationException.class).isThrownBy(this::call);
    }

    @Test
    void tokensOfOthersStayWhenACompanyIsForgotten() {
        start();
        installCompany();
        call();
        Tokens tokens = memory.load(key()).orElseThrow().tokens();
        TokenKey otherApp = TokenKey.location("other-app", sandbox.locationId());
        memory.compareAndSet(otherApp, null, tokens);
        TokenKey otherCompany = TokenKey.location(app.clientId(), OTHER);
        memory.compareAndSet(
                otherCompany,
                null,
                Tokens.of(Json.object().put("access_token", "a").put("companyId", "other")));
        ghl.oauth().forgetCompany(installs().companyId());
        assertThat(memory.list()).containsExactlyInAnyOrder(otherApp, otherCompany);
    }

    @Test
    void theCompanyOfALocationIsWhatItsStoredTokensName() {
        start();
        String company = installCompany();
        assertThat(ghl.oauth().companyOf(sandbox.locationId())).isEmpty();
        call();
        assertThat(ghl.oauth().companyOf(sandbox.locationId())).contains(company);
        assertThatIllegalArgumentException().isThrownBy(() -> ghl.oauth().companyOf(" "));
    }

    @Test
    void aNamedCompanyGivesALocationItsToken() {
        start();
        String company = installCompany();
        Tokens tokens = ghl.oauth().locationTokens(company, sandbox.locationId());
        assertThat(memory.load(key()).orElseThrow().tokens()).isEqualTo(tokens);
        call();
        assertThat(sandbox.journal().count("get-location-access-token")).isEqualTo(1);
        assertThat(ghl.oauth().clientCredentials(UserType.COMPANY).refreshToken())
                .isNull();
    }

    @Test
    void aUsedCodeIsNotRepeated() {
        start();
        Secret code = Secret.of(installs().authorizeLocation(sandbox.locationId()));
        ghl.oauth().exchange(code);
        assertThatExceptionOfType(UnauthorizedException.class)
                .isThrownBy(() -> ghl.oauth().exchange(code));
        assertThat(tokenCalls()).isEqualTo(2);
    }

    @Test
    void aReadOnlyClientStillRenewsButDoesNotUninstall() {
        start();
        installLocation();
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .apiVersion(version)
                .readOnly()
                .oauth(app, memory);
        builder.waiter = time;
        try (GhlClient reader = builder.build()) {
            time.advance(Duration.ofDays(1));
            call(reader);
            assertThatExceptionOfType(OperationRefusedException.class)
                    .isThrownBy(() -> reader.oauth().uninstallLocation(sandbox.locationId(), "x"));
        }
    }

    @Test
    void settingsAreChecked() {
        OAuthApp any = OAuthApp.builder("a", Secret.of("s")).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GhlClient.builder()
                        .privateToken("pit-1")
                        .oauth(any, memory)
                        .build())
                .withMessageContaining("Choose one");
        try (GhlClient plain = GhlClient.builder().privateToken("pit-1").build()) {
            assertThatIllegalStateException().isThrownBy(plain::oauth);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Environment.builder(Map.of()))
                .withMessageContaining("GHL_TOKEN is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Environment.builder(Map.of("GHL_TOKEN", "t", "GHL_API_VERSION", "v2")))
                .withMessageContaining("GHL_API_VERSION");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Environment.builder(Map.of("GHL_TOKEN", "t", "GHL_BASE_URL", "ftp://x")))
                .withMessageContaining("GHL_BASE_URL");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Environment.builder(Map.of("GHL_TOKEN", "planted secret")))
                .withMessageContaining("GHL_TOKEN")
                .withMessageNotContaining("planted");
        start();
        try (GhlClient fromEnv = Environment.builder(Map.of(
                        "GHL_TOKEN",
                        sandbox.token(),
                        "GHL_API_VERSION",
                        header(),
                        "GHL_BASE_URL",
                        sandbox.baseUrl().toString()))
                .build()) {
            call(fromEnv);
        }
    }
}
