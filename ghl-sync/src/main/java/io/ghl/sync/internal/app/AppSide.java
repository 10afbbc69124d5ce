package io.ghl.sync.internal.app;

import io.ghl.sync.RemoteMerge;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.internal.reconcile.step.AppState;
import io.ghl.sync.record.FieldValues;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The application's records of one location, in canonical form. */
public interface AppSide {
    /** Reads a record; empty if it is gone. */
    Optional<AppState> read(String id);

    /** Finds the records with a key. */
    List<AppState> findByKey(String field, String value);

    /** Reads a page of all records. */
    List<AppState> page(@Nullable String afterId, int limit);

    /** Reads what changed since a cursor; null for "from now on". */
    AppChanges changedSince(@Nullable String cursor, int limit);

    /** Whether writes go into the transaction of the store that runs in the calling thread, and need one. */
    default boolean joinsTransactions() {
        return false;
    }

    /** The fields of a record made of these values whose condition would not hold, so that they are not synced. */
    default Set<String> unmanagedOfNew(FieldValues values) {
        return Set.of();
    }

    /** Creates a record at most once per key. */
    AppState create(FieldValues values, String key);

    /** Is told that HighLevel merged a record's contact into another one. */
    void mergedInGhl(RemoteMerge merge);
}
