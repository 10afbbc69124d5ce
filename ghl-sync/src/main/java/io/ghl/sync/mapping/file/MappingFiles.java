package io.ghl.sync.mapping.file;

import io.ghl.client.GhlLocation;
import io.ghl.sync.SyncEngine;
import io.ghl.sync.SyncException;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.internal.document.Documents;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.internal.options.Several;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Trigger;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The mappings of several types of records for one engine, from several files, or from one YAML file in which lines of
 * {@code ---} keep them apart.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="files"}
 *
 * <p>Immutable and thread-safe, as far as the code steps are.
 */
public final class MappingFiles {
    private final List<MappingFile> files;

    private MappingFiles(List<MappingFile> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Reads files, each with one mapping or more.
     *
     * @param code the steps in code that the files can name
     * @param files the files, as for {@link MappingFile#read(Path, CodeSteps)}; at least one
     * @return the mappings, in the order of the files
     * @throws MappingFileException if anything is wrong with one of them, or if they do not go together; it lists all
     *     problems
     * @throws UncheckedIOException if a file cannot be read
     */
    public static MappingFiles read(CodeSteps code, Path... files) {
        Reader reader = new Reader(code);
        reader.read(files);
        return reader.result();
    }

    /**
     * Reads mappings from a text.
     *
     * @param name a name for messages, as for {@link MappingFile#parse}
     * @param text the text
     * @param code the steps in code that the text can name
     * @return the mappings, in the order of the text
     * @throws MappingFileException if anything is wrong with them; it lists all problems
     */
    public static MappingFiles parse(String name, String text, CodeSteps code) {
        Objects.requireNonNull(name, "name must not be null.");
        Objects.requireNonNull(text, "text must not be null.");
        Reader reader = new Reader(code);
        reader.read(name, text);
        return reader.result();
    }

    /**
     * Tells what is wrong with files, without an exception.
     *
     * @param code the steps in code that the files can name
     * @param files the files, as for {@link #read}
     * @return the problems in the order of the files; empty if they can be used
     * @throws UncheckedIOException if a file cannot be read
     */
    public static List<MappingProblem> validate(CodeSteps code, Path... files) {
        Reader reader = new Reader(code);
        reader.read(files);
        return List.copyOf(reader.problems);
    }

    /** Reads one file after the other. */
    private static final class Reader {
        private final CodeSteps code;
        private final List<MappingFile> mappings = new ArrayList<>();
        private final List<MappingProblem> problems = new ArrayList<>();
        private final Map<RecordType, String> types = new EnumMap<>(RecordType.class);
        private final Map<String, String> options = new TreeMap<>();
        private final Map<String, String> triggers = new TreeMap<>();

        Reader(CodeSteps code) {
            this.code = Objects.requireNonNull(code, "code must not be null.");
        }

        void read(Path... files) {
            List<Path> given = Several.of("file", files);
            if (given.isEmpty()) {
                throw new IllegalArgumentException("No mapping file is given; name one or more.");
            }
            for (Path file : given) {
                read(MappingFile.fileName(file), MappingFile.text(file));
            }
        }

        void read(String name, String text) {
            Problems unreadable = new Problems();
            for (Node document : Documents.readAll(name, text, unreadable)) {
                Problems found = new Problems();
                MappingFile mapping = MappingFile.of(name, document, code, found);
                if (mapping != null && found.isEmpty()) {
                    goTogether(name, mapping, found);
                    mappings.add(mapping);
                }
                problems.addAll(MappingFile.inFile(name, found));
            }
            problems.addAll(MappingFile.inFile(name, unreadable));
        }

        /** What holds for the whole engine can be said once. */
        private void goTogether(String name, MappingFile mapping, Problems found) {
            MappingReader.Contents contents = mapping.contents();
            String other = types.putIfAbsent(contents.type(), name);
            if (other != null) {
                found.add(
                        contents.at(),
                        "The same records are mapped in " + other + " already; map each type of records once.");
            }
            contents.polling().forEach((option, at) -> {
                String before = options.putIfAbsent(option, name);
                if (before != null) {
                    found.add(
                            at,
                            "\"" + option + "\" holds for all records of the engine, and " + before
                                    + " says it already; say it once.");
                }
            });
            contents.triggers().forEach(trigger -> {
                String before = triggers.putIfAbsent(trigger.waiting().name(), name);
                if (before != null) {
                    found.add(
                            trigger.at(),
                            "There is a trigger of this name in " + before + " already; give each its own.");
                }
            });
        }

        MappingFiles result() {
            if (!problems.isEmpty()) {
                throw new MappingFileException(problems);
            }
            return new MappingFiles(mappings);
        }
    }

    /**
     * The mappings one by one.
     *
     * @return the mappings in the order in which they were read, unmodifiable; one for each type of records
     */
    public List<MappingFile> files() {
        return files;
    }

    /**
     * Tells an engine to sync all that is mapped.
     *
     * @param engine an engine that is being set up
     * @param rows the application's rows for each type of records that is mapped
     * @return the engine's builder
     * @throws SyncException if the function has no records for a mapping
     */
    public SyncEngine.Builder addTo(
            SyncEngine.Builder engine, Function<? super RecordType, ? extends AppRecords<Row>> rows) {
        Objects.requireNonNull(engine, "engine must not be null.");
        Objects.requireNonNull(rows, "rows must not be null.");
        for (MappingFile file : files) {
            AppRecords<Row> records = rows.apply(file.type());
            if (records == null) {
                throw new SyncException("There are no records for the mapping of type " + file.type()
                        + "; have the function return some, or leave the mapping out.");
            }
            engine.records(file.recordSync(records));
        }
        return engine;
    }

    /**
     * The engine's options with what the files say under {@code polling}.
     *
     * @param base the other options
     * @return the new options
     * @throws IllegalArgumentException if they do not go together with the other ones
     */
    public SyncOptions options(SyncOptions base) {
        SyncOptions options = Objects.requireNonNull(base, "base must not be null.");
        for (MappingFile file : files) {
            options = file.options(options);
        }
        return options;
    }

    /**
     * The triggers of all files, for {@code SyncEngine.builder().triggers(...)}.
     *
     * @param effects the effects that the files can name
     * @return the triggers in the order of the files
     * @throws MappingFileException if they name an effect, an action or a variable that there is not
     */
    public List<Trigger> triggers(FileEffects effects) {
        Objects.requireNonNull(effects, "effects must not be null.");
        List<Trigger> triggers = new ArrayList<>();
        List<MappingProblem> problems = new ArrayList<>();
        for (MappingFile file : files) {
            try {
                triggers.addAll(file.triggers(effects));
            } catch (MappingFileException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new MappingFileException(problems);
        }
        return List.copyOf(triggers);
    }

    /**
     * Tells what the location's custom fields cannot take, as {@link MappingFile#check} does for one mapping.
     *
     * @param location the location
     * @return the problems in the order of the files; empty if the sync can start
     * @throws io.ghl.client.error.GhlException if the location cannot be asked
     */
    public List<MappingProblem> check(GhlLocation location) {
        Objects.requireNonNull(location, "location must not be null.");
        return files.stream().flatMap(file -> file.check(location).stream()).toList();
    }

    @Override
    public String toString() {
        return "MappingFiles" + files;
    }
}
