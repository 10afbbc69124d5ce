package io.ghl.sync.internal.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The problems of a document, gathered while it is read. Not thread-safe. */
public final class Problems {
    /**
     * A problem.
     *
     * @param at where it is
     * @param message what is wrong and how to mend it
     */
    public record Problem(Position at, String message) {}

    private static final int MOST_SHOWN = 100;

    private final List<Problem> found = new ArrayList<>();

    /**
     * Notes a problem.
     *
     * @param at where it is
     * @param message what is wrong and how to mend it
     */
    public void add(Position at, String message) {
        found.add(new Problem(at, message));
    }

    /**
     * Notes that a name is unknown.
     *
     * @param at where it is
     * @param what what was named, such as {@code "The field"}
     * @param name the name
     * @param known the names that there are
     */
    public void unknown(Position at, String what, String name, Collection<String> known) {
        List<String> near = Nearest.of(name, known);
        String hint = near.isEmpty()
                ? "Use one of: " + String.join(", ", known) + "."
                : "Did you mean \"" + String.join("\" or \"", near) + "\"?";
        String shown = name.length() > MOST_SHOWN ? name.substring(0, MOST_SHOWN) + "..." : name;
        add(at, what + " \"" + shown + "\". " + hint);
    }

    /**
     * Whether nothing was found.
     *
     * @return true if there is no problem
     */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * What was found.
     *
     * @return the problems in the order of the document
     */
    public List<Problem> sorted() {
        return found.stream()
                .distinct()
                .sorted(Comparator.comparingInt(
                                (Problem problem) -> problem.at().line())
                        .thenComparingInt(problem -> problem.at().column()))
                .toList();
    }
}
