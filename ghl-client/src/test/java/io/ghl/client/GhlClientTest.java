package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ghl.client.limit.Priority;
import io.ghl.client.observe.GhlObserver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GhlClientTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"},\"traceId\":\"trace-1\"}";

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void aMissingTokenIsNamedInOneSentence(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GhlClient.builder().privateToken(token))
                .withMessageContaining("token is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GhlClient.builder().build())
                .withMessageContaining("token is missing");
    }

    @Test
    void secretsHideThemselves() {
        assertThat(Secret.of(" abc "))
                .hasToString("***")
                .isEqualTo(Secret.of("abc"))
                .isNotEqualTo(Secret.of("abd"));
        assertThat(Secret.of("abc").reveal()).isEqualTo("abc");
        assertThatIllegalArgumentException().isThrownBy(() -> Secret.of("a\nb")).withMessageNotContaining("a\nb");
    }

    @Test
    void badSettingsAndIdsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GhlClient.builder().baseUrl("ftp://x"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GhlClient.builder().baseUrl("http://x?a=b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GhlClient.builder().totalTimeout(java.time.Duration.ZERO));
        try (GhlClient ghl = builder().build()) {
            assertThatIllegalArgumentException().isThrownBy(() -> ghl.location(""));
            assertThatIllegalArgumentException().isThrownBy(() -> ghl.raw("TRACE", "/x"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ghl.location(LOCATION).contacts().get(".."));
            assertThat(server.getRequestCount()).isZero();
        }
    }

    @Test
    void anObserverSeesTheCall() {
        List<String> events = new ArrayList<>();
        GhlObserver observer = new GhlObserver() {
            @Override
            public void callStart(Call call) {
                events.add("start " + call.operation() + " " + call.pathTemplate() + " " + call.locationId() + " "
                        + call.priority());
            }

            @Override
            public void waiting(Call call, WaitReason reason, java.time.Duration atMost) {
                events.add("wait " + reason + " " + atMost);
            }

            @Override
            public void attempt(Call call, AttemptEnd end) {
                events.add("attempt " + end.number() + " " + end.status() + " " + end.outcome() + " " + end.traceId()
                        + " " + end.serverDate());
            }

            @Override
            public void callEnd(Call call, CallEnd end) {
                events.add("end " + end.attempts() + " " + end.status() + " " + end.traceId() + " " + end.error());
            }
        };
        enqueue(json(500, "{\"traceId\":\"trace-0\"}"));
        enqueue(json(200, CONTACT).setHeader("Date", "Sat, 21 Nov 2026 12:00:07 GMT"));
        try (GhlClient ghl = builder().observer(observer).build()) {
            ghl.location(LOCATION).withPriority(Priority.POLL).contacts().get("c1");
        }
        assertThat(events)
                .containsExactly(
                        "start get-contact /contacts/{contactId} " + LOCATION + " POLL",
                        "attempt 1 500 server error trace-0 null",
                        "wait RETRY PT0.5S",
                        "attempt 2 200 ok trace-1 2026-11-21T12:00:07Z",
                        "end 2 200 trace-1 null");
    }

    @Test
    void aLocationCanBeWatchedByOneMoreObserver() {
        List<String> events = new ArrayList<>();
        reply(200, CONTACT);
        reply(200, CONTACT);
        try (GhlClient ghl = builder().observer(ending(events, "the client's")).build()) {
            ghl.location(LOCATION)
                    .withObserver(ending(events, "its own"))
                    .withPriority(Priority.POLL)
                    .contacts()
                    .get("c1");
            ghl.location(LOCATION).contacts().get("c1");
        }
        assertThat(events).containsExactly("the client's #1", "its own #1", "the client's #2");
    }

    private static GhlObserver ending(List<String> events, String name) {
        return new GhlObserver() {
            @Override
            public void callEnd(Call call, CallEnd end) {
                events.add(name + " #" + call.id());
            }
        };
    }

    @Test
    @Tag("defect-12")
    void noThreadOfTheClientKeepsTheProcessAlive() {
        reply(200, CONTACT);
        reply(200, CONTACT);
        GhlClient open = builder().build();
        open.location(LOCATION).contacts().get("c1");
        try (GhlClient closed = builder().build()) {
            closed.location(LOCATION).contacts().get("c1");
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !thread.isDaemon())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("OkHttp") && !name.contains("MockWebServer"))
                .noneMatch(name -> name.startsWith("ghl-client") || name.contains("Failsafe"));
        open.close();
    }
}
