package io.ghl.client.contacts;

import io.ghl.client.Pages;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The contacts of one location. Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
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
     * replace all tags of the contact.
     *
     * @param contact the fields
     * @return the contact and whether it is new
     */
    UpsertResult upsert(NewContact contact);

    /**
     * As {@link #upsert}, but always creates if the location allows duplicates.
     *
     * @param contact the fields
     * @return the contact and whether it is new
     */
    UpsertResult upsertAllowingDuplicate(NewContact contact);

    /**
     * Finds the contact that HighLevel would call a duplicate ({@code get-duplicate-contact}). Unlike a search it
     * does
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
     * There is no limit at 10,000 contacts.
     *
     * @param search what to search for
     * @return the contacts, page by page
     */
    Pages<Contact> search(ContactSearch search);

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
}
