package io.ghl.client.internal.resources;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.Page;
import io.ghl.client.Pages;
import io.ghl.client.contacts.BulkTagsResult;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactAppointment;
import io.ghl.client.contacts.ContactChangeOptions;
import io.ghl.client.contacts.ContactChanges;
import io.ghl.client.contacts.ContactCheckpoint;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.contacts.Contacts;
import io.ghl.client.contacts.NewContact;
import io.ghl.client.contacts.UpsertResult;
import io.ghl.client.customfields.CustomFields;
import io.ghl.client.internal.json.Check;
import io.ghl.client.internal.json.Json;
import io.ghl.client.internal.json.Touched;
import io.ghl.client.internal.models.ContactReader;
import io.ghl.client.internal.operations.ContactLinkOperations;
import io.ghl.client.internal.operations.Operation;
import io.ghl.client.internal.operations.Operations;
import io.ghl.client.internal.pipeline.Answer;
import io.ghl.client.internal.pipeline.LocationCaller;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contacts over the pipeline. */
public record ContactsApi(LocationCaller caller, CustomFields customFields) implements Contacts {
    private static final int BULK_BUSINESS_MAX = 50;
    private static final DateTimeFormatter EVENT_START = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    @Override
    public Contact create(NewContact contact) {
        return caller.call(Operations.CREATE_CONTACT)
                .body(located(contact.json()))
                .send(ContactsApi::contact);
    }

    @Override
    public Contact get(String contactId) {
        return caller.call(Operations.GET_CONTACT).path("contactId", contactId).send(ContactsApi::contact);
    }

    @Override
    public Optional<Contact> update(String contactId, ContactUpdate update) {
        return caller.call(Operations.UPDATE_CONTACT)
                .path("contactId", contactId)
                .body(update.json())
                .sendUnless(update.isEmpty(), ContactsApi::contact);
    }

    @Override
    public void delete(String contactId) {
        caller.call(Operations.DELETE_CONTACT).path("contactId", contactId).send();
    }

    @Override
    public UpsertResult upsert(NewContact contact) {
        return upsert(located(contact.json()));
    }

    @Override
    public UpsertResult upsertAllowingDuplicate(NewContact contact) {
        return upsert(located(contact.json()).put("createNewIfDuplicateAllowed", true));
    }

    private UpsertResult upsert(JsonNode body) {
        return caller.call(Operations.UPSERT_CONTACT)
                .body(body)
                .send(answer -> new UpsertResult(answer.json().path("new").asBoolean(), contact(answer)));
    }

    @Override
    public Optional<Contact> findDuplicate(@Nullable String email, @Nullable String phone) {
        if (email == null && phone == null) {
            throw new IllegalArgumentException("Looking for a duplicate needs an e-mail or a phone.");
        }
        return caller.call(Operations.FIND_DUPLICATE_CONTACT)
                .query("locationId", caller.locationId())
                .query("email", email == null ? null : Check.filled("email", email))
                .query("number", phone == null ? null : Check.filled("phone", phone))
                .send(answer -> answer.json().path("contact").isObject()
                        ? Optional.of(contact(answer))
                        : Optional.<Contact>empty());
    }

    @Override
    public Pages<Contact> search(ContactSearch search) {
        return Pages.of(Operations.SEARCH_CONTACTS.id(), cursor -> page(search.resolve(customFields), cursor));
    }

    @Override
    public ContactChanges changesSince(ContactCheckpoint checkpoint, ContactChangeOptions options) {
        return ChangedContacts.next(this, checkpoint, options, caller.now().truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    @Deprecated
    public Pages<Contact> list() {
        return ListedContacts.of(caller, null);
    }

    @Override
    @Deprecated
    public Pages<Contact> list(String query) {
        return ListedContacts.of(caller, Check.filled("query", query));
    }

    private Page<Contact> page(ContactSearch search, @Nullable String cursor) {
        ObjectNode body = located(search.json());
        if (cursor != null) {
            JsonNode after = Cursors.any(Operations.SEARCH_CONTACTS, cursor);
            if (!after.isArray()) {
                throw Cursors.refused(Operations.SEARCH_CONTACTS);
            }
            body.set("searchAfter", after);
        }
        return caller.call(Operations.SEARCH_CONTACTS).body(body).send(answer -> {
            List<Contact> rows = answer.list("contacts", ContactReader::adopt);
            if (rows.size() < search.pageLimit()) {
                return new Page<>(rows, null);
            }
            JsonNode next = rows.get(rows.size() - 1).searchAfter();
            if (next == null || !next.isArray() || next.isEmpty()) {
                // Ending here in silence would lose the rest of the list.
                throw Answer.missing("contacts[" + (rows.size() - 1) + "].searchAfter");
            }
            return new Page<>(rows, next.toString());
        });
    }

    @Override
    public List<String> addTags(String contactId, Collection<String> tags) {
        return tags(Operations.ADD_TAGS, contactId, tags);
    }

    @Override
    public List<String> removeTags(String contactId, Collection<String> tags) {
        return tags(Operations.REMOVE_TAGS, contactId, tags);
    }

    private List<String> tags(Operation operation, String contactId, Collection<String> tags) {
        return caller.call(operation)
                .path("contactId", contactId)
                .body(Json.object().set("tags", Touched.array("tags", some(tags))))
                .send(answer -> answer.list("tags", JsonNode::asText));
    }

    @Override
    public List<String> addFollowers(String contactId, Collection<String> userIds) {
        return followers(ContactLinkOperations.ADD_FOLLOWERS, contactId, userIds);
    }

    @Override
    public List<String> removeFollowers(String contactId, Collection<String> userIds) {
        return followers(ContactLinkOperations.REMOVE_FOLLOWERS, contactId, userIds);
    }

    private List<String> followers(Operation operation, String contactId, Collection<String> userIds) {
        return caller.call(operation)
                .path("contactId", contactId)
                .body(Json.object().set("followers", Check.ids("userIds", userIds, Integer.MAX_VALUE)))
                .send(answer -> answer.list("followers", JsonNode::asText));
    }

    @Override
    public BulkTagsResult addTagsInBulk(Collection<String> contactIds, Collection<String> tags) {
        return bulkTags("add", contactIds, some(tags));
    }

    @Override
    public BulkTagsResult removeTagsInBulk(Collection<String> contactIds, Collection<String> tags) {
        return bulkTags("remove", contactIds, some(tags));
    }

    @Override
    public BulkTagsResult removeAllTagsInBulk(Collection<String> contactIds) {
        return bulkTags("remove", contactIds, List.of());
    }

    private BulkTagsResult bulkTags(String type, Collection<String> contactIds, Collection<String> tags) {
        ObjectNode body = located(Json.object());
        body.set("contacts", Check.ids("contactIds", contactIds, Integer.MAX_VALUE));
        body.set("tags", Touched.array("tags", tags));
        if (tags.isEmpty()) {
            body.put("removeAllTags", true);
        }
        return caller.call(ContactLinkOperations.BULK_TAGS)
                .path("type", type)
                .body(body)
                .send(answer -> answer.whole(BulkTagsResult::of));
    }

    @Override
    public List<String> attachToBusiness(String businessId, Collection<String> contactIds) {
        return business(TextNode.valueOf(Check.id("businessId", businessId)), contactIds);
    }

    @Override
    public List<String> detachFromBusiness(Collection<String> contactIds) {
        return business(NullNode.getInstance(), contactIds);
    }

    private List<String> business(JsonNode businessId, Collection<String> contactIds) {
        ObjectNode body = located(Json.object());
        body.set("ids", Check.ids("contactIds", contactIds, BULK_BUSINESS_MAX));
        body.set("businessId", businessId);
        return caller.call(ContactLinkOperations.BULK_BUSINESS)
                .body(body)
                .send(answer -> answer.list("ids", JsonNode::asText));
    }

    @Override
    public Pages<Contact> ofBusiness(String businessId) {
        return BusinessContacts.of(caller, businessId, null);
    }

    @Override
    public Pages<Contact> ofBusiness(String businessId, String query) {
        return BusinessContacts.of(caller, businessId, Check.filled("query", query));
    }

    @Override
    public void addToCampaign(String contactId, String campaignId) {
        caller.call(ContactLinkOperations.ADD_TO_CAMPAIGN)
                .path("contactId", contactId)
                .path("campaignId", campaignId)
                .body(Json.object())
                .send();
    }

    @Override
    public void removeFromCampaign(String contactId, String campaignId) {
        caller.call(ContactLinkOperations.REMOVE_FROM_CAMPAIGN)
                .path("contactId", contactId)
                .path("campaignId", campaignId)
                .send();
    }

    @Override
    public void removeFromAllCampaigns(String contactId) {
        caller.call(ContactLinkOperations.REMOVE_FROM_ALL_CAMPAIGNS)
                .path("contactId", contactId)
                .send();
    }

    @Override
    public void addToWorkflow(String contactId, String workflowId, @Nullable OffsetDateTime eventStartTime) {
        workflow(ContactLinkOperations.ADD_TO_WORKFLOW, contactId, workflowId, eventStartTime);
    }

    @Override
    public void removeFromWorkflow(String contactId, String workflowId, @Nullable OffsetDateTime eventStartTime) {
        workflow(ContactLinkOperations.REMOVE_FROM_WORKFLOW, contactId, workflowId, eventStartTime);
    }

    /** The specification wants a body even where it has nothing to say, and shows times with seconds and offset. */
    private void workflow(
            Operation operation, String contactId, String workflowId, @Nullable OffsetDateTime eventStartTime) {
        ObjectNode body = Json.object();
        if (eventStartTime != null) {
            body.put("eventStartTime", EVENT_START.format(eventStartTime));
        }
        caller.call(operation)
                .path("contactId", contactId)
                .path("workflowId", workflowId)
                .body(body)
                .send();
    }

    @Override
    public List<ContactAppointment> appointments(String contactId) {
        return caller.call(ContactLinkOperations.LIST_CONTACT_APPOINTMENTS)
                .path("contactId", contactId)
                .send(answer -> answer.list("events", ContactAppointment::of));
    }

    private static Collection<String> some(Collection<String> tags) {
        if (Check.given("tags", tags).isEmpty()) {
            throw new IllegalArgumentException("tags must name at least one tag.");
        }
        tags.forEach(tag -> Check.filled("An item of tags", tag));
        return tags;
    }

    private ObjectNode located(JsonNode json) {
        ObjectNode body = Json.object().put("locationId", caller.locationId());
        return body.setAll((ObjectNode) json);
    }

    private static Contact contact(Answer answer) {
        return answer.object("contact", ContactReader::adopt);
    }
}
