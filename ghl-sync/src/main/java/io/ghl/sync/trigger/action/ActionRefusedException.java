package io.ghl.sync.trigger.action;

import java.util.List;

/**
 * An action was not carried out, because it or its parameters are wrong. Nothing was sent. The messages name parameters and
 * never tell their values, which may be personal data.
 */
public final class ActionRefusedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** The action's id, as it was given. */
    private final String action;

    private final transient List<String> problems;

    ActionRefusedException(String action, List<String> problems) {
        super("The action \"" + action + "\" was not carried out: " + String.join(" ", problems));
        this.action = action;
        this.problems = List.copyOf(problems);
    }

    /**
     * The action.
     *
     * @return its id, as it was given
     */
    public String action() {
        return action;
    }

    /**
     * What is wrong.
     *
     * @return a sentence for each problem, at least one; empty after deserialization
     */
    public List<String> problems() {
        return problems == null ? List.of() : problems;
    }
}
