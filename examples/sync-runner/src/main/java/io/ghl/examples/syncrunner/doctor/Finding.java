package io.ghl.examples.syncrunner.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What was found, in words that need no programmer.
 *
 * @param level how bad it is
 * @param about what it is about: {@code files}, {@code highlevel}, {@code application}, {@code store}, {@code webhooks},
 *     {@code clock}
 * @param text what was found
 * @param advice what to do, null if nothing is to be done
 */
public record Finding(
        Level level, String about, String text, @Nullable String advice) {
    /** How bad it is. */
    public enum Level {
        /** As it should be. */
        OK,
        /** The sync works, and not as well as it could. */
        WARNING,
        /** The sync must not start. */
        PROBLEM
    }

    static Finding ok(String about, String text) {
        return new Finding(Level.OK, about, text, null);
    }

    static Finding warning(String about, String text, String advice) {
        return new Finding(Level.WARNING, about, text, advice);
    }

    static Finding problem(String about, String text, @Nullable String advice) {
        return new Finding(Level.PROBLEM, about, text, advice);
    }
}
