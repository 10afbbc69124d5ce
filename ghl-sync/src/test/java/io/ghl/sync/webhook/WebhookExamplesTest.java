package io.ghl.sync.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookEvent.AppInstalled;
import io.ghl.sync.webhook.WebhookEvent.AppUninstalled;
import io.ghl.sync.webhook.WebhookEvent.AppointmentChanged;
import io.ghl.sync.webhook.WebhookEvent.ContactChanged;
import io.ghl.sync.webhook.WebhookEvent.NoteChanged;
import io.ghl.sync.webhook.WebhookEvent.PlanChanged;
import io.ghl.sync.webhook.WebhookEvent.RecordChanged;
import io.ghl.sync.webhook.WebhookEvent.TaskChanged;
import io.ghl.sync.webhook.WebhookEvent.Unknown;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** HighLevel's own example of every event verifies and reads, once it has the envelope that real deliveries have. */
class WebhookExamplesTest {
    private static final WebhookSigner SIGNER = WebhookSigner.ed25519();
    private static final WebhookVerifier VERIFIER = WebhookVerifier.of(SIGNER.publicKey());
    private static final ObjectMapper MAPPER = new ObjectMapper();
    /** By the beginning of the event's name. */
    private static final Map<String, Class<? extends WebhookEvent>> FAMILIES = Map.ofEntries(
            Map.entry("Contact", ContactChanged.class),
            Map.entry("Note", NoteChanged.class),
            Map.entry("Task", TaskChanged.class),
            Map.entry("Appointment", AppointmentChanged.class),
            Map.entry("Record", RecordChanged.class),
            Map.entry("AppInstall", AppInstalled.class),
            Map.entry("AppUninstall", AppUninstalled.class),
            Map.entry("PlanChange", PlanChanged.class),
            Map.entry("Location", AccountEvent.LocationChanged.class),
            Map.entry("User", AccountEvent.UserCreated.class),
            Map.entry("Opportunity", AccountEvent.OpportunityChanged.class),
            Map.entry("InboundMessage", AccountEvent.MessageExchanged.class),
            Map.entry("OutboundMessage", AccountEvent.MessageExchanged.class),
            Map.entry("ProviderOutboundMessage", AccountEvent.ProviderMessageRequested.class),
            Map.entry("ConversationUnread", AccountEvent.ConversationUnread.class),
            Map.entry("CampaignStatus", AccountEvent.CampaignStatusChanged.class),
            Map.entry("LCEmailStats", AccountEvent.EmailReported.class),
            Map.entry("Invoice", AccountEvent.InvoiceChanged.class),
            Map.entry("Order", AccountEvent.OrderChanged.class),
            Map.entry("Product", AccountEvent.ProductChanged.class),
            Map.entry("Price", AccountEvent.PriceChanged.class),
            Map.entry("ObjectSchema", AccountEvent.ObjectSchemaChanged.class),
            Map.entry("Association", AccountEvent.AssociationChanged.class),
            Map.entry("Relation", AccountEvent.RelationChanged.class));

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
        String name = file.getFileName().toString().replaceAll("(-[0-9]+)?[.]json", "");
        // A third of the examples leave the event's name out, which no delivery does, and one shows the schema instead.
        if (!example.has("type") || example.path("type").asText().equals("string")) {
            example.put("type", name);
        }
        byte[] body = MAPPER.writeValueAsBytes(example);

        WebhookEvent event = VERIFIER.read(SIGNER.headers(body), body);

        assertThat(event).isInstanceOf(family(name));
        assertThat(event.envelope().type()).isEqualTo(example.path("type").asText());
        assertThat(event.envelope().webhookId()).isEqualTo("w-1");
        assertThat(event.envelope().versionId()).isEqualTo("v-1");
        assertThat(event.envelope().timestamp()).isEqualTo(Instant.parse("2026-11-21T10:15:30.123Z"));
        if (!example.has("altType")) {
            assertThat(event.envelope().locationId())
                    .isEqualTo(example.path("locationId").textValue());
        }
        assertThat(MAPPER.readTree(event.envelope().payload().toString()))
                .as("nothing is lost")
                .isEqualTo(MAPPER.readTree(body));
        isTyped(event);
    }

    /** Every component is told; those that the example leaves out are listed. */
    private static void isTyped(WebhookEvent event) {
        List<String> untold = new ArrayList<>();
        values("", event, untold);
        untold.removeAll(UNTOLD.getOrDefault(event.getClass(), Set.of()));
        assertThat(untold).as("%s", event).isEmpty();
    }

    private static void values(String prefix, Object told, List<String> untold) {
        for (RecordComponent component : told.getClass().getRecordComponents()) {
            Object value;
            try {
                value = component.getAccessor().invoke(told);
            } catch (ReflectiveOperationException e) {
                throw new AssertionError(e);
            }
            if (value == null) {
                untold.add(prefix + component.getName());
            } else if (value instanceof Record && !(value instanceof WebhookEvent.Envelope)) {
                values(prefix + component.getName() + ".", value, untold);
            }
        }
    }

    private static final Map<Class<? extends WebhookEvent>, Set<String>> UNTOLD = Map.of(
            ContactChanged.class, Set.of("details.dndSettings"),
            RecordChanged.class, Set.of("objectKey"),
            AppInstalled.class, Set.of("userId", "installType", "companyName", "whitelabel", "whitelabelDomain"),
            AccountEvent.MessageExchanged.class, Set.of("messageId", "status"));

    private static Class<? extends WebhookEvent> family(String name) {
        return FAMILIES.entrySet().stream()
                .filter(family -> name.startsWith(family.getKey()))
                .<Class<? extends WebhookEvent>>map(Map.Entry::getValue)
                .findFirst()
                .orElse(Unknown.class);
    }
}
