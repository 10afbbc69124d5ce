package io.ghl.sync.review;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.review.Decision.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question with everything that a person needs to answer it. {@code toString} leaves the values out.
 *
 * @param item the question: what both sides hold, and what they last agreed on
 * @param appId the record's id in the application, null if it has none there
 * @param ghlId the record's id in HighLevel, null if it has none there
 * @param agreedAt when both sides were last seen to agree, null if never
 * @param ghlVersion HighLevel's {@code dateUpdated} that was last accepted, null if unknown
 * @param events the last webhooks about the record, at most 20, in the order of receipt
 * @param history what was done to the field (or the record) before, oldest first
 * @param choices the answers that fit
 */
public record ReviewDetails(
        ReviewItem item,
        @Nullable String appId,
        @Nullable String ghlId,
        @Nullable Instant agreedAt,
        @Nullable Instant ghlVersion,
        List<Event> events,
        List<AuditEntry> history,
        Set<Choice> choices) {

    @SuppressWarnings("doclint:missing")
    public ReviewDetails {
        events = List.copyOf(events);
        history = List.copyOf(history);
        choices = Set.copyOf(choices);
    }

    /**
     * A webhook.
     *
     * @param webhookId HighLevel's id of the delivery
     * @param event HighLevel's event name
     * @param sentAt HighLevel's time stamp, null if there was none
     * @param receivedAt when it came in
     */
    public record Event(
            String webhookId, String event, @Nullable Instant sentAt, Instant receivedAt) {}

    @Override
    public String toString() {
        return "ReviewDetails[" + item + ", choices=" + choices + "]";
    }
}
