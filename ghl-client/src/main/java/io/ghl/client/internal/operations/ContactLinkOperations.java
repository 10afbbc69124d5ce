package io.ghl.client.internal.operations;

import static io.ghl.client.internal.operations.Idempotency.CREATE;
import static io.ghl.client.internal.operations.Idempotency.IDEMPOTENT;
import static io.ghl.client.internal.operations.Idempotency.READ;
import static io.ghl.client.internal.operations.Operations.same;

import io.ghl.client.ApiVersion;
import io.ghl.client.internal.operations.Operation.Wire;
import java.util.List;
import java.util.Map;

/** The rows that link contacts with users, businesses, campaigns, workflows and appointments. */
public final class ContactLinkOperations {
    private static final String READ_CONTACTS = "contacts.readonly";
    private static final String WRITE_CONTACTS = "contacts.write";

    public static final Operation ADD_FOLLOWERS =
            same("add-followers-contact", "POST", IDEMPOTENT, WRITE_CONTACTS, "/contacts/{contactId}/followers");
    public static final Operation REMOVE_FOLLOWERS =
            same("remove-followers-contact", "DELETE", IDEMPOTENT, WRITE_CONTACTS, "/contacts/{contactId}/followers");
    public static final Operation BULK_TAGS =
            same("create-association", "POST", IDEMPOTENT, WRITE_CONTACTS, "/contacts/bulk/tags/update/{type}");
    public static final Operation BULK_BUSINESS =
            same("add-remove-contact-from-business", "POST", IDEMPOTENT, WRITE_CONTACTS, "/contacts/bulk/business");
    public static final Operation LIST_CONTACTS_OF_BUSINESS =
            same("get-contacts-by-businessId", "GET", READ, READ_CONTACTS, "/contacts/business/{businessId}");
    public static final Operation ADD_TO_CAMPAIGN = same(
            "add-contact-to-campaign",
            "POST",
            IDEMPOTENT,
            WRITE_CONTACTS,
            "/contacts/{contactId}/campaigns/{campaignId}");
    public static final Operation REMOVE_FROM_CAMPAIGN = same(
            "remove-contact-from-campaign",
            "DELETE",
            IDEMPOTENT,
            WRITE_CONTACTS,
            "/contacts/{contactId}/campaigns/{campaignId}");
    public static final Operation REMOVE_FROM_ALL_CAMPAIGNS = new Operation(
            "remove-contact-from-every-campaign",
            "DELETE",
            IDEMPOTENT,
            Map.of(
                    ApiVersion.V2021_07_28,
                    new Wire("2021-07-28", "/contacts/{contactId}/campaigns/removeAll", WRITE_CONTACTS, WireNames.SAME),
                    ApiVersion.V3,
                    new Wire("v3", "/contacts/{contactId}/campaigns/remove-all", WRITE_CONTACTS, WireNames.SAME)));

    /** Twice may run the workflow twice. */
    public static final Operation ADD_TO_WORKFLOW = same(
            "add-contact-to-workflow", "POST", CREATE, WRITE_CONTACTS, "/contacts/{contactId}/workflow/{workflowId}");

    public static final Operation REMOVE_FROM_WORKFLOW = same(
            "delete-contact-from-workflow",
            "DELETE",
            IDEMPOTENT,
            WRITE_CONTACTS,
            "/contacts/{contactId}/workflow/{workflowId}");
    public static final Operation LIST_CONTACT_APPOINTMENTS =
            same("get-appointments-for-contact", "GET", READ, READ_CONTACTS, "/contacts/{contactId}/appointments");

    static final List<Operation> ALL = List.of(
            ADD_FOLLOWERS,
            REMOVE_FOLLOWERS,
            BULK_TAGS,
            BULK_BUSINESS,
            LIST_CONTACTS_OF_BUSINESS,
            ADD_TO_CAMPAIGN,
            REMOVE_FROM_CAMPAIGN,
            REMOVE_FROM_ALL_CAMPAIGNS,
            ADD_TO_WORKFLOW,
            REMOVE_FROM_WORKFLOW,
            LIST_CONTACT_APPOINTMENTS);

    private ContactLinkOperations() {}
}
