package io.ghl.sync.trigger.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.GhlLocation;
import io.ghl.sync.internal.action.HighLevelActions;
import io.ghl.sync.internal.document.Nearest;
import io.ghl.sync.internal.options.Several;
import io.ghl.sync.trigger.Effect;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The actions that there are, by id.
 *
 * {@snippet file="io/ghl/sync/SnippetsTest.java" region="actions"}
 *
 * <p>Parameters are checked before anything is sent. What HighLevel refuses then, comes as the client's exceptions. Immutable
 * and thread-safe.
 */
public final class Actions {
    private final Map<String, Action> byId;
    private final Clock clock;

    private Actions(Map<String, Action> byId, Clock clock) {
        this.byId = byId;
        this.clock = clock;
    }

    /**
     * What can be done in HighLevel: {@link #all()} names each with its parameters, as the guide's catalogue does.
     *
     * @return the actions, whose relative times count days in UTC
     */
    public static Actions highLevel() {
        return none().with(HighLevelActions.all().toArray(Action[]::new));
    }

    /**
     * No actions, to add the application's own.
     *
     * @return an empty registry
     */
    public static Actions none() {
        return new Actions(Map.of(), Clock.systemUTC());
    }

    /**
     * These actions and others.
     *
     * @param more the application's own
     * @return another registry; this one stays as it is
     * @throws IllegalArgumentException if an id is taken
     */
    public Actions with(Action... more) {
        Map<String, Action> all = new LinkedHashMap<>(byId);
        for (Action action : Several.of("action", more)) {
            if (all.putIfAbsent(action.id(), action) != null) {
                throw new IllegalArgumentException("There is an action \"" + action.id() + "\" already.");
            }
        }
        return new Actions(all, clock);
    }

    /**
     * These actions with times told from another clock. To carry out a call again with the very same times, use
     * {@code Clock.fixed}.
     *
     * @param newClock its time is the now of relative times, and its zone says which days and times of day are meant
     * @return another registry; this one stays as it is
     */
    public Actions withClock(Clock newClock) {
        return new Actions(byId, Objects.requireNonNull(newClock, "clock must not be null."));
    }

    /**
     * These actions at a time, in the zone of their clock, so that a call can be carried out again with the very same times.
     *
     * @param now what relative times are told from
     * @return another registry; this one stays as it is
     */
    public Actions at(Instant now) {
        Objects.requireNonNull(now, "now must not be null.");
        return new Actions(byId, Clock.fixed(now, clock.getZone()));
    }

    /**
     * All actions.
     *
     * @return in the order of the catalogue
     */
    public List<Action> all() {
        return List.copyOf(byId.values());
    }

    /**
     * An action, if there is one of this id.
     *
     * @param id the id
     * @return the action, or empty
     */
    public Optional<Action> find(String id) {
        return Optional.ofNullable(byId.get(Objects.requireNonNull(id, "id must not be null.")));
    }

    /**
     * An action.
     *
     * @param id the id
     * @return the action
     * @throws ActionRefusedException if there is none; it names those that may be meant
     */
    public Action get(String id) {
        Action action = byId.get(Objects.requireNonNull(id, "id must not be null."));
        if (action == null) {
            throw new ActionRefusedException(id, List.of("There is no such action." + meant(id, byId.keySet())));
        }
        return action;
    }

    /**
     * Tells what is wrong with the parameters of an action, before there is anything to do it with. A value with a
     * {@linkplain Templates template} in it passes; it is checked when it is filled.
     *
     * @param id the action
     * @param parameters the parameters
     * @return a sentence for each problem, without values; empty if there is none
     */
    public List<String> problems(String id, Map<String, ?> parameters) {
        Objects.requireNonNull(id, "id must not be null.");
        Objects.requireNonNull(parameters, "parameters must not be null.");
        if (!byId.containsKey(id)) {
            return List.of("There is no action \"" + id + "\"." + meant(id, byId.keySet()));
        }
        return problems(get(id), parameters, values());
    }

    /**
     * Carries out an action.
     *
     * @param location the location, whose client's token must have the action's scopes
     * @param id the action
     * @param parameters the parameters; null counts as not given
     * @return what HighLevel answered, without the object around it; a null node if there is nothing to tell
     * @throws ActionRefusedException if the action or its parameters are wrong; nothing was sent
     * @throws io.ghl.client.error.GhlException if the call failed
     */
    public JsonNode call(GhlLocation location, String id, Map<String, ?> parameters) {
        Objects.requireNonNull(location, "location must not be null.");
        Action action = get(id);
        return action.run(checked(action, location, parameters));
    }

    /**
     * Carries out an action once more, of which nobody knows whether an earlier attempt took effect. It looks first for what
     * that attempt made, if the action's {@link Action#repetition()} is {@link Repetition#LOOKS_FIRST}; otherwise it is
     * {@link #call}. Times told from now must be told from the same now as in that attempt.
     *
     * @param location the location
     * @param id the action
     * @param parameters the same parameters
     * @return as for {@link #call}, or what was found
     * @throws ActionRefusedException if the action or its parameters are wrong; nothing was sent
     * @throws io.ghl.client.error.GhlException if the call failed
     */
    public JsonNode repeat(GhlLocation location, String id, Map<String, ?> parameters) {
        Objects.requireNonNull(location, "location must not be null.");
        Action action = get(id);
        ActionCall call = checked(action, location, parameters);
        return action.find(call).orElseGet(() -> action.run(call));
    }

    /**
     * Carries out an action whenever a trigger fires, with templates filled from what happened: mapped fields by their
     * names, {@code ghlId} and {@code appId} of the record, {@code contactId} of a contact, and what the change itself says,
     * such as {@code from}, {@code to} and {@code tag}; for a webhook the fields of its body, with dots between nested ones. What is not there is blank. Times
     * are told from when the trigger fired, in the zone of this registry's clock; a later attempt {@linkplain #repeat
     * repeats}.
     *
     * @param id the action
     * @param parameters the parameters, with {@linkplain Templates templates}
     * @return an effect for {@link io.ghl.sync.trigger.Trigger#then}
     * @throws ActionRefusedException if the action or its parameters are wrong
     */
    public Effect effect(String id, Map<String, ?> parameters) {
        Action action = get(id);
        List<String> problems = problems(id, parameters);
        if (!problems.isEmpty()) {
            throw new ActionRefusedException(action.id(), problems);
        }
        return new ActionEffect(this, id, Map.copyOf(parameters));
    }

    private PlainValues values() {
        return new PlainValues(clock.instant(), clock.getZone());
    }

    private ActionCall checked(Action action, GhlLocation location, Map<String, ?> parameters) {
        Objects.requireNonNull(parameters, "parameters must not be null.");
        PlainValues values = values();
        Map<String, Object> given = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (value != null) {
                given.put(name, value);
            }
        });
        List<String> problems = problems(action, given, values);
        if (!problems.isEmpty()) {
            throw new ActionRefusedException(action.id(), problems);
        }
        return new ActionCall(action, location, given, values);
    }

    private static List<String> problems(Action action, Map<String, ?> given, PlainValues values) {
        List<String> names = action.parameters().stream().map(Parameter::name).toList();
        List<String> problems = new ArrayList<>();
        given.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> problems.add("It has no parameter \"" + name + "\"." + meant(name, names)));
        boolean some = false;
        for (Parameter<?> parameter : action.parameters()) {
            Object value = given.get(parameter.name());
            if (value != null) {
                some |= !action.needs(parameter);
                problem(action, parameter, value, values).ifPresent(problems::add);
            } else if (action.needs(parameter)) {
                problems.add("It needs \"" + parameter.name() + "\": " + parameter.meaning() + ".");
            }
        }
        if (action.needsOneAtLeast() && !some) {
            List<String> optional = action.parameters().stream()
                    .filter(parameter -> !action.needs(parameter))
                    .map(Parameter::name)
                    .toList();
            problems.add("It needs one at least of: " + String.join(", ", optional) + ".");
        }
        return problems;
    }

    private static Optional<String> problem(Action action, Parameter<?> parameter, Object value, PlainValues values) {
        if (!Templates.names(value).isEmpty()) {
            return Optional.empty();
        }
        if (action.needs(parameter) && value instanceof String text && text.isBlank()) {
            return Optional.of("\"" + parameter.name() + "\" must not be blank.");
        }
        try {
            parameter.read(value, values);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of("\"" + parameter.name() + "\" " + e.getMessage() + ".");
        }
    }

    private static String meant(String name, Collection<String> known) {
        List<String> near = Nearest.of(name, known);
        if (!near.isEmpty()) {
            return " Did you mean \"" + String.join("\" or \"", near) + "\"?";
        }
        return known.isEmpty() || known.size() > 20 ? "" : " It takes: " + String.join(", ", known) + ".";
    }
}
