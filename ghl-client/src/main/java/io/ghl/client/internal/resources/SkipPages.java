package io.ghl.client.internal.resources;

import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.error.CallFailure;
import io.ghl.client.error.PaginationLoopException;
import io.ghl.client.internal.operations.Operation;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Lists that go on by the number of rows to skip. */
final class SkipPages {
    /** What is asked for. */
    static final int LIMIT = 100;

    /** The least that any of these lists returns by default, so a server cannot cap a page to fewer. */
    private static final int SMALLEST_DEFAULT = 25;

    private SkipPages() {}

    /**
     * A list whose cursor is the number of rows before the page and, after a blank, the id of the first row of the page
     * before.
     */
    static <T> Pages<T> of(Operation operation, Function<T, String> id, IntFunction<List<T>> fetch) {
        return of(operation, SMALLEST_DEFAULT, id, fetch);
    }

    /** The same for a list that returns another number of rows by default. */
    static <T> Pages<T> of(Operation operation, int byDefault, Function<T, String> id, IntFunction<List<T>> fetch) {
        return Pages.of(operation.id(), cursor -> {
            String[] at = cursor == null ? new String[] {"0"} : cursor.split(" ", 2);
            int skip = skip(operation, at[0]);
            List<T> rows = fetch.apply(skip);
            String first = checkMoved(operation, at.length > 1 ? at[1] : null, rows, id);
            return new Page<>(rows, rows.size() < byDefault ? null : skip + rows.size() + " " + first);
        });
    }

    /** The number of rows to skip that a cursor begins with. */
    static int skip(Operation operation, String cursor) {
        if (!cursor.matches("\\d{1,9}")) {
            throw Cursors.refused(operation);
        }
        return Integer.parseInt(cursor);
    }

    /**
     * Refuses a page that begins with the row that the page before began with: the server ignores how many rows to skip,
     * and the list would have no end.
     *
     * @return the id of the first row, or null if there is none
     */
    static <T> @Nullable String checkMoved(
            Operation operation, @Nullable String firstBefore, List<T> rows, Function<T, String> id) {
        if (rows.isEmpty()) {
            return null;
        }
        String first = id.apply(rows.get(0));
        if (first.equals(firstBefore)) {
            throw new PaginationLoopException(CallFailure.unsent(operation.id(), null));
        }
        return first;
    }

    /**
     * Whether no page follows. Some of the lists have no documented largest limit: a page shorter than asked for, but
     * not shorter than the default, may be one that the server cut off.
     */
    static boolean isLast(List<?> rows) {
        return rows.size() < SMALLEST_DEFAULT;
    }
}
