package io.ghl.client;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.limit.Limiters;
import io.ghl.client.internal.oauth.OAuthApi;
import io.ghl.client.internal.observe.Capturing;
import io.ghl.client.internal.observe.Observing;
import io.ghl.client.internal.observe.TokenAgeWarning;
import io.ghl.client.internal.pipeline.Pipeline;
import io.ghl.client.internal.pipeline.PrivateTokens;
import io.ghl.client.internal.pipeline.Settings;
import io.ghl.client.internal.pipeline.TokenSource;
import io.ghl.client.internal.startup.FoundLibraries;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.time.Waiter;
import io.ghl.client.internal.transport.OkHttpTransport;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RateLimiter;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenStore;
import io.ghl.client.observe.BodyCapture;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.observe.Redactor;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Collects the settings of a {@link GhlClient}. Mutable and not thread-safe.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="client"}
 */
public final class GhlClientBuilder {
    private static final String NO_TOKEN =
            "A HighLevel token is missing: pass a private integration token (pit-…) to privateToken().";
    private static final String TWO_WAYS = "Choose one of privateToken() and oauth().";

    private String baseUrl = "https://services.leadconnectorhq.com";
    private ApiVersion apiVersion = ApiVersion.V2021_07_28;
    private boolean readOnly;
    private @Nullable Secret token;
    private @Nullable Secret fallbackToken;
    private @Nullable OAuthApp app;
    private @Nullable TokenStore store;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration attemptTimeout = Duration.ofSeconds(30);
    private Duration totalTimeout = Duration.ofMinutes(2);
    private RetryPolicy retry = RetryPolicy.standard();
    private @Nullable OkHttpClient okHttpClient;

    private @Nullable Instant tokenIssuedAt;
    private @Nullable Duration tokenAge;
    private @Nullable RateLimitPolicy rateLimit;
    private @Nullable RateLimiter limiter;
    private GhlObserver observer = GhlObserver.NONE;
    private @Nullable Capturing capturing;

    Duration referenceDataLifetime = Duration.ofMinutes(10);
    Waiter waiter = Waiter.system();
    DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

    GhlClientBuilder() {}

    /**
     * The private integration token to use.
     *
     * @param newToken the token; null and blank are refused, so that a missing environment variable shows at once
     * @return this builder
     * @throws IllegalArgumentException if the token is null, blank, or no text that a header can carry
     */
    public GhlClientBuilder privateToken(@Nullable String newToken) {
        if (newToken == null || newToken.isBlank()) {
            throw new IllegalArgumentException(NO_TOKEN);
        }
        return privateToken(Secret.of(newToken));
    }

    /**
     * The private integration token to use.
     *
     * @param newToken the token
     * @return this builder
     */
    public GhlClientBuilder privateToken(Secret newToken) {
        token = Check.given("newToken", newToken);
        tokenIssuedAt = null;
        return this;
    }

    /**
     * The private integration token to use, and when it was made. HighLevel recommends a new one every 90 days; the client
     * warns once, in the log and by {@link GhlObserver#tokenAging}, when this one is old.
     *
     * @param newToken the token
     * @param issuedAt when it was created or last rotated
     * @return this builder
     * @see #tokenAgeWarning
     */
    public GhlClientBuilder privateToken(Secret newToken, Instant issuedAt) {
        token = Check.given("newToken", newToken);
        tokenIssuedAt = Check.given("issuedAt", issuedAt);
        return this;
    }

    /**
     * From what age on the client warns of a token. A private integration token is as old as its builder method says, and
     * without a time there is no warning; the refresh token of an installation as old as the stored pair.
     *
     * @param age zero or more; 80 days unless set for a private integration token (HighLevel recommends rotating it
     *     every 90), 300 days for refresh tokens (they live for a year at most)
     * @return this builder
     * @throws IllegalArgumentException if the age is negative
     */
    public GhlClientBuilder tokenAgeWarning(Duration age) {
        if (Check.given("age", age).isNegative()) {
            throw new IllegalArgumentException("The age of a token to warn of must not be negative.");
        }
        tokenAge = age;
        return this;
    }

    /**
     * A second private integration token, for the days in which one is being rotated: when HighLevel calls the token in
     * use invalid, the client goes over to the other one.
     *
     * @param newToken the other token
     * @return this builder
     */
    public GhlClientBuilder fallbackToken(Secret newToken) {
        fallbackToken = Check.given("newToken", newToken);
        return this;
    }

    /**
     * Uses the tokens of an installed app instead of a private integration token. Each call takes the token of its
     * location; a missing one is fetched with the company's, an old one is renewed, and new ones are stored before they
     * are used.
     *
     * @param newApp the app
     * @param newStore where its tokens are
     * @return this builder
     */
    public GhlClientBuilder oauth(OAuthApp newApp, TokenStore newStore) {
        app = Check.given("newApp", newApp);
        store = Check.given("newStore", newStore);
        return this;
    }

    /**
     * Another server, such as the sandbox of this project.
     *
     * @param url http or https, without query and user; HighLevel's production server unless set
     * @return this builder
     * @throws IllegalArgumentException if it is no such address; the message does not quote it
     */
    public GhlClientBuilder baseUrl(String url) {
        URI uri = address(url);
        boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(
                    "The base URL must be an http or https address without a query, such as http://127.0.0.1:4010.");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The base URL must not hold a user or password.");
        }
        baseUrl = url.replaceAll("/+$", "");
        return this;
    }

    private static URI address(String url) {
        try {
            return new URI(Check.given("url", url));
        } catch (URISyntaxException e) {
            // The exception quotes the URL, which may hold a password.
            throw new IllegalArgumentException(
                    "The base URL must be an http or https address without a query, such as http://127.0.0.1:4010.");
        }
    }

    /**
     * The API version to speak.
     *
     * @param version {@link ApiVersion#V2021_07_28} unless set
     * @return this builder
     */
    public GhlClientBuilder apiVersion(ApiVersion version) {
        apiVersion = Check.given("version", version);
        return this;
    }

    /**
     * Refuses every operation that writes.
     *
     * @return this builder
     */
    public GhlClientBuilder readOnly() {
        readOnly = true;
        return this;
    }

    /**
     * How long making a connection may take.
     *
     * @param timeout from a millisecond to a day; 10 seconds unless set
     * @return this builder
     */
    public GhlClientBuilder connectTimeout(Duration timeout) {
        connectTimeout = timeout("connectTimeout", timeout);
        return this;
    }

    /**
     * How long one exchange with HighLevel may take, from the connection to the end of the answer.
     *
     * @param timeout from a millisecond to a day; 30 seconds unless set
     * @return this builder
     */
    public GhlClientBuilder attemptTimeout(Duration timeout) {
        attemptTimeout = timeout("attemptTimeout", timeout);
        return this;
    }

    /**
     * How long a call may take in total, with waits for the rate limit and repetitions.
     *
     * @param timeout from a millisecond to a day; 2 minutes unless set
     * @return this builder
     */
    public GhlClientBuilder totalTimeout(Duration timeout) {
        totalTimeout = timeout("totalTimeout", timeout);
        return this;
    }

    /**
     * How failed calls are repeated.
     *
     * @param policy {@link RetryPolicy#standard()} unless set
     * @return this builder
     */
    public GhlClientBuilder retryPolicy(RetryPolicy policy) {
        retry = Check.given("policy", policy);
        return this;
    }

    /**
     * How calls are paced, by a limiter that knows this client only.
     *
     * @param policy {@link RateLimitPolicy#standard()} unless set
     * @return this builder
     * @see #rateLimiter
     */
    public GhlClientBuilder rateLimitPolicy(RateLimitPolicy policy) {
        rateLimit = Check.given("policy", policy);
        return this;
    }

    /**
     * Paces calls by a limiter of your own, for several processes that share a token. The policy of
     * {@link #rateLimitPolicy} does not apply then, so setting both is refused.
     *
     * @param newLimiter your limiter; the client's {@code close()} calls its {@code close()}
     * @return this builder
     */
    public GhlClientBuilder rateLimiter(RateLimiter newLimiter) {
        limiter = Check.given("newLimiter", newLimiter);
        return this;
    }

    /**
     * Who is told what the client does. It replaces the observer set before; see {@link GhlObserver#all} for several.
     *
     * @param newObserver nobody unless set
     * @return this builder
     */
    public GhlClientBuilder observer(GhlObserver newObserver) {
        observer = Check.given("newObserver", newObserver);
        return this;
    }

    /**
     * Shows the bodies of requests and answers, masked by {@link Redactor#standard()}, for finding faults.
     *
     * @param capture what gets the masked bodies; nothing is captured unless set
     * @return this builder
     */
    public GhlClientBuilder captureBodies(BodyCapture capture) {
        return captureBodies(capture, Redactor.standard());
    }

    /**
     * Shows the bodies of requests and answers, masked in a way of your own. OAuth bodies stay masked as a whole.
     *
     * @param capture what gets the masked bodies
     * @param redactor what masks them
     * @return this builder
     */
    public GhlClientBuilder captureBodies(BodyCapture capture, Redactor redactor) {
        capturing = new Capturing(Check.given("capture", capture), Check.given("redactor", redactor));
        return this;
    }

    /**
     * How long reference data of a location is kept: definitions of custom fields, tags, users and calendars.
     *
     * @param lifetime from zero, which keeps nothing, to 365 days; 10 minutes unless set
     * @return this builder
     * @throws IllegalArgumentException if the lifetime is negative or more than 365 days
     */
    public GhlClientBuilder referenceDataLifetime(Duration lifetime) {
        if (Check.given("lifetime", lifetime).isNegative() || lifetime.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException("referenceDataLifetime must be from zero to 365 days.");
        }
        referenceDataLifetime = lifetime;
        return this;
    }

    /**
     * Takes connections, threads, proxies and interceptors from this client instead of making some. It is never closed
     * by the {@link GhlClient}. Its timeouts, redirects and own repetition do not apply. If it has the default socket
     * factory, sockets that react to interrupts are used, with HTTP/1.1.
     *
     * @param client your client
     * @return this builder
     */
    public GhlClientBuilder okHttpClient(OkHttpClient client) {
        okHttpClient = Check.given("client", client);
        return this;
    }

    /**
     * Makes the client. Nothing is sent.
     *
     * @return a client to be closed after use
     * @throws IllegalArgumentException if there is no token
     * @throws IllegalStateException if Jackson is older than 2.18 or OkHttp is missing; the message says what to put
     *     into the pom.xml. Two OkHttps cause a warning in the log.
     */
    public GhlClient build() {
        FoundLibraries.check();
        return new GhlClient(this);
    }

    Settings settings() {
        return new Settings(baseUrl, apiVersion, readOnly, attemptTimeout, totalTimeout, retry);
    }

    @Nullable
    OAuthApi oauth(TokenAgeWarning aging, Function<TokenSource, Pipeline> pipelines) {
        if (app == null || store == null) {
            return null;
        }
        if (token != null || fallbackToken != null) {
            throw new IllegalArgumentException(TWO_WAYS);
        }
        return new OAuthApi(app, store, aging, pipelines);
    }

    RateLimiter limiter() {
        if (limiter == null) {
            return new Limiters(rateLimit == null ? RateLimitPolicy.standard() : rateLimit, waiter);
        }
        if (rateLimit != null) {
            throw new IllegalArgumentException("Choose one of rateLimitPolicy() and rateLimiter().");
        }
        return limiter;
    }

    Observing observing() {
        return new Observing(observer, capturing);
    }

    TokenAgeWarning tokenAgeWarning(Observing observing) {
        Duration usual = Duration.ofDays(app == null ? 80 : 300);
        return new TokenAgeWarning(tokenAge == null ? usual : tokenAge, waiter, observing);
    }

    TokenSource tokens(TokenAgeWarning aging) {
        if (token == null) {
            throw new IllegalArgumentException(NO_TOKEN);
        }
        return new PrivateTokens(token, fallbackToken, tokenIssuedAt, aging);
    }

    OkHttpTransport transport(Lifecycle lifecycle) {
        return okHttpClient == null
                ? OkHttpTransport.create(connectTimeout, attemptTimeout, lifecycle)
                : OkHttpTransport.over(okHttpClient, connectTimeout, attemptTimeout, lifecycle);
    }

    /** Within what the clock's nanoseconds can add up; OkHttp counts in milliseconds, and zero is no bound to it. */
    private static Duration timeout(String name, Duration timeout) {
        Check.given("timeout", timeout);
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(name + " must be from a millisecond to a day.");
        }
        return timeout;
    }
}
