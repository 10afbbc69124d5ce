package io.ghl.client;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.limit.Limiters;
import io.ghl.client.internal.pipeline.CompanyCaller;
import io.ghl.client.internal.pipeline.LocationCaller;
import io.ghl.client.internal.pipeline.Paths;
import io.ghl.client.internal.pipeline.Pipeline;
import io.ghl.client.internal.resources.ReferenceCache;
import io.ghl.client.internal.time.Lifecycle;
import io.ghl.client.internal.transport.OkHttpTransport;
import io.ghl.client.limit.Priority;

/**
 * The client for HighLevel. Build one per app and share it: it holds the connections and the rate limits. Immutable
 * and
 * thread-safe; all calls block the calling thread, which may be a virtual one.
 *
 * <p>A call runs in this order: its arguments are checked; the total deadline is set; it is tried and, where that
 * does
 * no harm, repeated; each try waits for its turn under the rate limit, takes a token, and goes over HTTP. An
 * interrupt,
 * the deadline and {@link #close()} end a call at once; after an interrupt the thread's flag is still set.
 */
public final class GhlClient implements AutoCloseable {
    private final Pipeline pipeline;
    private final OkHttpTransport transport;
    private final Lifecycle lifecycle;
    private final ReferenceCache cache;

    GhlClient(GhlClientBuilder builder) {
        lifecycle = new Lifecycle();
        transport = builder.transport(lifecycle);
        Limiters limiters = new Limiters(builder.rateLimit, builder.waiter, lifecycle);
        pipeline = new Pipeline(
                builder.settings(),
                transport,
                limiters,
                builder.tokens(),
                builder.observer,
                builder.waiter,
                lifecycle,
                builder.random);
        cache = new ReferenceCache(builder.referenceDataLifetime, builder.waiter);
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
     * The client as one location sees it.
     *
     * @param id the location's id
     * @return a view that costs nothing
     */
    public GhlLocation location(String id) {
        String unused = Paths.segment("locationId", id);
        return new GhlLocation(new LocationCaller(pipeline, id, Priority.INTERACTIVE), cache);
    }

    /**
     * The client as one company (agency) sees it.
     *
     * @param id the company's id
     * @return a view that costs nothing
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
     * Ends all running calls with {@link io.ghl.client.error.ClientClosedException} and frees what the client made.
     * An
     * {@code OkHttpClient} that was given to the builder stays usable.
     */
    @Override
    public void close() {
        lifecycle.close();
        transport.close();
    }
}
