package io.ghl.client.internal.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.internal.time.VirtualWaiter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceCacheTest {
    private final ReferenceCache<String> cache = new ReferenceCache<>(Duration.ofMinutes(1), new VirtualWaiter());

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
