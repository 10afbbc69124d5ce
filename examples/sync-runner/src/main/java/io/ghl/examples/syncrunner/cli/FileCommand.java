package io.ghl.examples.syncrunner.cli;

import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.config.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command whose only parameter is the file with the settings. */
abstract class FileCommand implements Task {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The settings, if not given by --file.")
    private @Nullable Path parameter;

    @Override
    public CommonOptions common() {
        return common;
    }

    Path file() {
        return parameter == null ? common.file() : parameter;
    }

    Settings settings(Map<String, String> env) {
        return SettingsReader.read(file(), env, common.sandbox());
    }
}
