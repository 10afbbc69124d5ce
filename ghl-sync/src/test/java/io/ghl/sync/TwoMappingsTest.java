package io.ghl.sync;

import static io.ghl.sync.Card.get;
import static io.ghl.sync.Card.set;
import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.mapping.MappingStep;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two processes with different mappings share a store, as while a new version of an application is rolled out. */
class TwoMappingsTest {
    private static final String LEFT_ALONE =
            "another process that started later syncs this location with another mapping";

    private final Cards cards = new Cards();
    private final MovedClock clock = new MovedClock();
    private Studio studio;
    private SyncEngine formerEngine;
    private SyncLocation former;
    private String contact;

    private static MappingStep<Card> email(MappingBuilder<Card> m) {
        return m.field("email", get("email", String.class), set("email", String.class))
                .to(EMAIL);
    }

    private static void emailAndCity(MappingBuilder<Card> m) {
        MappingStep<Card> unused = email(m).field("city", get("city", String.class), set("city", String.class))
                .to(CITY)
                .onFirstLink(Strategies.ghlWins());
    }

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(RecordSync.contacts(cards).mapping(TwoMappingsTest::email), clock);
        cards.put(Card.of("a").with("email", "a@example.com"));
        studio.linked();
        contact = studio.contactIdOf("a@example.com");
        former = studio.location;
        formerEngine = studio.engine;
    }

    @AfterEach
    void close() {
        formerEngine.close();
        studio.close();
    }

    /** A process that starts a minute later. */
    private SyncLocation starts(Consumer<MappingBuilder<Card>> mapping) throws InterruptedException {
        clock.moved = clock.moved.plusMinutes(1);
        studio.engine = studio.engine(studio.store, RecordSync.contacts(cards).mapping(mapping));
        studio.engine.start();
        studio.location.link(LinkProgress.SILENT);
        studio.settle();
        return studio.location;
    }

    private static void assertLeftAlone(SyncLocation location) {
        assertThatThrownBy(() -> location.link(LinkProgress.SILENT))
                .isInstanceOf(SyncException.class)
                .hasMessageContaining(LEFT_ALONE);
        assertThat(location.status().state()).isEqualTo(SyncStatus.State.STOPPED);
        assertThat(location.status().problem()).contains(LEFT_ALONE);
    }

    /** A run that looked at the clock before it was moved may still refuse. */
    private static void linkOnceMore(SyncLocation location) throws InterruptedException {
        try {
            location.link(LinkProgress.SILENT);
        } catch (SyncException e) {
            assertThat(e).hasMessageContaining(LEFT_ALONE);
            location.link(LinkProgress.SILENT);
        }
    }

    @Test
    void theOneThatStartedLaterGoesOnAlone() throws Exception {
        SyncLocation later = starts(TwoMappingsTest::emailAndCity);

        assertLeftAlone(former);
        assertThatThrownBy(former::sweep).hasMessageContaining(LEFT_ALONE);
        assertThat(later.status().state()).isEqualTo(SyncStatus.State.WAITING);
        assertThat(later.health().reasons()).isEmpty();

        // The former one is told of what only the new mapping knows, and leaves it to the later one.
        studio.sandbox.sendWebhooksTo(null);
        studio.userEdits(contact, Map.of("city", "Oslo"));
        former.changedGhl(RecordType.CONTACT, contact);
        assertLeftAlone(former);
        studio.settle();
        assertThat(cards.get("a").text("city")).isEqualTo("Oslo");
    }

    @Test
    void aProcessThatStartsOnceMoreWithTheFormerMappingIsTheLaterOne() throws Exception {
        SyncLocation later = starts(TwoMappingsTest::emailAndCity);
        SyncEngine laterEngine = studio.engine;
        starts(TwoMappingsTest::email);

        assertLeftAlone(later);
        former.link(LinkProgress.SILENT);
        assertThat(former.awaitIdle(Duration.ofSeconds(20))).isTrue();
        assertThat(former.status().problem()).isNull();
        laterEngine.close();
    }

    @Test
    void theFormerOneGoesOnOnceNobodyElseHasForAWhile() throws Exception {
        starts(TwoMappingsTest::emailAndCity);
        assertLeftAlone(former);
        studio.engine.close();
        assertLeftAlone(former);
        // Three times as long as the application's feed may be left unread.
        clock.moved = clock.moved.plus(Duration.ofHours(3)).plusMinutes(1);

        linkOnceMore(former);

        cards.edit("a", card -> card.with("email", "b@example.com"));
        former.changed(RecordType.CONTACT, "a");
        assertThat(former.awaitIdle(Duration.ofSeconds(20))).isTrue();
        assertThat(former.status().state()).isEqualTo(SyncStatus.State.WAITING);
        assertThat(studio.contact(contact).path("email").asText()).isEqualTo("b@example.com");
    }

    @Test
    void processesWithTheSameMappingShareALocation() throws Exception {
        SyncLocation later = starts(TwoMappingsTest::email);

        former.link(LinkProgress.SILENT);
        later.link(LinkProgress.SILENT);

        assertThat(former.status().problem()).isNull();
        assertThat(later.status().problem()).isNull();
    }
}
