package io.ghl.sync.store;

/**
 * The tables of a store within one transaction. Not thread-safe; valid only while its work runs.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface StoreTransaction {
    /**
     * Who may commit for a location.
     *
     * @return the fences
     */
    Fences fences();

    /**
     * Pairs of records.
     *
     * @return the links
     */
    Links links();

    /**
     * How records hang together.
     *
     * @return the relations
     */
    Relations relations();

    /**
     * Records to look at.
     *
     * @return the signals
     */
    Signals signals();

    /**
     * Webhooks that were received.
     *
     * @return the inbox
     */
    Inbox inbox();

    /**
     * How far each stream was read.
     *
     * @return the cursors
     */
    Cursors cursors();

    /**
     * What was done and why.
     *
     * @return the audit log
     */
    AuditLog audit();

    /**
     * What waits for a person.
     *
     * @return the reviews
     */
    Reviews reviews();

    /**
     * What people decided for good.
     *
     * @return the standing decisions
     */
    StandingDecisions decisions();

    /**
     * The locations that have, or had, the app.
     *
     * @return the locations
     */
    Locations locations();

    /**
     * What triggers fired.
     *
     * @return the firings
     */
    Firings firings();

    /**
     * When triggers look at a record again.
     *
     * @return the timers
     */
    Timers timers();
}
