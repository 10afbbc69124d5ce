package io.ghl.sync.internal.simulation.ablation;

/** Safety rules that can be taken out, to see that the simulation misses them. Each wraps a port of the engine. */
public enum Ablation {
    /** A worker that was overtaken goes on to store what it did. */
    FENCE,
    /** Nothing is stored before a write is tried. */
    INTENT,
    /** The application's record is written whatever became of it since it was read. */
    COMPARE_AND_SET,
    /** Nobody remembers what each side held last. */
    BASE,
    /** What was last held by the fields of an earlier mapping is taken for what those of now held. */
    REBASE,
    /** Processes with different mappings work on the location in turns. */
    CLAIM,
    /** What HighLevel answers to a write is not looked at. */
    READ_BACK,
    /** Updates send all fields, as they were read. */
    CHANGED_FIELDS_ONLY,
    /** Tags are sent as a whole list. */
    TAGS_ONE_BY_ONE,
    /** A contact that exists already is an error. */
    ADOPTION,
    /** Nobody looks whether HighLevel has a record already, or whether a create whose answer was lost made it. */
    LOOK_UP,
    /** A contact that was not found once is taken for deleted. */
    DELETE_PROOF,
    /** However many are deleted, nobody is asked. */
    DELETION_LIMIT,
    /** Changes are only looked for by webhook. */
    FEED,
    /** Searches are trusted to show everything at once. */
    INDEX_LAG,
    /** HighLevel's times are taken for those of the machine's clock, whatever was measured. */
    CLOCK,
    /** Contacts that the sync creates are not known by the application's id that they carry. */
    MARKER,
    /** What webhooks showed is not remembered. */
    WEBHOOKS_AS_EVIDENCE,
    /** Nobody counts how often the sides overwrite each other in a field. */
    FLAP_BREAKER,
    /** Pairs of deleted records are forgotten at once. */
    TOMBSTONES,
    /** Nobody looks for the contact into which one that is gone was merged. */
    SURVIVORS,
    /** Who is told by a trigger does not look at the key, by which a repeat is known. */
    KEYS
}
