package io.ghl.examples.syncrunner.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.init.Init;
import io.ghl.examples.syncrunner.init.InitOptions;
import io.ghl.examples.syncrunner.init.Questions;
import io.ghl.sync.record.RecordType;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Proposes a set-up. */
@Command(
        name = "init",
        description = "Ask, look at your records and at the location, and write sync.yaml with mappings of contacts"
                + " and, if you like, of businesses, tasks, notes and appointments.",
        mixinStandardHelpOptions = true)
final class InitCommand extends FileCommand {
    @Option(
            names = {"-y", "--yes"},
            description = "Ask nothing, and take what is proposed.")
    private boolean yes;

    @Option(names = "--location", paramLabel = "ID", description = "The id of the location.")
    private @Nullable String location;

    @Option(names = "--token-env", paramLabel = "NAME", description = "The environment variable with the token.")
    private @Nullable String tokenEnv;

    @Option(names = "--url", paramLabel = "URL", description = "Another address than HighLevel's, for tests.")
    private @Nullable String url;

    @Option(
            names = "--app",
            paramLabel = "WHERE",
            description = "A JDBC URL, the https address of a JSON API, or a folder with CSV files.")
    private @Nullable String app;

    @Option(names = "--table", paramLabel = "NAME", description = "The table, the path or the file with the contacts.")
    private @Nullable String table;

    @Option(names = "--key", paramLabel = "COLUMN", description = "The column with the id.")
    private @Nullable String key;

    @Option(names = "--user", paramLabel = "NAME", description = "The user of the database.")
    private @Nullable String user;

    @Option(
            names = "--password-env",
            paramLabel = "NAME",
            description = "The environment variable with the database's password or the API's token; - for none.")
    private @Nullable String passwordEnv;

    @Option(names = "--items", paramLabel = "FIELD", description = "Where the list is in an answer of the API.")
    private @Nullable String items;

    @Option(
            names = "--changed",
            paramLabel = "COLUMN",
            description = "A column of the table that every change moves; - to compare all rows.")
    private @Nullable String changed;

    @Option(names = "--businesses", paramLabel = "NAME", description = "The table, path or file with businesses.")
    private @Nullable String businesses;

    @Option(names = "--tasks", paramLabel = "NAME", description = "The table, path or file with tasks of contacts.")
    private @Nullable String tasks;

    @Option(names = "--notes", paramLabel = "NAME", description = "The table, path or file with notes of contacts.")
    private @Nullable String notes;

    @Option(names = "--appointments", paramLabel = "NAME", description = "The table, path or file with appointments.")
    private @Nullable String appointments;

    @Option(names = "--region", paramLabel = "CC", description = "The country of phone numbers without a prefix.")
    private @Nullable String region;

    @Option(names = "--on-conflict", paramLabel = "RULE", description = "review, appWins or ghlWins.")
    private @Nullable String onConflict;

    @Option(names = "--force", description = "Write over files that are there.")
    private boolean force;

    private Map<RecordType, String> others() {
        Map<RecordType, String> others = new EnumMap<>(RecordType.class);
        put(others, RecordType.BUSINESS, businesses);
        put(others, RecordType.TASK, tasks);
        put(others, RecordType.NOTE, notes);
        put(others, RecordType.APPOINTMENT, appointments);
        return others;
    }

    private static void put(Map<RecordType, String> others, RecordType type, @Nullable String where) {
        if (where != null) {
            others.put(type, where);
        }
    }

    @Override
    public Outcome run(Console console, Map<String, String> env) {
        Init.Written written = new Init(
                        new Questions(console, yes),
                        new InitOptions(
                                location,
                                tokenEnv,
                                url,
                                app,
                                table,
                                key,
                                user,
                                passwordEnv,
                                items,
                                changed,
                                others(),
                                region,
                                onConflict,
                                force,
                                !yes),
                        file(),
                        env,
                        common().sandbox())
                .run();
        Outcome outcome = new Outcome();
        written.files().forEach(outcome.data().putArray("files")::add);
        ArrayNode fields = outcome.data().putArray("fields");
        written.pairs().forEach(pair -> {
            outcome.line(Tone.GOOD, pair.column() + " -> " + pair.label());
            fields.addObject().put("column", pair.column()).put("target", pair.target());
        });
        written.others()
                .forEach((type, targets) ->
                        outcome.line(Tone.GOOD, Kinds.word(type) + ": " + String.join(", ", targets)));
        written.leftOut().forEach(outcome.data().putArray("leftOut")::add);
        if (!written.leftOut().isEmpty()) {
            outcome.line(Tone.WARNING, "Not mapped: " + String.join(", ", written.leftOut()));
        }
        return outcome.line("Written: " + String.join(", ", written.files()))
                .line(Tone.HINT, "Look at them, and correct what should be otherwise. Next: doctor");
    }
}
