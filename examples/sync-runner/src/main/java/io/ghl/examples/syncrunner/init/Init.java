package io.ghl.examples.syncrunner.init;

import io.ghl.client.GhlClient;
import io.ghl.client.Secret;
import io.ghl.client.customfields.CustomField;
import io.ghl.client.customfields.CustomFieldModel;
import io.ghl.examples.syncrunner.cli.Outcome.Tone;
import io.ghl.examples.syncrunner.config.Kinds;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.config.Places;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.config.SettingsReader;
import io.ghl.examples.syncrunner.connect.AppProblem;
import io.ghl.examples.syncrunner.connect.AtomicFile;
import io.ghl.examples.syncrunner.connect.Connector;
import io.ghl.examples.syncrunner.connect.Source;
import io.ghl.examples.syncrunner.connect.http.HttpSource;
import io.ghl.examples.syncrunner.session.Account;
import io.ghl.examples.syncrunner.session.Session;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks what is needed, looks at both sides, and writes settings and a mapping. */
public final class Init {
    private static final int SAMPLE = 500;
    private static final String MAPPING = "contacts.yaml";
    private static final String ANY_MAPPING = "version: 1\nrecords: contacts\nfields: [{app: email, ghl: email}]\n";

    private final Questions questions;
    private final InitOptions options;
    private final Path file;
    private final Path folder;
    private final Map<String, String> env;
    private final boolean sandbox;

    /**
     * What was written.
     *
     * @param files the names of the files
     * @param pairs what is mapped
     * @param leftOut the columns that are not
     * @param others what is mapped of further types, as texts
     */
    public record Written(
            List<String> files,
            List<Proposal.Pair> pairs,
            List<String> leftOut,
            Map<RecordType, List<String>> others) {}

    /** Records of another type. */
    private record Other(RecordType type, AppDraft app, String mapping, List<String> pairs) {
        String file() {
            return Kinds.word(type) + ".yaml";
        }
    }

    /** For a file to write. */
    public Init(Questions questions, InitOptions options, Path file, Map<String, String> env, boolean sandbox) {
        this.questions = questions;
        this.options = options;
        this.file = file.toAbsolutePath().normalize();
        this.folder = this.file.getParent() == null ? this.file : this.file.getParent();
        this.env = env;
        this.sandbox = sandbox;
    }

    /** Asks and writes. */
    public Written run() {
        refuseToOverwrite(file);
        refuseToOverwrite(folder.resolve(MAPPING));
        String location = sandbox
                ? Optional.ofNullable(options.location()).orElse("sandbox")
                : questions.ask(
                        "The id of your HighLevel location, as in the address of its pages:",
                        options.location(),
                        "--location",
                        env.get("GHL_LOCATION_ID"));
        String tokenEnv = questions.ask(
                "Which environment variable holds the token of your private integration?",
                options.tokenEnv(),
                "--token-env",
                "GHL_TOKEN");
        AppQuestions appQuestions = new AppQuestions(questions, options, folder, env);
        Secret token = sandbox ? Secret.of("sandbox") : appQuestions.secret(tokenEnv);
        if (options.url() != null) {
            AppQuestions.requireAddress("--url", options.url());
        }
        AppDraft asked = appQuestions.ask();
        URI url = options.url() == null ? null : URI.create(options.url());
        List<CustomField> fields = fields(new Settings.HighLevel(location, token, url, List.of()));
        Collection<Row> rows = sample(asked, location);
        AppDraft app = withItem(asked, rows, location);
        Map<String, @Nullable String> columns = columns(app, rows);
        List<Proposal.Pair> pairs = agree(Proposal.of(columns, key(app), fields, rows), fields, rows);
        if (pairs.stream().noneMatch(pair -> !pair.target().equals(Proposal.TAGS))) {
            throw new IllegalArgumentException("No column is mapped. Columns are " + String.join(", ", columns.keySet())
                    + "; map one by hand, or choose another table.");
        }
        String region = questions.ask(
                "The country of phone numbers without a prefix, such as US or DE:", options.region(), "--region", "US");
        String onConflict = questions.ask(
                "When both sides changed the same field: review (a person decides), appWins or ghlWins?",
                options.onConflict(),
                "--on-conflict",
                "review");
        List<Other> others = others(appQuestions, app, location, onConflict);
        String mapping = mappingText(pairs, region, onConflict);
        var unused = MappingFile.parse(MAPPING, mapping, CodeSteps.none());
        write(folder.resolve(MAPPING), mapping);
        others.forEach(other -> write(folder.resolve(other.file()), other.mapping()));
        write(file, settingsText(location, tokenEnv, url, app, others));
        var unusedToo = SettingsReader.check(file, env);
        Set<String> leftOut = new TreeSet<>(columns.keySet());
        pairs.forEach(pair -> leftOut.remove(pair.column()));
        leftOut.remove(key(app));
        List<String> files = new ArrayList<>(List.of(String.valueOf(file.getFileName()), MAPPING));
        Map<RecordType, List<String>> mapped = new EnumMap<>(RecordType.class);
        others.forEach(other -> {
            files.add(other.file());
            mapped.put(other.type(), other.pairs());
        });
        return new Written(files, pairs, List.copyOf(leftOut), mapped);
    }

    private List<Other> others(AppQuestions appQuestions, AppDraft contacts, String location, String onConflict) {
        List<Other> others = new ArrayList<>();
        for (RecordType type : OtherRecords.TYPES) {
            String word = Kinds.word(type);
            String where = questions.ask(
                    "Where are the " + word
                            + ", if they are to be synced as well? A table, a file or a path; a dash for" + " none:",
                    options.others().get(type),
                    "--" + word,
                    "-");
            if (where.equals("-")) {
                continue;
            }
            refuseToOverwrite(folder.resolve(word + ".yaml"));
            AppDraft asked = appQuestions.another(contacts, where);
            Collection<Row> rows = sample(asked, location);
            AppDraft app = withItem(asked, rows, location);
            Map<String, @Nullable String> columns = columns(app, rows);
            Set<String> taken = new HashSet<>(Set.of(key(app)));
            String parent = type == RecordType.BUSINESS ? null : parent(word, where, columns.keySet());
            if (parent != null) {
                taken.add(parent);
            }
            List<OtherRecords.Pair> pairs = OtherRecords.pairs(
                    type,
                    columns,
                    taken,
                    days(columns, rows),
                    "{dayAt: \"09:00\", zone: "
                            + Yaml.text(ZoneId.systemDefault().getId()) + "}");
            String mapping = OtherRecords.text(type, word, pairs, parent, onConflict);
            var unused = MappingFile.parse(word + ".yaml", mapping, CodeSteps.none());
            others.add(new Other(
                    type,
                    app,
                    mapping,
                    pairs.stream()
                            .map(pair -> pair.column() + " -> " + pair.target())
                            .toList()));
        }
        return others;
    }

    /** The columns that hold days without a time: by their type, or by all of their texts. */
    private static Set<String> days(Map<String, @Nullable String> columns, Collection<Row> rows) {
        Set<String> days = new HashSet<>();
        columns.forEach((column, type) -> {
            List<String> held = rows.stream()
                    .map(row -> String.valueOf(Objects.requireNonNullElse(row.get(column), "")))
                    .filter(text -> !text.isBlank())
                    .toList();
            if (type == null ? !held.isEmpty() && held.stream().allMatch(Init::isDay) : type.equals("date")) {
                days.add(column);
            }
        });
        return days;
    }

    private static boolean isDay(String text) {
        return CanonicalForm.day().apply(FieldValue.text(text)) instanceof FieldValue.Day && !text.contains("T");
    }

    private String parent(String word, String where, Set<String> columns) {
        String parent = questions.ask(
                "Which column of " + where + " holds the id of the contact that each of the " + word + " belongs to?",
                null,
                "a column named contact_id",
                OtherRecords.parent(columns).orElse(null));
        if (!columns.contains(parent)) {
            throw new IllegalArgumentException("There is no column \"" + parent + "\" in " + where + "; there are "
                    + String.join(", ", columns) + ".");
        }
        return parent;
    }

    private void refuseToOverwrite(Path path) {
        if (Files.exists(path) && !options.force()) {
            throw new IllegalArgumentException(
                    "There is a file " + path.getFileName() + " already. Add --force to write it anew.");
        }
    }

    private static String key(AppDraft app) {
        return Places.key(app.place());
    }

    private List<CustomField> fields(Settings.HighLevel highLevel) {
        if (!sandbox) {
            return fieldsOf(highLevel);
        }
        try (GhlSandbox server =
                Account.start(folder.resolve(SettingsReader.STATE).resolve("sandbox"))) {
            return fieldsOf(new Settings.HighLevel(
                    server.locationId(), Secret.of(server.token()), server.baseUrl(), List.of()));
        }
    }

    private static List<CustomField> fieldsOf(Settings.HighLevel highLevel) {
        try (GhlClient client = Session.client(highLevel)) {
            return client.location(highLevel.location()).customFields().list(CustomFieldModel.CONTACT);
        }
    }

    private Collection<Row> sample(AppDraft app, String location) {
        return look(app, location, records -> records.page(location, null, SAMPLE));
    }

    /** An API that has its list in a field may have a single record there as well; the first record tells. */
    private AppDraft withItem(AppDraft app, Collection<Row> rows, String location) {
        if (!(app.place() instanceof Place.Resource resource)
                || resource.items().isEmpty()
                || rows.isEmpty()) {
            return app;
        }
        String id = rows.iterator().next().id();
        AppDraft within = new AppDraft(
                app.app(),
                resource.withItem(resource.items()),
                app.appText(),
                app.placeText() + "\nitem: " + Yaml.text(resource.items()),
                app.columns());
        try {
            return look(within, location, records -> records.find(location, id))
                            .filter(row -> row.id().equals(id))
                            .isPresent()
                    ? within
                    : app;
        } catch (AppProblem | IllegalArgumentException e) {
            // It is not there.
            return app;
        }
    }

    private <T> T look(AppDraft app, String location, Function<AppRecords<Row>, T> how) {
        MappingFile any = MappingFile.parse("init.yaml", ANY_MAPPING, CodeSteps.none());
        Settings settings = new Settings(
                file,
                new Settings.HighLevel(location, Secret.of("-"), null, List.of()),
                new Settings.StoreAt.Sqlite(file),
                folder.resolve(SettingsReader.STATE),
                app.app(),
                List.of(new Settings.RecordsAt(any, "init.yaml", app.place(), List.of())),
                null);
        try (Connector connector = Connector.to(settings)) {
            Source source = connector.source(RecordType.CONTACT);
            return how.apply(source.records());
        }
    }

    private static Map<String, @Nullable String> columns(AppDraft app, Collection<Row> rows) {
        if (!app.columns().isEmpty()) {
            return app.columns();
        }
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.columns()));
        Map<String, @Nullable String> columns = new LinkedHashMap<>();
        names.removeIf(name -> rows.stream().anyMatch(row -> HttpSource.isStructure(row.get(name))));
        for (String name : names) {
            columns.put(name, rows.stream().anyMatch(row -> row.get(name) instanceof Collection<?>) ? "list" : null);
        }
        return columns;
    }

    private List<Proposal.Pair> agree(List<Proposal.Pair> proposed, List<CustomField> fields, Collection<Row> rows) {
        questions.say(Tone.HEADING, "Proposed mapping (Enter to take it, - to leave it out, or another field):");
        List<Proposal.Pair> agreed = new ArrayList<>();
        for (Proposal.Pair pair : proposed) {
            String answer = questions.confirm("  " + pair.column() + " -> " + pair.label());
            if (answer.isEmpty()) {
                agreed.add(pair);
            } else if (!answer.equals("-")) {
                agreed.add(Proposal.with(pair, answer, fields, rows)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "HighLevel has no field \"" + answer + "\". Start again, and name one that it has.")));
            }
        }
        return agreed;
    }

    private static String mappingText(List<Proposal.Pair> pairs, String region, String onConflict) {
        StringBuilder text = new StringBuilder("# How your columns and HighLevel's fields belong together.\n")
                .append("version: 1\nrecords: contacts\nphoneRegion: ")
                .append(Yaml.text(region))
                .append("\n\nfields:\n");
        String tags = "";
        List<String> keys = new ArrayList<>();
        for (Proposal.Pair pair : pairs) {
            String type = pair.type() == null ? "" : ", type: " + pair.type();
            if (pair.target().equals(Proposal.TAGS)) {
                tags = "\ntags: {app: " + Yaml.text(pair.column())
                        + (pair.type() == null ? ", type: commaSeparated" : type) + "}\n";
                continue;
            }
            text.append("  - {app: ").append(Yaml.text(pair.column())).append(type);
            text.append(", ghl: ").append(pair.target());
            text.append(pair.form() == null ? "" : ", form: " + pair.form());
            if (!pair.values().isEmpty()) {
                text.append(", values: ").append(Yaml.map(pair.values()));
            }
            text.append("}\n");
            if (pair.target().equals("email") || pair.target().equals("phone")) {
                keys.add(pair.column());
            }
        }
        text.append(tags);
        if (!keys.isEmpty()) {
            text.append("\nlink:\n  matchOn: [");
            text.append(String.join(", ", keys.stream().map(Yaml::text).toList()))
                    .append("]\n");
        }
        return text.append("\nonConflict: ").append(onConflict).append("\n").toString();
    }

    private static String settingsText(
            String location, String tokenEnv, @Nullable URI url, AppDraft app, List<Other> others) {
        return """
                # What is synced. Next: doctor, plan, run.
                version: 1

                highlevel:
                  location: %s
                  token: {env: %s}
                %s
                app:
                  %s

                records:
                  - mapping: %s
                %s%s
                # Webhooks and your application's own pushes bring changes at once:
                # listen: {port: 8080, publicUrl: https://sync.example.com, secret: {env: PUSH_SECRET}}
                """.formatted(
                        Yaml.text(location),
                        tokenEnv,
                        url == null ? "" : "  url: " + url + "\n",
                        app.appText(),
                        MAPPING,
                        app.placeText().indent(4),
                        others.stream()
                                .map(other -> "  - mapping: " + other.file() + "\n"
                                        + other.app().placeText().indent(4))
                                .collect(Collectors.joining()));
    }

    private static void write(Path path, String text) {
        try {
            AtomicFile.replace(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AppProblem("The file " + path.getFileName() + " cannot be written; may you write there?", e);
        }
    }
}
