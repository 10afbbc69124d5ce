package io.ghl.client.calendars.notifications;

import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Touched;
import java.util.Collection;

/**
 * The fields that creating and updating a notification have in common. A field that was not touched is not sent. Mutable and not
 * thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class CalendarNotificationFields<B extends CalendarNotificationFields<B>>
        permits NewCalendarNotification.Builder, CalendarNotificationUpdate.Builder {
    final Touched touched = new Touched();

    CalendarNotificationFields() {}

    abstract B self();

    /**
     * Who is told.
     *
     * @param receiverType the value
     * @return this builder
     */
    public B receiverType(CalendarNotification.Receiver receiverType) {
        touched.text("receiverType", Check.given("receiverType", receiverType).wire());
        return self();
    }

    /**
     * How they are told.
     *
     * @param channel the value
     * @return this builder
     */
    public B channel(CalendarNotification.Channel channel) {
        touched.text("channel", Check.given("channel", channel).wire());
        return self();
    }

    /**
     * Of what they are told.
     *
     * @param notificationType the value
     * @return this builder
     */
    public B notificationType(CalendarNotification.Type notificationType) {
        touched.text(
                "notificationType",
                Check.given("notificationType", notificationType).wire());
        return self();
    }

    /**
     * Whether it is sent; it is unless set.
     *
     * @param isActive the value
     * @return this builder
     */
    public B isActive(boolean isActive) {
        touched.bool("isActive", isActive);
        return self();
    }

    /**
     * Template of an e-mail.
     *
     * @param templateId the value
     * @return this builder
     */
    public B templateId(String templateId) {
        touched.id("templateId", templateId);
        return self();
    }

    /**
     * Subject of an e-mail.
     *
     * @param subject the value
     * @return this builder
     */
    public B subject(String subject) {
        touched.text("subject", subject);
        return self();
    }

    /**
     * Text of an e-mail.
     *
     * @param body the value
     * @return this builder
     */
    public B body(String body) {
        touched.text("body", body);
        return self();
    }

    /**
     * How long before an event a reminder is sent.
     *
     * @param beforeTime the value
     * @return this builder
     */
    public B beforeTime(Collection<CalendarNotification.Offset> beforeTime) {
        touched.list("beforeTime", beforeTime, CalendarNotification.Offset::json);
        return self();
    }

    /**
     * How long after an event a follow-up is sent.
     *
     * @param afterTime the value
     * @return this builder
     */
    public B afterTime(Collection<CalendarNotification.Offset> afterTime) {
        touched.list("afterTime", afterTime, CalendarNotification.Offset::json);
        return self();
    }

    /**
     * E-mails that are told too.
     *
     * @param additionalEmailIds the value
     * @return this builder
     */
    public B additionalEmailIds(Collection<String> additionalEmailIds) {
        touched.texts("additionalEmailIds", additionalEmailIds);
        return self();
    }

    /**
     * Phone numbers that are told too.
     *
     * @param additionalPhoneNumbers the value
     * @return this builder
     */
    public B additionalPhoneNumbers(Collection<String> additionalPhoneNumbers) {
        touched.texts("additionalPhoneNumbers", additionalPhoneNumbers);
        return self();
    }

    /**
     * Users that are told in HighLevel or as the business; {@code sub_account_admin} stands for the admins.
     *
     * @param selectedUsers the value
     * @return this builder
     */
    public B selectedUsers(Collection<String> selectedUsers) {
        touched.texts("selectedUsers", selectedUsers);
        return self();
    }

    /**
     * E-mail that it comes from.
     *
     * @param fromAddress the value
     * @return this builder
     */
    public B fromAddress(String fromAddress) {
        touched.text("fromAddress", fromAddress);
        return self();
    }

    /**
     * Name that it comes from.
     *
     * @param fromName the value
     * @return this builder
     */
    public B fromName(String fromName) {
        touched.text("fromName", fromName);
        return self();
    }

    /**
     * Phone number that it comes from.
     *
     * @param fromNumber the value
     * @return this builder
     */
    public B fromNumber(String fromNumber) {
        touched.text("fromNumber", fromNumber);
        return self();
    }
}
