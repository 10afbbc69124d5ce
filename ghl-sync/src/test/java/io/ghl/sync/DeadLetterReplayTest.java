package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sync.DeadLetters.Filter;
import io.ghl.sync.record.Failures.Cause;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.SyncStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many records that fail, looked through and tried again some at a time. */
class DeadLetterReplayTest {
    @Test
    void deadLettersAreChosenCountedAndTriedAgainInBatches() throws Exception {
        try (Studio studio = new Studio(SyncStore.memory(), ApiVersion.V2021_07_28)) {
            List<String> ids = List.of("p1", "p2", "p3");
            ids.forEach(id -> studio.people.put(Person.named(id, id, id + "@example.com")));
            studio.linked();
            Instant before = Instant.now();
            studio.sandbox
                    .faults()
                    .set(
                            Fault.ERROR_BEFORE_EFFECT,
                            FaultRule.always().on("update-contact").status(422));
            for (String id : ids) {
                studio.edited(id, person -> person.withCity("London"));
            }
            DeadLetters letters = studio.location.deadLetters();
            Filter all = Filter.all();

            assertThat(letters.counts()).isEqualTo(Map.of(Cause.REFUSED, 3));
            assertThat(letters.list(all)).hasSize(3).isEqualTo(letters.list());
            assertThat(letters.list(all.causes(Cause.REFUSED, Cause.FORBIDDEN))).hasSize(3);
            assertThat(letters.list(all.causes(Cause.FORBIDDEN))).isEmpty();
            assertThat(letters.list(all.types(RecordType.CONTACT))).hasSize(3);
            assertThat(letters.list(all.types(RecordType.TASK))).isEmpty();
            assertThat(letters.list(all.firstBefore(before))).isEmpty();
            assertThat(letters.list(all.lastBefore(Instant.now().plusSeconds(1))))
                    .hasSize(3);
            assertThatThrownBy(() -> letters.replay(all, 0)).isInstanceOf(IllegalArgumentException.class);

            studio.sandbox.faults().clear();
            studio.location.pause();
            assertThat(letters.replay(all.causes(Cause.APPLICATION), 10)).isZero();
            assertThat(letters.replay(all, 2)).isEqualTo(2);
            assertThat(letters.replay(all, 2)).isEqualTo(1);
            assertThat(letters.replay(all, 2)).isZero();
            studio.location.resume();
            studio.settle();

            assertThat(letters.counts()).isEmpty();
            assertThat(studio.contacts())
                    .extracting(contact -> contact.path("city").asText())
                    .containsOnly("London");
        }
    }
}
