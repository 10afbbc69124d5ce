package io.ghl.sync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sync.webhook.WebhookEvent.AppInstalled;
import io.ghl.sync.webhook.WebhookEvent.AppUninstalled;
import io.ghl.sync.webhook.WebhookEvent.AppointmentChanged;
import io.ghl.sync.webhook.WebhookEvent.ContactChanged;
import io.ghl.sync.webhook.WebhookEvent.NoteChanged;
import io.ghl.sync.webhook.WebhookEvent.PlanChanged;
import io.ghl.sync.webhook.WebhookEvent.TaskChanged;
import io.ghl.sync.webhook.WebhookEvent.Unknown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** HighLevel's own example of every event verifies and reads, once it has the envelope that real deliveries have. */
class WebhookExamplesTest {
    private static final WebhookSigner SIGNER = WebhookSigner.ed25519();
    private static final WebhookVerifier VERIFIER = WebhookVerifier.of(SIGNER.publicKey());
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, Class<? extends WebhookEvent>> FAMILIES = Map.of(
            "Contact", ContactChanged.class,
            "Note", NoteChanged.class,
            "Task", TaskChanged.class,
            "Appointment", AppointmentChanged.class,
            "AppInstall", AppInstalled.class,
            "AppUninstall", AppUninstalled.class,
            "PlanChange", PlanChanged.class);

    @TestFactory
    Stream<DynamicTest> everyExample() throws IOException {
        Path folder = Path.of(System.getProperty(
                "ghl.webhook.examples",
                System.getProperty("ghl.root", "..") + "/../shared/highlevel/webhook-examples"));
        assumeTrue(
                Files.isDirectory(folder) || "true".equals(System.getenv("CI")),
                () -> "No webhook examples at " + folder + "; name their folder in -Dghl.webhook.examples.");
        List<Path> examples;
        try (Stream<Path> files = Files.list(folder)) {
            examples = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        assertThat(examples).hasSizeGreaterThanOrEqualTo(65);
        return examples.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> reads(file)));
    }

    private static void reads(Path file) throws IOException {
        ObjectNode example = (ObjectNode) MAPPER.readTree(file.toFile());
        example.put("webhookId", "w-1").put("timestamp", "2026-11-21T10:15:30.123Z");
        example.put("versionId", "v-1");
        if (!example.has("appId")) {
            example.put("appId", "a-1");
        }
        byte[] body = MAPPER.writeValueAsBytes(example);

        WebhookEvent event = VERIFIER.read(SIGNER.headers(body), body);

        assertThat(event).isInstanceOf(family(file.getFileName().toString()));
        assertThat(event.envelope().type()).isEqualTo(example.path("type").asText(""));
        assertThat(event.envelope().webhookId()).isEqualTo("w-1");
        assertThat(event.envelope().timestamp()).isEqualTo(Instant.parse("2026-11-21T10:15:30.123Z"));
        assertThat(event.envelope().locationId())
                .isEqualTo(example.path("locationId").textValue());
        assertThat(event.envelope().payload().size()).isEqualTo(example.size());
        if (event instanceof ContactChanged contact) {
            assertThat(contact.contactId()).isEqualTo("nmFmQEsNgz6AVpgLVUJ0");
        } else if (event instanceof AppointmentChanged appointment) {
            assertThat(appointment.appointmentId()).isNotNull();
            assertThat(appointment.contactId()).isNotNull();
        } else if (event instanceof NoteChanged note) {
            assertThat(note.noteId()).isNotNull();
            assertThat(note.contactId()).isNotNull();
        } else if (event instanceof TaskChanged task) {
            assertThat(task.taskId()).isNotNull();
        }
    }

    private static Class<? extends WebhookEvent> family(String name) {
        return FAMILIES.entrySet().stream()
                .filter(family -> name.matches(family.getKey() + "([A-Z].*|[-.].*)"))
                .<Class<? extends WebhookEvent>>map(Map.Entry::getValue)
                .findFirst()
                .orElse(Unknown.class);
    }
}
