package io.ghl.examples.twowaysync;

import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** The console: a bar that moves in one line on a terminal, a line now and then elsewhere. */
public final class Screen {
    private static final int WIDTH = 30;
    private static final int LINES = 4;

    private final PrintStream out;
    private final boolean terminal;
    private final StringBuilder transcript = new StringBuilder();

    public Screen(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether somebody sits in front of standard output. */
    @SuppressWarnings("SystemConsoleNull") // It is null on JDK 17 without a terminal.
    public static boolean isTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // Since JDK 22 there is a console even without a terminal, and a method to ask.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    public void line(String text) {
        out.println(text);
        out.flush();
        transcript.append(text).append('\n');
    }

    public void blank() {
        line("");
    }

    /** Everything that was said in lines, for the report file. */
    public String transcript() {
        return transcript.toString();
    }

    /** A bar for work of a known size. */
    public Bar bar(String label, int total) {
        return new Bar(label, total);
    }

    /** Shows how far something has come. */
    public final class Bar {
        private final String label;
        private int total;
        private int shown = -1;

        private Bar(String label, int total) {
            this.label = label;
            this.total = Math.max(1, total);
            if (terminal) {
                at(0, null);
            }
        }

        /** From now on there is so much to do, such as when more has come meanwhile. */
        public Bar of(int total) {
            this.total = Math.max(1, total);
            return this;
        }

        /** Shows that so much is done, if that is news enough. */
        public void at(int done, @Nullable String detail) {
            int step = terminal ? done * WIDTH * 4 / total : done * LINES / total;
            if (step == shown || (!terminal && done == 0)) {
                return;
            }
            shown = step;
            show(done, detail);
        }

        /** Shows that so much is done, and what comes next. */
        public void show(int done, @Nullable String detail) {
            String suffix = detail == null ? "" : "  " + detail;
            if (terminal) {
                int filled = Math.min(WIDTH, done * WIDTH / total);
                out.printf(
                        "\r  %-22s [%s%s] %4d/%d%s\u001b[K",
                        label, "=".repeat(filled), " ".repeat(WIDTH - filled), done, total, suffix);
            } else {
                out.printf("  %-22s %4d of %d%s%n", label, done, total, suffix);
            }
            out.flush();
        }

        /** Ends the bar. */
        public void done(String detail) {
            if (terminal) {
                out.print("\r\u001b[K");
            }
            line("  %-22s %s".formatted(label, detail));
        }
    }
}
