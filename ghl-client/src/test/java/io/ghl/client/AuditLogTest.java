package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.error.GhlException;
import io.ghl.client.observe.AuditLog;
import io.ghl.client.observe.GhlObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditLogTest extends WireTest {

    /** Lines of this test's location; other tests write to the same file. */
    private static List<String> lines(String location) throws IOException {
        try (var lines = Files.lines(Path.of("target/client-under-test.log"))) {
            return lines.filter(line -> line.contains(AuditLog.LOGGER) && line.contains("location=" + location + " "))
                    .map(line -> line.substring(line.indexOf("operation=")).replaceAll("millis=\\d+", "millis=_"))
                    .toList();
        }
    }

    @Test
    void oneLinePerCall() throws Exception {
        try (GhlClient ghl = builder().observer(new AuditLog()).build()) {
            GhlLocation location = ghl.location("audited");
            reply(500, "{\"traceId\":\"t-1\"}");
            reply(200, "{\"contact\":{\"id\":\"c1\",\"email\":\"ada@example.com\"},\"traceId\":\"t-2\"}");
            location.contacts().get("c1");
            reply(502, "{\"message\":\"ada@example.com\"}");
            assertThatThrownBy(() -> location.contacts().create(OnSandbox.named("ada")))
                    .isInstanceOf(GhlException.class);
            reply(404, "{}");
            assertThatThrownBy(() -> location.contacts().get("c1")).isInstanceOf(GhlException.class);
        }
        assertThat(lines("audited"))
                .containsExactly(
                        "operation=get-contact location=audited status=200 attempts=2 millis=_ traceId=t-2"
                                + " outcome=ok mayHaveTakenEffect=-",
                        "operation=create-contact location=audited status=502 attempts=1 millis=_ traceId=-"
                                + " outcome=ServerErrorException mayHaveTakenEffect=true",
                        "operation=get-contact location=audited status=404 attempts=1 millis=_ traceId=-"
                                + " outcome=NotFoundException mayHaveTakenEffect=false");
    }

    @Test
    void severalObserversAreAllToldEvenIfOneFails() {
        List<String> told = new ArrayList<>();
        GhlObserver failing = new GhlObserver() {
            @Override
            public void callEnd(Call call, CallEnd end) {
                told.add("failing");
                throw new IllegalStateException("planted");
            }
        };
        GhlObserver second = new GhlObserver() {
            @Override
            public void callEnd(Call call, CallEnd end) {
                told.add("second " + end.succeeded());
            }
        };
        reply(200, "{\"contact\":{\"id\":\"c1\"}}");
        try (GhlClient ghl =
                builder().observer(GhlObserver.all(failing, second)).build()) {
            ghl.location(LOCATION).contacts().get("c1");
        }
        assertThat(told).containsExactly("failing", "second true");
    }

    /** An event that a list of observers forgets to pass on would be lost in silence. */
    @Test
    void aListPassesOnEveryEvent() throws Exception {
        List<String> told = new ArrayList<>();
        GhlObserver every = (GhlObserver) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {GhlObserver.class}, (proxy, method, arguments) -> {
                    told.add(method.getName());
                    return null;
                });
        GhlObserver all = GhlObserver.all(every);
        List<String> events = new ArrayList<>();
        for (var method : GhlObserver.class.getMethods()) {
            if (method.isDefault()) {
                events.add(method.getName());
                method.invoke(all, new Object[method.getParameterCount()]);
            }
        }
        assertThat(told).hasSize(7).containsExactlyElementsOf(events);
    }
}
