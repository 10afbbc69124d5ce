package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.error.GhlException;
import io.ghl.client.observe.GhlObserver;
import io.ghl.client.observe.GhlObserver.RefreshKind;
import io.ghl.client.observe.GhlObserver.TokenRefresh;
import io.ghl.client.observe.MicrometerObserver;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MicrometerObserverTest extends WireTest {
    private static final String CONTACT = "{\"contact\":{\"id\":\"c1\"}}";

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);

    private GhlClient observed(GhlObserver observer) {
        return builder().observer(observer).build();
    }

    private List<String> meters() {
        return meters.getMeters().stream()
                .map(Meter::getId)
                .map(id -> id.getName() + " "
                        + id.getTags().stream()
                                .map(tag -> tag.getKey() + "=" + tag.getValue())
                                .toList())
                .sorted()
                .toList();
    }

    @Test
    void callsAttemptsRetriesAndWaitsAreMetered() {
        try (GhlClient ghl = observed(MicrometerObserver.over(meters))) {
            reply(500, "{}");
            reply(200, CONTACT);
            ghl.location(LOCATION).contacts().get("c1");
            reply(404, "{}");
            assertThatThrownBy(() -> ghl.location(LOCATION).contacts().get("c1"))
                    .isInstanceOf(GhlException.class);
        }
        assertThat(meters())
                .containsExactly(
                        "ghl.client.attempts [operation=get-contact, outcome=not found, status=4xx]",
                        "ghl.client.attempts [operation=get-contact, outcome=ok, status=2xx]",
                        "ghl.client.attempts [operation=get-contact, outcome=server error, status=5xx]",
                        "ghl.client.calls [method=GET, operation=get-contact, outcome=NotFoundException,"
                                + " path=/contacts/{contactId}, status=4xx]",
                        "ghl.client.calls [method=GET, operation=get-contact, outcome=ok,"
                                + " path=/contacts/{contactId}, status=2xx]",
                        "ghl.client.retries [operation=get-contact]",
                        "ghl.client.waits [priority=interactive, reason=retry]");
        assertThat(meters.get("ghl.client.retries").counter().count()).isEqualTo(1);
        assertThat(meters.get("ghl.client.waits").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(500);
        assertThat(meters.get("ghl.client.calls").tag("outcome", "ok").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(500);
    }

    @Test
    void theDaysBudgetIsThatOfTheLocationWithLeastLeftAndOfToday() {
        try (GhlClient ghl = observed(MicrometerObserver.over(meters))) {
            enqueue(json(200, CONTACT).setHeader("X-RateLimit-Daily-Remaining", "700"));
            enqueue(json(200, CONTACT).setHeader("X-RateLimit-Daily-Remaining", "300"));
            enqueue(json(200, CONTACT).setHeader("X-RateLimit-Daily-Remaining", "299"));
            ghl.location("a").contacts().get("c1");
            ghl.location("b").contacts().get("c1");
            ghl.location("b").contacts().get("c1");
            assertThat(remaining()).containsExactly(299.0);
            clock.add(Duration.ofDays(1));
            assertThat(remaining()).containsExactly(Double.NaN);
            enqueue(json(200, CONTACT).setHeader("X-RateLimit-Daily-Remaining", "200000"));
            ghl.location("a").contacts().get("c1");
            assertThat(remaining()).containsExactly(200_000.0);
        }
    }

    private List<Double> remaining() {
        return meters.get("ghl.client.daily.remaining").gauges().stream()
                .map(gauge -> gauge.value())
                .toList();
    }

    @Test
    void locationsAreATagIfWanted() {
        try (GhlClient ghl = observed(MicrometerObserver.over(meters).withLocation())) {
            enqueue(json(200, CONTACT).setHeader("X-RateLimit-Daily-Remaining", "700"));
            enqueue(json(200, CONTACT).setHeader("X-RateLimit-Daily-Remaining", "300"));
            ghl.location("a").contacts().get("c1");
            ghl.location("b").contacts().get("c1");
        }
        assertThat(meters()).hasSize(6).allMatch(meter -> meter.contains("location=a") || meter.contains("location=b"));
        assertThat(remaining()).containsExactlyInAnyOrder(700.0, 300.0);
    }

    @Test
    void tokenRefreshesAreMetered() {
        GhlObserver observer = MicrometerObserver.over(meters);
        observer.tokenRefreshed(
                new TokenRefresh(null, LOCATION, RefreshKind.FROM_COMPANY, Duration.ofMillis(30), null));
        assertThat(meters()).containsExactly("ghl.client.token.refreshes [kind=from_company, outcome=ok]");
    }

    /** Whoever does not have Micrometer can use everything else. */
    @Test
    void noOtherClassNeedsMicrometer() throws Exception {
        URL[] without = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("micrometer"))
                .map(MicrometerObserverTest::url)
                .toArray(URL[]::new);
        Path classes = Path.of(GhlClient.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> loaded = new ArrayList<>();
        TreeSet<String> failed = new TreeSet<>();
        try (URLClassLoader loader = new URLClassLoader(without, ClassLoader.getPlatformClassLoader());
                Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    (Iterable<Path>) files.filter(path -> path.toString().endsWith(".class"))::iterator) {
                String name = classes.relativize(file)
                        .toString()
                        .replace(File.separatorChar, '.')
                        .replaceAll("\\.class$", "");
                if (name.equals("module-info") || name.endsWith("package-info")) {
                    continue;
                }
                try {
                    Class<?> type = Class.forName(name, true, loader);
                    loaded.add(type.getName() + type.getDeclaredMethods().length);
                } catch (NoClassDefFoundError e) {
                    failed.add(name);
                }
            }
            Object builder = loader.loadClass(GhlClient.class.getName())
                    .getMethod("builder")
                    .invoke(null);
            Object client = builder.getClass()
                    .getMethod("build")
                    .invoke(builder.getClass()
                            .getMethod("privateToken", String.class)
                            .invoke(builder, TOKEN));
            ((AutoCloseable) client).close();
        }
        assertThat(loaded).hasSizeGreaterThan(200);
        assertThat(failed).containsExactly(MicrometerObserver.class.getName());
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
