package io.ghl.client.locations;

import java.util.List;

/**
 * The tags that a location knows. Those of contacts are changed through {@link io.ghl.client.contacts.Contacts}.
 * Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface LocationTags {

    /**
     * All tags ({@code get-location-tags}).
     *
     * @return the tags
     */
    List<Tag> list();

    /**
     * Reads a tag ({@code get-tag-by-id}).
     *
     * @param tagId the id
     * @return the tag
     */
    Tag get(String tagId);

    /**
     * Creates a tag ({@code create-tag}).
     *
     * @param name the tag
     * @return the tag as HighLevel stored it, usually in lower case
     */
    Tag create(String name);

    /**
     * Renames a tag ({@code update-tag}).
     *
     * @param tagId the id
     * @param name the new name
     * @return the tag as HighLevel stored it
     */
    Tag update(String tagId, String name);

    /**
     * Deletes a tag ({@code delete-tag}).
     *
     * @param tagId the id
     */
    void delete(String tagId);
}
