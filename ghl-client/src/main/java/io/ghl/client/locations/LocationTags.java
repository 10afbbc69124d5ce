package io.ghl.client.locations;

import io.ghl.client.internal.json.Check;
import java.util.List;
import java.util.Optional;

/**
 * The tags that a location knows. Those of contacts are changed through {@link io.ghl.client.contacts.Contacts}.
 * Thread-safe; not meant to be implemented outside tests, since methods are added.
 *
 * <p>{@link #cached}, {@link #byId} and {@link #byName} answer from what is kept for the client's reference data lifetime
 * (10 minutes unless set), shared by all views on the location. Changes made here are seen at once; those made elsewhere,
 * also a new tag that a contact was given, after the lifetime or {@link #refresh}.
 *
 * <p>Every method may throw the exceptions under {@link io.ghl.client.error.GhlException}.
 */
public interface LocationTags {

    /**
     * Reads all tags anew ({@code get-location-tags}) and keeps them.
     *
     * @return the tags
     */
    List<Tag> list();

    /**
     * All tags as they are kept, read if need be ({@code get-location-tags}).
     *
     * @return the tags
     */
    List<Tag> cached();

    /**
     * Finds a tag by id among those kept.
     *
     * @param id the id
     * @return the tag, or empty
     */
    default Optional<Tag> byId(String id) {
        String wanted = Check.id("id", id);
        return cached().stream().filter(tag -> tag.id().equals(wanted)).findFirst();
    }

    /**
     * Finds a tag by name among those kept, without regard to case: HighLevel mostly stores tags in lower case.
     *
     * @param name the tag
     * @return the tag, or empty
     */
    default Optional<Tag> byName(String name) {
        String wanted = Check.filled("name", name);
        return cached().stream()
                .filter(tag -> wanted.equalsIgnoreCase(tag.name()))
                .findFirst();
    }

    /** Forgets what is kept, so that the next look-up asks HighLevel. */
    void refresh();

    /**
     * Reads a tag anew ({@code get-tag-by-id}).
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
