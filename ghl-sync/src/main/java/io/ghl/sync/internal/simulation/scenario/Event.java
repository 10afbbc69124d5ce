package io.ghl.sync.internal.simulation.scenario;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;

/** One thing that happens to a run from outside, at a time in milliseconds. */
public sealed interface Event {
    long at();

    /** A person enters a record on one side. */
    record Create(long at, Side side, int person) implements Event {}

    /** A person enters a record of somebody who has one already on that side. */
    record CreateAgain(long at, Side side, int person) implements Event {}

    /** A person changes a field; {@code token} names the new value, and is used once per run. */
    record Edit(long at, Side side, int person, int field, int token, boolean clears) implements Event {}

    /** A person deletes a record. */
    record Delete(long at, Side side, int person) implements Event {}

    /** A person merges a contact into another. */
    record Merge(long at, int survivor, int absorbed) implements Event {}

    /** A person answers a question of the review queue. */
    record Decide(long at, int pick, boolean app) implements Event {}

    /** A person makes a rule of how a field's conflicts end, or does away with the one there is. */
    record Rule(long at, int field, boolean app) implements Event {}

    /** A person has undone what the sync did last to a field, or to all of a record. */
    record Undo(long at, int person, int field, boolean whole) implements Event {}

    /** A person takes an answer back. */
    record TakeBack(long at, int pick) implements Event {}

    /** What happens to a record that is no contact. */
    sealed interface Other extends Event {
        RecordType type();
    }

    /** A person enters a record that is no contact, or two people do on both sides; {@code owner} says what it belongs to. */
    record Enter(long at, Side side, RecordType type, int owner, int token, boolean both) implements Other {}

    /** A person changes a record that is no contact. */
    record Change(long at, Side side, RecordType type, int pick, int field, int token) implements Other {}

    /** A person deletes a record that is no contact. */
    record Remove(long at, Side side, RecordType type, int pick) implements Other {}

    /** The next effect of a kind goes wrong. */
    record Fault(long at, Kind kind, Target target, boolean after) implements Event {}

    /** How effects go wrong. */
    enum Kind {
        CRASH,
        PAUSE,
        LOST_RESPONSE,
        FAILED_CALL,
        RATE_LIMIT,
        CREATED_WITH_422,
        FALSE_NOT_FOUND,
        RELATED_NOT_FOUND,
        IGNORED_WRITE
    }

    /** Which effects go wrong. */
    enum Target {
        ANY,
        COMMIT,
        APP_WRITE,
        READ,
        GHL_READ,
        GHL_WRITE,
        GHL_CREATE,
        GHL_UPDATE,
        TELL;

        public boolean covers(Effect effect) {
            return switch (this) {
                case ANY -> true;
                case COMMIT -> effect == Effect.COMMIT;
                case APP_WRITE -> effect == Effect.APP_WRITE;
                case READ -> effect == Effect.APP_READ || effect == Effect.GHL_READ;
                case GHL_READ -> effect == Effect.GHL_READ;
                case GHL_WRITE ->
                    effect == Effect.GHL_CREATE
                            || effect == Effect.GHL_UPDATE
                            || effect == Effect.GHL_TAGS
                            || effect == Effect.GHL_DELETE;
                case GHL_CREATE -> effect == Effect.GHL_CREATE;
                case GHL_UPDATE -> effect == Effect.GHL_UPDATE;
                case TELL -> effect == Effect.TELL;
            };
        }
    }
}
