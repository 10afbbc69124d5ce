package io.ghl.client.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.internal.time.VirtualWaiter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCacheTest {
    private final VirtualWaiter time = new VirtualWaiter();
    private final ReferenceCache<String> cache = new ReferenceCache<>(Duration.ofMinutes(1), time);

    @Test
    void whatIsTooOldIsDroppedWhenSomethingElseIsLoaded() {
        for (int i = 0; i < 10; i++) {
            assertThat(cache.get("L" + i, "", () -> List.of("x"))).hasSize(1);
            time.advance(Duration.ofSeconds(20));
            assertThat(cache.size()).isEqualTo(Math.min(i + 1, 3));
        }
    }

    /** The answer on its way may be from before the change. */
    @Test
    void whatWasLoadedWhileSomethingChangedIsNotKept() {
        assertThat(cache.get("L", "", () -> {
                    cache.changing("L", () -> {});
                    return List.of("before");
                }))
                .containsExactly("before");
        assertThat(cache.get("L", "", () -> List.of("after"))).containsExactly("after");
        assertThat(cache.get("L", "", () -> List.of("never"))).containsExactly("after");
    }
}
