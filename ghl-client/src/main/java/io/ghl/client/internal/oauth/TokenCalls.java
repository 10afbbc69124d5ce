package io.ghl.client.internal.oauth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Secret;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.InstallationException.Reason;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.operations.OAuthOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.ApiCall;
import io.ghl.client.internal.pipeline.Pipeline;
import io.ghl.client.internal.pipeline.Settings;
import io.ghl.client.limit.Priority;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.Tokens;
import io.ghl.client.oauth.UserType;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The calls that fetch tokens. */
final class TokenCalls {
    /** A repetition must reach HighLevel within the 30 seconds in which it answers the same refresh again. */
    private static final Duration TOTAL = Duration.ofSeconds(25);

    private static final Duration ATTEMPT = Duration.ofSeconds(8);
    private static final int ATTEMPTS = 3;
    private static final Pattern DEAD_REFRESH_TOKEN = Pattern.compile(
            "invalid[_ ]grant|refresh.?token[^\"]{0,40}(invalid|expired|used|revoked|not found)|invalid refresh.?token");

    private final OAuthApp app;
    /** For what can be had again. */
    private final Pipeline pipeline;
    /** For what is spent by asking: an answer that is not read is a refresh token or a code lost. */
    private final Pipeline toTheEnd;

    TokenCalls(OAuthApp app, Pipeline main) {
        this.app = app;
        this.pipeline = main.forTokens(settings(main.settings(), main.settings().total()));
        this.toTheEnd = main.forTokens(settings(main.settings(), TOTAL)).uncancelled();
    }

    private static Settings settings(Settings of, Duration total) {
        return new Settings(
                of.baseUrl(),
                of.version(),
                false,
                of.attempt().compareTo(ATTEMPT) < 0 ? of.attempt() : ATTEMPT,
                total,
                of.retry().withMaxAttempts(Math.max(ATTEMPTS, of.retry().maxAttempts())));
    }

    Tokens exchange(Secret code) {
        ObjectNode body = grant("authorization_code").put("code", code.reveal());
        UserType userType = app.userType();
        if (userType != null) {
            body.put("userType", userType.wireName());
        }
        String redirectUri = app.redirectUri();
        if (redirectUri != null) {
            body.put("redirectUri", redirectUri);
        }
        return fetch(toTheEnd, OAuthOperations.ACCESS_TOKEN, body, ApiCall.As.NOBODY, null);
    }

    Tokens clientCredentials(UserType userType) {
        ObjectNode body = grant("client_credentials").put("userType", userType.wireName());
        return fetch(pipeline, OAuthOperations.REFRESH, body, ApiCall.As.NOBODY, null);
    }

    /** The next pair, with what the old tokens say and the answer does not repeat. */
    Tokens refresh(Tokens old, Secret refreshToken) {
        ObjectNode body = grant("refresh_token").put("refreshToken", refreshToken.reveal());
        UserType userType = old.userType();
        if (userType != null) {
            body.put("userType", userType.wireName());
        }
        Tokens fresh = fetch(toTheEnd, OAuthOperations.REFRESH, body, ApiCall.As.NOBODY, old.locationId());
        ObjectNode merged = (ObjectNode) Claims.release(old).revealJson();
        merged.remove("expires_at");
        merged.setAll((ObjectNode) fresh.revealJson());
        return Tokens.of(merged);
    }

    Tokens location(Tokens company, String companyId, String locationId) {
        ObjectNode body = Json.object().put("companyId", companyId).put("locationId", locationId);
        Tokens fresh = fetch(
                pipeline,
                OAuthOperations.LOCATION_TOKEN,
                body,
                ApiCall.As.company(companyId, company.accessToken()),
                locationId);
        ObjectNode json = (ObjectNode) fresh.revealJson();
        // The answer of some versions leaves out whom it is for.
        putIfAbsent(json, "companyId", companyId);
        putIfAbsent(json, "locationId", locationId);
        putIfAbsent(json, "userType", UserType.LOCATION.wireName());
        return Tokens.of(json);
    }

    private static void putIfAbsent(ObjectNode json, String name, String value) {
        if (!json.path(name).isTextual()) {
            json.put(name, value);
        }
    }

    private ObjectNode grant(String type) {
        return Json.object()
                .put("clientId", app.clientId())
                .put("clientSecret", app.clientSecret().reveal())
                .put("grantType", type);
    }

    private static Tokens fetch(
            Pipeline pipeline, Operation operation, JsonNode body, ApiCall.As whose, @Nullable String locationId) {
        // The lifetime counts from before the request, so that the token never lives longer here than there.
        Instant asked = pipeline.waiter().now();
        ApiCall call =
                new ApiCall(operation, Map.of(), Map.of(), body, locationId, Priority.INTERACTIVE, null, false, whose);
        return pipeline.execute(call, answer -> read(answer, asked));
    }

    private static Tokens read(Answer answer, Instant asked) {
        try {
            return Tokens.of(answer.json(), asked);
        } catch (IllegalArgumentException e) {
            throw Answer.missing("access_token");
        }
    }

    /** What a refusal of a refresh says about the installation; null if it says nothing. */
    static @Nullable Reason refusal(ApiException refusal) {
        String said = (String.join("\n", refusal.messages()) + "\n" + refusal.rawBody()).toLowerCase(Locale.ROOT);
        if (refusal.status() >= 500 || refusal.status() == 429) {
            return null;
        }
        if (said.contains("not active")) {
            return Reason.LOCATION_NOT_ACTIVE;
        }
        return DEAD_REFRESH_TOKEN.matcher(said).find() ? Reason.REINSTALL_REQUIRED : null;
    }
}
