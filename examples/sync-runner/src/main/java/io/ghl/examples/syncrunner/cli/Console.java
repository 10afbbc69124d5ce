package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The terminal. Results go to the standard output; questions, progress and failures to the error output if the result
 * is for a program. Control characters of values are never sent to the terminal.
 */
public final class Console {
    /** A program reads the same whatever encoding the output has, such as none in a scheduler. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private static final String RESET = "\u001B[0m";

    private final BufferedReader in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean json;
    private final boolean colour;
    private final boolean live;

    /**
     * A terminal.
     *
     * @param json whether the result is for a program
     * @param colour whether there are colours
     * @param live whether a line can be written over, for progress
     */
    public Console(BufferedReader in, PrintStream out, PrintStream err, boolean json, boolean colour, boolean live) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.json = json;
        this.colour = colour;
        this.live = live && !json;
    }

    /** Shows how a command ended. */
    public void show(String command, Outcome outcome) {
        if (!json) {
            outcome.lines().forEach(line -> out.println(painted(line.tone(), line.text())));
            out.flush();
            return;
        }
        ObjectNode data = JSON.createObjectNode()
                .put("command", command)
                .put("exit", outcome.exit().code());
        data.setAll(outcome.data());
        try {
            out.println(JSON.writeValueAsString(data));
            out.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says something while a command runs. */
    public void say(Tone tone, String text) {
        PrintStream stream = json ? err : out;
        text.lines().forEach(line -> stream.println(painted(tone, line)));
        stream.flush();
    }

    /** Asks for a line; empty at the end of the input, or if the program is stopped while it waits. */
    public Optional<String> ask(String question) {
        PrintStream stream = json ? err : out;
        stream.print(painted(Tone.HEADING, question) + " ");
        stream.flush();
        // A read from a terminal cannot be interrupted, and who stops the program would have to answer first.
        FutureTask<Optional<String>> answer = new FutureTask<>(() -> Optional.ofNullable(in.readLine()));
        Thread reader = new Thread(answer, "answer");
        reader.setDaemon(true);
        reader.start();
        try {
            return answer.get().map(String::strip);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new UncheckedIOException("The answer cannot be read.", new IOException(e.getCause()));
        }
    }

    /** A line that shows how far work has come; the next one takes its place. */
    public Progress progress() {
        return new Progress(err, live);
    }

    private String painted(Tone tone, String text) {
        String mark = switch (tone) {
            case GOOD -> "[ok] ";
            case WARNING -> "[!]  ";
            case BAD -> "[x]  ";
            case HINT -> "     ";
            default -> "";
        };
        String line = mark + harmless(text);
        return colour && tone != Tone.PLAIN ? code(tone) + line + RESET : line;
    }

    private static String code(Tone tone) {
        return switch (tone) {
            case HEADING -> "\u001B[1m";
            case GOOD -> "\u001B[32m";
            case WARNING -> "\u001B[33m";
            case BAD -> "\u001B[31m";
            default -> "\u001B[2m";
        };
    }

    /** Values of records are anybody's; an escape sequence in one must not reach the terminal. */
    static String harmless(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> clean.appendCodePoint(
                        (Character.isISOControl(point) && point != '\t') || Character.getType(point) == Character.FORMAT
                                ? '\uFFFD'
                                : point));
        return clean.toString();
    }
}
