package io.ghl.client;

import io.ghl.client.oauth.EncryptedTokenStore;
import io.ghl.client.oauth.FileTokenStore;
import io.ghl.client.oauth.KeyProvider;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserContext;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The code of docs/oauth.md: it stands here line by line, so it compiles. */
@SuppressWarnings("unused")
class OAuthGuideTest {
    private static void app(String clientId, String clientSecret) {
        OAuthApp app = OAuthApp.builder(clientId, Secret.of(clientSecret))
                .redirectUri("https://example.com/ghl/callback")
                .scopes(OAuthApp.requiredScopes("get-contact", "create-contact", "update-contact"))
                .versionId("6578278e879ad2646715ba9c")
                .build();
    }

    private static void install(OAuthApp app, GhlClient ghl, String redirect, String locationId) {
        // 1. The user clicks "Connect": remember the state in the session and send the browser away.
        String state = OAuthApp.newState();
        URI goTo = app.authorizationUrl(state);

        // 2. HighLevel sends the browser back.
        Secret code = app.authorizationCode(redirect, state);
        Tokens tokens = ghl.oauth().exchange(code);

        // 3. Calls find their token by their location.
        ghl.location(locationId).contacts().findDuplicate("ada@example.com", null);
    }

    private static void client(OAuthApp app, TokenStore store) {
        GhlClient ghl = GhlClient.builder().oauth(app, store).build();
        ghl.close();
    }

    private static void check(GhlClient ghl, String locationId) {
        Set<String> missing = ghl.oauth().missingScopes(locationId, "create-contact", "add-tags");
    }

    private static void encrypt() {
        TokenStore store = new EncryptedTokenStore(
                new FileTokenStore(Path.of("/var/lib/app/tokens")), KeyProvider.environment("GHL_TOKEN_KEYS"));
    }

    private static void userContext(String payload, Secret sharedSecret) {
        UserContext user = UserContext.decrypt(payload, sharedSecret);
    }

    @Test
    void theGuideShowsThisCode() throws IOException {
        Guide.assertShowsCodeOf(OAuthGuideTest.class, "oauth.md");
    }

    @Test
    void itsFirstStepsWork() {
        app("6578278e879ad2646715ba9c-x", "secret");
        client(OAuthApp.builder("x", Secret.of("y")).build(), new MemoryTokenStore());
    }
}
