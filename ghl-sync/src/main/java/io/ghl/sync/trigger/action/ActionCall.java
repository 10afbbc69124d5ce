package io.ghl.sync.trigger.action;

import io.ghl.client.GhlLocation;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What an action is carried out with: the location, and parameters that were checked. Immutable and thread-safe. */
public final class ActionCall {
    private final Action action;
    private final GhlLocation location;
    private final Map<String, ?> given;
    private final PlainValues values;

    ActionCall(Action action, GhlLocation location, Map<String, ?> given, PlainValues values) {
        this.action = action;
        this.location = location;
        this.given = given;
        this.values = values;
    }

    /**
     * The location.
     *
     * @return a client of it
     */
    public GhlLocation location() {
        return location;
    }

    /**
     * What relative times were told from.
     *
     * @return the time
     */
    public Instant now() {
        return values.now();
    }

    /**
     * A parameter that the action needs.
     *
     * @param parameter one of the action's parameters
     * @param <T> its type
     * @return its value
     * @throws IllegalStateException if the action does not declare the parameter, or not that it needs it
     */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter)
                .orElseThrow(() -> new IllegalStateException(
                        "The action " + action.id() + " must declare that it needs " + parameter.name() + "."));
    }

    /**
     * A parameter that the action takes.
     *
     * @param parameter one of the action's parameters
     * @param <T> its type
     * @return its value, empty if it was not given
     * @throws IllegalStateException if the action does not declare the parameter
     */
    public <T> Optional<T> find(Parameter<T> parameter) {
        if (!action.parameters().contains(parameter)) {
            throw new IllegalStateException(
                    "The action " + action.id() + " must declare its parameter " + parameter.name() + ".");
        }
        Object value = given.get(parameter.name());
        return value == null ? Optional.empty() : Optional.of(parameter.read(value, values));
    }

    /**
     * Does something with a parameter if it was given.
     *
     * @param parameter one of the action's parameters
     * @param use what to do with its value
     * @param <T> its type
     * @throws IllegalStateException if the action does not declare the parameter
     */
    public <T> void ifGiven(Parameter<T> parameter, Consumer<? super T> use) {
        find(parameter).ifPresent(use);
    }

    /** The action only; parameters may be personal data. */
    @Override
    public String toString() {
        return "ActionCall[" + action.id() + "]";
    }
}
