package io.ghl.sandbox.internal.http;

import io.ghl.sandbox.internal.api.ApiVersion;
import io.ghl.sandbox.internal.contacts.ContactLinkApi;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The routes that link contacts with users, businesses, campaigns, workflows and appointments. */
final class ContactLinkOperations {
    private static final Set<ApiVersion> BOTH = Set.copyOf(EnumSet.allOf(ApiVersion.class));
    private static final String READ = "contacts.readonly";
    private static final String WRITE = "contacts.write";
    private static final String CONTACT = "/contacts/:contactId";

    private ContactLinkOperations() {}

    static List<Operation> all(ContactLinkApi links) {
        String everyCampaign = "remove-contact-from-every-campaign";
        return List.of(
                new Operation("add-followers-contact", "POST", CONTACT + "/followers", BOTH, WRITE, links::follow),
                new Operation(
                        "remove-followers-contact", "DELETE", CONTACT + "/followers", BOTH, WRITE, links::unfollow),
                new Operation(
                        "create-association", "POST", "/contacts/bulk/tags/update/:type", BOTH, WRITE, links::bulkTags),
                new Operation(
                        "add-remove-contact-from-business",
                        "POST",
                        "/contacts/bulk/business",
                        BOTH,
                        WRITE,
                        links::bulkBusiness),
                new Operation(
                        "get-contacts-by-businessId",
                        "GET",
                        "/contacts/business/:businessId",
                        BOTH,
                        READ,
                        links::ofBusiness),
                new Operation(
                        "add-contact-to-campaign",
                        "POST",
                        CONTACT + "/campaigns/:campaignId",
                        BOTH,
                        WRITE,
                        links::addToCampaign),
                new Operation(
                        "remove-contact-from-campaign",
                        "DELETE",
                        CONTACT + "/campaigns/:campaignId",
                        BOTH,
                        WRITE,
                        links::removeFromCampaign),
                new Operation(
                        everyCampaign,
                        "DELETE",
                        CONTACT + "/campaigns/removeAll",
                        Set.of(ApiVersion.V2),
                        WRITE,
                        links::removeFromAllCampaigns),
                new Operation(
                        everyCampaign,
                        "DELETE",
                        CONTACT + "/campaigns/remove-all",
                        Set.of(ApiVersion.V3),
                        WRITE,
                        links::removeFromAllCampaigns),
                new Operation(
                        "add-contact-to-workflow",
                        "POST",
                        CONTACT + "/workflow/:workflowId",
                        BOTH,
                        WRITE,
                        links::addToWorkflow),
                new Operation(
                        "delete-contact-from-workflow",
                        "DELETE",
                        CONTACT + "/workflow/:workflowId",
                        BOTH,
                        WRITE,
                        links::removeFromWorkflow),
                new Operation(
                        "get-appointments-for-contact",
                        "GET",
                        CONTACT + "/appointments",
                        BOTH,
                        READ,
                        links::appointments));
    }
}
