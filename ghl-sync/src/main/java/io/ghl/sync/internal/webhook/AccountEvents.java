package io.ghl.sync.internal.webhook;

import io.ghl.sync.internal.webhook.EventParser.Reading;
import io.ghl.sync.webhook.AccountEvent.AssociationChanged;
import io.ghl.sync.webhook.AccountEvent.CampaignStatusChanged;
import io.ghl.sync.webhook.AccountEvent.ConversationUnread;
import io.ghl.sync.webhook.AccountEvent.EmailReported;
import io.ghl.sync.webhook.AccountEvent.ExternalAuthConnected;
import io.ghl.sync.webhook.AccountEvent.InvoiceChange;
import io.ghl.sync.webhook.AccountEvent.InvoiceChanged;
import io.ghl.sync.webhook.AccountEvent.LocationChanged;
import io.ghl.sync.webhook.AccountEvent.MessageExchanged;
import io.ghl.sync.webhook.AccountEvent.ObjectSchemaChanged;
import io.ghl.sync.webhook.AccountEvent.OpportunityChange;
import io.ghl.sync.webhook.AccountEvent.OpportunityChanged;
import io.ghl.sync.webhook.AccountEvent.OrderChanged;
import io.ghl.sync.webhook.AccountEvent.PriceChanged;
import io.ghl.sync.webhook.AccountEvent.ProductChanged;
import io.ghl.sync.webhook.AccountEvent.ProviderMessageRequested;
import io.ghl.sync.webhook.AccountEvent.RelationChanged;
import io.ghl.sync.webhook.AccountEvent.UserCreated;
import io.ghl.sync.webhook.WebhookEvent.Change;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the events about what is not synced are read. */
final class AccountEvents {
    /** By HighLevel's name of the event. */
    static final Map<String, Reading> TYPES = Map.ofEntries(
            Map.entry("LocationCreate", location(Change.CREATED)),
            Map.entry("LocationUpdate", location(Change.UPDATED)),
            Map.entry(
                    "UserCreate",
                    (envelope, fields) -> new UserCreated(envelope, fields.text("id"), fields.text("role"))),
            Map.entry("OpportunityCreate", opportunity(OpportunityChange.CREATED)),
            Map.entry("OpportunityUpdate", opportunity(OpportunityChange.UPDATED)),
            Map.entry("OpportunityAssignedToUpdate", opportunity(OpportunityChange.ASSIGNED)),
            Map.entry("OpportunityMonetaryValueUpdate", opportunity(OpportunityChange.VALUE_UPDATED)),
            Map.entry("OpportunityStageUpdate", opportunity(OpportunityChange.STAGE_UPDATED)),
            Map.entry("OpportunityStatusUpdate", opportunity(OpportunityChange.STATUS_UPDATED)),
            Map.entry("OpportunityDelete", opportunity(OpportunityChange.DELETED)),
            Map.entry("InboundMessage", message(true)),
            Map.entry("OutboundMessage", message(false)),
            Map.entry("SMS", provider("SMS")),
            Map.entry("Email", provider("Email")),
            Map.entry(
                    "ConversationUnreadUpdate",
                    (envelope, fields) -> new ConversationUnread(
                            envelope, fields.text("id"), fields.text("contactId"), fields.count("unreadCount"))),
            Map.entry(
                    "CampaignStatusUpdate",
                    (envelope, fields) -> new CampaignStatusChanged(
                            envelope, fields.text("id"), fields.text("contactId"), fields.text("status"))),
            Map.entry("LCEmailStats", (envelope, fields) -> {
                Fields report = fields.in("webhookPayload");
                return new EmailReported(envelope, report.text("event"), report.text("id"));
            }),
            Map.entry("InvoiceCreate", invoice(InvoiceChange.CREATED)),
            Map.entry("InvoiceUpdate", invoice(InvoiceChange.UPDATED)),
            Map.entry("InvoiceSent", invoice(InvoiceChange.SENT)),
            Map.entry("InvoicePartiallyPaid", invoice(InvoiceChange.PARTIALLY_PAID)),
            Map.entry("InvoicePaid", invoice(InvoiceChange.PAID)),
            Map.entry("InvoiceVoid", invoice(InvoiceChange.VOIDED)),
            Map.entry("InvoiceDelete", invoice(InvoiceChange.DELETED)),
            Map.entry("OrderCreate", order(Change.CREATED)),
            Map.entry("OrderStatusUpdate", order(Change.UPDATED)),
            Map.entry("ProductCreate", product(Change.CREATED)),
            Map.entry("ProductUpdate", product(Change.UPDATED)),
            Map.entry("ProductDelete", product(Change.DELETED)),
            Map.entry("PriceCreate", price(Change.CREATED)),
            Map.entry("PriceUpdate", price(Change.UPDATED)),
            Map.entry("PriceDelete", price(Change.DELETED)),
            Map.entry("ObjectSchemaCreate", schema(Change.CREATED)),
            Map.entry("ObjectSchemaUpdate", schema(Change.UPDATED)),
            Map.entry("AssociationCreate", association(Change.CREATED)),
            Map.entry("AssociationUpdate", association(Change.UPDATED)),
            Map.entry("AssociationDelete", association(Change.DELETED)),
            Map.entry("RelationCreate", relation(Change.CREATED)),
            Map.entry("RelationDelete", relation(Change.DELETED)),
            Map.entry("ExternalAuthConnected", (envelope, fields) -> new ExternalAuthConnected(envelope)));

    private AccountEvents() {}

    private static Reading location(Change change) {
        return (envelope, fields) -> new LocationChanged(envelope, change, fields.text("id"));
    }

    private static Reading opportunity(OpportunityChange change) {
        return (envelope, fields) -> new OpportunityChanged(
                envelope,
                change,
                fields.text("id"),
                fields.text("contactId"),
                fields.text("pipelineId"),
                fields.text("pipelineStageId"),
                fields.text("status"),
                fields.amount("monetaryValue"));
    }

    private static Reading message(boolean inbound) {
        return (envelope, fields) -> new MessageExchanged(
                envelope,
                inbound,
                fields.text("contactId"),
                fields.text("conversationId"),
                either(fields.text("messageId"), fields.text("emailMessageId")),
                fields.text("messageType"),
                fields.text("status"));
    }

    private static Reading provider(String channel) {
        return (envelope, fields) ->
                new ProviderMessageRequested(envelope, fields.text("contactId"), fields.text("messageId"), channel);
    }

    private static Reading invoice(InvoiceChange change) {
        return (envelope, fields) -> new InvoiceChanged(envelope, change, id(fields), fields.text("status"));
    }

    private static Reading order(Change change) {
        return (envelope, fields) ->
                new OrderChanged(envelope, change, id(fields), fields.text("contactId"), fields.text("status"));
    }

    private static Reading product(Change change) {
        return (envelope, fields) -> new ProductChanged(envelope, change, id(fields));
    }

    private static Reading price(Change change) {
        return (envelope, fields) -> new PriceChanged(envelope, change, id(fields), productOf(fields));
    }

    private static Reading schema(Change change) {
        return (envelope, fields) -> new ObjectSchemaChanged(envelope, change, fields.text("key"));
    }

    private static Reading association(Change change) {
        return (envelope, fields) -> new AssociationChanged(
                envelope, change, fields.text("id"), fields.text("firstObjectKey"), fields.text("secondObjectKey"));
    }

    private static Reading relation(Change change) {
        return (envelope, fields) -> new RelationChanged(
                envelope,
                change,
                fields.text("associationId"),
                fields.text("firstObjectKey"),
                fields.text("firstRecordId"),
                fields.text("secondObjectKey"),
                fields.text("secondRecordId"));
    }

    /** HighLevel shows no such event; its API has names for the product in all of these places. */
    private static @Nullable String productOf(Fields price) {
        return either(either(price.text("product"), price.text("productId")), id(price.in("product")));
    }

    private static @Nullable String id(Fields fields) {
        return either(fields.text("_id"), fields.text("id"));
    }

    private static @Nullable String either(@Nullable String first, @Nullable String second) {
        return first == null ? second : first;
    }
}
