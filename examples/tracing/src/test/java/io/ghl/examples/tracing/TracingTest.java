package io.ghl.examples.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.client.Secret;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.sandbox.GhlSandbox;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TracingTest {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk openTelemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .build();

    @AfterEach
    void close() {
        openTelemetry.close();
        assertThat(Span.current().getSpanContext().isValid()).isFalse();
    }

    private static String text(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.stringKey(attribute));
    }

    private static long number(SpanData span, String attribute) {
        return span.getAttributes().get(AttributeKey.longKey(attribute));
    }

    private static List<String> events(SpanData span) {
        return span.getEvents().stream().map(EventData::getName).toList();
    }

    @Test
    void everyCallIsASpanWithItsAttemptsAndWaits() {
        TracingDemo.run(openTelemetry);

        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactly(
                        "HighLevel create-contact",
                        "HighLevel get-contact",
                        "HighLevel delete-contact",
                        "HighLevel get-contact",
                        "nightly job");
        String job = spans.get(4).getSpanId();
        assertThat(spans.subList(0, 4)).allSatisfy(span -> {
            assertThat(span.getParentSpanId()).isEqualTo(job);
            assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
            assertThat(text(span, "ghl.trace_id")).isNotEmpty();
            assertThat(span.toString()).doesNotContain("ada@example.com", "Ada");
        });

        SpanData repeated = spans.get(1);
        assertThat(events(repeated)).containsExactly("attempt", "wait", "waited", "attempt");
        assertThat(number(repeated, "ghl.attempts")).isEqualTo(2);
        assertThat(number(repeated, "http.response.status_code")).isEqualTo(200);
        assertThat(text(repeated, "url.template")).isEqualTo("/contacts/{contactId}");
        assertThat(repeated.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);

        SpanData failed = spans.get(3);
        assertThat(failed.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(text(failed, "error.type")).isEqualTo("NotFoundException");
    }

    @Test
    void aNewTokenHasASpanOfItsOwnBecauseItServesEveryCallThatWaits() {
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            var installs = sandbox.installs();
            OAuthApp app = OAuthApp.builder(installs.clientId(), Secret.of(installs.clientSecret()))
                    .redirectUri("http://127.0.0.1/")
                    .build();
            try (GhlClient ghl = GhlClient.builder()
                    .baseUrl(sandbox.baseUrl().toString())
                    .oauth(app, new MemoryTokenStore())
                    .observer(new TracingObserver(openTelemetry))
                    .build()) {
                ghl.oauth().exchange(Secret.of(installs.authorizeCompany(sandbox.locationId())));
                exporter.reset();
                ghl.location(sandbox.locationId()).contacts().findDuplicate("ada@example.com", null);
            }
        }
        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder(
                        "HighLevel get-location-access-token", "HighLevel token", "HighLevel get-duplicate-contact");
        assertThat(spans)
                .allSatisfy(span ->
                        assertThat(span.getParentSpanContext().isValid()).isFalse());
        SpanData token = spans.stream()
                .filter(span -> span.getName().equals("HighLevel token"))
                .findFirst()
                .orElseThrow();
        assertThat(text(token, "ghl.token.refresh")).isEqualTo("from_company");
        assertThat(token.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }
}
