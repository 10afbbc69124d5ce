package io.ghl.client.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.Pages;
import io.ghl.client.Secret;
import io.ghl.client.locations.LocationPermission;
import io.ghl.client.oauth.MemoryTokenStore;
import io.ghl.client.oauth.OAuth;
import io.ghl.client.oauth.OAuthApp;
import io.ghl.client.services.Services;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No id that a method takes leads to another path; what can be no id is refused by the parameter's name. */
class BadIdsTest extends Answering {
    private static final List<String> NO_IDS = List.of("", " ", "\n", ".", "..");
    private static final List<String> ODD_IDS =
            List.of("a/b", "a\u0000b", "a\nb", "../x", "a?b", "a#b", "%2e%2e", "a b");

    private record Call(Object resource, Method method) {
        boolean isId(int parameter) {
            Parameter taken = method.getParameters()[parameter];
            String name = taken.getName();
            return taken.getType() == String.class
                    && (name.endsWith("Id") || List.of("id", "idOrKey").contains(name));
        }

        /** Arguments that are fine, null for what this test cannot make. */
        @Nullable
        Object[] arguments() {
            Seeds random = new Seeds(1);
            return Arrays.stream(method.getParameters())
                    .map(parameter -> argument(random, parameter))
                    .toArray();
        }

        private static @Nullable Object argument(Seeds random, Parameter parameter) {
            Class<?> type = parameter.getType();
            if (parameter.isVarArgs()) {
                return type == String[].class
                        ? new String[] {"vip"}
                        : Array.newInstance(Objects.requireNonNull(type.componentType()), 0);
            }
            if (parameter.getParameterizedType() instanceof ParameterizedType generic && type == Collection.class) {
                Class<?> item = (Class<?>) generic.getActualTypeArguments()[0];
                if (Models.writes().contains(item)) {
                    return List.of(written(random, item));
                }
                if (item == LocationPermission.class) {
                    return List.of(new LocationPermission("crm"));
                }
            }
            if (Models.writes().contains(type)) {
                return written(random, type);
            }
            try {
                return Arguments.of(random, parameter.getParameterizedType(), parameter.getName());
            } catch (AssertionError e) {
                return null;
            }
        }

        private static Object written(Seeds random, Class<?> type) {
            Writes writes = Writes.of(type);
            return writes.build(writes.complete(random, List.of()));
        }

        void with(int parameter, @Nullable Object value) {
            @Nullable Object[] arguments = arguments();
            arguments[parameter] = value;
            Object result = Models.call(method, resource, arguments);
            if (result instanceof Pages<?> pages) {
                boolean unused = pages.iterator().hasNext();
            }
        }

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }
    }

    private static List<Call> calls(Object... views) {
        List<Call> calls = new ArrayList<>();
        for (Object view : views) {
            for (Method accessor : Models.accessors(view.getClass())) {
                Class<?> type = accessor.getReturnType();
                if (type.isInterface() && type.getName().startsWith("io.ghl.client.")) {
                    Object resource = Objects.requireNonNull(Models.call(accessor, view));
                    calls.addAll(type == Services.class ? calls(resource) : of(type, resource));
                }
            }
        }
        return calls;
    }

    private static List<Call> of(Class<?> type, Object resource) {
        return Arrays.stream(type.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .map(method -> new Call(resource, method))
                .toList();
    }

    private static void assertRefused(List<Call> calls, int atLeast) {
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (Call call : calls) {
            for (int i = 0; i < call.method().getParameterCount(); i++) {
                if (!call.isId(i)
                        || call.method().getParameters()[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    continue;
                }
                String name = call.method().getParameters()[i].getName();
                int parameter = i;
                List<@Nullable String> bad = new ArrayList<>(NO_IDS);
                bad.add(null);
                for (String value : bad) {
                    tried++;
                    Throwable refusal = catchThrowable(() -> call.with(parameter, value));
                    boolean named = (value == null
                                    ? refusal instanceof NullPointerException
                                    : refusal instanceof IllegalArgumentException)
                            && String.valueOf(refusal.getMessage()).startsWith(name + " must ");
                    if (!named) {
                        wrong.add(call + "(" + name + " = " + (value == null ? "null" : "\"" + value + "\"") + "): "
                                + refusal);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThan(atLeast);
    }

    @Test
    void whatCanBeNoIdIsRefusedByItsName() {
        try (GhlClient ghl = client(ApiVersion.V3)) {
            assertRefused(calls(ghl.location("L1"), ghl.company("C1")), 400);
        }
        assertThat(requests).hasValue(0);
    }

    @Test
    void whatCanBeNoIdIsRefusedByItsNameForAnApp() {
        OAuthApp app = OAuthApp.builder("app-1", Secret.of("planted-secret")).build();
        try (GhlClient ghl =
                builder(ApiVersion.V3).oauth(app, new MemoryTokenStore()).build()) {
            assertRefused(of(OAuth.class, ghl.oauth()), 40);
        }
        assertThat(requests).hasValue(0);
    }

    @ParameterizedTest
    @EnumSource
    void anOddIdStaysOneSegmentOfThePath(ApiVersion version) throws Exception {
        answer = new MockResponse().setBody("{}");
        int seen = 0;
        try (GhlClient ghl = client(version)) {
            for (Call call : calls(ghl.location("L1"), ghl.company("C1"))) {
                for (int i = 0; i < call.method().getParameterCount(); i++) {
                    if (!call.isId(i)) {
                        continue;
                    }
                    String usual = path(call, i, "x");
                    for (String id : ODD_IDS) {
                        String path = path(call, i, id);
                        assertThat(path == null).as("%s", call).isEqualTo(usual == null);
                        if (usual != null && path != null) {
                            assertThat(path).as("%s", call).matches("[\\x21-\\x7E]+");
                            assertThat(path.split("/", -1)).as("%s", call).hasSameSizeAs(usual.split("/", -1));
                            assertThat(URI.create(path).normalize())
                                    .as("%s", call)
                                    .hasToString(path);
                            seen++;
                        }
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(300);
    }

    /** The path that a call goes to, or null if it makes none. */
    private @Nullable String path(Call call, int parameter, String id) throws InterruptedException {
        int before = requests.get();
        Throwable unused = catchThrowable(() -> call.with(parameter, id));
        if (requests.get() == before) {
            return null;
        }
        RecordedRequest request = Objects.requireNonNull(server.takeRequest(10, TimeUnit.SECONDS));
        String path = Objects.requireNonNull(request.getPath());
        return path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
    }
}
