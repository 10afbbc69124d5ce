package io.ghl.sync.review;

import io.ghl.sync.record.RecordType;
import java.time.Instant;

/**
 * Two records that a person said are not the same. They are never linked, and nobody is asked about them again.
 *
 * @param location the location
 * @param type the record type
 * @param appId the record's id in the application
 * @param ghlId the other record's id in HighLevel
 * @param reviewId the question that it answered
 * @param actor who said so
 * @param at when
 */
public record KeptApart(
        String location, RecordType type, String appId, String ghlId, String reviewId, String actor, Instant at) {}
