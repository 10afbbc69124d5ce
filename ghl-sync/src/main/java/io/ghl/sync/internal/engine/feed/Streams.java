package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.record.RecordType;
import java.util.Locale;

/** The names under which the cursors of a type of record are stored. */
public record Streams(
        String feed,
        String app,
        String sweep,
        String sweepBefore,
        String beyond,
        String rotation,
        String round,
        String deletions,
        String schema) {

    /**
     * Cursors of HighLevel's changes (an instant), of the application's change log (its own), of the last sweep that ran
     * to its end and of the one before it (instants), of the last record out of the sweep's reach that was asked for (its
     * link's id, empty to start over), of the last parent whose records were read (its link's id), and of the last round over all
     * parents (an instant); the deletions that were carried out lately or are held back (a {@link DeletionLedger}); what
     * mapping and custom fields parked records were last tried with.
     */
    public static Streams of(RecordType type) {
        String name = type.name().toLowerCase(Locale.ROOT);
        return new Streams(
                "ghl." + name,
                "app." + name,
                "sweep." + name,
                "sweepBefore." + name,
                "beyond." + name,
                "rotation." + name,
                "round." + name,
                "deletions." + name,
                "schema." + name);
    }
}
