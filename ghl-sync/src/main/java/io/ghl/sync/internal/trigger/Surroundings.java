package io.ghl.sync.internal.trigger;

import io.ghl.client.GhlLocation;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.trigger.Change;
import java.sql.Connection;

/** What effects reach, and how the engine judges their failures. */
public interface Surroundings {
    /** The location in HighLevel. */
    GhlLocation ghl();

    /** Changes fields of the application's record of a change, and has them synced. */
    void setInApp(Change change, FieldValues values);

    /** The connection of the store's transaction that runs in the calling thread. */
    Connection connection();

    /** What to do about an effect that failed. */
    Verdict judge(Throwable failure);

    /** What to do about an effect that failed. */
    enum Verdict {
        /** Try again later; too many attempts make a dead letter. */
        LATER,
        /** Try again later, as often as it takes: it has nothing to do with this effect. */
        PATIENTLY,
        /** It will never work. */
        NEVER
    }
}
