package io.ghl.examples.twowaysync.script;

import java.time.Duration;

/** One line of the script. */
public sealed interface Element permits Element.Phase, Element.Barrier, Element.Pause, Element.Window, Step {

    /** A heading, for whoever watches. */
    record Phase(String title) implements Element {}

    /** Wait until both sides are the same as far as they will be. */
    record Barrier() implements Element {}

    /** Let time pass, so that what follows is provably newer than what came before. */
    record Pause(Duration time) implements Element {}

    /** The engine stops working ({@code opens}) or starts again: what happens between is "at once" to it. */
    record Window(boolean opens) implements Element {}
}
