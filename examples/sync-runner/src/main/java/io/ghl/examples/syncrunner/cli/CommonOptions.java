package io.ghl.examples.syncrunner.cli;

import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {
    /** When there are colours. */
    enum Colour {
        auto,
        always,
        never
    }

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description = "The settings. Default: ${DEFAULT-VALUE}")
    private Path file = Path.of("sync.yaml");

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            description = "Colours: auto, always or never. The variable NO_COLOR switches them off, too.")
    private Colour colour = Colour.auto;

    @Option(
            names = "--sandbox",
            description = "Use a local sandbox with sample contacts instead of HighLevel, and a store of its own.")
    private boolean sandbox;

    Path file() {
        return file;
    }

    boolean json() {
        return json;
    }

    boolean sandbox() {
        return sandbox;
    }

    boolean coloured(Map<String, String> env, boolean terminal) {
        return switch (colour) {
            case always -> true;
            case never -> false;
            case auto -> terminal && env.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(env.get("TERM"));
        };
    }

    Settings settings(Map<String, String> env) {
        return SettingsReader.read(file, env, sandbox);
    }
}
