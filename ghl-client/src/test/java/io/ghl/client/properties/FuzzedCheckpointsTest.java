package io.ghl.client.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.contacts.ContactCheckpoint;
import io.ghl.client.internal.models.ChangePosition;
import org.junit.jupiter.api.Test;

/** Whatever an application kept as a checkpoint is one, or refused when it is handed back. */
class FuzzedCheckpointsTest {
    private static final String BETWEEN =
            "{\"v\":1,\"watermark\":\"2026-01-01T00:00:00Z\",\"seenAt\":\"2026-01-01T00:00:05Z\"}";
    private static final String WITHIN = "{\"v\":1,\"watermark\":\"2026-01-01T00:00:00Z\",\"run\":{"
            + "\"from\":\"2025-12-31T23:00:00Z\",\"until\":\"2026-01-01T00:00:00Z\","
            + "\"started\":\"2026-01-01T00:01:00Z\",\"newest\":\"2025-12-31T23:59:00Z\",\"after\":[1700000000000,\"c1\"]}}";

    @Test
    void theyAreCheckpoints() {
        assertThat(ChangePosition.parse(BETWEEN).text()).isEqualTo(BETWEEN);
        assertThat(ChangePosition.parse(WITHIN).text()).isEqualTo(WITHIN);
    }

    @Test
    void anyTextIsACheckpointOrRefused() {
        int[] read = {0};
        Property.holds(2_000, random -> {
            String text = new String(Mutations.of(random, random.pick(BETWEEN, WITHIN)), UTF_8);
            try {
                ContactCheckpoint checkpoint = new ContactCheckpoint(text);
                ChangePosition position = ChangePosition.parse(checkpoint.text());
                assertThat(ChangePosition.parse(position.text())).isEqualTo(position);
                read[0]++;
            } catch (IllegalArgumentException e) {
                assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(500);
            }
        });
        assertThat(read[0]).isPositive();
    }
}
