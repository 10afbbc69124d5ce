package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.observe.GhlObserver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocationObserverTest extends WireTest {
    /** Keeps the ends of calls. */
    private static final class Ends implements GhlObserver {
        final List<String> seen = new ArrayList<>();

        @Override
        public void callEnd(Call call, CallEnd end) {
            seen.add(call.operation() + " " + end.status() + " " + end.traceId());
        }
    }

    @Test
    void aViewsObserverSeesTheCallsOfThatViewAndTheClientsSeesAll() {
        Ends all = new Ends();
        Ends own = new Ends();
        try (GhlClient ghl = builder().observer(all).build()) {
            GhlLocation plain = ghl.location(LOCATION);
            GhlLocation watched = plain.withObserver(own);
            reply(200, "{\"contact\":{\"id\":\"c1\"},\"traceId\":\"t-1\"}");
            plain.contacts().get("c1");
            reply(200, "{\"contact\":{\"id\":\"c1\"},\"traceId\":\"t-2\"}");
            watched.contacts().get("c1");
        }
        assertThat(all.seen).containsExactly("get-contact 200 t-1", "get-contact 200 t-2");
        assertThat(own.seen).containsExactly("get-contact 200 t-2");
    }

    @Test
    void aViewsObserverThatThrowsHarmsNothing() {
        GhlObserver broken = new GhlObserver() {
            @Override
            public void callEnd(Call call, CallEnd end) {
                throw new IllegalStateException("broken");
            }
        };
        try (GhlClient ghl = builder().build()) {
            reply(200, "{\"contact\":{\"id\":\"c1\"}}");
            assertThat(ghl.location(LOCATION)
                            .withObserver(broken)
                            .contacts()
                            .get("c1")
                            .id())
                    .isEqualTo("c1");
        }
    }
}
