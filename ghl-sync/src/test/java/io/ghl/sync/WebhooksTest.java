package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.sync.Club.Member;
import io.ghl.sync.mapping.ContactFields;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.testing.WebhookSigner;
import io.ghl.sync.webhook.WebhookAnswer;
import io.ghl.sync.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application does with {@link SyncEngine#webhooks()}. */
class WebhooksTest {
    private static final String BODY = "{\"type\":\"ContactUpdate\",\"locationId\":\"here\",\"id\":\"c1\"}";

    @Test
    void everyAnswerThroughTheEngine(@TempDir Path directory) {
        WebhookSigner signer = WebhookSigner.ed25519();
        SyncStore store = SyncStore.sqlite(directory.resolve("sync.db"));
        Shelf<Member> members = new Shelf<>(new Member("", null, null, null, null), Member::id, Member::withId);
        try (GhlClient client = GhlClient.builder().privateToken("pit-none").build();
                SyncEngine engine = SyncEngine.builder()
                        .ghl(client)
                        .store(store)
                        .webhookVerifier(signer.verifier())
                        .records(RecordSync.contacts(members)
                                .mapping(m -> m.field("email", Member::email, Member::withEmail)
                                        .to(ContactFields.EMAIL)))
                        .build()) {
            engine.location("here");
            assertThat(receive(engine, signer, BODY)).isEqualTo(WebhookAnswer.STORED);
            assertThat(receive(engine, signer, BODY)).isEqualTo(WebhookAnswer.DUPLICATE);
            assertThat(receive(engine, signer, BODY.replace("here", "elsewhere")))
                    .isEqualTo(WebhookAnswer.IGNORED);
            assertThat(receive(engine, WebhookSigner.ed25519(), BODY)).isEqualTo(WebhookAnswer.REFUSED);
            assertThat(receive(engine, WebhookSigner.legacy(), BODY)).isEqualTo(WebhookAnswer.REFUSED);
            assertThat(engine.webhooks().receive(Map.of(), new byte[Webhooks.MAX_BODY_BYTES + 1]))
                    .isEqualTo(WebhookAnswer.TOO_LARGE);
            store.close();
            assertThat(receive(engine, signer, BODY.replace("c1", "c2"))).isEqualTo(WebhookAnswer.BUSY);
            assertThat(engine.webhooks().statistics().received()).isEqualTo(7);
        }
    }

    private static WebhookAnswer receive(SyncEngine engine, WebhookSigner signer, String body) {
        return engine.webhooks().receive(signer.headers(body), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aReplayLooksAtEveryRecordAgainAndChangesNothing() throws Exception {
        Instant begin = Instant.now();
        try (Club club = new Club(ApiVersion.V2021_07_28, RecordType.CONTACT)) {
            club.members.put(new Member("ada", "Ada", "ada@example.com", null, null));
            club.linked();
            club.user("PUT", "/contacts/" + club.the("contacts").path("id").asText(), Map.of("firstName", "Augusta"));
            club.settle();
            assertThat(club.members.get("ada").firstName()).isEqualTo("Augusta");
            Webhooks webhooks = club.engine.webhooks();
            Instant end = Instant.now().plusSeconds(1);

            for (int time = 0; time < 2; time++) {
                long mark = club.mark();
                assertThat(webhooks.replay(Club.LOCATION, begin, end)).isEqualTo(1);
                club.settle();
                assertThat(club.callsSince(mark))
                        .containsOnlyOnce("get-contact")
                        .doesNotContain("update-contact");
                assertThat(club.members.get("ada").firstName()).isEqualTo("Augusta");
            }
            assertThat(webhooks.replay(Club.LOCATION, begin, end, RecordType.CONTACT))
                    .isEqualTo(1);
            assertThat(webhooks.replay(Club.LOCATION, begin.minusSeconds(9), begin))
                    .isZero();
            assertThatThrownBy(() -> webhooks.replay(Club.LOCATION, end, begin))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("until");
            assertThatThrownBy(() -> webhooks.replay("elsewhere", begin, end))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("elsewhere");
            assertThatThrownBy(() -> webhooks.replay(Club.LOCATION, begin, end, RecordType.TASK))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("TASK");
        }
    }

    @Test
    void aHintFromAWorkflowIsFollowedWithoutAWebhook() throws Exception {
        try (Club club = new Club(ApiVersion.V2021_07_28, RecordType.CONTACT)) {
            club.members.put(new Member("ada", "Ada", "ada@example.com", null, null));
            club.linked();
            club.loseWebhooks();
            String contactId = club.the("contacts").path("id").asText();
            club.user("PUT", "/contacts/" + contactId, Map.of("firstName", "Augusta"));

            club.location.changedGhl(RecordType.CONTACT, contactId);
            club.settle();

            assertThat(club.members.get("ada").firstName()).isEqualTo("Augusta");
            assertThatThrownBy(() -> club.location.changedGhl(RecordType.TASK, "t"))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> club.location.changedGhl(RecordType.CONTACT, " "))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
