package io.ghl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntUnaryOperator;

/** Receives webhooks and answers what it is told. */
final class Receiver implements AutoCloseable {
    record Hook(byte[] raw, JsonNode body, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private final HttpServer server;
    private final List<Hook> hooks = new CopyOnWriteArrayList<>();

    Receiver() throws IOException {
        this(n -> 200);
    }

    /** Answers the n-th request, counted from 1, with this status. */
    Receiver(IntUnaryOperator status) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] raw = exchange.getRequestBody().readAllBytes();
            int count;
            synchronized (hooks) {
                hooks.add(new Hook(raw, new ObjectMapper().readTree(raw), Map.copyOf(exchange.getRequestHeaders())));
                count = hooks.size();
            }
            exchange.sendResponseHeaders(status.applyAsInt(count), -1);
            exchange.close();
        });
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }

    List<Hook> hooks() {
        return hooks;
    }

    List<String> types() {
        List<String> types = new ArrayList<>();
        hooks.forEach(hook -> types.add(hook.body().path("type").asText()));
        return types;
    }

    void forget() {
        hooks.clear();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
