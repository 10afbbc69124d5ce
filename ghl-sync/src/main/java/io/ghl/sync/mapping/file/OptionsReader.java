package io.ghl.sync.mapping.file;

import io.ghl.sync.DeletionLimit;
import io.ghl.sync.FeedPace;
import io.ghl.sync.Retention;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Reads how often the engine looks for changes by itself. */
final class OptionsReader {
    private final Problems problems;
    private UnaryOperator<SyncOptions> change = UnaryOperator.identity();

    OptionsReader(Problems problems) {
        this.problems = problems;
    }

    /** What the file says, as a change of the engine's other options. */
    UnaryOperator<SyncOptions> read(Node node) {
        Form form = Form.of(node, "\"polling\"", Vocabulary.POLLING, problems).orElse(null);
        if (form == null) {
            return change;
        }
        SyncOptions usual = SyncOptions.defaults();
        pace(form, "feedInterval", usual.feedPace(), SyncOptions::withFeedPace);
        pace(form, "listInterval", usual.listPace(), SyncOptions::withListPace);
        form.get("intervals").ifPresent(value -> intervals(value, usual));
        form.count("parentsPerRead").ifPresent(count -> then(form, "parentsPerRead", o -> o.withParentsPerRead(count)));
        duration(form, "feedOverlap", SyncOptions::withFeedOverlap);
        duration(form, "indexLag", SyncOptions::withIndexLag);
        duration(form, "appFeedInterval", SyncOptions::withAppFeedInterval);
        duration(form, "sweepInterval", SyncOptions::withSweepInterval);
        duration(form, "confirmMissingAfter", SyncOptions::withConfirmMissingAfter);
        duration(form, "minInterval", SyncOptions::withMinInterval);
        duration(form, "rememberDeletedFor", SyncOptions::withRememberDeletedFor);
        form.count("backfillPercent").ifPresent(percent -> backfill(form, percent));
        form.get("deletionLimit").ifPresent(value -> deletionLimit(form, value));
        form.get("retention").ifPresent(value -> retention(form, value));
        return change;
    }

    /** Intervals of single types of record. */
    private void intervals(Node value, SyncOptions usual) {
        Form.of(value, "\"intervals\"", List.copyOf(Vocabulary.RECORDS.keySet()), problems)
                .ifPresent(form -> Vocabulary.RECORDS.forEach((word, type) ->
                        pace(form, word, usual.paceOf(type), (options, pace) -> options.withPace(type, pace))));
    }

    /** One interval, or three between which the engine chooses. */
    private void pace(Form polling, String name, FeedPace usual, BiFunction<SyncOptions, FeedPace, SyncOptions> with) {
        Node value = polling.get(name).orElse(null);
        if (!(value instanceof Node.Entries)) {
            polling.duration(name)
                    .ifPresent(interval -> then(polling, name, o -> with.apply(o, FeedPace.fixed(interval))));
            return;
        }
        Form form =
                Form.of(value, "\"" + name + "\"", Vocabulary.PACE, problems).orElseThrow();
        Duration shortest = form.duration("shortest").orElse(usual.shortest());
        Duration most = form.duration("usual").orElse(usual.usual());
        Duration longest = form.duration("longest").orElse(usual.longest());
        then(polling, name, o -> with.apply(o, FeedPace.adaptive(shortest, most, longest)));
    }

    private void backfill(Form polling, int percent) {
        then(polling, "backfillPercent", options -> options.withBackfillShare(percent / 100.0));
    }

    private void retention(Form polling, Node value) {
        Form form =
                Form.of(value, "\"retention\"", Vocabulary.RETENTION, problems).orElse(null);
        if (form == null) {
            return;
        }
        Retention usual = Retention.defaults();
        Duration events = form.duration("events").orElse(usual.events());
        Duration audit = form.duration("audit").orElse(usual.audit());
        Duration endedPairs = form.duration("endedPairs").orElse(usual.endedPairs());
        then(polling, "retention", o -> o.withRetention(new Retention(events, audit, endedPairs)));
    }

    private void deletionLimit(Form polling, Node value) {
        if (value instanceof Node.Scalar scalar && scalar.text().equals("none")) {
            then(polling, "deletionLimit", o -> o.withDeletionLimit(DeletionLimit.none()));
            return;
        }
        Form form = Form.of(value, "\"deletionLimit\"", Vocabulary.DELETION_LIMIT, problems)
                .orElse(null);
        if (form == null) {
            return;
        }
        DeletionLimit usual = DeletionLimit.defaults();
        int records = form.count("records").orElse(usual.records());
        int percent = form.count("percent").orElse(usual.percent());
        Duration window = form.duration("window").orElse(usual.window());
        then(polling, "deletionLimit", o -> o.withDeletionLimit(new DeletionLimit(records, percent, window)));
    }

    private void duration(Form form, String name, BiFunction<SyncOptions, Duration, SyncOptions> with) {
        form.duration(name).ifPresent(value -> then(form, name, options -> with.apply(options, value)));
    }

    /** Tries the change on the defaults, so that what is out of range is found here. */
    private void then(Form form, String name, UnaryOperator<SyncOptions> next) {
        try {
            var unused = next.apply(SyncOptions.defaults());
        } catch (IllegalArgumentException e) {
            problems.add(form.get(name).orElseThrow().at(), String.valueOf(e.getMessage()));
            return;
        }
        UnaryOperator<SyncOptions> before = change;
        change = options -> next.apply(before.apply(options));
    }
}
