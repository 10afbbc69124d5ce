package io.ghl.sync.store;

import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pairs of records and what is remembered of each: a {@link Link} per pair. {@code (location, type, application id)}
 * and {@code (location, type, HighLevel id)} are unique.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Links {
    /**
     * Finds a link.
     *
     * @param id the link's id
     * @return the link, if there is one
     */
    Optional<Link> find(String id);

    /**
     * Finds the link of a record.
     *
     * @param location the location
     * @param type the record type
     * @param side the side that the record id belongs to
     * @param recordId the record's id on that side
     * @return the link, if there is one
     */
    Optional<Link> of(String location, RecordType type, Side side, String recordId);

    /**
     * Stores a new link.
     *
     * @param link a link with version 0
     * @return the link as stored, with version 1
     * @throws LinkTakenException if a record of it belongs to another link already
     */
    Link insert(Link link);

    /**
     * Stores a changed link if nobody changed it meanwhile.
     *
     * @param link the link, with the version it was read with
     * @return the link as stored, with the next version
     * @throws StaleLinkException if its version moved on
     * @throws LinkTakenException if a record of it belongs to another link already
     */
    Link update(Link link);

    /**
     * Reads the links of a location in the order of their ids.
     *
     * @param location the location
     * @param type the record type
     * @param afterId the id to start behind, null for the start
     * @param limit the most links to return, 1 or more
     * @return the links
     */
    List<Link> page(String location, RecordType type, @Nullable String afterId, int limit);

    /**
     * Reads the links in one state in the order of their ids. The default reads all links and leaves the others out; a
     * store with an index does better.
     *
     * @param location the location
     * @param type the record type
     * @param state the state
     * @param afterId the link id to start behind, null for the start
     * @param limit the most to return, 1 or more
     * @return the links; fewer than the limit means the end
     */
    default List<Link> inState(String location, RecordType type, LinkState state, @Nullable String afterId, int limit) {
        List<Link> found = new ArrayList<>();
        String after = afterId;
        List<Link> some;
        do {
            some = page(location, type, after, limit);
            for (Link link : some) {
                after = link.id();
                if (link.state() == state && found.size() < limit) {
                    found.add(link);
                }
            }
        } while (!some.isEmpty() && found.size() < limit);
        return found;
    }

    /**
     * Forgets pairs that have ended, with the questions that were asked about them.
     *
     * @param location the location
     * @param before links in state {@link io.ghl.sync.record.LinkState#TOMBSTONE} that have no audit row of this time or
     *     later
     * @param limit the most to remove, 1 or more
     * @return how many were removed; less than the limit if none is left
     */
    int purge(String location, Instant before, int limit);
}
