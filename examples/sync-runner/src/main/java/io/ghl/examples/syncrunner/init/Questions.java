package io.ghl.examples.syncrunner.init;

import io.ghl.examples.syncrunner.cli.Console;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a person, or takes what was given or proposed. */
public final class Questions {
    private final Console console;
    private final boolean takeProposals;

    /** With {@code takeProposals} nobody is asked. */
    public Questions(Console console, boolean takeProposals) {
        this.console = console;
        this.takeProposals = takeProposals;
    }

    /**
     * An answer.
     *
     * @param given what the command line says, null for nothing
     * @param option the option that says it
     * @param proposal what an empty answer means, null if there has to be one
     */
    String ask(String question, @Nullable String given, String option, @Nullable String proposal) {
        if (given != null && !given.isBlank()) {
            return given.strip();
        }
        if (takeProposals && proposal != null) {
            return proposal;
        }
        Optional<String> answer = takeProposals
                ? Optional.empty()
                : console.ask(question + (proposal == null ? "" : " [" + proposal + "]"));
        return answer.filter(text -> !text.isEmpty())
                .or(() -> Optional.ofNullable(proposal))
                .orElseThrow(() -> new IllegalArgumentException(
                        "An answer is missing: " + question + " Give it with " + option + "."));
    }

    /** An answer that may be empty, which is what is proposed. */
    String confirm(String question) {
        return takeProposals ? "" : console.ask(question).orElse("");
    }

    /** Says something. */
    void say(Tone tone, String text) {
        console.say(tone, text);
    }
}
