package io.ghl.sync.webhook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event tells of an appointment, which may be out of date. {@code toString} shows no title, place or note, which
 * are personal data. Immutable; the constructor is not API.
 *
 * @param title the title
 * @param address where it takes place: a place, a number or a link
 * @param notes the notes made when it was booked
 * @param status such as {@code confirmed} or {@code cancelled}
 * @param source where it was booked, such as {@code booking_widget}
 * @param groupId the group of its calendar
 * @param assignedTo the user it is with
 * @param users all users who take part
 * @param startsAt when it starts
 * @param endsAt when it ends
 * @param addedAt when it was created
 * @param updatedAt when it was last changed
 */
public record AppointmentDetails(
        @Nullable String title,
        @Nullable String address,
        @Nullable String notes,
        @Nullable String status,
        @Nullable String source,
        @Nullable String groupId,
        @Nullable String assignedTo,
        @Nullable List<String> users,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Instant addedAt,
        @Nullable Instant updatedAt) {
    @Override
    public String toString() {
        return "AppointmentDetails[" + status + ", startsAt=" + startsAt + ", endsAt=" + endsAt + "]";
    }
}
