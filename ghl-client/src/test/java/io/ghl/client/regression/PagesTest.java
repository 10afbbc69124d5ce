package io.ghl.client.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.GhlClient;
import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.WireTest;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.error.PaginationLoopException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long lists, page by page. */
class PagesTest extends WireTest {
    private static final long SEED = 15_03;

    private final List<String> fetched = new ArrayList<>();

    private Pages<Integer> pages(Map<String, Page<Integer>> byCursor) {
        return Pages.of("list", cursor -> {
            fetched.add(String.valueOf(cursor));
            return byCursor.get(String.valueOf(cursor));
        });
    }

    @Test
    @Tag("defect-01")
    void goesOnOverEmptyPagesThatHaveACursor() {
        Pages<Integer> pages = pages(Map.of(
                "null", new Page<>(List.of(), "a"),
                "a", new Page<>(List.of(1, 2), "b"),
                "b", new Page<>(List.of(), "c"),
                "c", new Page<>(List.of(3), "d"),
                "d", new Page<>(List.of(), null)));
        assertThat(pages).containsExactly(1, 2, 3);
        assertThat(pages.stream()).containsExactly(1, 2, 3);
        Iterator<Integer> iterator = pages.iterator();
        while (iterator.hasNext()) {
            assertThat(iterator.next()).isNotNull();
        }
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @Tag("defect-04")
    void fetchesNothingBeforeItIsNeeded() {
        Pages<Integer> pages = Pages.of("list", cursor -> {
            fetched.add(String.valueOf(cursor));
            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            return new Page<>(IntStream.range(from, from + 20).boxed().toList(), Integer.toString(from + 20));
        });
        Iterator<Integer> iterator = pages.iterator();
        assertThat(fetched).isEmpty();
        assertThat(iterator.next()).isZero();
        assertThat(pages.stream().limit(5)).hasSize(5);
        assertThat(fetched).containsExactly("null", "null");
    }

    @Test
    @Tag("defect-04")
    void theFirstItemsOfASearchCostOneRequest() {
        String rows = IntStream.range(0, 20)
                .mapToObj(i -> "{\"id\":\"c" + i + "\",\"searchAfter\":[" + i + "]}")
                .collect(Collectors.joining(","));
        reply(200, "{\"contacts\":[" + rows + "]}");
        try (GhlClient ghl = builder().build()) {
            Pages<Contact> found =
                    ghl.location(LOCATION).contacts().search(ContactSearch.all().pageLimit(20));
            assertThat(server.getRequestCount()).isZero();
            assertThat(found.stream().limit(5)).extracting(Contact::id).containsExactly("c0", "c1", "c2", "c3", "c4");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    /** Any number of items on any number of pages: asking once, often or never whether there is more changes nothing. */
    @Test
    @Tag("defect-01")
    @Tag("defect-03")
    void whatIsPromisedIsHandedOut() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            int pages = 1 + random.nextInt(6);
            List<Page<Integer>> list = new ArrayList<>();
            List<Integer> all = new ArrayList<>();
            for (int page = 0; page < pages; page++) {
                List<Integer> items = random.ints(random.nextInt(3)).boxed().toList();
                all.addAll(items);
                list.add(new Page<>(items, page == pages - 1 ? null : Integer.toString(page + 1)));
            }
            Iterator<Integer> iterator = Pages.of(
                            "list", cursor -> list.get(cursor == null ? 0 : Integer.parseInt(cursor)))
                    .iterator();
            List<Integer> read = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                for (int asked = random.nextInt(3); asked > 0; asked--) {
                    assertThat(iterator.hasNext())
                            .as("seed %d, round %d", SEED, round)
                            .isTrue();
                }
                read.add(iterator.next());
            }
            assertThat(read).as("seed %d, round %d", SEED, round).isEqualTo(all);
            assertThat(iterator.hasNext()).as("seed %d, round %d", SEED, round).isFalse();
            assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    /** A page that cannot be fetched is asked for again; nothing is skipped and the iterator is not at its end. */
    @Test
    @Tag("defect-03")
    void aFailedPageIsNotTheEnd() {
        List<Integer> failures = new ArrayList<>(List.of(1, 1));
        Pages<Integer> pages = Pages.of("list", cursor -> {
            if (cursor != null && !failures.isEmpty()) {
                throw new IllegalStateException("failure " + failures.remove(0));
            }
            return cursor == null ? new Page<>(List.of(1), "a") : new Page<>(List.of(2), null);
        });
        Iterator<Integer> iterator = pages.iterator();
        assertThat(iterator.next()).isEqualTo(1);
        assertThatThrownBy(iterator::hasNext).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(iterator::next).isInstanceOf(IllegalStateException.class);
        assertThat(iterator.hasNext()).isTrue();
        assertThat(iterator.next()).isEqualTo(2);
        assertThat(iterator.hasNext()).isFalse();
    }

    @Test
    void resumesFromTheCursorOfAPage() {
        Pages<Integer> pages = pages(Map.of("null", new Page<>(List.of(1), "a"), "a", new Page<>(List.of(2), null)));
        List<String> cursors = new ArrayList<>();
        pages.forEachPage(page -> cursors.add(page.nextCursor()));
        assertThat(cursors).containsExactly("a", null);
        assertThat(pages.resumeFrom("a")).containsExactly(2);
    }

    @Tag("defect-02")
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void aCircleOfCursorsIsAnErrorAndNotALoop(int length) {
        Pages<Integer> pages = Pages.of("list", cursor -> {
            int at = cursor == null ? 0 : Integer.parseInt(cursor);
            int next = at + 1;
            return new Page<>(List.of(at), Integer.toString(next < 50 ? next : 50 + (next - 50) % length));
        });
        assertThatThrownBy(() -> pages.stream().count()).isInstanceOf(PaginationLoopException.class);
    }

    @Test
    void aMillionDistinctCursorsPass() {
        Pages<Integer> pages = Pages.of("list", cursor -> {
            int at = cursor == null ? 0 : Integer.parseInt(cursor);
            return new Page<>(List.of(at), at == 1_000_000 ? null : Integer.toString(at + 1));
        });
        assertThat(pages.stream().count()).isEqualTo(1_000_001);
    }
}
