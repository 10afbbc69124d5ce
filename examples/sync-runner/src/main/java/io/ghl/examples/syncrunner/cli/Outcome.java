package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What a command found or did: lines for a person, and the same as data for a program. Not thread-safe. */
public final class Outcome {
    /** What a line is, which tells its colour. */
    public enum Tone {
        /** A text. */
        PLAIN,
        /** The beginning of a part. */
        HEADING,
        /** Something that is as it should be. */
        GOOD,
        /** Something to look at. */
        WARNING,
        /** Something that is wrong. */
        BAD,
        /** What to do. */
        HINT
    }

    /**
     * A line.
     *
     * @param tone what it is
     * @param text the text
     */
    public record Line(Tone tone, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private final ObjectNode data = JsonNodeFactory.instance.objectNode();
    private Exit exit = Exit.OK;

    /** Adds a line. */
    public Outcome line(Tone tone, String text) {
        text.lines().forEach(each -> lines.add(new Line(tone, each)));
        return this;
    }

    /** Adds a line. */
    public Outcome line(String text) {
        return line(Tone.PLAIN, text);
    }

    /** Sets how the command ends. */
    public Outcome exit(Exit value) {
        exit = value;
        return this;
    }

    /** How the command ends. */
    public Exit exit() {
        return exit;
    }

    /** What a program gets. */
    public ObjectNode data() {
        return data;
    }

    /** What a person gets. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }
}
