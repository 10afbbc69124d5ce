package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.CONTACT;
import static io.ghl.sync.internal.action.Ids.LIMIT;

import io.ghl.client.contacts.Contacts;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What contacts are in: workflows, campaigns, businesses; and what is done to many of them. */
final class ContactLinkActions {
    private static final String READ = "contacts.readonly";
    private static final String WRITE = "contacts.write";

    private static final Parameter<String> WORKFLOW = Parameter.text("workflow", "id of the workflow");
    private static final Parameter<Instant> START =
            Parameter.time("start", "time of the event that the workflow's waiting steps go by");
    private static final Parameter<String> CAMPAIGN = Parameter.text("campaign", "id of the campaign");
    private static final Parameter<List<String>> USERS = Parameter.texts("users", "ids of users");
    private static final Parameter<List<String>> CONTACTS = Parameter.texts("contacts", "ids of contacts");
    private static final Parameter<List<String>> TAGS = Parameter.texts("tags", "the tags");
    private static final Parameter<String> BUSINESS = Parameter.text("business", "id of the business");
    private static final Parameter<String> QUERY = Parameter.text("query", "text to look for");

    private ContactLinkActions() {}

    static List<Action> all() {
        return List.of(
                Action.named("add-to-workflow", "Put a contact into a workflow")
                        .operation("add-contact-to-workflow", WRITE)
                        .needs(CONTACT, WORKFLOW)
                        .takes(START)
                        .does(in -> {
                            contacts(in).addToWorkflow(in.get(CONTACT), in.get(WORKFLOW), start(in));
                            return Results.nothing();
                        }),
                Action.named("remove-from-workflow", "Take a contact out of a workflow")
                        .operation("delete-contact-from-workflow", WRITE)
                        .needs(CONTACT, WORKFLOW)
                        .takes(START)
                        .harmlessTwice()
                        .does(in -> {
                            contacts(in).removeFromWorkflow(in.get(CONTACT), in.get(WORKFLOW), start(in));
                            return Results.nothing();
                        }),
                Action.named("add-to-campaign", "Put a contact into a campaign")
                        .operation("add-contact-to-campaign", WRITE)
                        .needs(CONTACT, CAMPAIGN)
                        .harmlessTwice()
                        .does(in -> {
                            contacts(in).addToCampaign(in.get(CONTACT), in.get(CAMPAIGN));
                            return Results.nothing();
                        }),
                Action.named("remove-from-campaign", "Take a contact out of a campaign")
                        .operation("remove-contact-from-campaign", WRITE)
                        .needs(CONTACT, CAMPAIGN)
                        .harmlessTwice()
                        .does(in -> {
                            contacts(in).removeFromCampaign(in.get(CONTACT), in.get(CAMPAIGN));
                            return Results.nothing();
                        }),
                Action.named("remove-from-all-campaigns", "Take a contact out of all campaigns")
                        .operation("remove-contact-from-every-campaign", WRITE)
                        .needs(CONTACT)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(CONTACT), contacts(in)::removeFromAllCampaigns)),
                Action.named("add-followers", "Let users follow a contact")
                        .operation("add-followers-contact", WRITE)
                        .needs(CONTACT, USERS)
                        .harmlessTwice()
                        .does(in -> Results.texts(contacts(in).addFollowers(in.get(CONTACT), in.get(USERS)))),
                Action.named("remove-followers", "Let users no longer follow a contact")
                        .operation("remove-followers-contact", WRITE)
                        .needs(CONTACT, USERS)
                        .harmlessTwice()
                        .does(in -> Results.texts(contacts(in).removeFollowers(in.get(CONTACT), in.get(USERS)))),
                Action.named("add-tags-in-bulk", "Add tags to many contacts")
                        .operation("create-association", WRITE)
                        .needs(CONTACTS, TAGS)
                        .harmlessTwice()
                        .does(in -> contacts(in)
                                .addTagsInBulk(in.get(CONTACTS), in.get(TAGS))
                                .json()),
                Action.named("remove-tags-in-bulk", "Remove tags from many contacts")
                        .operation("create-association", WRITE)
                        .needs(CONTACTS, TAGS)
                        .harmlessTwice()
                        .does(in -> contacts(in)
                                .removeTagsInBulk(in.get(CONTACTS), in.get(TAGS))
                                .json()),
                Action.named("remove-all-tags-in-bulk", "Remove all tags from many contacts")
                        .operation("create-association", WRITE)
                        .needs(CONTACTS)
                        .harmlessTwice()
                        .does(in -> contacts(in)
                                .removeAllTagsInBulk(in.get(CONTACTS))
                                .json()),
                Action.named("attach-to-business", "Put contacts into a business")
                        .operation("add-remove-contact-from-business", WRITE)
                        .needs(BUSINESS, CONTACTS)
                        .harmlessTwice()
                        .does(in -> Results.texts(contacts(in).attachToBusiness(in.get(BUSINESS), in.get(CONTACTS)))),
                Action.named("detach-from-business", "Take contacts out of their businesses")
                        .operation("add-remove-contact-from-business", WRITE)
                        .needs(CONTACTS)
                        .harmlessTwice()
                        .does(in -> Results.texts(contacts(in).detachFromBusiness(in.get(CONTACTS)))),
                Action.named("list-contacts-of-business", "Read the contacts of a business")
                        .operation("get-contacts-by-businessId", READ)
                        .needs(BUSINESS)
                        .takes(QUERY, LIMIT)
                        .harmlessTwice()
                        .does(in -> Results.first(
                                in.find(QUERY)
                                        .map(query -> contacts(in).ofBusiness(in.get(BUSINESS), query))
                                        .orElseGet(() -> contacts(in).ofBusiness(in.get(BUSINESS))),
                                Ids.limit(in))),
                Action.named("list-appointments-of-contact", "Read the appointments of a contact")
                        .operation("get-appointments-for-contact", READ)
                        .needs(CONTACT)
                        .harmlessTwice()
                        .does(in -> Results.list(contacts(in).appointments(in.get(CONTACT)))));
    }

    private static Contacts contacts(ActionCall in) {
        return in.location().contacts();
    }

    private static @Nullable OffsetDateTime start(ActionCall in) {
        return in.find(START).map(time -> time.atOffset(ZoneOffset.UTC)).orElse(null);
    }
}
