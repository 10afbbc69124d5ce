package io.ghl.client.internal.resources;

import static io.ghl.client.internal.operations.Operations.LIST_CONTACTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.internal.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that go on by a number of rows to skip, and the cursors that such lists hand out. */
class SkipPagesTest {
    private static final int PAGE = 25;

    private final List<Integer> skipped = new ArrayList<>();

    /** A list of so many rows, in pages of 25. */
    private Pages<String> list(int rows) {
        return SkipPages.of(LIST_CONTACTS, row -> row, skip -> {
            skipped.add(skip);
            return IntStream.range(Math.min(skip, rows), Math.min(skip + PAGE, rows))
                    .mapToObj(row -> "r" + row)
                    .toList();
        });
    }

    private static JsonNode at(String cursor) {
        return Cursors.object(LIST_CONTACTS, cursor);
    }

    @Test
    void goesOnUntilAPageIsShorterThanAnyDefault() {
        assertThat(list(49).stream()).hasSize(49);
        assertThat(skipped).containsExactly(0, 25);
        assertThat(list(50).stream()).as("the last page is empty").hasSize(50);
        assertThat(skipped).containsExactly(0, 25, 0, 25, 50);
    }

    @Test
    void goesOnBehindTheRowsOfACursor() {
        List<Page<String>> pages = new ArrayList<>();
        list(55).forEachPage(pages::add);
        assertThat(pages).extracting(Page::nextCursor).containsExactly("25 r0", "50 r25", null);
        skipped.clear();
        assertThat(list(55).resumeFrom("50 r25")).containsExactly("r50", "r51", "r52", "r53", "r54");
        assertThat(list(55).resumeFrom("50")).hasSize(5);
        assertThat(skipped).containsExactly(50, 50);
    }

    @Test
    void aServerThatSkipsNothingIsNoticed() {
        Pages<String> stuck = SkipPages.of(
                LIST_CONTACTS,
                row -> row,
                skip -> IntStream.range(0, PAGE).mapToObj(row -> "r" + row).toList());
        assertThatThrownBy(() -> stuck.stream().count()).isInstanceOf(PaginationLoopException.class);
        assertThat(SkipPages.<String>checkMoved(LIST_CONTACTS, "r0", List.of(), row -> row))
                .isNull();
    }

    @Test
    void aPageMayBeCutOffAtTheSmallestDefault() {
        assertThat(SkipPages.isLast(IntStream.range(0, 24).boxed().toList())).isTrue();
        assertThat(SkipPages.isLast(IntStream.range(0, 25).boxed().toList())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1234567890", "{\"skip\":1}", " 1"})
    void anotherListsCursorIsRefused(String cursor) {
        assertThatThrownBy(() -> list(45).resumeFrom(cursor).iterator().hasNext())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cursor is not one of a page of this list (" + LIST_CONTACTS.id() + ").");
        assertThat(skipped).isEmpty();
    }

    @Test
    void aCursorThatIsAnObjectNamesTheRowsToSkip() {
        assertThat(Cursors.skip(LIST_CONTACTS, Json.object())).isZero();
        assertThat(Cursors.skip(LIST_CONTACTS, at("{\"skip\":0}"))).isZero();
        assertThat(Cursors.skip(LIST_CONTACTS, at("{\"skip\":7}"))).isEqualTo(7);
        assertThat(Cursors.any(LIST_CONTACTS, "[1]")).hasSize(1);
        assertThat(Cursors.any(LIST_CONTACTS, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"skip\":-1}", "{\"skip\":\"7\"}", "{\"other\":1}", "{}", "[1]", "7", "not JSON"})
    void anObjectThatIsNoCursorIsRefused(String cursor) {
        assertThatThrownBy(() -> Cursors.skip(LIST_CONTACTS, at(cursor)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cursor is not one of a page of this list");
    }
}
