package io.ghl.examples.syncrunner.cli;

import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.config.SettingsReader;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Reads the files, and calls nobody. */
@Command(
        name = "validate",
        description = "Check sync.yaml and the mapping files, without calling anybody.",
        mixinStandardHelpOptions = true)
final class ValidateCommand extends FileCommand {
    @Override
    public Outcome run(Console console, Map<String, String> env) {
        SettingsReader.Result result = SettingsReader.check(file(), env);
        Outcome outcome = new Outcome();
        var types = outcome.data().putArray("records");
        result.settings().records().forEach(records -> {
            String triggers = records.triggers().stream()
                    .map(trigger -> "\"" + trigger.name() + "\"")
                    .collect(Collectors.joining(", "));
            types.addObject()
                    .put("type", Kinds.word(records.type()))
                    .put("mapping", records.mappingFile())
                    .put("fields", records.mapping().mapping().rules().size())
                    .put("triggers", records.triggers().size());
            outcome.line(
                    Tone.GOOD,
                    records.mappingFile() + " maps "
                            + records.mapping().mapping().rules().size() + " fields of " + Kinds.word(records.type())
                            + (triggers.isEmpty() ? "." : ", with the triggers " + triggers + "."));
        });
        var unset = outcome.data().putArray("unsetVariables");
        result.unset().forEach(name -> {
            unset.add(name);
            outcome.line(Tone.WARNING, "The environment variable " + name + " is not set here.");
        });
        return outcome.line(
                Tone.HINT, "The files are in order. Next: doctor, which also looks at HighLevel and your records.");
    }
}
