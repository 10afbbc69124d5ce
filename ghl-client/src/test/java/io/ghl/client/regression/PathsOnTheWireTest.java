package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.Pages;
import io.ghl.client.WireTest;
import io.ghl.client.contract.wire.Wire;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.OperationRefusedException;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.limit.RetryPolicy;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No id, in any method of any resource, leads to another endpoint than a plain one does. */
@Tag("defect-19")
class PathsOnTheWireTest extends WireTest {
    private static final List<String> REFUSED = List.of("", " ", ".", "..");
    private static final List<String> ENCODED = List.of(
            "a/b", "ü%2F", "%2e%2e", "../..", "a?b=c#d", "a b", "/", "//evil.example/x", "a\\b", "\u0000", "a;b", "ａ");

    private final List<String> requests = new ArrayList<>();

    private static List<Method> methodsOfIds(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !method.getDeclaringClass().equals(Object.class) && method.getParameterCount() > 0)
                .filter(method -> Arrays.stream(method.getParameterTypes()).allMatch(String.class::equals))
                .toList();
    }

    /** What was asked of the server, without the query; empty if the call was refused before. */
    private List<String> asked(Object resource, Method method, String... ids) throws Throwable {
        requests.clear();
        try {
            call(resource, method, ids);
        } catch (IllegalArgumentException | NotFoundException | OperationRefusedException e) {
            // Refused by the client, which may speak a version without the operation, or by the server.
        }
        return requests.stream().map(line -> line.replaceAll("\\?.*", "")).toList();
    }

    private static void call(Object resource, Method method, String... ids) throws Throwable {
        Object result;
        try {
            result = method.invoke(resource, (Object[]) ids);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (result instanceof Pages<?> pages) {
            boolean unused = pages.iterator().hasNext();
        }
    }

    @Test
    void everyIdStaysOneSegment() throws Throwable {
        Wire.answer(server, new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request.getMethod() + " " + request.getPath());
                return json(404, "");
            }
        });
        int checked = 0;
        try (GhlClient ghl = builder()
                .retryPolicy(RetryPolicy.none())
                .rateLimitPolicy(RateLimitPolicy.unlimited())
                .build()) {
            GhlLocation location = ghl.location(LOCATION);
            for (Method resource : GhlLocation.class.getMethods()) {
                if (resource.getParameterCount() > 0
                        || !resource.getReturnType().isInterface()) {
                    continue;
                }
                Object api = resource.invoke(location);
                for (Method method : methodsOfIds(resource.getReturnType())) {
                    checked += check(api, method);
                }
            }
        }
        assertThat(checked).isGreaterThan(30);
    }

    private int check(Object api, Method method) throws Throwable {
        int checked = 0;
        String[] plain = new String[method.getParameterCount()];
        Arrays.setAll(plain, i -> "plain" + i);
        List<String> usual = asked(api, method, plain);
        for (int i = 0; i < plain.length; i++) {
            String marker = "/" + plain[i];
            if (usual.stream().noneMatch(line -> line.endsWith(marker) || line.contains(marker + "/"))) {
                continue;
            }
            checked++;
            for (String evil : REFUSED) {
                assertThat(asked(api, method, with(plain, i, evil)))
                        .as("%s('%s')", method, evil)
                        .isEmpty();
            }
            for (String evil : ENCODED) {
                List<String> sent = asked(api, method, with(plain, i, evil));
                assertThat(sent).as("%s('%s')", method, evil).hasSameSizeAs(usual);
                for (int line = 0; line < sent.size(); line++) {
                    String[] expected = usual.get(line).split("/", -1);
                    String[] actual = sent.get(line).split("/", -1);
                    assertThat(actual).as("%s('%s')", method, evil).hasSameSizeAs(expected);
                    for (int part = 0; part < expected.length; part++) {
                        if (expected[part].equals(plain[i])) {
                            String path = actual[part].replace("+", "%2B");
                            assertThat(java.net.URLDecoder.decode(path, java.nio.charset.StandardCharsets.UTF_8))
                                    .isEqualTo(evil);
                        } else {
                            assertThat(actual[part]).isEqualTo(expected[part]);
                        }
                    }
                }
            }
        }
        return checked;
    }

    private static String[] with(String[] ids, int at, String id) {
        String[] changed = ids.clone();
        changed[at] = id;
        return changed;
    }
}
