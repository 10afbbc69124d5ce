package io.ghl.examples.tracing;

import io.ghl.client.GhlClient;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.error.NotFoundException;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.GhlSandbox;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.logging.LoggingSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** Makes a few calls to the sandbox, one of which has to be repeated and one of which fails, and prints their spans. */
public final class TracingDemo {
    private TracingDemo() {}

    /**
     * Starts the demo.
     *
     * @param args none
     */
    public static void main(String... args) {
        try (SdkTracerProvider tracing = SdkTracerProvider.builder()
                .addSpanProcessor(SimpleSpanProcessor.create(LoggingSpanExporter.create()))
                .build()) {
            run(OpenTelemetrySdk.builder().setTracerProvider(tracing).build());
        }
    }

    static void run(OpenTelemetry openTelemetry) {
        Span job = openTelemetry.getTracer("demo").spanBuilder("nightly job").startSpan();
        Scope scope = job.makeCurrent();
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .observer(new TracingObserver(openTelemetry))
                        .build()) {
            var contacts = ghl.location(sandbox.locationId()).contacts();
            String id = contacts.create(NewContact.builder()
                            .firstName("Ada")
                            .email("ada@example.com")
                            .build())
                    .id();
            sandbox.faults()
                    .set(
                            Fault.ERROR_BEFORE_EFFECT,
                            FaultRule.next(1).on("get-contact").status(503));
            contacts.get(id);
            contacts.delete(id);
            try {
                contacts.get(id);
            } catch (NotFoundException e) {
                System.out.println("As expected: " + e.getMessage());
            }
        } finally {
            scope.close();
            job.end();
        }
    }
}
