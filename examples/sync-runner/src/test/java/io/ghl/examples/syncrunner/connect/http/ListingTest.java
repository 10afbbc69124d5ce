package io.ghl.examples.syncrunner.connect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.examples.syncrunner.config.Place.Paging;
import io.ghl.examples.syncrunner.connect.AppProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a list goes on, and where it ends. */
class ListingTest {
    private static final Paging BY_URL = new Paging(Paging.By.URL, "", "next", "size", 2);
    private static final Paging BY_CURSOR = new Paging(Paging.By.CURSOR, "after", "next", null, 2);
    private static final Paging BY_PAGE = new Paging(Paging.By.PAGE, "page", "", null, 2);
    private static final Paging BY_OFFSET = new Paging(Paging.By.OFFSET, "skip", "", null, 2);

    private final FakeApi fake = new FakeApi();
    private final JsonApi api = new JsonApi(fake.at(), new MovedTime());

    @AfterEach
    void tearDown() {
        api.close();
        fake.close();
    }

    private List<String> ids(Paging paging) {
        return new Listing(api, new People().paging(paging).place())
                .all(Map.of("email", "a")).stream()
                        .map(record -> record.path("id").asText())
                        .toList();
    }

    private void answer(String next, String... ids) {
        List<String> records =
                List.of(ids).stream().map(id -> "{\"id\": \"" + id + "\"}").toList();
        fake.answerNext("{\"data\": " + records + ", \"next\": " + next + "}");
    }

    @Test
    void anAddressIsAskedForAsItIs() {
        answer("\"" + fake.url() + "/people?page=2&x=%20y\"", "a", "b");
        answer("\"/v2/people?page=3\"", "c");
        answer("\"?page=4\"", "d");
        answer("null", "e");

        assertThat(ids(BY_URL)).containsExactly("a", "b", "c", "d", "e");

        assertThat(fake.requests())
                .containsExactly(
                        "GET /people?email=a&size=2",
                        "GET /people?page=2&x=%20y",
                        "GET /v2/people?page=3",
                        "GET /v2/people?page=4");
    }

    /** The credentials would go there. */
    @Test
    void anAddressElsewhereIsNotFollowed() {
        String port = fake.url().replaceFirst(".*:", "");
        try (FakeApi other = new FakeApi()) {
            for (String elsewhere : List.of(
                    other.url() + "/people",
                    "//" + other.url().substring("http://".length()) + "/people",
                    "/\\\\" + other.url().substring("http://".length()) + "/people",
                    "http://localhost:" + port + "/people",
                    "http://127.0.0.1:" + port + "@example.com/people",
                    "https://127.0.0.1:" + port + "/people",
                    "http://127.0.0.1/people")) {
                answer("\"" + elsewhere + "\"", "a");
                assertThatExceptionOfType(AppProblem.class)
                        .as(elsewhere)
                        .isThrownBy(() -> ids(BY_URL))
                        .withMessageContaining("goes on at another address")
                        .withMessageContaining(fake.url());
            }
            assertThat(other.requests()).isEmpty();
            assertThat(fake.requests()).hasSize(7).allMatch(request -> request.startsWith("GET /people?email=a"));
        }
    }

    /** Taken for the end of the list, it would leave out the rest. */
    @Test
    void whatIsNoAddressOrCursorIsNotTakenForTheEnd() {
        for (String next :
                List.of("\"abc\"", "2", "true", "\"ftp://127.0.0.1/people\"", "{\"href\": \"/people?page=2\"}")) {
            answer(next, "a");
            assertThatExceptionOfType(AppProblem.class)
                    .as(next)
                    .isThrownBy(() -> ids(BY_URL))
                    .withMessageContaining("\"next\" under \"paging\"");
        }
        answer("{\"after\": \"b\"}", "a");
        assertThatExceptionOfType(AppProblem.class)
                .isThrownBy(() -> ids(BY_CURSOR))
                .withMessageContaining("\"next\" under \"paging\"");
        for (String none : List.of("null", "\"\"", "{}", "[]")) {
            answer(none, "a");
            assertThat(ids(BY_URL)).containsExactly("a");
            answer(none, "a");
            assertThat(ids(BY_CURSOR)).containsExactly("a");
        }
    }

    @Test
    void aListThatStartsAgainIsAProblem() {
        for (Paging paging : List.of(BY_URL, BY_CURSOR)) {
            answer("\"/people?page=2\"", "a");
            answer("\"/people?page=3\"", "b");
            answer("\"/people?page=2\"", "c");
            assertThatExceptionOfType(AppProblem.class)
                    .isThrownBy(() -> ids(paging))
                    .withMessageContaining("starts again");
        }
        answer("\"/people?email=a&size=2\"", "a");
        assertThatExceptionOfType(AppProblem.class)
                .isThrownBy(() -> ids(BY_URL))
                .withMessageContaining("starts again");
        answer("null", "a");
        answer("null", "a");
        assertThatExceptionOfType(AppProblem.class)
                .isThrownBy(() -> ids(BY_PAGE))
                .withMessageContaining("starts again");
    }

    @Test
    void aPageBehindTheLastOneNeedNotBeThere() {
        for (Paging paging : List.of(BY_PAGE, BY_OFFSET)) {
            answer("null", "a", "b");
            answer("null", "c");
            fake.failNext(404);
            assertThat(ids(paging)).containsExactly("a", "b", "c");
        }
        assertThat(fake.requests())
                .containsExactly(
                        "GET /people?email=a&page=1",
                        "GET /people?email=a&page=2",
                        "GET /people?email=a&page=3",
                        "GET /people?email=a&skip=0",
                        "GET /people?email=a&skip=2",
                        "GET /people?email=a&skip=3");
    }

    @Test
    void aFirstPageOrOneThatWasToldMustBeThere() {
        for (Paging paging : List.of(BY_PAGE, BY_OFFSET, BY_CURSOR, BY_URL)) {
            fake.failNext(404);
            assertThatExceptionOfType(AppProblem.class)
                    .isThrownBy(() -> ids(paging))
                    .withMessageContaining("has no such address");
        }
        for (Paging paging : List.of(BY_CURSOR, BY_URL)) {
            answer("\"/people?page=2\"", "a");
            fake.failNext(404);
            assertThatExceptionOfType(AppProblem.class)
                    .isThrownBy(() -> ids(paging))
                    .withMessageContaining("has no such address");
        }
    }
}
