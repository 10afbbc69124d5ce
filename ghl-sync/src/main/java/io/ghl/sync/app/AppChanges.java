package io.ghl.sync.app;

import java.util.List;

/**
 * A page of the application's changes.
 *
 * @param ids the ids of records that were created, changed or deleted
 * @param cursor where the next page starts; kept by the engine as it is
 * @param more whether another page can be read at once
 */
public record AppChanges(List<String> ids, String cursor, boolean more) {
    @SuppressWarnings("doclint:missing")
    public AppChanges {
        ids = List.copyOf(ids);
    }
}
