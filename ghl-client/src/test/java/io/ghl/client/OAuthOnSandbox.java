package io.ghl.client;

import io.ghl.client.internal.time.VirtualWaiter;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.TokenStore;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.SandboxBuilder;
import io.ghl.sandbox.SandboxInstalls;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * A sandbox and clients of an installed app, all on one clock that tests move by hand.
 */
public abstract class OAuthOnSandbox {
    protected final ApiVersion version;
    protected final VirtualWaiter time = new VirtualWaiter();
    protected final MemoryTokenStore memory = new MemoryTokenStore();
    protected GhlSandbox sandbox;
    protected OAuthApp app;
    protected GhlClient ghl;

    protected OAuthOnSandbox(ApiVersion version) {
        this.version = version;
        time.participants(0);
    }

    protected void start(UnaryOperator<SandboxBuilder> options, TokenStore store) {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return time.now();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        sandbox = options.apply(GhlSandbox.builder()
                        .rate(1_000_000, Duration.ofSeconds(1))
                        .clock(clock))
                .start();
        app = OAuthApp.builder(installs().clientId(), Secret.of(installs().clientSecret()))
                .redirectUri("http://127.0.0.1/")
                .marketplace(sandbox.baseUrl().toString())
                .build();
        ghl = client(store);
    }

    protected void start() {
        start(options -> options, memory);
    }

    protected GhlClient client(TokenStore store) {
        return client(store, null);
    }

    protected GhlClient client(TokenStore store, @Nullable OkHttpClient given) {
        GhlClientBuilder builder = GhlClient.builder()
                .baseUrl(sandbox.baseUrl().toString())
                .apiVersion(version)
                .rateLimitPolicy(RateLimitPolicy.unlimited())
                .oauth(app, store);
        builder.waiter = time;
        builder.random = () -> 0;
        if (given != null) {
            builder.okHttpClient(given);
        }
        return builder.build();
    }

    @AfterEach
    protected void stop() {
        if (sandbox != null) {
            ghl.close();
            sandbox.close();
        }
    }

    protected SandboxInstalls installs() {
        return sandbox.installs();
    }

    protected String installLocation() {
        ghl.oauth().exchange(Secret.of(installs().authorizeLocation(sandbox.locationId())));
        return sandbox.locationId();
    }

    protected String installCompany(String... locations) {
        ghl.oauth().exchange(Secret.of(installs().authorizeCompany(locations)));
        return installs().companyId();
    }

    protected TokenKey key() {
        return TokenKey.location(app.clientId(), sandbox.locationId());
    }

    /** A call that needs a token of the sandbox's location. */
    protected void call() {
        call(ghl);
    }

    protected void call(GhlClient client) {
        var unused = client.location(sandbox.locationId()).contacts().findDuplicate("a@b.co", null);
    }

    protected long tokenCalls() {
        return sandbox.journal().count("get-access-token");
    }

    /** Runs the work in many threads at once and returns what they threw. */
    protected static List<Throwable> together(int threads, Runnable work) throws InterruptedException {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Thread thread = new Thread(() -> {
                try {
                    go.await();
                    work.run();
                } catch (Throwable e) {
                    failures.add(e);
                }
            });
            thread.start();
            running.add(thread);
        }
        go.countDown();
        for (Thread thread : running) {
            thread.join();
        }
        return failures;
    }
}
