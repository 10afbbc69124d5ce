package io.ghl.sync.review;

import io.ghl.sync.record.FieldValue;
import java.util.List;
import java.util.Optional;

/**
 * The questions of one location that wait for a person. Deciding writes nothing by itself: the record is reconciled
 * again, and if either side moved since the person looked, the question is asked anew. Thread-safe.
 */
public interface ReviewQueue {
    /**
     * What waits for a person.
     *
     * @return the open items, oldest first
     */
    List<ReviewItem> open();

    /**
     * Finds an item.
     *
     * @param id the item's id
     * @return the item, open or not
     */
    Optional<ReviewItem> find(String id);

    /**
     * Decides for one side, or, for {@link ReviewItem.Kind#MATCH}, that the record stands alone
     * ({@link Decision.Choice#SEPARATE}).
     *
     * @param id the item's id
     * @param choice {@link Decision.Choice#APP}, {@link Decision.Choice#GHL} or {@link Decision.Choice#SEPARATE}
     * @param actor who decides, for the audit log
     * @throws IllegalArgumentException if there is no such open item, or the choice does not fit its kind
     */
    void decide(String id, Decision.Choice choice, String actor);

    /**
     * Decides for a value of one's own, in canonical form, which goes to both sides.
     *
     * @param id the id of an item of kind {@link ReviewItem.Kind#FIELD}
     * @param value the value, not absent
     * @param actor who decides, for the audit log
     * @throws IllegalArgumentException if there is no such open item, or the value is absent
     */
    void decideValue(String id, FieldValue value, String actor);

    /**
     * Decides which of the candidates is the same record.
     *
     * @param id the id of an item of kind {@link ReviewItem.Kind#MATCH}
     * @param recordId one of its candidates
     * @param actor who decides, for the audit log
     * @throws IllegalArgumentException if there is no such open item, the record is not one of its candidates, or it is
     *     linked to another record already
     */
    void decideLink(String id, String recordId, String actor);
}
