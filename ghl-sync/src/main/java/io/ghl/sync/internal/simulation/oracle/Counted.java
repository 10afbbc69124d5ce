package io.ghl.sync.internal.simulation.oracle;

/**
 * What runs contain, counted. A batch that lacks one of the {@link #required} kinds proves little; the others need a
 * mapping that allows them.
 */
public enum Counted {
    /** Edits, creations and deletions by people and automations. */
    EDITS(true),
    /** Calls to HighLevel, searches left out. */
    CALLS(true),
    /** The process died. */
    CRASHES(true),
    /** A call took effect and its answer was lost. */
    LOST_RESPONSES(true),
    /** A call failed before it took effect. */
    FAILED_CALLS(true),
    /** A call was refused by the rate limit. */
    RATE_LIMITS(true),
    /** A create was refused with 422 and took effect. */
    CREATED_WITH_422(true),
    /** A create was refused because the contact exists. */
    DUPLICATES_REFUSED(true),
    /** A contact was for a moment said not to exist. */
    FALSE_NOT_FOUND(true),
    /** A write was answered with success and not kept. */
    IGNORED_WRITES(true),
    /** HighLevel kept another value than the one that was written. */
    NORMALISED(false),
    /** A webhook never came. */
    DROPPED_WEBHOOKS(true),
    /** A webhook came twice. */
    REPEATED_WEBHOOKS(true),
    /** A machine stood still in the middle of a step. */
    PAUSES(true),
    /** Another machine took over while one stood still in the middle of a step. */
    TAKEOVERS(true),
    /** A machine that had lost the location went on, and wrote to HighLevel or the application. */
    LATE_WRITES(true),
    /** The machine's clock was wrong. */
    SKEWED_CLOCKS(true),
    /** An automation changed what the engine had written. */
    FIGHTS(false),
    /** A person in HighLevel changed what the engine had written before the engine knew that it had. */
    ANSWERS(false),
    /** A search for an e-mail address or phone number did not show a contact that has it. */
    MISSED_BY_SEARCH(true),
    /** One contact was merged into another. */
    MERGES(true),
    /** A record was deleted by a person. */
    DELETES(true),
    /** Both sides had changed a field. */
    CONFLICTS(true),
    /** A person answered a question of the review queue. */
    DECISIONS(true),
    /** A plan was compared with what its execution did. */
    PLANS(true),
    /** A field was left to a person to decide. */
    FIELD_QUESTIONS(true),
    /** A person was asked which of several records is the same. */
    MATCH_QUESTIONS(true),
    /** A person was asked whether a deletion was meant. */
    DELETE_QUESTIONS(true),
    /** The flap breaker stopped a fight. */
    BREAKERS(false),
    /** The limit on deletions held some back. */
    HELD_DELETIONS(false),
    /** A contact that had taken over a lost one was found. */
    SURVIVORS(true),
    /** A link was given up for the one of the survivor. */
    ALIASES(true),
    /** A write was found landed behind a crash or a lost answer. */
    RECOVERIES(true),
    /** A record was marked instead of deleted. */
    ARCHIVED(true),
    /** A machine that had lost the location was turned away by the fence. */
    FENCED(true),
    /** The application refused a write because its record had changed. */
    STALE_APP_WRITES(true),
    /** A run whose application takes part in the transactions of the store. */
    JOINED_RUNS(true),
    /** A person answered who is who. */
    MATCH_DECISIONS(true),
    /** A person said that records are not the same, and are to be asked about no more. */
    KEPT_APART(true),
    /** A person answered what is to become of a deletion. */
    DELETE_DECISIONS(true),
    /** A person answered whether many deletions were meant. */
    MASS_DELETE_DECISIONS(false),
    /** A person took an answer back. */
    ANSWERS_TAKEN_BACK(true),
    /** A person made a rule of a decision. */
    RULES_MADE(true),
    /** A conflict was settled by such a rule. */
    RULES_APPLIED(true),
    /** A person had a field or a record undone. */
    UNDOS(true),
    /** A field went back to what it was before. */
    UNDONE_FIELDS(true),
    /** An edit that was overwritten unseen was found by its webhook. */
    OVERWRITES_FOUND(true),
    /** Somebody entered a task. */
    TASKS(false),
    /** Somebody entered a note. */
    NOTES(false),
    /** Somebody entered an appointment. */
    APPOINTMENTS(false),
    /** Somebody entered a note of an appointment. */
    APPOINTMENT_NOTES(false),
    /** Somebody entered a business. */
    BUSINESSES(false),
    /** Somebody completed a task. */
    TASKS_COMPLETED(false),
    /** Somebody deleted a record that is no contact. */
    RELATED_DELETES(false),
    /** A record went from a merged contact to the one that took it over. */
    RELATED_MOVED(false),
    /** A record waited in the end, because what it belongs to has no partner. */
    RELATED_WAITING(false),
    /** HighLevel answered the write of a record that is no contact, and did not keep it. */
    RELATED_IGNORED(false),
    /** A person decided about a field of a record that is no contact. */
    RELATED_DECISIONS(false),
    /** A person gave such a field a value that neither side had. */
    RELATED_OWN_VALUES(false),
    /** A trigger told of a change. */
    CHANGES_TOLD(false),
    /** A trigger told of a change once more, because nobody knew that it had. */
    CHANGES_TOLD_AGAIN(false),
    /** An edit was made in HighLevel between the engine's read and its write of the same field, and no webhook told. */
    UNSEEN_EDITS(false),
    /** The engine wrote again what a person had changed, because nothing told that its first write had landed. */
    UNSEEN_WRITES(false),
    /** A machine that had lost the location wrote, and nothing tells its write from an edit. */
    UNSEEN_MACHINES(false),
    /** A person was entered by hand at the moment at which the engine created the record. */
    ENTERED_AT_ONCE(false);

    private final boolean required;

    Counted(boolean required) {
        this.required = required;
    }

    /** Whether this is an edit that HighLevel's interface gives nobody the means to save. */
    public boolean undecidable() {
        return switch (this) {
            case UNSEEN_EDITS, UNSEEN_WRITES, UNSEEN_MACHINES, ENTERED_AT_ONCE -> true;
            default -> false;
        };
    }

    /** Whether this is about records besides contacts, and a batch that has such and lacks this is no proof. */
    public boolean related() {
        return switch (this) {
            case TASKS,
                    NOTES,
                    APPOINTMENTS,
                    APPOINTMENT_NOTES,
                    BUSINESSES,
                    TASKS_COMPLETED,
                    RELATED_DELETES,
                    RELATED_MOVED,
                    RELATED_WAITING,
                    RELATED_IGNORED,
                    RELATED_DECISIONS,
                    RELATED_OWN_VALUES,
                    CHANGES_TOLD,
                    CHANGES_TOLD_AGAIN -> true;
            default -> false;
        };
    }

    /** Whether a batch without any is no proof. */
    public boolean required() {
        return required;
    }
}
