package io.ghl.client.contacts;

import io.ghl.client.Pages;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of one location. Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 *
 * {@snippet file="io/ghl/client/SnippetsTest.java" region="contacts"}
 */
public interface Contacts {

    /**
     * Creates a contact ({@code create-contact}). It is not repeated once the request may have reached HighLevel; an
     * exception then says {@code mayHaveTakenEffect()}.
     *
     * @param contact the fields
     * @return the contact as HighLevel stored it
     * @throws io.ghl.client.error.DuplicateContactException if the location forbids duplicates and there is one
     */
    Contact create(NewContact contact);

    /**
     * Reads a contact ({@code get-contact}).
     *
     * @param contactId the id
     * @return the contact
     * @throws io.ghl.client.error.NotFoundException if there is none
     */
    Contact get(String contactId);

    /**
     * Changes a contact ({@code update-contact}). An empty update makes no call.
     *
     * @param contactId the id
     * @param update the touched fields
     * @return the contact as HighLevel stored it, or empty if the update was empty
     */
    Optional<Contact> update(String contactId, ContactUpdate update);

    /**
     * Deletes a contact ({@code delete-contact}).
     *
     * @param contactId the id
     */
    void delete(String contactId);

    /**
     * Creates a contact or changes the one that matches by e-mail or phone, in the order of the location's setting
     * "Allow Duplicate Contact" ({@code upsert-contact}).
     *
     * <p>If the e-mail matches one contact and the phone another, HighLevel silently ignores the second field. Tags
     * replace all tags of the contact. If the e-mail is an additional one of the contact, HighLevel makes it the primary one
     * <strong>and the former primary e-mail is lost</strong>: {@link #findDuplicate} and {@link #update} leave it alone.
     *
     * @param contact the fields
     * @return the contact and whether it is new
     */
    UpsertResult upsert(NewContact contact);

    /**
     * As {@link #upsert}, but always creates if the location allows duplicates; if it does not, the primary e-mail can be
     * lost as there. So, as {@link #create}, it is not repeated once the request may have reached HighLevel.
     *
     * @param contact the fields
     * @return the contact and whether it is new
     */
    UpsertResult upsertAllowingDuplicate(NewContact contact);

    /**
     * Finds the contact that HighLevel would call a duplicate ({@code get-duplicate-contact}). Unlike a search it does
     * not lag behind writes.
     *
     * @param email the e-mail, or null
     * @param phone the phone in E.164, or null
     * @return the contact, or empty if there is none
     * @throws IllegalArgumentException if both are null
     */
    Optional<Contact> findDuplicate(@Nullable String email, @Nullable String phone);

    /**
     * Searches contacts ({@code search-contacts-advanced}). Nothing is sent before the first contact is asked for.
     * There is no limit at 10,000 contacts. Custom fields named by key are looked up before each page among the kept
     * definitions, and once among fresh ones if a key is not there.
     *
     * <p>Contacts may change between two pages. Each page starts behind the last row of the page before, wherever the
     * others have moved to, so a walk always ends, and what it promises depends on the order:
     *
     * <ul>
     *   <li>By {@code DATE_ADDED}, which never changes: every contact that fits during the whole walk comes exactly once,
     *       whatever else is created, changed or deleted meanwhile.
     *   <li>By another field: the same holds for contacts whose sort fields do not change during the walk. One that
     *       does change may come twice, or with an order that lets it move backwards, not at all. By
     *       {@code DATE_UPDATED} ascending a change moves a contact forward only, so it comes again as it is then,
     *       unless the search shows the change too late; {@link #changesSince(ContactCheckpoint)} reads those as well.
     *   <li>Without an order it is HighLevel's, and nothing is promised.
     * </ul>
     *
     * <p>Rows that come twice are not left out: the second one is newer. Key what you store by the contact's id.
     *
     * @param search what to search for
     * @return the contacts, page by page; reading them throws {@link IllegalArgumentException} before a search is sent
     *     if a key of a custom field is unknown or its type does not fit
     */
    Pages<Contact> search(ContactSearch search);

    /**
     * Reads the next page of contacts that were created or changed, with the standard options.
     *
     * @param checkpoint where to go on
     * @return the page and the next checkpoint
     * @see #changesSince(ContactCheckpoint, ContactChangeOptions)
     */
    default ContactChanges changesSince(ContactCheckpoint checkpoint) {
        return changesSince(checkpoint, ContactChangeOptions.standard());
    }

    /**
     * Reads the next page of contacts that were created or changed ({@code search-contacts-advanced}), oldest change
     * first: one request. Call it until {@link ContactChanges#more} is false, which ends a run, and again when the next
     * run is due. Store each checkpoint after dealing with its contacts; a process that dies in between reads the page
     * again.
     *
     * <p>A run reads the changes from the overlap before the checkpoint until the index lag before now. Both ends stay
     * fixed while it lasts, so it ends however fast contacts change. What is promised:
     *
     * <ul>
     *   <li>Every contact that is changed comes, in a run that starts later than the change by the index lag, in that
     *       state or a newer one. Nothing is lost at any number of contacts, or of changes at the same millisecond.
     *   <li>It may come more than once: each run repeats the overlap, and a change during a run brings its contact again.
     *   <li>This holds as long as HighLevel's search shows a change no later than the overlap, minus what this machine's
     *       clock is ahead of HighLevel's. A clock that is behind delays changes and loses none.
     *   <li>Deleted contacts do not come, and neither does what leaves a contact's {@code dateUpdated} as it is. Compare
     *       all ids from time to time, or take webhooks.
     * </ul>
     *
     * @param checkpoint where to go on; {@link ContactCheckpoint#startingAt} for the first time
     * @param options overlap, index lag and page size; they may differ from call to call
     * @return the page and the next checkpoint
     * @throws io.ghl.client.error.PaginationLoopException if HighLevel repeats a cursor
     */
    ContactChanges changesSince(ContactCheckpoint checkpoint, ContactChangeOptions options);

    /**
     * Lists contacts, newest first ({@code get-contacts}). Nothing is sent before the first contact is asked for.
     *
     * @return the contacts, page by page; reading them throws {@link io.ghl.client.error.OperationRefusedException} in
     *     v3, which does not have this operation, without a call
     * @deprecated HighLevel has replaced it; use {@link #search} with {@link ContactSearch#all}
     */
    @Deprecated
    Pages<Contact> list();

    /**
     * Lists contacts that match a text, newest first ({@code get-contacts}).
     *
     * @param query the text
     * @return the contacts, page by page, as {@link #list()}
     * @deprecated HighLevel has replaced it; use {@link #search} with {@link ContactSearch#query}
     */
    @Deprecated
    Pages<Contact> list(String query);

    /**
     * Adds tags and leaves the others as they are ({@code add-tags}).
     *
     * @param contactId the id
     * @param tags at least one tag
     * @return all tags of the contact afterwards
     */
    List<String> addTags(String contactId, Collection<String> tags);

    /**
     * Adds tags and leaves the others as they are ({@code add-tags}).
     *
     * @param contactId the id
     * @param tags at least one tag
     * @return all tags of the contact afterwards
     */
    default List<String> addTags(String contactId, String... tags) {
        return addTags(contactId, List.of(tags));
    }

    /**
     * Removes tags and leaves the others as they are ({@code remove-tags}).
     *
     * @param contactId the id
     * @param tags at least one tag
     * @return all tags of the contact afterwards
     */
    List<String> removeTags(String contactId, Collection<String> tags);

    /**
     * Removes tags and leaves the others as they are ({@code remove-tags}).
     *
     * @param contactId the id
     * @param tags at least one tag
     * @return all tags of the contact afterwards
     */
    default List<String> removeTags(String contactId, String... tags) {
        return removeTags(contactId, List.of(tags));
    }

    /**
     * Lets users follow a contact ({@code add-followers-contact}).
     *
     * @param contactId the id
     * @param userIds at least one user
     * @return all followers of the contact afterwards
     */
    List<String> addFollowers(String contactId, Collection<String> userIds);

    /**
     * Ends that users follow a contact ({@code remove-followers-contact}).
     *
     * @param contactId the id
     * @param userIds at least one user
     * @return all followers of the contact afterwards
     */
    List<String> removeFollowers(String contactId, Collection<String> userIds);

    /**
     * Adds tags to many contacts in one call ({@code create-association}). HighLevel does not say how many contacts
     * one call may name.
     *
     * @param contactIds at least one contact
     * @param tags at least one tag
     * @return what HighLevel says about it; look at {@link BulkTagsResult#errorCount}
     */
    BulkTagsResult addTagsInBulk(Collection<String> contactIds, Collection<String> tags);

    /**
     * Removes tags from many contacts in one call ({@code create-association}).
     *
     * @param contactIds at least one contact
     * @param tags at least one tag
     * @return what HighLevel says about it; look at {@link BulkTagsResult#errorCount}
     */
    BulkTagsResult removeTagsInBulk(Collection<String> contactIds, Collection<String> tags);

    /**
     * Removes every tag from many contacts in one call ({@code create-association}).
     *
     * @param contactIds at least one contact
     * @return what HighLevel says about it; look at {@link BulkTagsResult#errorCount}
     */
    BulkTagsResult removeAllTagsInBulk(Collection<String> contactIds);

    /**
     * Links contacts to a business ({@code add-remove-contact-from-business}). No webhook tells of it.
     *
     * @param businessId the business
     * @param contactIds 1 to 50 contacts
     * @return the ids of the contacts that HighLevel changed
     */
    List<String> attachToBusiness(String businessId, Collection<String> contactIds);

    /**
     * Unlinks contacts from their business ({@code add-remove-contact-from-business}). No webhook tells of it.
     *
     * @param contactIds 1 to 50 contacts
     * @return the ids of the contacts that HighLevel changed
     */
    List<String> detachFromBusiness(Collection<String> contactIds);

    /**
     * The contacts of a business ({@code get-contacts-by-businessId}). The rows have fewer fields than a single read.
     * Nothing is sent before the first contact is asked for.
     *
     * @param businessId the business
     * @return the contacts, page by page
     */
    Pages<Contact> ofBusiness(String businessId);

    /**
     * The contacts of a business that match a text ({@code get-contacts-by-businessId}).
     *
     * @param businessId the business
     * @param query the text
     * @return the contacts, page by page
     */
    Pages<Contact> ofBusiness(String businessId, String query);

    /**
     * Puts a contact into a campaign ({@code add-contact-to-campaign}).
     *
     * @param contactId the id
     * @param campaignId the campaign
     */
    void addToCampaign(String contactId, String campaignId);

    /**
     * Takes a contact out of a campaign ({@code remove-contact-from-campaign}).
     *
     * @param contactId the id
     * @param campaignId the campaign
     */
    void removeFromCampaign(String contactId, String campaignId);

    /**
     * Takes a contact out of all campaigns ({@code remove-contact-from-every-campaign}).
     *
     * @param contactId the id
     */
    void removeFromAllCampaigns(String contactId);

    /**
     * Puts a contact into a workflow ({@code add-contact-to-workflow}). It is not repeated once the request may have
     * reached HighLevel, since the workflow could run twice.
     *
     * @param contactId the id
     * @param workflowId the workflow
     */
    default void addToWorkflow(String contactId, String workflowId) {
        addToWorkflow(contactId, workflowId, null);
    }

    /**
     * Puts a contact into a workflow ({@code add-contact-to-workflow}). It is not repeated once the request may have
     * reached HighLevel, since the workflow could run twice.
     *
     * @param contactId the id
     * @param workflowId the workflow
     * @param eventStartTime the time of the event that the workflow's steps refer to, or null
     */
    void addToWorkflow(String contactId, String workflowId, @Nullable OffsetDateTime eventStartTime);

    /**
     * Takes a contact out of a workflow ({@code delete-contact-from-workflow}).
     *
     * @param contactId the id
     * @param workflowId the workflow
     */
    default void removeFromWorkflow(String contactId, String workflowId) {
        removeFromWorkflow(contactId, workflowId, null);
    }

    /**
     * Takes a contact out of a workflow ({@code delete-contact-from-workflow}).
     *
     * @param contactId the id
     * @param workflowId the workflow
     * @param eventStartTime the time of the event that was given when it was put in, or null
     */
    void removeFromWorkflow(String contactId, String workflowId, @Nullable OffsetDateTime eventStartTime);

    /**
     * The appointments of a contact ({@code get-appointments-for-contact}).
     *
     * @param contactId the id
     * @return the appointments; their times have no zone
     */
    List<ContactAppointment> appointments(String contactId);
}
