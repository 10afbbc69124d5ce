package io.ghl.sync;

import static io.ghl.sync.Card.get;
import static io.ghl.sync.Card.set;
import static io.ghl.sync.mapping.ContactFields.DND;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.dnd;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sync.mapping.ClearPolicy;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Do not disturb, on all channels and on one: two settings of HighLevel that know nothing of each other. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class DoNotDisturbSyncTest {
    private final Cards cards = new Cards();

    @Parameter
    ApiVersion version;

    private Studio studio;

    @BeforeEach
    void open() throws Exception {
        studio = new Studio(
                SyncStore.memory(),
                version,
                sandbox -> {},
                engine -> {},
                RecordSync.contacts(cards)
                        .mapping(m -> m.field("email", get("email", String.class), set("email", String.class))
                                .to(EMAIL)
                                .field("name", get("name", String.class), set("name", String.class))
                                .to(FIRST_NAME)
                                .field("quiet", get("quiet", Boolean.class), set("quiet", Boolean.class))
                                .to(DND)
                                .clear(ClearPolicy.IGNORE)
                                .field("noTexts", get("noTexts", Boolean.class), set("noTexts", Boolean.class))
                                .to(dnd("sms"))
                                .clear(ClearPolicy.IGNORE)),
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        studio.close();
    }

    private String linked(Boolean quiet, Boolean noTexts) throws InterruptedException {
        cards.put(
                Card.of("a").with("email", "a@example.com").with("quiet", quiet).with("noTexts", noTexts));
        studio.linked();
        return studio.contactIdOf("a@example.com");
    }

    private void edited(String field, Object value) throws InterruptedException {
        cards.edit("a", card -> card.with(field, value));
        studio.location.changed(RecordType.CONTACT, "a");
        studio.settle();
    }

    private void userSets(String contact, Map<String, ?> fields) throws InterruptedException {
        studio.userEdits(contact, fields);
        studio.settle();
    }

    private static Map<String, ?> texts(String status) {
        return Map.of("dndSettings", Map.of("SMS", Map.of("status", status)));
    }

    private String textsOf(String contact) {
        return studio.contact(contact).at("/dndSettings/SMS/status").asText();
    }

    @Test
    void theFlagOfAllChannelsGoesBothWays() throws Exception {
        String a = linked(true, null);
        assertThat(studio.contact(a).path("dnd").asBoolean()).isTrue();
        assertThat(textsOf(a)).isNotEqualTo("active");

        userSets(a, Map.of("dnd", false));
        assertThat(cards.get("a").get("quiet")).isEqualTo(false);

        edited("quiet", true);
        assertThat(studio.contact(a).path("dnd").asBoolean()).isTrue();
        assertThat(cards.get("a").get("noTexts")).isEqualTo(false);
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    @Test
    void aChannelGoesBothWaysAndLeavesTheFlagOfAllAlone() throws Exception {
        String a = linked(false, true);
        assertThat(textsOf(a)).isEqualTo("active");
        assertThat(studio.contact(a).path("dnd").asBoolean()).isFalse();

        userSets(a, texts("inactive"));
        assertThat(cards.get("a").get("noTexts")).isEqualTo(false);

        edited("noTexts", true);
        assertThat(textsOf(a)).isEqualTo("active");
        edited("noTexts", false);
        assertThat(textsOf(a)).isEqualTo("inactive");
        assertThat(studio.contact(a).path("dnd").asBoolean()).isFalse();
        assertThat(cards.get("a").get("quiet")).isEqualTo(false);
        assertThat(studio.location.reviews().open()).isEmpty();
    }

    /** HighLevel's own ban is read as yes, and an edit of something else does not replace it by a weaker one. */
    @Test
    void aPermanentSettingStaysAsItIs() throws Exception {
        String a = linked(false, false);
        userSets(a, texts("permanent"));
        assertThat(cards.get("a").get("noTexts")).isEqualTo(true);

        edited("name", "Ada");
        assertThat(studio.contact(a).path("firstName").asText()).isEqualTo("Ada");
        assertThat(textsOf(a)).isEqualTo("permanent");
    }

    @Test
    void aRecordThatDoesNotKnowGetsBothAtFirstLinking() throws Exception {
        studio.userCreates(Map.of(
                "email",
                "a@example.com",
                "dnd",
                true,
                "dndSettings",
                texts("active").get("dndSettings")));
        studio.userCreates(Map.of("email", "b@example.com", "dnd", true));
        linked(null, null);

        assertThat(cards.get("a").get("quiet")).isEqualTo(true);
        assertThat(cards.get("a").get("noTexts")).isEqualTo(true);
        assertThat(cards.all())
                .filteredOn(card -> card.text("email").equals("b@example.com"))
                .singleElement()
                .satisfies(card -> {
                    assertThat(card.get("quiet")).isEqualTo(true);
                    assertThat(card.get("noTexts")).isEqualTo(false);
                });
    }

    /** What is blank in the application says nothing, so nobody is called in spite of a ban. */
    @Test
    void anEmptiedFlagLiftsNoBan() throws Exception {
        String a = linked(true, true);

        edited("quiet", null);
        edited("noTexts", null);

        assertThat(studio.contact(a).path("dnd").asBoolean()).isTrue();
        assertThat(textsOf(a)).isEqualTo("active");
    }
}
