package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.audit.Trace;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.SyncStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** One id leads from a webhook, or a change of the application, over log lines and calls to the rows of the audit log. */
class TraceTest {
    @Test
    void aWebhookIsFollowedToTheLinesTheCallsAndTheRows() throws Exception {
        CapturedLog.start();
        List<CapturedLog.Line> log;
        AuditEntry written;
        Trace trace;
        List<String> explained;
        try (Studio studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28)) {
            String ada = studio.linkedAda();
            studio.userEdits(ada, Map.of("city", "Paris"));
            studio.settle();
            written = row(studio, "city");
            List<String> webhooks = written.context().webhookIds();
            trace = studio.location.trace(webhooks.get(webhooks.size() - 1));
            explained = studio.location
                    .explain(RecordType.CONTACT, "ada")
                    .field("city")
                    .sentences();
        } finally {
            log = CapturedLog.stop();
        }
        String webhookId = trace.correlationId();

        ReceivedEvent received = Objects.requireNonNull(trace.webhook());
        assertThat(received.webhookId()).isEqualTo(webhookId);
        assertThat(trace.rows()).contains(written);
        // And back.
        assertThat(written.context().correlationIds()).contains(webhookId);
        assertThat(String.join(" ", explained)).contains("Correlation ids:").contains(webhookId);
        List<CapturedLog.Line> lines = log.stream()
                .filter(line ->
                        line.context().getOrDefault("ghl.correlation", "").contains(webhookId))
                .toList();
        assertThat(lines).as("its intake").anyMatch(line -> line.logger().endsWith("WebhookIntake"));
        assertThat(lines)
                .as("the reconcile")
                .anyMatch(line -> line.logger().startsWith("io.ghl.sync.internal.engine")
                        && String.valueOf(written.context().run())
                                .equals(line.context().get("ghl.run")));
        assertThat(lines)
                .as("the calls to HighLevel")
                .anyMatch(line -> line.logger().startsWith("io.ghl.client"));
    }

    @Test
    void aReconcileThatServesSeveralChangesIsFoundByEach() throws Exception {
        try (Studio studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28)) {
            studio.linkedAda();
            studio.location.pause();
            studio.people.edit("ada", person -> person.withCity("London"));
            String first = studio.location.changed(RecordType.CONTACT, "ada");
            studio.people.edit("ada", person -> person.withCity("Rome"));
            String second = studio.location.changed(RecordType.CONTACT, "ada");
            studio.location.resume();
            studio.settle();

            AuditEntry written = row(studio, "city");
            assertThat(first).isNotEqualTo(second);
            assertThat(written.context().correlationIds()).contains(first, second);
            for (String id : List.of(first, second)) {
                Trace trace = studio.location.trace(id);
                assertThat(trace.webhook()).isNull();
                assertThat(trace.rows()).contains(written);
            }
            assertThat(studio.location.trace("nobody's").rows()).isEmpty();
        }
    }

    private static AuditEntry row(Studio studio, String field) {
        return studio.location.history(RecordType.CONTACT, "ada").stream()
                .filter(row -> field.equals(row.field()))
                .findFirst()
                .orElseThrow();
    }
}
