package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.error.GhlException;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.LimitReport;
import io.ghl.client.limit.LimitRequest;
import io.ghl.client.limit.RateLimiter;
import io.ghl.client.observe.AuditLog;
import io.ghl.client.observe.BodyCapture;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.observe.MicrometerObserver;
import io.ghl.client.observe.Redactor;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.GhlSandbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

/** The code of docs/observing.md: it stands here, so it compiles, and it runs. */
class ObservingGuideTest {
    private final List<String> alerts = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();

    private void alert(String text) {
        alerts.add(text);
    }

    private GhlObserver alerting() {
        GhlObserver alerting = new GhlObserver() {
            @Override
            public void callEnd(Call call, CallEnd end) {
                if (end.error() != null && end.error().mayHaveTakenEffect()) {
                    alert("look up what became of " + call.operation() + ", traceId " + end.traceId());
                }
            }

            @Override
            public void tokenRefreshed(TokenRefresh refresh) {
                if (refresh.error() != null) {
                    alert("no token for " + refresh.locationId() + ": "
                            + refresh.error().getMessage());
                }
            }
        };
        return alerting;
    }

    private static GhlClient observed(
            Secret token, Instant rotatedAt, MeterRegistry meters, GhlObserver alerting, String url) {
        GhlClientBuilder builder = GhlClient.builder()
                .privateToken(token, rotatedAt)
                .observer(GhlObserver.all(new AuditLog(), MicrometerObserver.over(meters), alerting));
        return builder.baseUrl(url).build();
    }

    private GhlClientBuilder capturing(GhlClientBuilder builder) {
        builder.captureBodies(exchange -> shown.add(exchange.call().method() + " "
                + exchange.call().pathTemplate() + " " + exchange.status() + "\n> " + exchange.request() + "\n< "
                + exchange.response()));
        return builder;
    }

    private static GhlClientBuilder messagesToo(GhlClientBuilder builder, BodyCapture capture) {
        builder.captureBodies(capture, (call, body) -> {
            JsonNode masked = Redactor.standard().redact(call, body);
            return masked instanceof ObjectNode object && body.has("message")
                    ? object.set("message", body.get("message"))
                    : masked;
        });
        return builder;
    }

    /** One request at a time, over all locations. */
    static final class OneAtATime implements RateLimiter {
        private final Semaphore turn = new Semaphore(1, true);

        @Override
        public Permit acquire(LimitRequest request) throws InterruptedException, LimitRefusedException {
            while (!turn.tryAcquire()) {
                request.pause(Duration.ofMillis(20));
            }
            return new Permit() {
                @Override
                public void giveBack() {
                    turn.release();
                }

                @Override
                public void answered(LimitReport report) {
                    turn.release();
                }

                @Override
                public void lost() {
                    turn.release();
                }
            };
        }
    }

    @Test
    void theGuideShowsThisCode() throws IOException {
        Guide.assertShowsCodeOf(ObservingGuideTest.class, "observing.md");
    }

    @Test
    void observersSeeACallWhoseOutcomeIsUnknown() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = observed(
                        Secret.of(sandbox.token()),
                        Instant.now(),
                        meters,
                        alerting(),
                        sandbox.baseUrl().toString())) {
            sandbox.faults().set(Fault.RESET_AFTER_EFFECT, FaultRule.next(1).on("create-contact"));
            assertThatThrownBy(
                            () -> ghl.location(sandbox.locationId()).contacts().create(OnSandbox.named("ada")))
                    .isInstanceOf(GhlException.class);
        }
        assertThat(alerts).containsExactly("look up what became of create-contact, traceId null");
        assertThat(meters.get("ghl.client.calls").timer().count()).isEqualTo(1);
    }

    @Test
    void bodiesAreShownMasked() {
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = capturing(GhlClient.builder())
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
            ghl.location(sandbox.locationId()).contacts().create(OnSandbox.named("ada"));
        }
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0))
                .startsWith("POST /contacts/ 201\n> {")
                .contains("\"email\":\"<text 15>\"")
                .doesNotContain("ada");
    }

    @Test
    void anOwnRedactorShowsMessages() {
        List<BodyCapture.Exchange> exchanges = new ArrayList<>();
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = messagesToo(GhlClient.builder(), exchanges::add)
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
            assertThatThrownBy(
                            () -> ghl.location(sandbox.locationId()).contacts().get("unknownContact123456"))
                    .isInstanceOf(GhlException.class);
        }
        assertThat(exchanges.get(0).response()).contains("not found");
    }

    @Test
    void theLimiterLetsOneRequestThroughAtATime() throws Exception {
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .rateLimiter(new OneAtATime())
                        .build()) {
            List<Throwable> failures = OAuthOnSandbox.together(
                    4, () -> ghl.location(sandbox.locationId()).contacts().findDuplicate("a@b.co", null));
            assertThat(failures).isEmpty();
            assertThat(sandbox.journal().count("get-duplicate-contact")).isEqualTo(4);
        }
    }
}
