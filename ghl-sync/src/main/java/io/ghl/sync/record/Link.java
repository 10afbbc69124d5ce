package io.ghl.sync.record;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The memory of one pair of records: who belongs to whom, and what each side was last seen to hold (its base). Bases
 * are kept per side and per field in canonical form, so that a value which one side writes differently never looks like
 * an edit. Immutable; {@link #version()} guards updates.
 *
 * @param id names the link; chosen by the engine
 * @param location the HighLevel location
 * @param type the record type
 * @param appId the record's id in the application, null while it is not known
 * @param ghlId the record's id in HighLevel, null while it is not known
 * @param state where the link is in its life
 * @param version 0 for a link that was not stored yet; the store counts it up at each update
 * @param appBase what the application was last seen to hold
 * @param ghlBase what HighLevel was last seen to hold
 * @param ghlVersion HighLevel's {@code dateUpdated} that was last accepted, null if none was seen
 * @param seenStates fingerprints of the states of the HighLevel record that the last run read, or passed through while
 *     it wrote, newest last, by which an event about one of them is known to tell nothing new
 * @param seenAt when both sides were last known to hold their bases, null before the first time
 * @param intent the write under way, null when there is none
 * @param missingSince when the record was first found missing on one side, null while both sides have it; a time that does
 *     not come while it is being asked for again. For a link at its end, when it came to that end
 * @param problem what the last failed attempt said, null if it went well; free of personal data
 * @param mappingVersion the {@linkplain io.ghl.sync.mapping.RecordMapping#version() version} of the mapping that gives
 *     the bases their meaning, null if it was not recorded
 * @param failures the failed attempts since it last went well, null if there are none
 * @param notes what is remembered of fields beside their bases, by field
 */
public record Link(
        String id,
        String location,
        RecordType type,
        @Nullable String appId,
        @Nullable String ghlId,
        LinkState state,
        long version,
        FieldValues appBase,
        FieldValues ghlBase,
        @Nullable Instant ghlVersion,
        List<String> seenStates,
        @Nullable Instant seenAt,
        @Nullable Intent intent,
        @Nullable Instant missingSince,
        @Nullable String problem,
        @Nullable String mappingVersion,
        @Nullable Failures failures,
        Map<String, FieldNote> notes) {

    @SuppressWarnings("doclint:missing")
    public Link {
        seenStates = List.copyOf(seenStates);
        notes = Map.copyOf(notes);
    }

    /**
     * A new link without bases.
     *
     * @param id names the link
     * @param location the location
     * @param type the record type
     * @param appId the application's id, null if unknown
     * @param ghlId HighLevel's id, null if unknown
     * @param state the first state
     * @return the link, not stored yet
     */
    public static Link fresh(
            String id,
            String location,
            RecordType type,
            @Nullable String appId,
            @Nullable String ghlId,
            LinkState state) {
        return new Link(
                id,
                location,
                type,
                appId,
                ghlId,
                state,
                0,
                FieldValues.none(),
                FieldValues.none(),
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of());
    }

    /**
     * Whether the link knows one record only and waits for its partner, so that another link may take the record over.
     *
     * @return whether it does
     */
    public boolean isAlone() {
        return state == LinkState.CANDIDATE || (state == LinkState.PARKED && (appId == null || ghlId == null));
    }

    /**
     * What is remembered of a field.
     *
     * @param field the field
     * @return the note, {@link FieldNote#NONE} if there is none
     */
    public FieldNote note(String field) {
        return notes.getOrDefault(field, FieldNote.NONE);
    }

    /**
     * The id of the record on one side.
     *
     * @param side the side
     * @return the id, null while it is not known
     */
    public @Nullable String idOn(Side side) {
        return side == Side.APP ? appId : ghlId;
    }

    /**
     * A copy to change.
     *
     * @return a builder that starts with this link's values
     */
    public LinkBuilder edit() {
        return new LinkBuilder(this);
    }
}
