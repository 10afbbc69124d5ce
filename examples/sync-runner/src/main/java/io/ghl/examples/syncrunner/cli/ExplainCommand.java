package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.config.Settings.RecordsAt;
import io.ghl.examples.syncrunner.connect.Connector;
import io.ghl.examples.syncrunner.session.Account;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sync.app.Row;
import io.ghl.sync.audit.FieldExplanation;
import io.ghl.sync.audit.RecordExplanation;
import io.ghl.sync.mapping.file.MappingExplanation;
import io.ghl.sync.record.RecordType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells why a record is as it is. */
@Command(
        name = "explain",
        description = "Tell why a record, or a field of it, is as it is. Shows its values.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Task {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(index = "0", paramLabel = "RECORD", description = "The record's id in your application.")
    private String record = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "FIELD", description = "The field's name in the mapping.")
    private @Nullable String field;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "contacts, businesses, tasks, ... Default: the first type in the settings.")
    private @Nullable String type;

    @Option(names = "--ghl", description = "RECORD is the id in HighLevel.")
    private boolean ghl;

    @Option(names = "--steps", description = "Show what the mapping makes of the record, step by step, instead.")
    private boolean steps;

    @Override
    public CommonOptions common() {
        return common;
    }

    @Override
    public Outcome run(Console console, Map<String, String> env) {
        Settings settings = common.settings(env);
        RecordsAt records = records(settings);
        if (steps) {
            return steps(Account.offline(settings, common.sandbox()), records);
        }
        try (Account account = Account.open(settings, common.sandbox());
                Session session = Session.open(account.settings())) {
            RecordExplanation explanation = ghl
                    ? session.location().explainGhl(records.type(), record)
                    : session.location().explain(records.type(), record);
            return outcome(explanation);
        }
    }

    private RecordsAt records(Settings settings) {
        if (type == null) {
            return settings.records().get(0);
        }
        RecordType wanted = Kinds.type(type)
                .orElseThrow(() -> new IllegalArgumentException("There are no records of type \"" + type
                        + "\". Use contacts, businesses, tasks, notes, appointments or appointmentNotes."));
        return settings.of(wanted)
                .orElseThrow(() -> new IllegalArgumentException("Records of type " + type + " are not synced."));
    }

    private Outcome outcome(RecordExplanation explanation) {
        Outcome outcome = new Outcome();
        List<FieldExplanation> fields = field == null ? explanation.fields() : List.of(explanation.field(field));
        if (field == null) {
            explanation.sentences().forEach(outcome::line);
        }
        ArrayNode list = outcome.data()
                .put("type", Kinds.word(explanation.type()))
                .put("appId", explanation.appId())
                .put("ghlId", explanation.ghlId())
                .putArray("fields");
        for (FieldExplanation each : fields) {
            outcome.line(Tone.HEADING, each.field());
            each.sentences().forEach(sentence -> outcome.line("  " + sentence));
            var node = list.addObject()
                    .put("field", each.field())
                    .put("app", Values.shown(each.app()))
                    .put("ghl", Values.shown(each.ghl()))
                    .put("next", each.next().name());
            each.sentences().forEach(node.putArray("sentences")::add);
        }
        explanation.sentences().forEach(outcome.data().putArray("sentences")::add);
        return explanation.state() == null ? outcome.exit(Exit.FOUND) : outcome;
    }

    private Outcome steps(Settings settings, RecordsAt records) {
        try (Connector app = Connector.to(settings)) {
            Row row = app.source(records.type())
                    .records()
                    .find(settings.highLevel().location(), record)
                    .orElseThrow(() -> new IllegalArgumentException("There is no record \"" + record + "\" in "
                            + app.source(records.type()).name() + "."));
            MappingExplanation explanation = records.mapping().explain(row);
            List<String> names = explanation.fields().stream()
                    .map(MappingExplanation.Field::name)
                    .toList();
            if (field != null && !names.contains(field)) {
                throw new IllegalArgumentException("There is no mapped field " + field + "; there are " + names + ".");
            }
            Outcome outcome = new Outcome();
            ArrayNode list = outcome.data().putArray("fields");
            boolean wrong = false;
            for (MappingExplanation.Field each : explanation.fields()) {
                if (field != null && !field.equals(each.name())) {
                    continue;
                }
                outcome.line(
                        Tone.HEADING,
                        each.name() + " -> " + each.target()
                                + (each.synced() ? "" : "  (not synced: its condition does not hold)"));
                var node = list.addObject()
                        .put("field", each.name())
                        .put("target", each.target())
                        .put("synced", each.synced())
                        .put("problem", each.problem());
                ArrayNode stages = node.putArray("steps");
                each.stages().forEach(stage -> {
                    outcome.line("  " + stage.step() + ": " + (stage.after() == null ? "(nothing)" : stage.after()));
                    stages.addObject().put("step", stage.step()).put("after", stage.after());
                });
                if (each.problem() != null) {
                    wrong = true;
                    outcome.line(Tone.BAD, each.problem());
                }
            }
            return outcome.exit(wrong ? Exit.FOUND : Exit.OK);
        }
    }
}
