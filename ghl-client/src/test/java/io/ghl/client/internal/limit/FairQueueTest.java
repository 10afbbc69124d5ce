package io.ghl.client.internal.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.limit.Priority;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FairQueueTest {

    @Test
    void waitingClassesGetTheirSharesAndNobodyStarves() {
        FairQueue<Priority> queue = new FairQueue<>();
        for (Priority priority : Priority.values()) {
            for (int i = 0; i < 1_000; i++) {
                queue.add(priority, priority);
            }
        }
        Map<Priority, Integer> served = new EnumMap<>(Priority.class);
        for (int i = 0; i < 1_000; i++) {
            served.merge(queue.poll(true), 1, Integer::sum);
        }
        served.forEach((priority, count) ->
                assertThat(count).isBetween(priority.share() * 10 - 15, priority.share() * 10 + 15));
    }

    @Test
    void aClassThatWaitsAloneGetsEverythingAndSavesNothing() {
        FairQueue<Priority> queue = new FairQueue<>();
        for (int i = 0; i < 100; i++) {
            queue.add(Priority.AUDIT, Priority.AUDIT);
            assertThat(queue.poll(true)).isEqualTo(Priority.AUDIT);
        }
        queue.add(Priority.AUDIT, Priority.AUDIT);
        for (int i = 0; i < 3; i++) {
            queue.add(Priority.INTERACTIVE, Priority.INTERACTIVE);
        }
        assertThat(queue.poll(true)).isEqualTo(Priority.INTERACTIVE);
        assertThat(queue.size()).isEqualTo(3);
    }

    @Test
    void firstComeFirstServedWithinAClass() {
        FairQueue<Integer> queue = new FairQueue<>();
        for (int i = 0; i < 5; i++) {
            queue.add(Priority.POLL, i);
        }
        queue.remove(Priority.POLL, 2);
        assertThat(queue.poll(true)).isZero();
        assertThat(queue.poll(true)).isEqualTo(1);
        assertThat(queue.poll(true)).isEqualTo(3);
    }
}
