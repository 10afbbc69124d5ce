package io.ghl.client;

import static io.ghl.client.contacts.ContactField.DATE_UPDATED;
import static io.ghl.client.contacts.ContactField.TAGS;
import static io.ghl.client.contacts.ContactField.customText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.error.DuplicateContactException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.ServerErrorException;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RetryPolicy;
import io.ghl.client.observe.GhlObserver;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sandbox.Quirk;
import io.ghl.sandbox.junit.GhlSandboxExtension;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Java code of the guides: it compiles, it runs where a server is at hand, and the guides show this very code. */
class GuideTest {
    private final List<String> stored = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"client.md", "sandbox.md"})
    void theGuideShowsThisCode(String guide) throws IOException {
        Guide.assertShowsCodeOf(GuideTest.class, guide);
    }

    static void building() {
        try (GhlClient ghl =
                GhlClient.builder().privateToken(System.getenv("GHL_TOKEN")).build()) {
            GhlLocation location = ghl.location("ve9EPM428h8vShlRW1KT");
            Contact ada = location.contacts()
                    .create(NewContact.builder()
                            .firstName("Ada")
                            .email("ada@example.com")
                            .build());
            location.contacts().addTags(ada.id(), "vip");
        }
    }

    private static GhlClient tuned(GhlSandbox sandbox, String token, String nextToken, GhlObserver observer) {
        GhlClient ghl = GhlClient.builder()
                .privateToken(token)
                .fallbackToken(Secret.of(nextToken))
                .apiVersion(ApiVersion.V3)
                .baseUrl(sandbox.baseUrl().toString())
                .totalTimeout(Duration.ofSeconds(20))
                .retryPolicy(RetryPolicy.standard().withMaxAttempts(3))
                .rateLimitPolicy(RateLimitPolicy.standard().withBurst(80, Duration.ofSeconds(10)))
                .observer(observer)
                .build();
        return ghl;
    }

    private void updating(GhlLocation location, String id) {
        location.contacts()
                .update(
                        id,
                        ContactUpdate.builder()
                                .phone("+15551234567")
                                .clearWebsite()
                                .build());
    }

    private void differing(GhlLocation location, String id) {
        Contact before = location.contacts().get(id);
        Contact wanted = before.with(ContactUpdate.builder().city("Austin").build());
        location.contacts().update(id, before.diff(wanted));
    }

    private void customFields(GhlLocation location, String id) {
        CustomField plan = location.customFields().byKey("plan").orElseThrow();
        location.contacts()
                .update(
                        id,
                        ContactUpdate.builder().customField(plan.id(), "gold").build());
        Stream<Contact> gold =
                location
                        .contacts()
                        .search(ContactSearch.where(customText(plan.id()).eq("gold")))
                        .stream();
        assertThat(gold).hasSize(1);
    }

    private void searching(GhlLocation location, Instant since) {
        ContactSearch search = ContactSearch.where(
                        DATE_UPDATED.atLeast(since), TAGS.eq("vip").or(TAGS.eq("lead")))
                .sortedBy(DATE_UPDATED.ascending())
                .pageLimit(500);
        for (Contact contact : location.contacts().search(search)) {
            store(contact.id());
        }
    }

    private void paging(GhlLocation location, ContactSearch search, String cursorOfLastTime) {
        location.contacts().search(search).resumeFrom(cursorOfLastTime).forEachPage(page -> {
            page.items().forEach(contact -> store(contact.id()));
            remember(page.nextCursor());
        });
    }

    private String creating(GhlLocation location, NewContact ada) {
        try {
            return location.contacts().create(ada).id();
        } catch (DuplicateContactException e) {
            return e.existingContactId();
        } catch (GhlException e) {
            if (!e.mayHaveTakenEffect()) {
                throw e;
            }
            return location.contacts()
                    .findDuplicate("ada@example.com", null)
                    .map(Contact::id)
                    .orElseThrow(() -> e);
        }
    }

    private static GhlObserver observing(List<String> audit) {
        GhlObserver observer = new GhlObserver() {
            @Override
            public void callEnd(Call call, CallEnd end) {
                audit.add(call.operation() + " " + end.status() + " " + end.traceId());
            }
        };
        return observer;
    }

    private JsonNode raw(GhlClient ghl, GhlLocation location) {
        JsonNode tags = ghl.raw("GET", "/locations/" + location.id() + "/tags")
                .location(location.id())
                .send()
                .json()
                .path("tags");
        return tags;
    }

    private void store(String id) {
        stored.add(id);
    }

    private void remember(String cursor) {
        stored.add("cursor " + cursor);
    }

    @Test
    void theClientsGuideRuns() {
        List<String> audit = new ArrayList<>();
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            sandbox.addToken("pit-next", "next");
            try (GhlClient ghl = tuned(sandbox, sandbox.token(), "pit-next", observing(audit))) {
                GhlLocation location = ghl.location(sandbox.locationId());
                NewContact ada = NewContact.builder()
                        .firstName("Ada")
                        .email("ada@example.com")
                        .tags(List.of("vip"))
                        .build();
                String id = creating(location, ada);
                assertThat(creating(location, ada)).isEqualTo(id);
                sandbox.faults().set(Fault.RESET_AFTER_EFFECT, FaultRule.next(1));
                sandbox.deleteContact(id);
                id = creating(location, ada);
                updating(location, id);
                differing(location, id);
                assertThat(location.contacts().get(id).city()).isEqualTo("Austin");
                ghl.raw("POST", "/locations/" + location.id() + "/customFields")
                        .body(io.ghl.client.internal.json.Json.object()
                                .put("name", "Plan")
                                .put("dataType", "TEXT"))
                        .send();
                customFields(location, id);
                GhlLocation background = location.withPriority(Priority.BACKFILL);
                searching(background, Instant.EPOCH);
                assertThat(stored).containsExactly(id);
                paging(location, ContactSearch.all(), "[1, \"0\"]");
                assertThat(stored).last().isEqualTo("cursor null");
                assertThat(raw(ghl, location)).hasSize(1);
            }
        }
        assertThat(audit).hasSizeGreaterThan(10).first().asString().startsWith("create-contact 201 ");
    }

    @Nested
    @ExtendWith(GhlSandboxExtension.class)
    class WelcomeTest {
        @Test
        void aNewCustomerIsTagged(GhlSandbox sandbox) {
            try (GhlClient ghl = GhlClient.builder()
                    .baseUrl(sandbox.baseUrl().toString())
                    .privateToken(sandbox.token())
                    .build()) {
                var contacts = ghl.location(sandbox.locationId()).contacts();
                String id = contacts.create(
                                NewContact.builder().email("ada@example.com").build())
                        .id();
                contacts.addTags(id, "customer");

                assertThat(sandbox.contact(id).orElseThrow().path("tags").get(0).asText())
                        .isEqualTo("customer");
            }
        }
    }

    @Nested
    class WithContacts {
        @RegisterExtension
        static final GhlSandboxExtension HIGHLEVEL =
                GhlSandboxExtension.of(GhlSandbox.builder().contacts(250).searchLag(Duration.ofSeconds(3)));

        @Test
        void theyAreThere(GhlSandbox sandbox) {
            assertThat(sandbox.contactCount()).isEqualTo(250);
        }
    }

    @Test
    void aBuiltSandboxRuns() {
        GhlSandbox sandbox = GhlSandbox.builder()
                .locationId("ve9EPM428h8vShlRW1KT")
                .token("pit-app", "app")
                .token("pit-reader", "reader", "contacts.readonly")
                .tokenOf("anotherLocation12345", "pit-other", "other location")
                .contacts(250)
                .searchLag(Duration.ofSeconds(3))
                .rate(25, Duration.ofSeconds(10))
                .clock(Clock.systemUTC())
                .quirk(Quirk.NULL_CLEARS, false)
                .webhookUrl(URI.create("http://127.0.0.1:4011/hook"))
                .start();
        assertThat(sandbox.contactCount()).isEqualTo(250);
        sandbox.close();
    }

    @Test
    void aFailedCreateIsNotRepeated() {
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
            var contacts = ghl.location(sandbox.locationId()).contacts();
            sandbox.faults()
                    .set(
                            Fault.ERROR_AFTER_EFFECT,
                            FaultRule.next(1).on("create-contact").status(502));

            assertThatExceptionOfType(ServerErrorException.class)
                    .isThrownBy(() -> contacts.create(
                            NewContact.builder().email("ada@example.com").build()))
                    .matches(e -> e.mayHaveTakenEffect());

            assertThat(sandbox.contactCount()).isEqualTo(1);
            assertThat(sandbox.journal().count("create-contact")).isEqualTo(1);
        }
    }

    /** Whether HighLevel sent this body; {@code publicKey} is {@code sandbox.webhookPublicKey()} here. */
    static boolean isGenuine(byte[] rawBody, String signatureHeader, String publicKey) throws GeneralSecurityException {
        PublicKey key = KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey)));
        Signature ed25519 = Signature.getInstance("Ed25519");
        ed25519.initVerify(key);
        ed25519.update(rawBody);
        return ed25519.verify(Base64.getDecoder().decode(signatureHeader));
    }

    @Test
    void somebodyWorksInHighLevelItself() throws Exception {
        List<Boolean> genuine = java.util.Collections.synchronizedList(new ArrayList<>());
        var receiver = com.sun.net.httpserver.HttpServer.create(new java.net.InetSocketAddress("127.0.0.1", 0), 0);
        try (GhlSandbox sandbox = GhlSandbox.start()) {
            receiver.createContext("/hook", exchange -> {
                byte[] body = exchange.getRequestBody().readAllBytes();
                try {
                    genuine.add(isGenuine(
                            body,
                            exchange.getRequestHeaders().getFirst("X-GHL-Signature"),
                            sandbox.webhookPublicKey()));
                    body[body.length - 2] ^= 1;
                    genuine.add(isGenuine(
                            body,
                            exchange.getRequestHeaders().getFirst("X-GHL-Signature"),
                            sandbox.webhookPublicKey()));
                } catch (GeneralSecurityException e) {
                    throw new AssertionError(new String(body, StandardCharsets.UTF_8), e);
                }
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            receiver.start();
            sandbox.sendWebhooksTo(
                    URI.create("http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook"));

            String id = sandbox.createContact(Map.of("firstName", "Grace", "email", "grace@example.com"));
            sandbox.updateContact(id, Map.of("city", "Arlington"));
            sandbox.deleteContact(id);
            assertThat(sandbox.webhooksDrained(Duration.ofSeconds(10))).isTrue();

            assertThat(genuine).containsExactlyInAnyOrder(true, true, true, false, false, false);
        } finally {
            receiver.stop(0);
        }
    }
}
