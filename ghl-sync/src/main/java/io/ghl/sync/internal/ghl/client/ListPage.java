package io.ghl.sync.internal.ghl.client;

import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRows;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads lists of the client page by page. */
final class ListPage {
    private ListPage() {}

    /** The page of a list that a cursor leads to, null for the first. */
    static <T> GhlRows of(Pages<T> list, @Nullable String cursor, Function<List<T>, List<GhlRecord>> rows) {
        Iterator<Page<T>> pages =
                (cursor == null ? list : list.resumeFrom(cursor)).pages().iterator();
        if (!pages.hasNext()) {
            return new GhlRows(List.of(), null);
        }
        Page<T> page = pages.next();
        return new GhlRows(rows.apply(page.items()), page.nextCursor());
    }
}
