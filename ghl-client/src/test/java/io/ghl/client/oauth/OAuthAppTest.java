package io.ghl.client.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.Secret;
import io.ghl.client.oauth.RedirectException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthAppTest {
    private static final Secret SECRET = Secret.of("planted-client-secret");
    private final OAuthApp app = OAuthApp.builder("6578278e879ad2646715ba9c-lpf1", SECRET)
            .redirectUri("https://example.com/back?x=1")
            .scopes("contacts.readonly", "locations/tags.write")
            .versionId("v1")
            .build();

    @Test
    void theAuthorizationUrlCarriesStateAndVersion() {
        assertThat(app.authorizationUrl("a b&c"))
                .hasToString("https://marketplace.gohighlevel.com/v2/oauth/chooselocation?response_type=code"
                        + "&redirect_uri=https%3A%2F%2Fexample.com%2Fback%3Fx%3D1"
                        + "&client_id=6578278e879ad2646715ba9c-lpf1"
                        + "&scope=contacts.readonly%20locations%2Ftags.write&state=a%20b%26c&version_id=v1");
        assertThat(app.appId()).isEqualTo("6578278e879ad2646715ba9c");
        OAuthApp white = OAuthApp.builder("id", SECRET)
                .redirectUri("http://localhost:8080/")
                .whiteLabel()
                .sameWindow()
                .build();
        assertThat(white.authorizationUrl(OAuthApp.newState()).toString())
                .startsWith("https://marketplace.leadconnectorhq.com/v2/oauth/chooselocation")
                .endsWith("&loginWindowOpenMode=self");
        assertThat(OAuthApp.newState()).hasSizeGreaterThan(40).isNotEqualTo(OAuthApp.newState());
        assertThat(app.toString()).doesNotContain("planted");
        assertThatIllegalStateException()
                .isThrownBy(() -> OAuthApp.builder("id", SECRET).build().authorizationUrl("s"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OAuthApp.builder("id", SECRET).redirectUri("http://example.com/"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OAuthApp.builder("id", SECRET).scopes("a b"));
    }

    @Test
    void theCodeComesWithTheRightStateOnly() {
        assertThat(app.authorizationCode("https://example.com/back?x=1&code=abc&state=s%26t", "s&t"))
                .isEqualTo(Secret.of("abc"));
        assertThat(app.authorizationCode("code=abc&state=s#frag", "s")).isEqualTo(Secret.of("abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "code=abc, WRONG_STATE",
        "code=abc&state=t, WRONG_STATE",
        "code=abc&state=ss, WRONG_STATE",
        "error=access_denied, WRONG_STATE",
        "error=access_denied&state=s, DENIED",
        "state=s, MALFORMED",
        "code=&state=s, MALFORMED",
        "code=a&code=b&state=s, MALFORMED",
        "code=%zz&state=s, MALFORMED",
        "code=a%0Ab&state=s, MALFORMED"
    })
    void anythingElseIsNoInstallation(String query, Reason reason) {
        RedirectException error =
                catchThrowableOfType(RedirectException.class, () -> app.authorizationCode(query, "s"));
        assertThat(error.reason()).isEqualTo(reason);
        assertThat(error.getMessage()).doesNotContain("access_denied", "abc");
        assertThat(error.error()).isEqualTo(reason == Reason.DENIED ? "access_denied" : null);
    }

    @Test
    void scopesOfOperationsAreKnown() {
        assertThat(OAuthApp.requiredScopes("get-contact", "create-contact", "get-access-token"))
                .containsExactly("contacts.readonly", "contacts.write");
        assertThatIllegalArgumentException().isThrownBy(() -> OAuthApp.requiredScopes("no-such"));
    }
}
