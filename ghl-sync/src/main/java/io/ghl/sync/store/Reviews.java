package io.ghl.sync.store;

import io.ghl.sync.review.ReviewItem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Review items, at most one that is not closed per link and field.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Reviews {
    /**
     * Finds an item.
     *
     * @param id the item's id
     * @return the item, if there is one
     */
    Optional<ReviewItem> find(String id);

    /**
     * Reads the items of a link that are not closed.
     *
     * @param linkId the link
     * @return the items, by field
     */
    List<ReviewItem> of(String linkId);

    /**
     * Reads the items of a location that wait for a person, oldest first.
     *
     * @param location the location
     * @return the items
     */
    List<ReviewItem> open(String location);

    /**
     * Stores an item, new or changed. A changed item is stored only if its version is the stored one.
     *
     * @param item the item, version 0 for a new one
     * @return the item as stored, with the next version
     * @throws StaleLinkException if it was changed meanwhile
     */
    ReviewItem save(ReviewItem item);

    /**
     * Reads the items of a location that a person decided, whatever became of them.
     *
     * @param location the location
     * @param limit the most items to return, 1 or more
     * @return the items, the last changed first
     */
    List<ReviewItem> decided(String location, int limit);

    /**
     * Reads items that changed since a listener was told of them, and those that are not closed and it was never told of.
     *
     * @param location the location
     * @param limit the most items to return, 1 or more
     * @return the items, by id
     */
    List<Untold> untold(String location, int limit);

    /**
     * Remembers that a listener was told of an item.
     *
     * @param item the item as it was told of
     */
    void told(ReviewItem item);

    /**
     * Forgets items that are closed, but for those whose answer keeps records apart and can still be taken back.
     *
     * @param location the location
     * @param before those that changed last before this time
     * @param limit the most to remove, 1 or more
     * @return how many were removed; less than the limit if none is left
     */
    int purge(String location, Instant before, int limit);

    /**
     * An item that a listener is to be told of.
     *
     * @param item the item
     * @param toldVersion the version that the listener was told of last, 0 if of none
     */
    record Untold(ReviewItem item, long toldVersion) {}
}
