package io.ghl.examples.benchmarks.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.examples.benchmarks.harness.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

/** A {@link LoopbackServer} in a process of its own. */
public final class RemoteServer implements AutoCloseable {
    private final ChildJvm process;
    private final String url;

    private RemoteServer(ChildJvm process) throws IOException {
        this.process = process;
        this.url = "http://127.0.0.1:" + process.line();
    }

    /** One that refuses nothing: more than it allows does not go over a wire. */
    public static RemoteServer unlimited(long contacts) throws IOException {
        return start(contacts, 1_000_000, 10);
    }

    /** One that allows so many requests per window. */
    public static RemoteServer limited(int requests, long windowMillis) throws IOException {
        return start(1, requests, windowMillis);
    }

    private static RemoteServer start(long contacts, int limit, long windowMillis) throws IOException {
        return new RemoteServer(ChildJvm.start(
                LoopbackServer.class,
                List.of(),
                List.of(Long.toString(contacts), Integer.toString(limit), Long.toString(windowMillis))));
    }

    public String url() {
        return url;
    }

    /** How many requests it answered, and how many of them it refused. */
    public Stats stats() throws IOException {
        try (InputStream answer = URI.create(url + "/stats").toURL().openStream()) {
            JsonNode json = new ObjectMapper().readTree(answer);
            return new Stats(
                    json.path("answered").asLong(), json.path("refused").asLong());
        }
    }

    /**
     * What a server counted.
     *
     * @param answered requests within the limit
     * @param refused requests over it
     */
    public record Stats(long answered, long refused) {}

    @Override
    public void close() throws IOException {
        process.close();
    }
}
