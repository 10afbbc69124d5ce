package io.ghl.examples.syncrunner.cli;

import java.util.Map;

/** What a command does. Its parameters are its fields, which the parser of the command line fills. */
interface Task {
    /** Runs it. */
    Outcome run(Console console, Map<String, String> env) throws InterruptedException;

    /** The options that every command has. */
    CommonOptions common();
}
