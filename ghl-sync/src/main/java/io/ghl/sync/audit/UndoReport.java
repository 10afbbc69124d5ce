package io.ghl.sync.audit;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an undo would do, or did. {@code toString} leaves the values out, which are personal data.
 *
 * @param entries one for each field or record that was written in the scope
 */
public record UndoReport(List<Entry> entries) {
    @SuppressWarnings("doclint:missing")
    public UndoReport {
        entries = List.copyOf(entries);
    }

    /** What becomes of an entry. */
    public enum Outcome {
        /** It would be undone; so far it is only a preview. */
        PLANNED,
        /** It was undone. */
        DONE,
        /** It stays, because somebody edited the field or the record since. */
        MOVED,
        /** It stays, because it cannot be undone from the log, or not without what belongs to it or what it belongs to. */
        NOT_POSSIBLE,
        /** It is asked for, and waits because HighLevel or the application could not be reached. It is tried again. */
        WAITING
    }

    /**
     * A field or record that was written.
     *
     * @param type the record type
     * @param linkId the link
     * @param appId the record's id in the application, null if it has none there
     * @param field the field, null for the record as a whole
     * @param sequence the row of the audit log that tells of the last write in the scope
     * @param value the value that goes to both sides, absent for a record as a whole or if it is not known
     * @param outcome what becomes of it
     * @param what what is undone, or why not, in words free of personal data
     */
    public record Entry(
            RecordType type,
            String linkId,
            @Nullable String appId,
            @Nullable String field,
            long sequence,
            FieldValue value,
            Outcome outcome,
            String what) {
        @Override
        public String toString() {
            return "Entry[appId=" + appId + ", field=" + field + ", " + outcome + ": " + what + "]";
        }
    }

    /**
     * How many entries had an outcome.
     *
     * @param outcome the outcome
     * @return their number
     */
    public int count(Outcome outcome) {
        return (int)
                entries.stream().filter(entry -> entry.outcome() == outcome).count();
    }
}
