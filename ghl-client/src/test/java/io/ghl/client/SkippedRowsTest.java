package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.contract.wire.Wire;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.users.UserSearch;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.mockwebserver.Dispatcher;
import okhttp3.mockwebserver.MockResponse;
import okhttp3.mockwebserver.RecordedRequest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lists that go on by a number of rows to skip, against a server that ignores the number. */
class SkippedRowsTest extends WireTest {

    static Stream<Arguments> lists() {
        return Stream.of(ApiVersion.values())
                .flatMap(version -> Stream.of(
                        list(
                                version,
                                "businesses",
                                ghl -> ghl.location(LOCATION).businesses().list()),
                        list(
                                version,
                                "contacts of a business",
                                ghl -> ghl.location(LOCATION).contacts().ofBusiness("b1")),
                        list(
                                version,
                                "tasks",
                                ghl -> ghl.location(LOCATION)
                                        .tasks()
                                        .search(TaskSearch.all().pageLimit(100))),
                        list(
                                version,
                                "notes of an appointment",
                                ghl -> ghl.location(LOCATION).appointments().notes("a1")),
                        list(version, "users", ghl -> ghl.company("co1").users().search(UserSearch.all())),
                        list(
                                version,
                                "users by e-mail",
                                ghl -> ghl.company("co1").users().filterByEmail(List.of("a@b.co")))));
    }

    private static Arguments list(ApiVersion version, String name, Function<GhlClient, Pages<?>> list) {
        return Arguments.of(version, name, list);
    }

    /** Answers any list with the rows from a number on, whatever it is asked for. */
    private static MockResponse rows(int from) {
        String rows = IntStream.range(from, from + 100)
                .mapToObj(i -> "{\"id\":\"r" + i + "\",\"name\":\"n" + i + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return json(
                200,
                Stream.of("businesses", "contacts", "tasks", "notes", "users")
                        .map(key -> "\"" + key + "\":" + rows)
                        .collect(Collectors.joining(",", "{", ",\"hasMore\":true}")));
    }

    private void answerFrom(Function<Integer, Integer> firstRowOfRequest) {
        Wire.answer(server, new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return rows(firstRowOfRequest.apply(server.getRequestCount() - 1));
            }
        });
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("lists")
    void aPageThatComesAgainIsAnErrorAndNotALoop(ApiVersion version, String name, Function<GhlClient, Pages<?>> list) {
        answerFrom(request -> 0);
        try (GhlClient ghl = client(version)) {
            assertThatExceptionOfType(PaginationLoopException.class)
                    .isThrownBy(() -> list.apply(ghl).stream().limit(1_000).count());
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    /** The cursor holds what is needed, so a walk that was resumed notices it too. */
    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("lists")
    void aResumedWalkNoticesItAsWell(ApiVersion version, String name, Function<GhlClient, Pages<?>> list) {
        answerFrom(request -> request == 0 ? 0 : 100);
        try (GhlClient ghl = client(version)) {
            Pages<?> pages = list.apply(ghl);
            String first = pages.pages().iterator().next().nextCursor();
            String second = pages.resumeFrom(first).pages().iterator().next().nextCursor();
            assertThatExceptionOfType(PaginationLoopException.class)
                    .isThrownBy(() -> pages.resumeFrom(second).iterator().hasNext());
        }
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("lists")
    void rowsThatOverlapPass(ApiVersion version, String name, Function<GhlClient, Pages<?>> list) {
        answerFrom(request -> request * 99);
        try (GhlClient ghl = client(version)) {
            assertThat(list.apply(ghl).stream().limit(1_000)).hasSize(1_000);
        }
    }
}
