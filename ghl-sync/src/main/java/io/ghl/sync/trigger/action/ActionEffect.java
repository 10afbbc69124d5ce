package io.ghl.sync.trigger.action;

import io.ghl.sync.internal.trigger.change.ChangeFields;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Occasion;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An action as the effect of a trigger. */
record ActionEffect(Actions actions, String id, Map<String, ?> parameters) implements Effect {
    @Override
    public void make(Occasion occasion) {
        Map<String, @Nullable Object> fields = ChangeFields.of(occasion.change());
        // A field that a record has no value for is blank; names were checked where there is a mapping to check them
        // by.
        Templates.names(parameters).forEach(name -> fields.putIfAbsent(name, null));
        Actions then = actions.at(occasion.firedAt());
        try {
            Map<String, Object> filled = Templates.fill(parameters, fields);
            if (occasion.isRepeated()) {
                then.repeat(occasion.ghl(), id, filled);
            } else {
                then.call(occasion.ghl(), id, filled);
            }
        } catch (ActionRefusedException e) {
            // Another attempt would be refused as well.
            throw new RefusedException(String.valueOf(e.getMessage()));
        }
    }

    /** The action only; parameters may be personal data. */
    @Override
    public String toString() {
        return "ActionEffect[" + id + "]";
    }
}
