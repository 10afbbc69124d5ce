package io.ghl.sync.internal.ghl;

import io.ghl.client.Page;
import io.ghl.client.Pages;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of search rows. Rows lag behind and may lack fields, so they tell where to look, never what to write.
 *
 * @param rows the rows
 * @param next the cursor of the next page, null at the end
 */
public record GhlRows(List<GhlRecord> rows, @Nullable String next) {

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
