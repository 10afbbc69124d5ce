/**
 * The application's side of the sync: what you implement, or get ready-made for a table. {@link io.ghl.sync.app.AppRecords}
 * is how the engine reads and writes your records, whatever they are kept in. {@link io.ghl.sync.app.JoinedRecords} is the
 * same for records in the database that also holds the sync's state, where both are then written in one transaction. {@link
 * io.ghl.sync.app.SqlTable} is either of them for the rows of a table in any JDBC database. Whether an implementation of your
 * own keeps its promises is tried by {@link io.ghl.sync.testing.AppRecordsConformance}.
 *
 * <p>The engine compares and sets: it hands back the record as it read it, and a write must fail if the record is no longer
 * that. So nothing that your users do meanwhile is overwritten.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.app;

import org.jspecify.annotations.NullMarked;
