package io.ghl.sync.webhook;

import io.ghl.sync.webhook.WebhookEvent.Change;
import io.ghl.sync.webhook.WebhookEvent.Envelope;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * HighLevel's events about what the sync engine does not sync. They have ids and states as components; anything else is
 * in {@link Envelope#payload()}. Immutable; constructors are not API. More may come; give a
 * {@code switch} over them a {@code default}.
 */
public sealed interface AccountEvent extends WebhookEvent {
    /**
     * A location (sub-account) of a company was created or updated. The envelope names the company, and no location.
     *
     * @param envelope what all events have
     * @param change created or updated
     * @param changedLocationId the location
     */
    record LocationChanged(
            Envelope envelope, Change change, @Nullable String changedLocationId) implements AccountEvent {}

    /**
     * A user was created, in the location or company that the envelope names.
     *
     * @param envelope what all events have
     * @param userId the user
     * @param role such as {@code admin}
     */
    record UserCreated(
            Envelope envelope,
            @Nullable String userId,
            @Nullable String role) implements AccountEvent {}

    /** What happened to an opportunity. */
    enum OpportunityChange {
        /** It was created. */
        CREATED,
        /** It was changed. */
        UPDATED,
        /** Another user is in charge of it. */
        ASSIGNED,
        /** Its value was changed. */
        VALUE_UPDATED,
        /** It was moved to another stage. */
        STAGE_UPDATED,
        /** It was won, lost, abandoned or opened again. */
        STATUS_UPDATED,
        /** It was deleted. */
        DELETED
    }

    /**
     * Something happened to an opportunity.
     *
     * @param envelope what all events have
     * @param change what happened
     * @param opportunityId the opportunity
     * @param contactId its contact
     * @param pipelineId its pipeline
     * @param stageId its stage in the pipeline
     * @param status such as {@code open}
     * @param monetaryValue its value, in the location's currency
     */
    record OpportunityChanged(
            Envelope envelope,
            OpportunityChange change,
            @Nullable String opportunityId,
            @Nullable String contactId,
            @Nullable String pipelineId,
            @Nullable String stageId,
            @Nullable String status,
            @Nullable BigDecimal monetaryValue)
            implements AccountEvent {}

    /**
     * A message to or from a contact: a text, an e-mail, a call.
     *
     * @param envelope what all events have
     * @param inbound whether the contact sent it
     * @param contactId the contact
     * @param conversationId the conversation
     * @param messageId the message; of an e-mail, the id of the e-mail
     * @param channel such as {@code SMS}, {@code Email} or {@code CALL}
     * @param status such as {@code delivered}
     */
    record MessageExchanged(
            Envelope envelope,
            boolean inbound,
            @Nullable String contactId,
            @Nullable String conversationId,
            @Nullable String messageId,
            @Nullable String channel,
            @Nullable String status)
            implements AccountEvent {}

    /**
     * The app is a conversation provider and is to send a message. HighLevel names this event by the channel alone.
     *
     * @param envelope what all events have
     * @param contactId to whom
     * @param messageId the message
     * @param channel {@code SMS} or {@code Email}
     */
    record ProviderMessageRequested(
            Envelope envelope,
            @Nullable String contactId,
            @Nullable String messageId,
            String channel) implements AccountEvent {}

    /**
     * What is unread in a conversation changed.
     *
     * @param envelope what all events have
     * @param conversationId the conversation
     * @param contactId its contact
     * @param unread how many messages are unread
     */
    record ConversationUnread(
            Envelope envelope,
            @Nullable String conversationId,
            @Nullable String contactId,
            @Nullable Integer unread) implements AccountEvent {}

    /**
     * The state of a contact in a campaign changed.
     *
     * @param envelope what all events have
     * @param campaignId the campaign
     * @param contactId the contact
     * @param status such as {@code paused}
     */
    record CampaignStatusChanged(
            Envelope envelope,
            @Nullable String campaignId,
            @Nullable String contactId,
            @Nullable String status) implements AccountEvent {}

    /**
     * What became of an e-mail that HighLevel's own mail service sent.
     *
     * @param envelope what all events have
     * @param outcome such as {@code delivered}
     * @param reportId names the report
     */
    record EmailReported(
            Envelope envelope,
            @Nullable String outcome,
            @Nullable String reportId) implements AccountEvent {}

    /** What happened to an invoice. */
    enum InvoiceChange {
        /** It was created. */
        CREATED,
        /** It was changed. */
        UPDATED,
        /** It was sent. */
        SENT,
        /** A part of it was paid. */
        PARTIALLY_PAID,
        /** It was paid. */
        PAID,
        /** It was declared void. */
        VOIDED,
        /** It was deleted. */
        DELETED
    }

    /**
     * Something happened to an invoice.
     *
     * @param envelope what all events have
     * @param change what happened
     * @param invoiceId the invoice
     * @param status such as {@code draft}
     */
    record InvoiceChanged(
            Envelope envelope,
            InvoiceChange change,
            @Nullable String invoiceId,
            @Nullable String status) implements AccountEvent {}

    /**
     * An order was placed, or its status changed.
     *
     * @param envelope what all events have
     * @param change created or updated
     * @param orderId the order
     * @param contactId the customer
     * @param status such as {@code completed}
     */
    record OrderChanged(
            Envelope envelope,
            Change change,
            @Nullable String orderId,
            @Nullable String contactId,
            @Nullable String status)
            implements AccountEvent {}

    /**
     * Something happened to a product.
     *
     * @param envelope what all events have
     * @param change created, updated or deleted
     * @param productId the product
     */
    record ProductChanged(
            Envelope envelope, Change change, @Nullable String productId) implements AccountEvent {}

    /**
     * Something happened to a price of a product. HighLevel names these events and shows none of them: that the product's id
     * is in {@code product}, {@code productId} or inside {@code product} is a guess after its API.
     *
     * @param envelope what all events have
     * @param change created, updated or deleted
     * @param priceId the price
     * @param productId its product; null if the event has it in none of these places
     */
    record PriceChanged(
            Envelope envelope,
            Change change,
            @Nullable String priceId,
            @Nullable String productId) implements AccountEvent {}

    /**
     * The definition of an object was created or updated.
     *
     * @param envelope what all events have
     * @param change created or updated
     * @param objectKey the object, such as {@code custom_objects.pets}
     */
    record ObjectSchemaChanged(
            Envelope envelope, Change change, @Nullable String objectKey) implements AccountEvent {}

    /**
     * Something happened to an association, which says that records of two objects can be related.
     *
     * @param envelope what all events have
     * @param change created, updated or deleted
     * @param associationId the association
     * @param firstObjectKey one of the objects
     * @param secondObjectKey the other one
     */
    record AssociationChanged(
            Envelope envelope,
            Change change,
            @Nullable String associationId,
            @Nullable String firstObjectKey,
            @Nullable String secondObjectKey)
            implements AccountEvent {}

    /**
     * Two records were related, or are not any more. There is no such event for a contact and its business.
     *
     * @param envelope what all events have
     * @param change created or deleted
     * @param associationId the association that the relation is of
     * @param firstObjectKey what the first record is a record of, such as {@code contact}
     * @param firstRecordId the first record
     * @param secondObjectKey what the second record is a record of
     * @param secondRecordId the second record
     */
    record RelationChanged(
            Envelope envelope,
            Change change,
            @Nullable String associationId,
            @Nullable String firstObjectKey,
            @Nullable String firstRecordId,
            @Nullable String secondObjectKey,
            @Nullable String secondRecordId)
            implements AccountEvent {}

    /**
     * Somebody connected the app's own account to HighLevel. HighLevel names this event and does not say what it holds, so
     * all there is beyond the envelope is in {@link Envelope#payload()}.
     *
     * @param envelope what all events have
     */
    record ExternalAuthConnected(Envelope envelope) implements AccountEvent {}
}
