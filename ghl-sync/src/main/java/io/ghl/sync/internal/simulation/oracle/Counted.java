package io.ghl.sync.internal.simulation.oracle;

/** What runs contain, counted. A batch that lacks something that it {@link #need needs} proves little. */
public enum Counted {
    /** Edits, creations and deletions by people and automations. */
    EDITS(Need.ALWAYS),
    /** Calls to HighLevel, searches left out. */
    CALLS(Need.ALWAYS),
    /** The process died. */
    CRASHES(Need.ALWAYS),
    /** A call took effect and its answer was lost. */
    LOST_RESPONSES(Need.ALWAYS),
    /** A call failed before it took effect. */
    FAILED_CALLS(Need.ALWAYS),
    /** A call was refused by the rate limit. */
    RATE_LIMITS(Need.ALWAYS),
    /** A create was refused with 422 and took effect. */
    CREATED_WITH_422(Need.ALWAYS),
    /** A create was refused because the contact exists. */
    DUPLICATES_REFUSED(Need.ALWAYS),
    /** A contact was for a moment said not to exist. */
    FALSE_NOT_FOUND(Need.ALWAYS),
    /** A write was answered with success and not kept. */
    IGNORED_WRITES(Need.ALWAYS),
    /** HighLevel kept another value than the one that was written. */
    NORMALISED(Need.WITH_ALL_RECORDS),
    /** A webhook never came. */
    DROPPED_WEBHOOKS(Need.ALWAYS),
    /** A webhook came twice. */
    REPEATED_WEBHOOKS(Need.ALWAYS),
    /** A machine stood still in the middle of a step. */
    PAUSES(Need.ALWAYS),
    /** Another machine took over while one stood still in the middle of a step. */
    TAKEOVERS(Need.ALWAYS),
    /** A machine that had lost the location went on, and wrote to HighLevel or the application. */
    LATE_WRITES(Need.ALWAYS),
    /** The machine's clock was wrong. */
    SKEWED_CLOCKS(Need.ALWAYS),
    /** Both sides had changed a field, and which change is newer was proven by the measured clock. */
    NEWER_PROVEN(Need.WITH_ALL_RECORDS),
    /** The same, and nothing proved it. */
    NEWER_UNDECIDED(Need.WITH_ALL_RECORDS),
    /** All processes started anew, with another mapping. */
    MAPPING_CHANGES(Need.WITH_ALL_RECORDS),
    /** A process went on for a while with the mapping of before, beside one with the new mapping. */
    FORMER_PROCESSES(Need.WITH_ALL_RECORDS),
    /** An automation changed what the engine had written. */
    FIGHTS(Need.WITH_ALL_RECORDS),
    /** A person in HighLevel changed what the engine had written before the engine knew that it had. */
    ANSWERS(Need.WITH_ALL_RECORDS),
    /** A search for an e-mail address or phone number did not show a contact that has it. */
    MISSED_BY_SEARCH(Need.ALWAYS),
    /** A contact was found by the application's id that it carries, and by nothing else. */
    FOUND_BY_MARKER(Need.WITH_ALL_RECORDS),
    /** One contact was merged into another. */
    MERGES(Need.ALWAYS),
    /** A record was deleted by a person. */
    DELETES(Need.ALWAYS),
    /** Both sides had changed a field. */
    CONFLICTS(Need.ALWAYS),
    /** A person answered a question of the review queue. */
    DECISIONS(Need.ALWAYS),
    /** A plan was compared with what its execution did. */
    PLANS(Need.ALWAYS),
    /** A field was left to a person to decide. */
    FIELD_QUESTIONS(Need.ALWAYS),
    /** A person was asked which of several records is the same. */
    MATCH_QUESTIONS(Need.ALWAYS),
    /** A person was asked whether a deletion was meant. */
    DELETE_QUESTIONS(Need.ALWAYS),
    /** The flap breaker stopped a fight. */
    BREAKERS(Need.WITH_ALL_RECORDS),
    /** The limit on deletions held some back. */
    HELD_DELETIONS(Need.IN_MANY_RUNS),
    /** A contact that had taken over a lost one was found. */
    SURVIVORS(Need.ALWAYS),
    /** A link was given up for the one of the survivor. */
    ALIASES(Need.ALWAYS),
    /** A write was found landed behind a crash or a lost answer. */
    RECOVERIES(Need.ALWAYS),
    /** A record was marked instead of deleted. */
    ARCHIVED(Need.ALWAYS),
    /** A machine that had lost the location was turned away by the fence. */
    FENCED(Need.ALWAYS),
    /** The application refused a write because its record had changed. */
    STALE_APP_WRITES(Need.ALWAYS),
    /** A run whose application takes part in the transactions of the store. */
    JOINED_RUNS(Need.ALWAYS),
    /** A person answered who is who. */
    MATCH_DECISIONS(Need.ALWAYS),
    /** A person said that records are not the same, and are to be asked about no more. */
    KEPT_APART(Need.ALWAYS),
    /** A person answered what is to become of a deletion. */
    DELETE_DECISIONS(Need.ALWAYS),
    /** A person answered whether many deletions were meant. */
    MASS_DELETE_DECISIONS(Need.IN_MANY_RUNS),
    /** A person took an answer back. */
    ANSWERS_TAKEN_BACK(Need.ALWAYS),
    /** A person made a rule of a decision. */
    RULES_MADE(Need.ALWAYS),
    /** A conflict was settled by such a rule. */
    RULES_APPLIED(Need.ALWAYS),
    /** A person had a field or a record undone. */
    UNDOS(Need.ALWAYS),
    /** A field went back to what it was before. */
    UNDONE_FIELDS(Need.ALWAYS),
    /** An edit that was overwritten unseen was found by its webhook. */
    OVERWRITES_FOUND(Need.ALWAYS),
    /** Somebody entered a task. */
    TASKS(Need.WITH_ALL_RECORDS),
    /** Somebody entered a note. */
    NOTES(Need.WITH_ALL_RECORDS),
    /** Somebody entered an appointment. */
    APPOINTMENTS(Need.WITH_ALL_RECORDS),
    /** Somebody entered a note of an appointment. */
    APPOINTMENT_NOTES(Need.WITH_ALL_RECORDS),
    /** Somebody entered a business. */
    BUSINESSES(Need.WITH_ALL_RECORDS),
    /** Somebody completed a task. */
    TASKS_COMPLETED(Need.WITH_ALL_RECORDS),
    /** Somebody deleted a record that is no contact. */
    RELATED_DELETES(Need.WITH_ALL_RECORDS),
    /** A record went from a merged contact to the one that took it over. */
    RELATED_MOVED(Need.WITH_ALL_RECORDS),
    /** A record waited in the end, because what it belongs to has no partner. */
    RELATED_WAITING(Need.WITH_ALL_RECORDS),
    /** A record that is no contact was for a moment said not to exist. */
    RELATED_NOT_FOUND(Need.WITH_ALL_RECORDS),
    /** HighLevel answered the write of a record that is no contact, and did not keep it. */
    RELATED_IGNORED(Need.WITH_ALL_RECORDS),
    /** A person decided about a field of a record that is no contact. */
    RELATED_DECISIONS(Need.WITH_ALL_RECORDS),
    /** A person gave such a field a value that neither side had. */
    RELATED_OWN_VALUES(Need.WITH_ALL_RECORDS),
    /** A trigger told of a change. */
    CHANGES_TOLD(Need.WITH_ALL_RECORDS),
    /** A trigger told of a change once more, because nobody knew that it had. */
    CHANGES_TOLD_AGAIN(Need.WITH_ALL_RECORDS),
    /** An edit was made in HighLevel between the engine's read and its write of the same field, and no webhook told. */
    UNSEEN_EDITS(Need.NEVER),
    /** The engine wrote again what a person had changed, because nothing told that its first write had landed. */
    UNSEEN_WRITES(Need.NEVER),
    /** A machine that had lost the location wrote, and nothing tells its write from an edit. */
    UNSEEN_MACHINES(Need.NEVER),
    /** A person was entered by hand at the moment at which the engine created the record. */
    ENTERED_AT_ONCE(Need.NEVER);

    private final Need need;

    /** When a batch must contain something. */
    public enum Need {
        ALWAYS,
        /** If the mapping is the reference one, which allows everything, and there are all kinds of records. */
        WITH_ALL_RECORDS,
        /** The same, if there are many runs: it wants a mistake of many records, and somebody who looks in time or not. */
        IN_MANY_RUNS,
        NEVER
    }

    Counted(Need need) {
        this.need = need;
    }

    /** Whether this is an edit that HighLevel's interface gives nobody the means to save. */
    public boolean undecidable() {
        return need == Need.NEVER;
    }

    /** When a batch without any is no proof. */
    public Need need() {
        return need;
    }
}
