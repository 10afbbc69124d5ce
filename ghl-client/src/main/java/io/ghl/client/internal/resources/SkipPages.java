package io.ghl.client.internal.resources;

import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.internal.operations.Operation;
import java.util.List;
import java.util.function.IntFunction;

/** Lists that go on by the number of rows to skip. */
final class SkipPages {
    /** What is asked for. */
    static final int LIMIT = 100;

    /** The least that any of these lists returns by default, so a server cannot cap a page to fewer. */
    private static final int SMALLEST_DEFAULT = 25;

    private SkipPages() {}

    /** A list whose cursor is the number of rows before the page. */
    static <T> Pages<T> of(Operation operation, IntFunction<List<T>> fetch) {
        return Pages.of(operation.id(), cursor -> {
            int skip = cursor == null ? 0 : Integer.parseInt(cursor);
            List<T> rows = fetch.apply(skip);
            return new Page<>(rows, isLast(rows) ? null : String.valueOf(skip + rows.size()));
        });
    }

    /**
     * Whether no page follows. Some of the lists have no documented largest limit: a page shorter than asked for, but
     * not shorter than the default, may be one that the server cut off.
     */
    static boolean isLast(List<?> rows) {
        return rows.size() < SMALLEST_DEFAULT;
    }
}
