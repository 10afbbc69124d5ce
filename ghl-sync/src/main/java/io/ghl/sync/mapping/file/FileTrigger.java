package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Position;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.internal.trigger.TriggerSet;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trigger of a mapping file that was read.
 *
 * @param at where it is
 * @param waiting the trigger without its effects
 * @param effects what it does
 */
record FileTrigger(Position at, Trigger waiting, List<Placed> effects) {
    /** An effect that was read, before its names are looked up. */
    interface FileEffect {
        /** The effect; throws IllegalArgumentException with what is wrong, without values. */
        Effect in(FileEffects known, RecordMapping<?> mapping);

        /** The id of the action that it carries out, null if it is of another kind. */
        default @Nullable String action() {
            return null;
        }
    }

    /** An effect at its place. */
    record Placed(Position at, FileEffect effect) {}

    /** Adds what keeps it from ever firing. */
    void check(RecordType type, List<FieldRule> fields, Problems problems) {
        try {
            var unused = TriggerSet.of(List.of(waiting.then(occasion -> {})), Map.of(type, fields));
        } catch (IllegalArgumentException e) {
            problems.add(at, String.valueOf(e.getMessage()));
        }
    }

    /** The trigger with its effects, null if one of them has problems. */
    @Nullable
    Trigger in(FileEffects known, RecordMapping<?> mapping, Problems problems) {
        List<Effect> made = new ArrayList<>();
        for (Placed placed : effects) {
            try {
                made.add(placed.effect().in(known, mapping));
            } catch (IllegalArgumentException e) {
                problems.add(placed.at(), String.valueOf(e.getMessage()));
            }
        }
        return made.size() == effects.size() ? waiting.then(made.toArray(Effect[]::new)) : null;
    }
}
