package io.ghl.sync.trigger;

import io.ghl.client.GhlLocation;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;

/**
 * What an {@link Effect} is made for, and what it may reach. Valid only while the effect is made.
 *
 * <p>Not meant to be implemented outside tests, since methods are added.
 */
public interface Occasion {
    /**
     * The trigger.
     *
     * @return its name
     */
    String trigger();

    /**
     * What happened.
     *
     * @return the change
     */
    Change change();

    /**
     * Names this effect of this change: location, trigger, change and the effect's place in the trigger. A receiver that
     * remembers keys drops repeats.
     *
     * @return the key, the same at each attempt
     */
    String key();

    /**
     * How often the effect was tried, this time included.
     *
     * @return 1 or more
     */
    int attempt();

    /**
     * Whether an earlier attempt may have taken effect, though nobody could note it.
     *
     * @return true if this is not the first attempt
     */
    default boolean isRepeated() {
        return attempt() > 1;
    }

    /**
     * When the trigger fired, from which relative times such as "in two days" are counted, so that repeats come to the same.
     *
     * @return the time
     */
    Instant firedAt();

    /**
     * The location in HighLevel.
     *
     * @return a client of it, whose calls count like those of the sync
     */
    GhlLocation ghl();

    /**
     * Changes mapped fields of the application's own record, from which the sync carries them to HighLevel. Setting what is
     * set already does nothing, so a repeat is harmless.
     *
     * @param values canonical values by the mapping's field names
     * @throws Effect.RefusedException if a name is none of a mapped field that can be written, or the record is gone
     */
    void setInApp(FieldValues values);
}
