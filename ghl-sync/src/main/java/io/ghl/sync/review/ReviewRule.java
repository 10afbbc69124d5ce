package io.ghl.sync.review;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a person made of decisions: where a field's strategy would ask, this side wins instead.
 *
 * @param id names the rule
 * @param location the location it holds for, null if it holds for all
 * @param type the record type
 * @param field the field
 * @param winner the side whose value goes to the other
 * @param actor who made it
 * @param at when
 */
public record ReviewRule(
        String id, @Nullable String location, RecordType type, String field, Side winner, String actor, Instant at) {

    /**
     * A rule that the queue proposes, after the last decisions about a field were all the same.
     *
     * @param type the record type
     * @param field the field
     * @param winner the side that won each time
     * @param times how many decisions in a row
     */
    public record Suggestion(RecordType type, String field, Side winner, int times) {}
}
