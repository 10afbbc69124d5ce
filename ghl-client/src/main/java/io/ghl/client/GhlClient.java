package io.ghl.client;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.oauth.OAuthApi;
import io.ghl.client.internal.observe.Observing;
import io.ghl.client.internal.observe.TokenAgeWarning;
import io.ghl.client.internal.pipeline.CompanyCaller;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.internal.pipeline.Pipeline;
import io.ghl.client.internal.pipeline.TokenSource;
import io.ghl.client.internal.resources.ReferenceData;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.transport.OkHttpTransport;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RateLimiter;
import io.ghl.client.oauth.OAuth;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The client for HighLevel. Build one per app and share it: it holds the connections and the rate limits. Immutable and
 * thread-safe; all calls block the calling thread, which may be a virtual one.
 *
 * <p>A call runs in this order: its arguments are checked; the total deadline is set; it is tried and, where that does
 * no harm, repeated; each try takes a token, waits for its turn under the rate limit, and goes over HTTP. An interrupt,
 * the deadline and {@link #close()} end a call at once; after an interrupt the thread's flag is still set.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="client"}
 */
public final class GhlClient implements AutoCloseable {
    private final Pipeline pipeline;
    private final OkHttpTransport transport;
    private final RateLimiter limiter;
    private final Lifecycle lifecycle;
    private final ReferenceData references;
    private final @Nullable OAuthApi oauth;

    GhlClient(GhlClientBuilder builder) {
        lifecycle = new Lifecycle();
        transport = builder.transport(lifecycle);
        limiter = builder.limiter();
        Observing observing = builder.observing();
        TokenAgeWarning aging = builder.tokenAgeWarning(observing);
        Function<TokenSource, Pipeline> pipelines = tokens -> new Pipeline(
                builder.settings(), transport, limiter, tokens, observing, builder.waiter, lifecycle, builder.random);
        oauth = builder.oauth(aging, pipelines);
        pipeline = oauth == null ? pipelines.apply(builder.tokens(aging)) : oauth.pipeline();
        references = new ReferenceData(builder.referenceDataLifetime, builder.waiter);
    }

    /**
     * Starts a client.
     *
     * @return a builder with the defaults
     */
    public static GhlClientBuilder builder() {
        return new GhlClientBuilder();
    }

    /**
     * A client for a script or a test, set up by the environment: {@code GHL_TOKEN} is the private integration token,
     * {@code GHL_API_VERSION} is {@code 2021-07-28} or {@code v3}, {@code GHL_BASE_URL} another server. Only the first
     * must be there; for everything else use {@link #builder()}.
     *
     * @return a client to be closed after use
     * @throws IllegalArgumentException if a variable is missing or wrong; the message names it and never its value
     */
    public static GhlClient fromEnv() {
        return Environment.builder(System.getenv()).build();
    }

    /**
     * The client as one location sees it.
     *
     * @param id the location's id
     * @return a view that costs nothing
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public GhlLocation location(String id) {
        Check.id("locationId", id);
        return new GhlLocation(new LocationCaller(pipeline, id, () -> Priority.INTERACTIVE), references);
    }

    /**
     * Installations of the app, for a client that was built with
     * {@link GhlClientBuilder#oauth(io.ghl.client.oauth.OAuthApp, io.ghl.client.oauth.TokenStore)}.
     *
     * @return what installs, lists and removes
     * @throws IllegalStateException if the client was built with a private integration token
     */
    public OAuth oauth() {
        if (oauth == null) {
            throw new IllegalStateException("The client uses a private integration token; build it with oauth().");
        }
        return oauth;
    }

    /**
     * The client as one company (agency) sees it.
     *
     * @param id the company's id
     * @return a view that costs nothing
     * @throws IllegalArgumentException if it is blank or a dot segment
     */
    public GhlCompany company(String id) {
        return new GhlCompany(new CompanyCaller(pipeline, Check.id("companyId", id), Priority.INTERACTIVE));
    }

    /**
     * Calls an operation that this SDK has no method for.
     *
     * @param method GET, POST, PUT, PATCH or DELETE
     * @param path the path with its ids, percent-encoded, without query, such as {@code /contacts/abc}
     * @return a call to complete and send
     */
    public RawCall raw(String method, String path) {
        return new RawCall(pipeline, method, path);
    }

    /**
     * Ends all running calls with {@link io.ghl.client.error.ClientClosedException} and frees what the client made. An
     * {@code OkHttpClient} that was given to the builder stays usable; a {@link RateLimiter} that was given is told.
     *
     * <p>If an OAuth token is being renewed it waits until the new one is stored, which takes up to half a minute while
     * HighLevel does not answer: a refresh token works once. An interrupt ends this waiting; the renewal then goes on
     * as long as the JVM does.
     */
    @Override
    public void close() {
        boolean first = lifecycle.close();
        if (first) {
            // Before the wait for the last tokens: calls that wait for a permit end now.
            Observing.quietly("A rate limiter", limiter::close);
        }
        if (oauth != null) {
            oauth.close();
        }
        transport.close();
    }
}
