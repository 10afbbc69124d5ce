package io.ghl.sync.store;

import io.ghl.sync.internal.install.AppEventNames;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A verified webhook as it was received. {@code toString} leaves the payload out, which is personal data.
 *
 * @param webhookId HighLevel's id of the delivery, the same over its retries
 * @param event HighLevel's event name, such as {@code ContactUpdate}
 * @param location the location it belongs to, null for an event that names only a company
 * @param type the type of record it speaks of, null for events of the app itself and those of other objects
 * @param recordId the record's id in HighLevel, null if there is none
 * @param sentAt HighLevel's own time stamp, null if it was missing or unreadable
 * @param receivedAt when it came in
 * @param payload the body as text
 */
public record ReceivedEvent(
        String webhookId,
        String event,
        @Nullable String location,
        @Nullable RecordType type,
        @Nullable String recordId,
        @Nullable Instant sentAt,
        Instant receivedAt,
        String payload) {
    /**
     * Whether it tells of the app itself, and not of a record.
     *
     * @return true for an installation, its end, and a change of plan
     */
    public boolean isOfApp() {
        return AppEventNames.ALL.contains(event);
    }

    @Override
    public String toString() {
        return "ReceivedEvent[" + event + ", webhookId=" + webhookId + ", recordId=" + recordId + "]";
    }
}
