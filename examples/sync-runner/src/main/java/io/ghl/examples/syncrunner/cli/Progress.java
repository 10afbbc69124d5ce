package io.ghl.examples.syncrunner.cli;

import java.io.PrintStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A progress bar on one line, silent where a line cannot be written over. Thread-safe. */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 30;

    private final PrintStream err;
    private final boolean live;
    private int shown;

    Progress(PrintStream err, boolean live) {
        this.err = err;
        this.live = live;
    }

    /** Shows how far the work has come. */
    public void show(String what, int done, int total, @Nullable Duration left) {
        write(bar(what, done, total, left));
    }

    /** Shows a text in place of a bar. */
    public void say(String text) {
        write(text);
    }

    static String bar(String what, int done, int total, @Nullable Duration left) {
        int filled = total <= 0 ? 0 : (int) Math.min(WIDTH, (long) WIDTH * done / total);
        String rest = left == null ? "" : ", " + words(left) + " left";
        return what + " [" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + " of " + total + rest;
    }

    static String words(Duration time) {
        long seconds = time.toSeconds();
        return seconds < 60 ? seconds + " s" : seconds < 7200 ? seconds / 60 + " min" : seconds / 3600 + " h";
    }

    private synchronized void write(String text) {
        if (live) {
            err.print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
            err.flush();
            shown = text.length();
        }
    }

    @Override
    public void close() {
        clear();
    }

    /** Takes the line away, so that something else can be printed. */
    public synchronized void clear() {
        if (shown > 0) {
            err.print("\r" + " ".repeat(shown) + "\r");
            err.flush();
            shown = 0;
        }
    }
}
