package io.ghl.client.calendars;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.internal.json.Json;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of events, as a setting of the calendar itself. HighLevel advises to use {@link io.ghl.client.calendars.notifications.CalendarNotifications} in its place. {@code toString()} shows no e-mail.
 *
 * @param type how people are told; {@code email} is all there is
 * @param toContact whether the contact is told
 * @param toGuest whether guests are told
 * @param toUser whether the user in charge is told
 * @param toSelectedUsers whether the selected users are told
 * @param selectedUsers e-mails of the selected users
 */
public record NotificationSetting(
        String type,
        boolean toContact,
        boolean toGuest,
        boolean toUser,
        boolean toSelectedUsers,
        List<String> selectedUsers) {

    /**
     * Refuses an e-mail with a comma.
     *
     * @param type how people are told; {@code email} is all there is
     * @param toContact whether the contact is told
     * @param toGuest whether guests are told
     * @param toUser whether the user in charge is told
     * @param toSelectedUsers whether the selected users are told
     * @param selectedUsers e-mails of the selected users
     * @throws IllegalArgumentException if an e-mail has a comma
     */
    public NotificationSetting {
        selectedUsers = List.copyOf(selectedUsers);
        if (selectedUsers.stream().anyMatch(email -> email.indexOf(',') >= 0)) {
            throw new IllegalArgumentException("An item of selectedUsers must be one e-mail, without a comma.");
        }
    }

    /**
     * People who are told by e-mail.
     *
     * @param toContact whether the contact is told
     * @param toGuest whether guests are told
     * @param toUser whether the user in charge is told
     * @param selectedUsers e-mails of further users; may be empty
     * @return the setting
     */
    public static NotificationSetting byEmail(
            boolean toContact, boolean toGuest, boolean toUser, List<String> selectedUsers) {
        return new NotificationSetting("email", toContact, toGuest, toUser, !selectedUsers.isEmpty(), selectedUsers);
    }

    JsonNode json() {
        return Json.object()
                .put("type", type)
                .put("shouldSendToContact", toContact)
                .put("shouldSendToGuest", toGuest)
                .put("shouldSendToUser", toUser)
                .put("shouldSendToSelectedUsers", toSelectedUsers)
                .put("selectedUsers", String.join(",", selectedUsers));
    }

    /** Null for a form that is not understood; it stays visible among the additional fields. */
    static @Nullable NotificationSetting read(JsonNode json) {
        return json.isObject()
                ? new NotificationSetting(
                        json.path("type").asText("email"),
                        json.path("shouldSendToContact").asBoolean(),
                        json.path("shouldSendToGuest").asBoolean(),
                        json.path("shouldSendToUser").asBoolean(),
                        json.path("shouldSendToSelectedUsers").asBoolean(),
                        Arrays.stream(json.path("selectedUsers").asText().split(",", -1))
                                .map(String::strip)
                                .filter(email -> !email.isEmpty())
                                .toList())
                : null;
    }

    @Override
    public String toString() {
        return "NotificationSetting[" + type + ", " + selectedUsers.size() + " selected users]";
    }
}
