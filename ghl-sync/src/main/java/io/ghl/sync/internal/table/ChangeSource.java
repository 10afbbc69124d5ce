package io.ghl.sync.internal.table;

import io.ghl.sync.app.AppChanges;
import org.jspecify.annotations.Nullable;

/** Finds what changed in a table. */
interface ChangeSource {
    /** As {@link io.ghl.sync.app.AppReader#changedSince}. A cursor of another kind of source tells of all rows. */
    AppChanges since(String location, @Nullable String cursor, int limit);
}
