package io.ghl.sync.store;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.KeptApart;
import io.ghl.sync.review.ReviewRule;
import java.util.List;

/**
 * What people decided for good: records that are kept apart, and rules for conflicts.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface StandingDecisions {
    /**
     * Keeps two records apart; nothing changes if they are already.
     *
     * @param pair the two records
     */
    void keepApart(KeptApart pair);

    /**
     * Takes back what a question's answer kept apart.
     *
     * @param location the location
     * @param reviewId the question
     * @return how many pairs are no longer kept apart
     */
    int together(String location, String reviewId);

    /**
     * The pairs that a record is in.
     *
     * @param location the location
     * @param type the record type
     * @param side the side that the record id belongs to
     * @param recordId the record's id on that side
     * @return the pairs
     */
    List<KeptApart> apartFrom(String location, RecordType type, Side side, String recordId);

    /**
     * All pairs of a location.
     *
     * @param location the location
     * @return the pairs, by type and ids
     */
    List<KeptApart> apart(String location);

    /**
     * Stores a rule in place of one for the same field.
     *
     * @param rule the rule
     */
    void addRule(ReviewRule rule);

    /**
     * Removes a rule.
     *
     * @param rule the rule
     * @return false if it was not there
     */
    boolean removeRule(ReviewRule rule);

    /**
     * The rules that hold for a location.
     *
     * @param location the location
     * @return those of the location, then those of all locations, each by type and field
     */
    List<ReviewRule> rules(String location);
}
