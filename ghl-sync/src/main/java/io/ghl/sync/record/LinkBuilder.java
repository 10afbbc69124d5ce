package io.ghl.sync.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Changes a copy of a {@link Link}. Not thread-safe. */
public final class LinkBuilder {
    private static final int SEEN_STATES_KEPT = 16;

    private final Link link;
    private @Nullable String appId;
    private @Nullable String ghlId;
    private LinkState state;
    private FieldValues appBase;
    private FieldValues ghlBase;
    private @Nullable Instant ghlVersion;
    private List<String> seenStates;
    private @Nullable Instant seenAt;
    private @Nullable Intent intent;
    private @Nullable Instant missingSince;
    private @Nullable String problem;
    private @Nullable String mappingVersion;
    private @Nullable Failures failures;
    private Map<String, FieldNote> notes;

    LinkBuilder(Link link) {
        this.link = link;
        this.appId = link.appId();
        this.ghlId = link.ghlId();
        this.state = link.state();
        this.appBase = link.appBase();
        this.ghlBase = link.ghlBase();
        this.ghlVersion = link.ghlVersion();
        this.seenStates = link.seenStates();
        this.seenAt = link.seenAt();
        this.intent = link.intent();
        this.missingSince = link.missingSince();
        this.problem = link.problem();
        this.mappingVersion = link.mappingVersion();
        this.failures = link.failures();
        this.notes = link.notes();
    }

    /**
     * Sets the record's id on one side.
     *
     * @param side the side
     * @param id the id, null to forget it
     * @return this builder
     */
    public LinkBuilder id(Side side, @Nullable String id) {
        if (side == Side.APP) {
            appId = id;
        } else {
            ghlId = id;
        }
        return this;
    }

    /**
     * Sets the state.
     *
     * @param value the state
     * @return this builder
     */
    public LinkBuilder state(LinkState value) {
        state = value;
        return this;
    }

    /**
     * Sets what one side was seen to hold in one field.
     *
     * @param side the side
     * @param field the field
     * @param value the value; absent forgets the base of that field
     * @return this builder
     */
    public LinkBuilder base(Side side, String field, FieldValue value) {
        if (side == Side.APP) {
            appBase = appBase.with(field, value);
        } else {
            ghlBase = ghlBase.with(field, value);
        }
        return this;
    }

    /**
     * Sets HighLevel's {@code dateUpdated} that was last accepted; an older or unknown one changes nothing.
     *
     * @param value the time, null when the answer carried none
     * @return this builder
     */
    public LinkBuilder ghlVersion(@Nullable Instant value) {
        if (value != null && (ghlVersion == null || value.isAfter(ghlVersion))) {
            ghlVersion = value;
        }
        return this;
    }

    /**
     * Remembers a state of the HighLevel record that was seen or written; the oldest is forgotten beyond sixteen.
     *
     * @param fingerprint the state's fingerprint
     * @return this builder
     */
    public LinkBuilder seenState(String fingerprint) {
        List<String> next = new ArrayList<>(seenStates);
        next.remove(fingerprint);
        next.add(fingerprint);
        seenStates = next.subList(Math.max(0, next.size() - SEEN_STATES_KEPT), next.size());
        return this;
    }

    /**
     * Remembers a state of the HighLevel record, and forgets those before it.
     *
     * @param fingerprint the state's fingerprint
     * @return this builder
     */
    public LinkBuilder onlySeenState(String fingerprint) {
        seenStates = List.of(fingerprint);
        return this;
    }

    /**
     * Sets when both sides were last known to hold their bases.
     *
     * @param value the time
     * @return this builder
     */
    public LinkBuilder seenAt(Instant value) {
        seenAt = value;
        return this;
    }

    /**
     * Sets or drops the write under way.
     *
     * @param value the intent, null to drop it
     * @return this builder
     */
    public LinkBuilder intent(@Nullable Intent value) {
        intent = value;
        return this;
    }

    /**
     * Sets or drops the time the record was first found missing.
     *
     * @param value the time, null when it is there
     * @return this builder
     */
    public LinkBuilder missingSince(@Nullable Instant value) {
        missingSince = value;
        return this;
    }

    /**
     * Sets or drops the reason why the link is parked.
     *
     * @param value one sentence without personal data, null to drop it
     * @return this builder
     */
    public LinkBuilder problem(@Nullable String value) {
        problem = value;
        return this;
    }

    /**
     * Sets or drops the failed attempts.
     *
     * @param value the attempts, null once it went well
     * @return this builder
     */
    public LinkBuilder failures(@Nullable Failures value) {
        failures = value;
        return this;
    }

    /**
     * Remembers something of a field.
     *
     * @param field the field
     * @param note the note; {@link FieldNote#NONE} forgets it
     * @return this builder
     */
    public LinkBuilder note(String field, FieldNote note) {
        Map<String, FieldNote> next = new TreeMap<>(notes);
        if (note.equals(FieldNote.NONE)) {
            next.remove(field);
        } else {
            next.put(field, note);
        }
        notes = next;
        return this;
    }

    /**
     * Forgets both bases, all notes and the states seen, as if the records had never been compared.
     *
     * @return this builder
     */
    public LinkBuilder forgetBases() {
        appBase = FieldValues.none();
        ghlBase = FieldValues.none();
        notes = Map.of();
        return forgetSeen();
    }

    /**
     * Forgets what was seen of the HighLevel record, because another one takes its place.
     *
     * @return this builder
     */
    public LinkBuilder forgetSeen() {
        ghlVersion = null;
        seenStates = List.of();
        seenAt = null;
        return this;
    }

    /**
     * Sets the mapping that gives the bases their meaning.
     *
     * @param value the mapping's version, null if it is not known
     * @return this builder
     */
    public LinkBuilder mappingVersion(@Nullable String value) {
        mappingVersion = value;
        return this;
    }

    /**
     * The changed link.
     *
     * @return a link with the version of the one this builder began with
     */
    public Link build() {
        return new Link(
                link.id(),
                link.location(),
                link.type(),
                appId,
                ghlId,
                state,
                link.version(),
                appBase,
                ghlBase,
                ghlVersion,
                seenStates,
                seenAt,
                intent,
                missingSince,
                problem,
                mappingVersion,
                failures,
                notes);
    }
}
