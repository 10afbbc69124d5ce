package io.ghl.examples.cluster.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.Secret;
import io.ghl.client.oauth.JdbcTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.oauth.TokenKey;
import io.ghl.client.oauth.Tokens;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.SandboxBuilder;
import io.ghl.sandbox.SandboxListener;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The local HighLevel: its locations and their tokens. */
public final class Sandbox {
    /** How long the search shows the records as they were before a write. */
    public static final Duration SEARCH_LAG = Duration.ofSeconds(1);

    private static final String CLIENT_ID = "65f0000000000000000000aa-cluster";

    static final OAuthApp APP =
            OAuthApp.builder(CLIENT_ID, Secret.of("a-secret-of-the-sandbox")).build();

    private static final Duration WEBHOOK_RETRY = Duration.ofSeconds(2);
    private static final int NO_LIMIT = 1_000_000;
    private static final int WEBHOOKS_AT_ONCE = 8;

    private Sandbox() {}

    /** The ids of so many locations. */
    public static List<String> locations(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> "clusterLocation%05d".formatted(number))
                .toList();
    }

    /** Starts it, without limits that anybody reaches; the limits have tests of their own. */
    public static GhlSandbox start(List<String> locations, URI webhooks, long seed, SandboxListener listener) {
        SandboxBuilder builder = GhlSandbox.builder()
                .locationId(locations.get(0))
                .rate(NO_LIMIT, Duration.ofSeconds(1))
                .dailyLimit(Integer.MAX_VALUE)
                .searchLag(SEARCH_LAG)
                .webhookUrl(webhooks)
                .webhookThreads(WEBHOOKS_AT_ONCE)
                .webhookRetryDelay(WEBHOOK_RETRY)
                .listener(listener)
                .seed(seed);
        for (String location : locations) {
            builder.tokenOf(location, engineToken(location), "engine");
            builder.tokenOf(location, userToken(location), "user");
        }
        return builder.start();
    }

    /** Puts the engine's tokens where every node finds them, as an installation of the app would. */
    public static void install(DataSource database, List<String> locations) {
        JdbcTokenStore tokens = new JdbcTokenStore(database).createTable();
        for (String location : locations) {
            ObjectNode token = new ObjectMapper()
                    .createObjectNode()
                    .put("access_token", engineToken(location))
                    .put("expires_at", Instant.now().plus(1, ChronoUnit.DAYS).toString())
                    .put("userType", "Location")
                    .put("locationId", location);
            tokens.compareAndSet(TokenKey.location(CLIENT_ID, location), null, Tokens.of(token));
        }
    }

    private static String engineToken(String location) {
        return "pit-engine-" + location;
    }

    /** The token of the people who work in HighLevel. */
    public static String userToken(String location) {
        return "pit-user-" + location;
    }
}
