package io.ghl.sync.mapping.file;

import io.ghl.client.GhlLocation;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.RecordSync;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.app.SqlTable;
import io.ghl.sync.app.TableColumn;
import io.ghl.sync.internal.app.Renamed;
import io.ghl.sync.internal.document.Documents;
import io.ghl.sync.internal.document.Nearest;
import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Problems;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Trigger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A mapping of one type of records that is written in a file, as JSON or YAML, and says all that a {@link RecordSync} in
 * code can say. It maps {@linkplain Row rows}.
 *
 * {@snippet file="io/ghl/sync/MappingSnippetsTest.java" region="file"}
 *
 * <p>YAML needs {@code com.fasterxml.jackson.dataformat:jackson-dataformat-yaml} on the class path; JSON needs nothing.
 * {@link #schema()} lets editors complete such files. Immutable and thread-safe, as far as the code steps are.
 */
public final class MappingFile {
    private static final String SCHEMA = "mapping.schema.json";

    private final String name;
    private final MappingReader.Contents contents;
    private final RecordMapping<Row> mapping;

    private MappingFile(String name, MappingReader.Contents contents, RecordMapping<Row> mapping) {
        this.name = name;
        this.contents = contents;
        this.mapping = mapping;
    }

    /**
     * Reads a file that names no steps in code.
     *
     * @param file the file, whose name ends with {@code .json}, {@code .yaml} or {@code .yml}; in UTF-8
     * @return the mapping
     * @throws MappingFileException if anything is wrong with it; it lists all problems
     * @throws UncheckedIOException if the file cannot be read
     */
    public static MappingFile read(Path file) {
        return read(file, CodeSteps.none());
    }

    /**
     * Reads a file.
     *
     * @param file the file, whose name ends with {@code .json}, {@code .yaml} or {@code .yml}; in UTF-8
     * @param code the steps in code that the file can name
     * @return the mapping
     * @throws MappingFileException if anything is wrong with it; it lists all problems
     * @throws UncheckedIOException if the file cannot be read
     */
    public static MappingFile read(Path file, CodeSteps code) {
        Objects.requireNonNull(file, "file must not be null.");
        Objects.requireNonNull(code, "code must not be null.");
        return parse(fileName(file), text(file), code);
    }

    /**
     * Reads a mapping from a text.
     *
     * @param name a name for messages, whose ending tells the format: {@code .json}, {@code .yaml} or {@code .yml}
     * @param text the text
     * @param code the steps in code that the text can name
     * @return the mapping
     * @throws MappingFileException if anything is wrong with it; it lists all problems
     */
    public static MappingFile parse(String name, String text, CodeSteps code) {
        Objects.requireNonNull(name, "name must not be null.");
        Objects.requireNonNull(text, "text must not be null.");
        Objects.requireNonNull(code, "code must not be null.");
        Problems problems = new Problems();
        MappingFile file = parse(name, text, code, problems);
        if (file == null || !problems.isEmpty()) {
            throw new MappingFileException(inFile(name, problems));
        }
        return file;
    }

    /**
     * Tells what is wrong with a file, without an exception.
     *
     * @param file the file, as for {@link #read(Path, CodeSteps)}
     * @param code the steps in code that the file can name
     * @return the problems in the order of the file; empty if it can be used
     * @throws UncheckedIOException if the file cannot be read
     */
    public static List<MappingProblem> validate(Path file, CodeSteps code) {
        Objects.requireNonNull(file, "file must not be null.");
        Objects.requireNonNull(code, "code must not be null.");
        Problems problems = new Problems();
        parse(fileName(file), text(file), code, problems);
        return inFile(fileName(file), problems);
    }

    /**
     * The JSON Schema of mapping files, draft 2020-12, by which editors complete and check them.
     *
     * @return the schema as JSON
     */
    public static String schema() {
        try (InputStream in = MappingFile.class.getResourceAsStream(SCHEMA)) {
            if (in == null) {
                throw new IllegalStateException("The library is incomplete: it has no " + SCHEMA + ".");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String fileName(Path file) {
        return String.valueOf(file.getFileName());
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The mapping file " + fileName(file) + " cannot be read; is it there, and in UTF-8?", e);
        }
    }

    static List<MappingProblem> inFile(String name, Problems problems) {
        return problems.sorted().stream()
                .map(problem -> new MappingProblem(
                        name, problem.at().line(), problem.at().column(), problem.message()))
                .toList();
    }

    private static @Nullable MappingFile parse(String name, String text, CodeSteps code, Problems problems) {
        Node document = Documents.read(name, text, problems);
        return document == null ? null : of(name, document, code, problems);
    }

    /** The mapping of a document, null if there are problems. */
    static @Nullable MappingFile of(String name, Node document, CodeSteps code, Problems problems) {
        MappingReader.Contents contents = new MappingReader(code, problems).read(document);
        if (contents == null || !problems.isEmpty()) {
            return null;
        }
        RecordMapping<Row> mapping = MappingBuild.of(contents, problems);
        if (mapping != null) {
            contents.triggers().forEach(trigger -> trigger.check(contents.type(), mapping.rules(), problems));
        }
        return mapping == null ? null : new MappingFile(name, contents, mapping);
    }

    MappingReader.Contents contents() {
        return contents;
    }

    /**
     * The type of HighLevel's records.
     *
     * @return the type
     */
    public RecordType type() {
        return contents.type();
    }

    /**
     * What a deletion on one side does to the other.
     *
     * @return the policy; one that archives asks for records that can be
     */
    public DeletePolicy onDelete() {
        return contents.onDelete();
    }

    /**
     * The mapping of the fields.
     *
     * @return the mapping, the same as one in code
     */
    public RecordMapping<Row> mapping() {
        return mapping;
    }

    /**
     * All that the file says about the sync of the records, for {@code SyncEngine.builder().records(...)}.
     *
     * @param records the application's records. Where {@link AppRecords} speaks of a field, such as in
     *     {@code findByKey}, they are asked for its column; a field without a column of its own keeps its name
     * @return a set-up that can be changed before it is given to an engine
     * @throws MappingFileException if the records are a {@link SqlTable} and the file names columns that its rows do not
     *     have; for other records {@link #missingColumns} tells
     */
    public RecordSync<Row> recordSync(AppRecords<Row> records) {
        Objects.requireNonNull(records, "records must not be null.");
        if (records instanceof SqlTable table) {
            List<MappingProblem> missing = missingColumns(
                    table.columns().stream().map(TableColumn::name).toList());
            if (!missing.isEmpty()) {
                throw new MappingFileException(missing);
            }
        }
        AppRecords<Row> rows = new Renamed<>(records, columnsByField());
        RecordSync<Row> sync = switch (contents.type()) {
            case BUSINESS -> RecordSync.businesses(rows);
            case CONTACT -> RecordSync.contacts(rows);
            case TASK -> RecordSync.tasks(rows);
            case NOTE -> RecordSync.notes(rows);
            case APPOINTMENT -> RecordSync.appointments(rows);
            case APPOINTMENT_NOTE -> RecordSync.appointmentNotes(rows);
        };
        if (contents.archiveTag() != null) {
            sync.archiveTag(contents.archiveTag());
        }
        if (contents.onRemoteMerge() != null) {
            sync.onRemoteMerge(contents.onRemoteMerge());
        }
        return sync.mapping(builder -> MappingBuild.declare(builder, contents.fields(), contents))
                .onConflict(contents.onConflict())
                .onDelete(contents.onDelete())
                .onDeleteConflict(contents.onDeleteConflict());
    }

    private Map<String, String> columnsByField() {
        Map<String, String> columns = new TreeMap<>();
        for (FileField field : contents.fields()) {
            if (field.column() != null) {
                columns.put(field.name(), field.column());
            }
        }
        return columns;
    }

    /**
     * The engine's options with what the file says under {@code polling}.
     *
     * @param base the other options
     * @return the new options
     * @throws IllegalArgumentException if they do not go together with the other ones
     */
    public SyncOptions options(SyncOptions base) {
        return contents.options().apply(Objects.requireNonNull(base, "base must not be null."));
    }

    /**
     * The triggers of the file, for {@code SyncEngine.builder().triggers(...)}.
     *
     * @param effects the effects that the file can name
     * @return the triggers, none if it has no section {@code triggers}
     * @throws MappingFileException if it names an effect, an action or a variable that there is not; it tells the places
     */
    public List<Trigger> triggers(FileEffects effects) {
        Objects.requireNonNull(effects, "effects must not be null.");
        Problems problems = new Problems();
        List<Trigger> triggers = new ArrayList<>();
        for (FileTrigger each : contents.triggers()) {
            Trigger trigger = each.in(effects, mapping, problems);
            if (trigger != null) {
                triggers.add(trigger);
            }
        }
        if (!problems.isEmpty()) {
            throw new MappingFileException(inFile(name, problems));
        }
        return List.copyOf(triggers);
    }

    /**
     * The actions that the file's triggers carry out, whose {@linkplain io.ghl.sync.trigger.action.Action#scopes() scopes}
     * the token needs besides those of the records.
     *
     * @return their ids, sorted, unmodifiable; none if it has no section {@code triggers}
     */
    public Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        contents.triggers()
                .forEach(trigger -> trigger.effects().forEach(placed -> {
                    String action = placed.effect().action();
                    if (action != null) {
                        actions.add(action);
                    }
                }));
        return Collections.unmodifiableSet(actions);
    }

    /**
     * The application's columns that the file names.
     *
     * @return the names, sorted, unmodifiable
     */
    public Set<String> columns() {
        return contents.columns().places().keySet();
    }

    /**
     * Tells which columns the application does not have, before a sync finds them blank.
     *
     * @param known the columns that there are
     * @return a problem for each place at which the file names a column that is not there
     */
    public List<MappingProblem> missingColumns(Collection<String> known) {
        Objects.requireNonNull(known, "known must not be null.");
        Problems problems = new Problems();
        contents.columns().places().forEach((column, places) -> {
            if (!known.contains(column)) {
                places.forEach(at -> problems.add(at, missing(column, known)));
            }
        });
        return inFile(name, problems);
    }

    /**
     * Tells what the location's custom fields cannot take, before anything is written: a field that is not there or was
     * renamed, that is meant by two of the same name, that is mapped twice, or of another type than the values are; and
     * paired texts that are none of its options. The engine refuses to work for the same reasons, as far as it knows the
     * types of values. Takes one call ({@code get-custom-fields}), and none if the file names no custom field.
     *
     * @param location the location
     * @return the problems in the order of the file; empty if the sync can start
     * @throws io.ghl.client.error.GhlException if the location cannot be asked, such as for want of the scope
     *     {@code locations/customFields.readonly}
     */
    public List<MappingProblem> check(GhlLocation location) {
        Objects.requireNonNull(location, "location must not be null.");
        return inFile(name, LocationCheck.problems(contents, mapping, location));
    }

    private static String missing(String column, Collection<String> known) {
        List<String> near = Nearest.of(column, known);
        return "The application has no column \"" + column + "\"."
                + (near.isEmpty() ? " Correct the name." : " Did you mean \"" + String.join("\" or \"", near) + "\"?");
    }

    /**
     * Shows what becomes of each field of a row on its way to HighLevel, step by step.
     *
     * @param sample a row
     * @return the steps with the values, which are the sample's
     */
    public MappingExplanation explain(Row sample) {
        Objects.requireNonNull(sample, "sample must not be null.");
        return Explaining.explain(contents.fields(), mapping, sample);
    }

    @Override
    public String toString() {
        return "MappingFile[" + name + ", " + mapping + "]";
    }
}
