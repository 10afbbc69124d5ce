package io.ghl.sync.mapping.file;

import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.action.Actions;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the triggers of mapping files can name: actions, effects in code, and secrets. Immutable.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="effects"}
 */
public final class FileEffects {
    final Actions actions;
    final Map<String, Effect> code;
    final UnaryOperator<@Nullable String> secrets;

    private FileEffects(Actions actions, Map<String, Effect> code, UnaryOperator<@Nullable String> secrets) {
        this.actions = actions;
        this.code = code;
        this.secrets = secrets;
    }

    /**
     * HighLevel's actions, no code, and the environment's variables as secrets.
     *
     * @return the effects
     */
    public static FileEffects defaults() {
        return new FileEffects(Actions.highLevel(), Map.of(), name -> name == null ? null : System.getenv(name));
    }

    /**
     * An effect that files name with {@code code: name}.
     *
     * @param name its name in files
     * @param effect the effect
     * @return these effects and the new one
     * @throws IllegalArgumentException if the name is blank or given twice
     */
    public FileEffects code(String name, Effect effect) {
        Objects.requireNonNull(name, "name must not be null.");
        Objects.requireNonNull(effect, "effect must not be null.");
        if (name.isBlank() || code.containsKey(name)) {
            throw new IllegalArgumentException("Each effect in code needs a name of its own.");
        }
        Map<String, Effect> more = new TreeMap<>(code);
        more.put(name, effect);
        return new FileEffects(actions, more, secrets);
    }

    /**
     * The actions that files name with {@code action: id}. Default: {@link Actions#highLevel()}.
     *
     * @param value the actions
     * @return these effects with other actions
     */
    public FileEffects actions(Actions value) {
        return new FileEffects(Objects.requireNonNull(value, "actions must not be null."), code, secrets);
    }

    /**
     * Where <code>${NAME}</code> is looked up. Default: the environment.
     *
     * @param lookup gives the value of a name, null if there is none
     * @return these effects with other secrets
     */
    public FileEffects secrets(UnaryOperator<@Nullable String> lookup) {
        return new FileEffects(actions, code, Objects.requireNonNull(lookup, "lookup must not be null."));
    }

    @Override
    public String toString() {
        return "FileEffects[code=" + code.keySet() + "]";
    }
}
