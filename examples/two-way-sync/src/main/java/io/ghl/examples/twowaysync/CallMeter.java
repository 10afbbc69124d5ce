package io.ghl.examples.twowaysync;

import io.ghl.sandbox.JournalEntry;
import io.ghl.sandbox.RequestJournal;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * Counts the engine's requests from HighLevel's own journal, before and after the backfill. Totals of earlier processes
 * of the same run are added.
 */
final class CallMeter {
    private static final String BEFORE = "calls before";
    private static final String AFTER = "calls after: ";
    private static final String POLLS = "feed polls after";
    private static final String SWEEP = "calls of the sweep";
    private static final String SEARCH = "search-contacts-advanced";

    private final RequestJournal journal;
    private final String token;
    private final LongSupplier feedPolls;
    private final Map<String, Long> earlier;
    private long backfilledAt;
    private long pollsAtBackfill;
    private long sweep;

    /**
     * Starts counting.
     *
     * @param token the label of the engine's token in the journal
     * @param feedPolls polls of the change feed in this process
     * @param earlier what earlier processes of the run counted
     * @param backfilled whether the backfill is over already
     */
    CallMeter(
            RequestJournal journal,
            String token,
            LongSupplier feedPolls,
            Map<String, Long> earlier,
            boolean backfilled) {
        this.journal = journal;
        this.token = token;
        this.feedPolls = feedPolls;
        this.earlier = Map.copyOf(earlier);
        this.backfilledAt = backfilled ? 0 : Long.MAX_VALUE;
        this.sweep = earlier.getOrDefault(SWEEP, 0L);
    }

    /** What comes from now on counts for the script. */
    void backfillDone() {
        backfilledAt = journal.count();
        pollsAtBackfill = feedPolls.getAsLong();
    }

    /** Runs the final sweep and notes its part of the requests. */
    void duringSweep(Runnable work) {
        long from = journal.count();
        work.run();
        sweep += count(from);
    }

    /** The totals, to be kept with the progress. */
    Map<String, Long> totals() {
        Map<String, Long> totals = new TreeMap<>(earlier);
        for (JournalEntry entry : journal.entries(e -> token.equals(e.token()))) {
            String key = entry.seq() > backfilledAt ? AFTER + entry.operationId() : BEFORE;
            totals.merge(key, 1L, Long::sum);
        }
        if (backfilledAt != Long.MAX_VALUE) {
            totals.merge(POLLS, feedPolls.getAsLong() - pollsAtBackfill, Long::sum);
        }
        totals.put(SWEEP, sweep);
        return totals;
    }

    /** The numbers for the report. */
    Numbers.Calls calls() {
        Map<String, Long> totals = totals();
        Map<String, Long> operations = new TreeMap<>();
        totals.forEach((key, count) -> {
            if (key.startsWith(AFTER)) {
                operations.put(key.substring(AFTER.length()), count);
            }
        });
        // Only searches can be polls, whatever the engine says.
        long polls = Math.min(totals.getOrDefault(POLLS, 0L), operations.getOrDefault(SEARCH, 0L));
        operations.computeIfPresent(SEARCH, (name, count) -> count - polls);
        operations.values().removeIf(count -> count == 0);
        long script = operations.values().stream().mapToLong(Long::longValue).sum();
        return new Numbers.Calls(totals.getOrDefault(BEFORE, 0L), script, sweep, polls, operations);
    }

    private long count(long from) {
        return journal.entries(e -> e.seq() > from && token.equals(e.token())).size();
    }
}
