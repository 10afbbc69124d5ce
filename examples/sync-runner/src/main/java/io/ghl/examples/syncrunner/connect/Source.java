package io.ghl.examples.syncrunner.connect;

import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import java.util.Optional;
import java.util.Set;

/** The application's records of one type. */
public interface Source {
    /** What they are for a person, such as {@code the file customers.csv}. */
    String name();

    /** The records. */
    AppRecords<Row> records();

    /**
     * The columns that there are; empty if that cannot be known, as with a list without records.
     *
     * @throws AppProblem if the records cannot be reached
     */
    Optional<Set<String>> columns();
}
