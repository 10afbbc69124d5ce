package io.ghl.sync;

import io.ghl.sync.webhook.WebhookStatistics;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What a location's sync has done. The numbers of the first part come from the audit log and cover all the time that it
 * spans, and so does {@code overwrittenEdits}; the others of the last seven are counted by this process since its start.
 *
 * @param linked pairs of existing records that were linked
 * @param createdInGhl contacts created in HighLevel
 * @param createdInApp records created in the application
 * @param fieldsWrittenToGhl fields written to HighLevel
 * @param fieldsWrittenToApp fields written to the application
 * @param fieldsMerged sets, such as tags, in which both sides' changes were joined
 * @param conflictsByRule conflicts settled, by the rule that did
 * @param deleted records deleted on one side because they were deleted on the other
 * @param openReviews questions that wait for a person
 * @param parked records that a final error stopped
 * @param reconciles reconciles run
 * @param known reconciles that made no call, because their signals told nothing new: echoes of own writes above all
 * @param echoCalls calls made for webhooks alone that then turned out to tell nothing new
 * @param foundByFeed changes in HighLevel that the feed or a sweep showed, and no webhook had told of when they were read
 * @param foundByWebhook changes in HighLevel that a webhook had told of when they were read
 * @param overwrittenEdits edits in HighLevel that a write of the engine very likely replaced unseen, because they came
 *     between its read and its write; the audit log tells of each
 * @param webhooks webhooks received by this engine, of all locations
 */
public record SyncStatistics(
        int linked,
        int createdInGhl,
        int createdInApp,
        int fieldsWrittenToGhl,
        int fieldsWrittenToApp,
        int fieldsMerged,
        Map<String, Integer> conflictsByRule,
        int deleted,
        int openReviews,
        int parked,
        long reconciles,
        long known,
        long echoCalls,
        long foundByFeed,
        long foundByWebhook,
        int overwrittenEdits,
        WebhookStatistics webhooks) {

    @SuppressWarnings("doclint:missing")
    public SyncStatistics {
        conflictsByRule = Collections.unmodifiableMap(new TreeMap<>(conflictsByRule));
    }

    /**
     * The share of HighLevel's changes that no webhook had told of when the feed or a sweep showed them: webhooks that were
     * lost, or later than the feed.
     *
     * @return 0 to 1, empty before the first change
     */
    public OptionalDouble webhookLoss() {
        long all = foundByFeed + foundByWebhook;
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) foundByFeed / all);
    }
}
