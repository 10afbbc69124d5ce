package io.ghl.examples.benchmarks.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.client.Secret;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.examples.benchmarks.harness.ChildJvm;
import io.ghl.examples.benchmarks.sync.Member;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.SandboxBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A sandbox in a process of its own, with an app that a company of many locations has installed. */
public final class CompanySandbox implements AutoCloseable {
    private static final String CLIENT_ID = "benchmarkApp";
    private static final String CLIENT_SECRET = "benchmark-secret";
    private static final String TOKEN = "pit-setup-";
    private static final String REDIRECT = "http://127.0.0.1/";

    private final ChildJvm process;
    private final JsonNode greeting;

    private CompanySandbox(ChildJvm process) throws IOException {
        this.process = process;
        this.greeting = new ObjectMapper().readTree(process.line());
    }

    /** Starts it in a new JVM, and waits until it answers. */
    public static CompanySandbox start(int locations) throws IOException {
        return new CompanySandbox(
                ChildJvm.start(CompanySandbox.class, List.of("-Xmx2g"), List.of(Integer.toString(locations))));
    }

    /** The ids of so many locations. */
    public static List<String> ids(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> String.format("benchLocation%07d", i))
                .toList();
    }

    public int port() {
        return greeting.path("port").asInt();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    public OAuthApp app() {
        return OAuthApp.builder(CLIENT_ID, Secret.of(CLIENT_SECRET))
                .redirectUri(REDIRECT)
                .build();
    }

    /** The app's id, as webhooks carry it. */
    public String appId() {
        return greeting.path("appId").asText();
    }

    /** What the agency came back with when it installed the app. */
    public Secret code() {
        return Secret.of(greeting.path("code").asText());
    }

    public static void main(String[] args) throws IOException {
        List<String> locations = ids(Integer.parseInt(args[0]));
        SandboxBuilder builder = GhlSandbox.builder();
        locations.forEach(location -> builder.tokenOf(location, TOKEN + location, "setup"));
        GhlSandbox sandbox = builder.locationId(locations.get(0))
                .companyLocations(locations.subList(1, locations.size()).toArray(String[]::new))
                .app(CLIENT_ID, CLIENT_SECRET, REDIRECT)
                .rate(1_000_000, Duration.ofMillis(10))
                .dailyLimit(Integer.MAX_VALUE)
                .start();
        System.out.println(new ObjectMapper()
                .writeValueAsString(Map.of(
                        "port", sandbox.port(),
                        "appId", sandbox.installs().appId(),
                        "code", sandbox.installs().authorizeCompany())));
        while (System.in.read() >= 0) {
            // Nothing is said to it; the end of its input is the end of it.
        }
        sandbox.close();
    }

    /** The request that creates a contact like a member. */
    public byte[] create(String location, Member member) {
        byte[] body = ("{\"locationId\":\"" + location + "\",\"firstName\":\"" + member.firstName() + "\",\"email\":\""
                        + member.email() + "\",\"city\":\"" + member.city() + "\"}")
                .getBytes(UTF_8);
        byte[] head = ("POST /contacts/ HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + TOKEN + location
                        + "\r\nVersion: 2021-07-28\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + "\r\n\r\n")
                .getBytes(US_ASCII);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
