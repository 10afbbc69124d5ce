package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.error.PaginationLoopException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private final List<String> fetched = new ArrayList<>();

    private Pages<Integer> pages(Map<String, Page<Integer>> byCursor) {
        return Pages.of("list", cursor -> {
            fetched.add(String.valueOf(cursor));
            return byCursor.get(String.valueOf(cursor));
        });
    }

    @Test
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
    void resumesFromTheCursorOfAPage() {
        Pages<Integer> pages = pages(Map.of("null", new Page<>(List.of(1), "a"), "a", new Page<>(List.of(2), null)));
        List<String> cursors = new ArrayList<>();
        pages.forEachPage(page -> cursors.add(page.nextCursor()));
        assertThat(cursors).containsExactly("a", null);
        assertThat(pages.resumeFrom("a")).containsExactly(2);
    }

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
    void aServerThatOverlooksTheCursorIsAnErrorAndNotALoop() {
        Pages<String> pages = Pages.of("list", cursor -> {
            fetched.add(String.valueOf(cursor));
            int from = cursor == null ? 0 : Integer.parseInt(cursor);
            return new Page<>(List.of("same", "rows"), Integer.toString(from + 2));
        });
        assertThatThrownBy(() -> pages.stream().count()).isInstanceOf(PaginationLoopException.class);
        assertThat(fetched).containsExactly("null", "2");
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
