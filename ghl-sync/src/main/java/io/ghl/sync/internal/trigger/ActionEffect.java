package io.ghl.sync.internal.trigger;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.internal.json.ChangeBody;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Occasion;
import io.ghl.sync.trigger.action.Actions;
import io.ghl.sync.trigger.action.Templates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out an action for a change. Thread-safe as far as the action is. */
public final class ActionEffect implements Effect {
    private static final String CONTACT = "contact";

    private final Actions actions;
    private final String id;
    private final Map<String, Object> parameters;

    /** An effect that carries out an action. */
    public ActionEffect(Actions actions, String id, Map<String, ?> parameters) {
        this.actions = actions;
        this.id = id;
        this.parameters = new LinkedHashMap<>(parameters);
        boolean takesContact = actions.find(id).stream()
                .flatMap(action -> action.parameters().stream())
                .anyMatch(parameter -> parameter.name().equals(CONTACT));
        if (takesContact) {
            this.parameters.putIfAbsent(CONTACT, "{{contact_id}}");
        }
        List<String> problems = actions.problems(id, this.parameters);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "The action \"" + id + "\" cannot be carried out: " + String.join(" ", problems));
        }
    }

    @Override
    public void make(Occasion occasion) {
        Map<String, Object> filled = Templates.fill(parameters, fields(occasion.change()));
        Actions then = actions.at(occasion.firedAt());
        JsonNode unused =
                occasion.isRepeated() ? then.repeat(occasion.ghl(), id, filled) : then.call(occasion.ghl(), id, filled);
    }

    private static Map<String, @Nullable Object> fields(Change change) {
        Change.About about = change.about();
        Map<String, @Nullable Object> fields = ChangeBody.plain(about.values());
        fields.put("app_id", about.appId());
        fields.put("ghl_id", about.ghlId());
        if (about.type() == RecordType.CONTACT) {
            fields.put("contact_id", about.ghlId());
        }
        return fields;
    }

    @Override
    public String toString() {
        return "ActionEffect[" + id + "]";
    }
}
