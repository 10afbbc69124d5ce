package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.Quirk;
import io.ghl.sync.store.SyncStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no source confirms about HighLevel must not matter: each doubtful fact the other way round. */
class QuirksTest {
    @ParameterizedTest
    @EnumSource(
            value = Quirk.class,
            names = {
                "TAG_CHANGE_BUMPS_DATE_UPDATED",
                "TAGS_ARE_LOWER_CASED",
                "EMAIL_IS_LOWER_CASED",
                "EMPTY_STRING_CLEARS",
                "NATIONAL_PHONES_USE_LOCATION_COUNTRY",
                "CUSTOM_FIELD_VALUE_KEY_IS_ACCEPTED",
                "SEARCH_ROWS_HAVE_LOWER_CASE_NAMES_ONLY",
                "CREATE_SENDS_TAG_UPDATE",
                "CREATE_SENDS_UPDATE",
                "UNCHANGED_WRITE_COUNTS_AS_UPDATE"
            })
    void bothSidesEndEqualAndEchoesCostNothing(Quirk quirk) throws Exception {
        try (Studio studio = new Studio(
                SyncStore.memory(), ApiVersion.V2021_07_28, sandbox -> sandbox.quirk(quirk, !quirk.byDefault()))) {
            studio.people.put(Person.named("ada", "Ada", "Ada@Example.com")
                    .withPhone("(202) 555-0143")
                    .withLabels(Set.of("VIP", "old")));
            studio.userCreates(Map.of("firstName", "Cleo", "email", "Cleo@Example.com", "tags", List.of("Walk-In")));
            studio.linked();
            String ada = studio.contactIdOf("ada@example.com");

            // Paused, so that no event of the user arrives after the run that has seen its edit already.
            studio.location.pause();
            studio.people.edit(
                    "ada", person -> person.withCity("London").withPhone(null).withLabels(Set.of("VIP", "From App")));
            studio.userEdits(ada, Map.of("firstName", "Augusta"));
            studio.user("POST", "/contacts/" + ada + "/tags", Map.of("tags", List.of("From GHL")));
            assertThat(studio.sandbox.webhooksDrained(Duration.ofSeconds(20))).isTrue();
            studio.location.resume();
            studio.settle();
            long mark = studio.mark();
            studio.userEdits(ada, Map.of("firstName", "Augusta"));
            studio.settle();
            studio.location.sweep();
            studio.settle();

            Person person = studio.people.get("ada");
            assertThat(person.firstName()).isEqualTo("Augusta");
            assertThat(person.phone()).isNull();
            assertThat(person.labels()).hasSize(3);
            assertThat(studio.contact(ada).path("city").asText()).isEqualTo("London");
            assertThat(studio.contact(ada).path("phone").asText("")).isEmpty();
            assertThat(studio.contact(ada).path("tags")).hasSize(3);
            assertThat(studio.people.byEmail("cleo@example.com")).isPresent();
            assertThat(studio.contacts()).hasSize(2);
            assertThat(studio.location.reviews().open()).isEmpty();
            assertThat(studio.engineCalls(mark)).isEmpty();
            assertThat(studio.location.statistics().echoCalls()).isZero();
        }
    }
}
