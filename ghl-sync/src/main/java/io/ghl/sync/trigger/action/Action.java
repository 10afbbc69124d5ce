package io.ghl.sync.trigger.action;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sync.internal.options.Several;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be done, by its id and named parameters. Those of {@link Actions#highLevel()} call one of HighLevel's
 * operations; an application makes its own with {@link #named}. Immutable, and thread-safe as far as what it does is.
 */
public final class Action {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String id;
    private final String title;
    private final @Nullable String operation;
    private final List<String> scopes;
    private final List<Parameter<?>> parameters;
    private final Set<Parameter<?>> needed;
    private final boolean oneAtLeast;
    private final Repetition repetition;
    private final String repetitionNote;
    private final Function<ActionCall, Optional<JsonNode>> lookup;
    private final Function<ActionCall, JsonNode> work;

    private Action(Builder built, Function<ActionCall, JsonNode> work) {
        id = built.id;
        title = built.title;
        operation = built.operation;
        scopes = List.copyOf(built.scopes);
        parameters = List.copyOf(built.parameters);
        needed = Set.copyOf(built.needed);
        oneAtLeast = built.oneAtLeast;
        repetition = built.repetition;
        repetitionNote = built.repetitionNote;
        lookup = built.lookup;
        this.work = work;
    }

    /**
     * Starts an action.
     *
     * @param id words in lower case, joined with hyphens, such as {@code create-task}
     * @param title what it does, for the catalogue
     * @return a builder
     */
    public static Builder named(String id, String title) {
        return new Builder(id, title);
    }

    /**
     * The id, by which it is called.
     *
     * @return words in lower case, joined with hyphens
     */
    public String id() {
        return id;
    }

    /**
     * What it does.
     *
     * @return a phrase
     */
    public String title() {
        return title;
    }

    /**
     * HighLevel's operation that it calls.
     *
     * @return the operation's id, empty for an action of the application
     */
    public Optional<String> operation() {
        return Optional.ofNullable(operation);
    }

    /**
     * The scopes that the token needs.
     *
     * @return scopes, first that of the operation; empty for an action of the application
     */
    public List<String> scopes() {
        return scopes;
    }

    /**
     * The parameters.
     *
     * @return the parameters, in the order of the catalogue
     */
    public List<Parameter<?>> parameters() {
        return parameters;
    }

    /**
     * Whether a parameter must be given.
     *
     * @param parameter one of the parameters
     * @return true if it must be given
     */
    public boolean needs(Parameter<?> parameter) {
        return needed.contains(parameter);
    }

    /**
     * Whether one at least of the parameters that may be left out must be given.
     *
     * @return true if it does nothing without one
     */
    public boolean needsOneAtLeast() {
        return oneAtLeast;
    }

    /**
     * What a second attempt does.
     *
     * @return the kind of repetition
     */
    public Repetition repetition() {
        return repetition;
    }

    /**
     * What else a second attempt is about.
     *
     * @return by what the first attempt's work is recognised, or why a second one doubles it; empty if there is nothing to
     *     say
     */
    public String repetitionNote() {
        return repetitionNote;
    }

    JsonNode run(ActionCall call) {
        return work.apply(call);
    }

    /** What an earlier attempt made, if it can be found. */
    Optional<JsonNode> find(ActionCall call) {
        return lookup.apply(call);
    }

    @Override
    public String toString() {
        return "Action[" + id + "]";
    }

    /** Collects what an action is; mutable and not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String title;
        private final Set<String> scopes = new LinkedHashSet<>();
        private final Set<Parameter<?>> needed = new LinkedHashSet<>();
        private final List<Parameter<?>> parameters = new ArrayList<>();
        private @Nullable String operation;
        private boolean oneAtLeast;
        private Repetition repetition = Repetition.DOUBLES;
        private String repetitionNote = "";
        private Function<ActionCall, Optional<JsonNode>> lookup = call -> Optional.empty();

        private Builder(String id, String title) {
            Objects.requireNonNull(id, "id must not be null.");
            Objects.requireNonNull(title, "title must not be null.");
            if (!ID.matcher(id).matches()) {
                throw new IllegalArgumentException("The id of an action must be words such as create-task.");
            }
            this.id = id;
            this.title = title;
        }

        /**
         * Says which of HighLevel's operations it calls.
         *
         * @param operationId the operation
         * @param neededScopes the scopes that the token needs
         * @return this builder
         */
        public Builder operation(String operationId, String... neededScopes) {
            operation = Objects.requireNonNull(operationId, "operationId must not be null.");
            scopes.addAll(Several.of("scope", neededScopes));
            return this;
        }

        /**
         * Adds parameters that must be given. A text among them must not be blank.
         *
         * @param more the parameters
         * @return this builder
         */
        public Builder needs(Parameter<?>... more) {
            needed.addAll(Several.of("parameter", more));
            return add(more);
        }

        /**
         * Adds parameters that may be left out.
         *
         * @param more the parameters
         * @return this builder
         */
        public Builder takes(Parameter<?>... more) {
            return add(more);
        }

        /**
         * Adds parameters of which one at least must be given.
         *
         * @param more the parameters
         * @return this builder
         */
        public Builder takesSome(Parameter<?>... more) {
            oneAtLeast = true;
            return add(more);
        }

        private Builder add(Parameter<?>... more) {
            for (Parameter<?> parameter : Several.of("parameter", more)) {
                if (parameters.stream().anyMatch(known -> known.name().equals(parameter.name()))) {
                    throw new IllegalArgumentException(
                            "The action " + id + " has the parameter " + parameter.name() + " twice.");
                }
                parameters.add(parameter);
            }
            return this;
        }

        /**
         * Says that a second attempt leaves everything as the first did. Otherwise it counts as one that may be done twice.
         *
         * @return this builder
         */
        public Builder harmlessTwice() {
            repetition = Repetition.HARMLESS;
            return this;
        }

        /**
         * Says how to find what an earlier attempt made.
         *
         * @param note what is looked for, for the catalogue
         * @param found looks for it; what it returns stands for the action's result
         * @return this builder
         */
        public Builder looksFirst(String note, Function<ActionCall, Optional<JsonNode>> found) {
            repetition = Repetition.LOOKS_FIRST;
            repetitionNote = Objects.requireNonNull(note, "note must not be null.");
            lookup = Objects.requireNonNull(found, "found must not be null.");
            return this;
        }

        /**
         * Says what it does, and ends.
         *
         * @param work does it, and returns what came of it; a null node if there is nothing to tell
         * @return the action
         */
        public Action does(Function<ActionCall, JsonNode> work) {
            return new Action(this, Objects.requireNonNull(work, "work must not be null."));
        }
    }
}
