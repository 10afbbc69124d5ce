package io.ghl.sync.mapping.file;

import io.ghl.sync.DeletionLimit;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.document.Form;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import java.time.Duration;
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
        duration(form, "feedInterval", SyncOptions::withFeedInterval);
        duration(form, "listInterval", SyncOptions::withListInterval);
        form.count("parentsPerRead").ifPresent(count -> then(form, "parentsPerRead", o -> o.withParentsPerRead(count)));
        duration(form, "feedOverlap", SyncOptions::withFeedOverlap);
        duration(form, "indexLag", SyncOptions::withIndexLag);
        duration(form, "appFeedInterval", SyncOptions::withAppFeedInterval);
        duration(form, "sweepInterval", SyncOptions::withSweepInterval);
        duration(form, "confirmMissingAfter", SyncOptions::withConfirmMissingAfter);
        duration(form, "minInterval", SyncOptions::withMinInterval);
        duration(form, "rememberDeletedFor", SyncOptions::withRememberDeletedFor);
        form.get("deletionLimit").ifPresent(value -> deletionLimit(form, value));
        return change;
    }

    private void deletionLimit(Form polling, Node value) {
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
