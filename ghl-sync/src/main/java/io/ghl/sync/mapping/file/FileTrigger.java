package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Position;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trigger of a mapping file that was read.
 *
 * @param waiting the trigger without its effects
 * @param effects what it does
 */
record FileTrigger(Trigger waiting, List<Placed> effects) {
    /** An effect that was read, before its names are looked up. */
    interface FileEffect {
        /** The effect; throws IllegalArgumentException with what is wrong, without values. */
        Effect in(FileEffects known);
    }

    /** An effect at its place. */
    record Placed(Position at, FileEffect effect) {}

    /** The trigger with its effects, null if one of them has problems. */
    @Nullable
    Trigger in(FileEffects known, Problems problems) {
        List<Effect> made = new ArrayList<>();
        for (Placed placed : effects) {
            try {
                made.add(placed.effect().in(known));
            } catch (IllegalArgumentException e) {
                problems.add(placed.at(), String.valueOf(e.getMessage()));
            }
        }
        return made.size() == effects.size() ? waiting.then(made.toArray(Effect[]::new)) : null;
    }
}
