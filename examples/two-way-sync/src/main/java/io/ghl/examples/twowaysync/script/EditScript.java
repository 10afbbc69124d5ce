package io.ghl.examples.twowaysync.script;

import java.util.List;

/**
 * What the demo does to both sides, in order.
 *
 * @param elements the lines of the script
 */
public record EditScript(List<Element> elements) {
    /** How many edits the script makes. */
    public static final int STEPS = 200;

    public EditScript {
        elements = List.copyOf(elements);
    }

    /** Writes the script for these people; the same input makes the same script. */
    public static EditScript of(List<Person> people, long seed) {
        return new ScriptWriter(people, seed).write();
    }

    /** The edits alone. */
    public List<Step> steps() {
        return elements.stream()
                .filter(Step.class::isInstance)
                .map(Step.class::cast)
                .toList();
    }

    /** Whether the engine is paused when the script stands before this line. */
    public boolean isInWindow(int position) {
        boolean open = false;
        for (Element element : elements.subList(0, position)) {
            if (element instanceof Element.Window window) {
                open = window.opens();
            }
        }
        return open;
    }
}
