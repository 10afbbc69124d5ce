package io.ghl.client.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.client.ApiVersion;
import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.client.Pages;
import io.ghl.client.calendars.FreeSlots;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.DecodeException;
import io.ghl.client.error.ErrorResponse;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.internal.limit.Asking;
import io.ghl.client.internal.limit.LimitHeaders;
import io.ghl.client.internal.limit.Limiters;
import io.ghl.client.internal.time.VirtualWaiter;
import io.ghl.client.internal.transport.HttpReply;
import io.ghl.client.limit.LimitKey;
import io.ghl.client.limit.LimitRefusedException;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.tasks.TaskSearch;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.mockwebserver.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Whatever a server answers, a call ends with items or with an exception that the API names. */
class FuzzedAnswersTest extends Answering {
    private static final List<String> ERRORS = List.of(
            "{\"statusCode\":422,\"message\":[\"property x should not exist\"],\"error\":\"Unprocessable Entity\"}",
            "{\"statusCode\":400,\"message\":\"This location does not allow duplicated contacts.\",\"meta\":"
                    + "{\"contactId\":\"c1\",\"matchingField\":\"email\",\"contactName\":\"Ada\"},\"traceId\":\"t-1\"}",
            "{\"error\":{\"code\":\"RESOURCE_NOT_FOUND\",\"message\":\"gone\",\"details\":{}},\"traceId\":\"t\"}",
            "{\"error\":\"UnAuthorized!\",\"error_description\":\"Authorization code not found\"}",
            "{\"status\":401,\"message\":\"Invalid token\",\"name\":\"HttpException\",\"errors\":[{\"message\":\"m\"}]}");
    private static final List<String> LIMITS = List.of(
            "retry-after",
            "x-ratelimit-max",
            "x-ratelimit-remaining",
            "x-ratelimit-interval-milliseconds",
            "x-ratelimit-limit-daily",
            "x-ratelimit-daily-remaining",
            "date");
    private static final String CONTACTS =
            "{\"contacts\":[{\"id\":\"c1\",\"email\":\"a@b.co\",\"searchAfter\":[1700000000000,\"c1\"]},"
                    + "{\"id\":\"c2\",\"tags\":[\"x\"],\"searchAfter\":[1700000000001,\"c2\"]}],\"total\":9,\"traceId\":\"t\"}";
    private static final String TASKS = "{\"tasks\":[{\"_id\":\"t1\",\"dueDate\":\"2026-01-01T00:00:00Z\","
            + "\"searchAfter\":[17,\"a\"]},{\"_id\":\"t2\",\"completed\":true,\"searchAfter\":[18,\"b\"]}]}";
    private static final String BUSINESSES = "{\"businesses\":["
            + "{\"id\":\"b0\"},".repeat(25)
            + "{\"id\":\"b1\",\"name\":\"n\",\"createdAt\":1700000000000}],\"count\":900}";

    private static MockResponse response(Seeds random, int status, byte[] body) {
        MockResponse response = new MockResponse().setResponseCode(status);
        if (status != 304) {
            response.setBody(new Buffer().write(body));
        }
        LIMITS.stream()
                .filter(name -> random.chance(40))
                .forEach(name -> response.addHeaderLenient(name, headerText(random)));
        response.addHeaderLenient("X-Any", headerText(random));
        return response;
    }

    private static String headerText(Seeds random) {
        return random.pick(
                "",
                "0",
                "-5",
                "NaN",
                "1e9",
                "3",
                "0.25",
                "100",
                "99999999999999999999",
                "999999999999999999",
                "Wed, 21 Oct 2015 07:28:00 GMT",
                "Wed, 21 Oct 9999 07:28:00 GMT",
                "Wed, 99 Oct 2015 07:28:00 GMT",
                "½",
                "٣",
                "daily",
                random.cleanText().replaceAll("[\n\r]", ""));
    }

    @Test
    void anyErrorBodyIsAnApiExceptionWithItsStatus() {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            Property.holds(600, random -> {
                int status = 300 + random.below(300);
                if (status == 407) {
                    // Of a proxy, which there is none: OkHttp itself refuses the answer.
                    return;
                }
                answer = response(random, status, Mutations.of(random, random.pick(ERRORS)));
                try {
                    ghl.location("L").contacts().get("c1");
                    throw new AssertionError("A refusal passed for an answer.");
                } catch (ApiException e) {
                    assertThat(e.status()).isEqualTo(status);
                    assertThat(e.messages()).doesNotContainNull();
                    assertThat(e.toString()).doesNotContain(Seeds.PLANTED).hasSizeLessThan(1500);
                    assertThat(e.response().toString()).doesNotContain(Seeds.PLANTED);
                    assertThat(e.rawBody()).isNotNull();
                    assertThat(e.response().meta()).isNotNull();
                }
            });
        }
    }

    /** The same without the wire, so that there can be more of it. */
    @Test
    void anyErrorBodyIsRead() throws Exception {
        Class<?> reader = Class.forName("io.ghl.client.internal.pipeline.ErrorReader");
        Method read = reader.getDeclaredMethod("read", HttpReply.class);
        Method kind = Class.forName("io.ghl.client.internal.pipeline.RefusalKind")
                .getDeclaredMethod("of", ErrorResponse.class);
        read.setAccessible(true);
        kind.setAccessible(true);
        Property.holds(2_000, random -> {
            int status = 100 + random.below(500);
            byte[] body = Mutations.of(random, random.pick(ERRORS));
            ErrorResponse error = (ErrorResponse) Objects.requireNonNull(Models.call(
                    read, null, new HttpReply(status, Map.of("x", List.of(headerText(random))), body)));
            assertThat(error.status()).isEqualTo(status);
            assertThat(error.toString()).doesNotContain(Seeds.PLANTED);
            assertThat(Models.call(kind, null, error)).isNotNull();
        });
    }

    private interface Listing {
        Pages<?> of(GhlLocation location);
    }

    private void walk(int cases, String document, Listing listing) {
        try (GhlClient ghl = client(ApiVersion.V2021_07_28)) {
            Property.holds(cases, random -> {
                answer = response(random, random.pick(200, 200, 201), Mutations.of(random, document));
                requests.set(0);
                try {
                    listing.of(ghl.location("L")).stream()
                            .limit(1_000)
                            .forEach(item -> assertThat(item).isNotNull());
                } catch (DecodeException | PaginationLoopException e) {
                    assertThat(e.toString()).doesNotContain(Seeds.PLANTED);
                }
                assertThat(requests.get()).isLessThan(8);
            });
        }
    }

    @Test
    void anyPageOfContactsIsReadOrNamedAsUnreadable() {
        walk(
                400,
                CONTACTS,
                location -> location.contacts().search(ContactSearch.all().pageLimit(2)));
    }

    @Test
    void anyPageOfTasksIsReadOrNamedAsUnreadable() {
        walk(200, TASKS, location -> location.tasks().search(TaskSearch.all().pageLimit(2)));
    }

    @Test
    void anyPageOfBusinessesIsReadOrNamedAsUnreadable() {
        walk(80, BUSINESSES, location -> location.businesses().list());
    }

    @Test
    void anyOtherAnswerIsReadOrNamedAsUnreadable() {
        String contact = "{\"contact\":{\"id\":\"c1\",\"customFields\":[{\"id\":\"f\",\"value\":1}],\"dndSettings\":"
                + "{\"SMS\":{\"status\":\"active\"}},\"dateOfBirth\":\"2000-01-01\"}}";
        String slots = "{\"2026-11-21\":{\"slots\":[\"2026-11-21T10:00:00-05:00\"]},\"traceId\":\"t\"}";
        try (GhlClient ghl = client(ApiVersion.V3)) {
            GhlLocation location = ghl.location("L");
            FreeSlots week = FreeSlots.between(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofDays(7)));
            Property.holds(250, random -> {
                boolean first = random.chance(50);
                answer = response(random, 200, Mutations.of(random, first ? contact : slots));
                try {
                    Object read = first
                            ? location.contacts().get("c1")
                            : location.calendars().freeSlots("cal", week);
                    assertThat(read).isNotNull();
                } catch (GhlException e) {
                    assertThat(e).isInstanceOf(DecodeException.class);
                    assertThat(e.toString()).doesNotContain(Seeds.PLANTED);
                }
            });
        }
    }

    /** The limiter learns from headers; nonsense in them neither breaks it nor stops a client for good. */
    @Test
    void anyTextInLimitHeadersLeavesAWorkingLimiter() {
        Property.holds(300, random -> {
            VirtualWaiter time = new VirtualWaiter();
            Limiters limiters = new Limiters(RateLimitPolicy.standard(), time);
            for (int i = 0; i < 5; i++) {
                Map<String, List<String>> headers = new HashMap<>();
                LIMITS.stream()
                        .filter(name -> random.chance(60))
                        .forEach(name -> headers.put(name, List.of(headerText(random), headerText(random))));
                try {
                    HttpReply reply = new HttpReply(random.pick(200, 429, 503), headers, new byte[0]);
                    limiters.acquire(new Asking(
                                    time, LimitKey.location("L"), Priority.INTERACTIVE, Duration.ofMinutes(2)))
                            .answered(LimitHeaders.read(reply, time.now()));
                } catch (LimitRefusedException e) {
                    assertThat(e.retryAfter() == null || !e.retryAfter().isNegative())
                            .isTrue();
                }
            }
            time.advance(Duration.ofDays(400));
            assertThat(limiters.acquire(
                            new Asking(time, LimitKey.location("L"), Priority.INTERACTIVE, Duration.ofDays(2))))
                    .isNotNull();
        });
    }
}
