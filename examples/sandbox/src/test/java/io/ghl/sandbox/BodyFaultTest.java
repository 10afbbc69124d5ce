package io.ghl.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sandbox.Api.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of what comes back: latencies that are drawn, bodies that trickle or break off, tokens refused, late webhooks. */
class BodyFaultTest {
    private final TestClock clock = new TestClock();
    private final GhlSandbox sandbox = GhlSandbox.builder().clock(clock).start();
    private final Api api = Api.of(sandbox, Api.V2);
    private final Api admin = Api.bare(sandbox, Map.of());

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static List<Long> drawn(Latency latency, long seed) {
        Faults faults = new Faults(1);
        faults.set(Fault.LATENCY, FaultRule.always().latency(latency), seed);
        return IntStream.range(0, 2_000)
                .mapToObj(i -> faults.strike(Fault.LATENCY, "x")
                        .orElseThrow()
                        .latency()
                        .min()
                        .toMillis())
                .toList();
    }

    @Test
    void latenciesAreSpreadAsToldAndTheSameForASeed() {
        Latency uniform = Latency.uniform(Duration.ofMillis(100), Duration.ofMillis(300));
        Latency exponential = Latency.exponential(Duration.ofMillis(200));
        assertThat(drawn(uniform, 7)).isEqualTo(drawn(uniform, 7)).isNotEqualTo(drawn(uniform, 8));
        assertThat(drawn(uniform, 7)).allMatch(millis -> millis >= 100 && millis <= 300);
        assertThat(mean(drawn(uniform, 7))).isBetween(190.0, 210.0);
        List<Long> times = drawn(exponential, 7);
        assertThat(mean(times)).isBetween(180.0, 220.0);
        assertThat(times).anyMatch(millis -> millis < 10).anyMatch(millis -> millis > 1_000);
        assertThat(drawn(Latency.fixed(Duration.ofMillis(5)), 7)).containsOnly(5L);
    }

    private static double mean(List<Long> times) {
        DoubleSummaryStatistics statistics =
                times.stream().mapToDouble(Long::doubleValue).summaryStatistics();
        return statistics.getAverage();
    }

    @Test
    void latenciesRefuseNonsense() {
        assertThatThrownBy(() -> Latency.uniform(Duration.ofMillis(2), Duration.ofMillis(1)))
                .hasMessage("the longest latency must not be below the shortest");
        assertThatThrownBy(() -> Latency.fixed(Duration.ofDays(2))).hasMessage("latency must not be above a day");
        assertThatThrownBy(() -> FaultRule.always().bytesPerSecond(0)).hasMessage("bytesPerSecond must be at least 1");
    }

    @Test
    void slowBodiesArriveWhole() {
        sandbox.faults().set(Fault.SLOW_BODY, FaultRule.next(1).bytesPerSecond(1_000_000));
        String id = api.create("'firstName':'Zoë'");
        assertThat(sandbox.faults().count(Fault.SLOW_BODY)).isEqualTo(1);
        assertThat(api.read(id).path("firstName").asText()).isEqualTo("Zoë");
    }

    @Test
    void slowBodiesTrickle() throws IOException {
        String id = api.create("'firstName':'Ada'");
        sandbox.faults().set(Fault.SLOW_BODY, FaultRule.next(1).bytesPerSecond(10));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            String request = "GET /contacts/" + id + " HTTP/1.1\r\nHost: x\r\nVersion: 2021-07-28\r\n"
                    + "Authorization: Bearer " + sandbox.token() + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            InputStream in = socket.getInputStream();
            int brace = in.read();
            while (brace != '{') {
                brace = in.read();
            }
            assertThat(in.available())
                    .as("the rest of some 300 bytes, at once without the fault")
                    .isLessThan(150);
        }
    }

    @Test
    void truncatedBodiesBreakOffAfterTheEffect() throws Exception {
        String body = api.contact("").replace('\'', '"');
        sandbox.faults().set(Fault.TRUNCATED_BODY, FaultRule.next(1));
        assertThatThrownBy(() -> api.sendOrFail("POST", "/contacts/", body)).isInstanceOf(IOException.class);
        assertThat(sandbox.contactCount()).isEqualTo(1);
        assertThat(sandbox.journal().entries().get(0).status()).isEqualTo(201);
        assertThat(sandbox.journal().entries().get(0).fault()).isEqualTo(Fault.TRUNCATED_BODY);
        assertThat(api.sendOrFail("POST", "/contacts/", body).status()).isEqualTo(201);
    }

    @Test
    void aTokenMayBeRefusedNowAndThen() {
        sandbox.faults().set(Fault.INVALID_TOKEN, FaultRule.next(1).on("create-contact"));
        Answer refused = api.post("/contacts/", api.contact(""));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.message()).contains("Invalid Private Integration token");
        assertThat(sandbox.contactCount()).isZero();
        api.create("");
    }

    @Test
    void lateWebhooksComeOnTheSandboxesClock() throws IOException {
        try (Receiver receiver = new Receiver()) {
            sandbox.sendWebhooksTo(receiver.url());
            sandbox.faults().set(Fault.WEBHOOK_DELAY, FaultRule.next(1).latency(Duration.ofHours(3)));
            api.create("'firstName':'first'");
            api.create("'firstName':'second'");
            assertThat(sandbox.webhooks().settled(Duration.ofSeconds(20))).isTrue();
            assertThat(receiver.hooks()).hasSize(1);
            assertThat(sandbox.webhookStats().pending()).isEqualTo(1);
            sandbox.advance(Duration.ofHours(3));
            assertThat(receiver.hooks().get(1).body().path("firstName").asText())
                    .isEqualTo("first");
        }
    }

    @Test
    void theNewFaultsAreArmedOverHttp() {
        Answer armed = admin.put(
                "/_sandbox/faults",
                "{'rules':{'LATENCY':{'probability':0.1,'latencyMillis':{'min':1,'max':2}},"
                        + "'WEBHOOK_DELAY':{'probability':1,'latencyMillis':{'mean':50}},"
                        + "'SLOW_BODY':{'atLeast':1,'bytesPerSecond':64}}}");
        assertThat(armed.status()).isEqualTo(200);
        assertThat(armed.body().at("/rules/LATENCY/latencyMillis").toString()).isEqualTo("{\"min\":1,\"max\":2}");
        assertThat(sandbox.faults().rules().get(Fault.WEBHOOK_DELAY).latency())
                .isEqualTo(Latency.exponential(Duration.ofMillis(50)));
        assertThat(sandbox.faults().rules().get(Fault.SLOW_BODY).bytesPerSecond())
                .isEqualTo(64);
    }

    @Test
    void oneFaultIsDisarmedOverHttp() {
        admin.put("/_sandbox/faults", "{'rules':{'LATENCY':{'atLeast':1},'RATE_LIMIT':{'atLeast':1}}}");
        assertThat(admin.delete("/_sandbox/faults?fault=LATENCY").body().path("rules"))
                .hasSize(1);
        assertThat(sandbox.faults().rules()).containsOnlyKeys(Fault.RATE_LIMIT);
        assertThat(admin.delete("/_sandbox/faults?fault=NOISE").message()).contains("unknown fault NOISE");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'min':1}|latencyMillis must be a number, {min, max} or {mean}",
                "{'min':1,'max':'x'}|latencyMillis must be a number, {min, max} or {mean}",
                "{'mean':1,'median':2}|latencyMillis must be a number, {min, max} or {mean}",
                "{'min':2,'max':1}|the longest latency must not be below the shortest",
                "-1|latency must not be negative",
                "'x'|latencyMillis must be a number",
            })
    void latenciesThatMakeNoSenseAreRefusedInOneSentence(String latency, String message) {
        Answer answer =
                admin.put("/_sandbox/faults", "{'rules':{'LATENCY':{'atLeast':1,'latencyMillis':" + latency + "}}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("message").asText()).isEqualTo(message);
    }
}
