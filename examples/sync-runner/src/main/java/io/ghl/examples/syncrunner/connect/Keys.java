package io.ghl.examples.syncrunner.connect;

import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import java.util.Collection;
import java.util.List;

/** Finds rows by a linking key where the application cannot. */
public final class Keys {
    private Keys() {}

    /** The rows that hold a canonical value in a mapped field. */
    public static List<Row> matching(Collection<Row> rows, RecordMapping<Row> mapping, String field, String value) {
        return rows.stream()
                .filter(row -> mapping.read(row).values().get(field) instanceof FieldValue.Text text
                        && text.value().equals(value))
                .toList();
    }
}
