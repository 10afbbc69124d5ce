package io.ghl.examples.twowaysync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How far a run has come, on disk before the next thing begins; what is repeated after a kill is repeatable. */
public final class Progress {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FORMAT = 1;

    /** The parts of a run, in order. */
    public enum Stage {
        FIXTURES,
        LINKING,
        SCRIPT,
        SETTLING,
        DONE
    }

    private final Path file;
    private final long seed;
    private final @Nullable Path csv;
    private final Map<String, String> contactIds = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private Stage stage = Stage.FIXTURES;
    private int position;
    private boolean interrupted;

    private Progress(Path file, long seed, @Nullable Path csv) {
        this.file = file;
        this.seed = seed;
        this.csv = csv;
    }

    /** A new run. */
    public static Progress begin(Path file, long seed, @Nullable Path csv) {
        Progress progress = new Progress(file, seed, csv == null ? null : csv.toAbsolutePath());
        progress.save();
        return progress;
    }

    /** A run that was begun before, empty if there is none. */
    public static Optional<Progress> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(file.toFile());
            if (json.path("format").asInt() != FORMAT) {
                throw damaged(file, null);
            }
            String csv = json.path("csv").asText("");
            Progress progress = new Progress(file, json.path("seed").asLong(), csv.isEmpty() ? null : Path.of(csv));
            progress.stage = Stage.valueOf(json.path("stage").asText());
            progress.position = json.path("position").asInt();
            json.path("contacts")
                    .properties()
                    .forEach(e ->
                            progress.contactIds.put(e.getKey(), e.getValue().asText()));
            json.path("counts")
                    .properties()
                    .forEach(e -> progress.counts.put(e.getKey(), e.getValue().asLong()));
            progress.interrupted = true;
            return Optional.of(progress);
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(file, e);
        }
    }

    private static DemoException damaged(Path file, @Nullable Exception cause) {
        String sentence = "The file " + file + " does not say where the run stopped; run again without --resume.";
        return cause == null ? new DemoException(sentence) : new DemoException(sentence, cause);
    }

    /** Refuses options that belong to another run. */
    public void requireSame(OptionalLong seedOption, @Nullable Path csvOption) {
        if (seedOption.isPresent() && seedOption.getAsLong() != seed) {
            throw new DemoException("The run to resume has the seed " + seed + ", not " + seedOption.getAsLong()
                    + "; leave --seed out, or leave --resume out to start anew.");
        }
        if (csvOption != null && !csvOption.toAbsolutePath().equals(csv)) {
            throw new DemoException("The run to resume began with "
                    + (csv == null ? "the bundled customers" : "the customers of " + csv)
                    + "; leave --csv out, or leave --resume out to start anew.");
        }
    }

    public long seed() {
        return seed;
    }

    /** The customers' file, null for the bundled one. */
    public @Nullable Path csv() {
        return csv;
    }

    public Stage stage() {
        return stage;
    }

    /** The line of the script that comes next. */
    public int position() {
        return position;
    }

    /** Whether an earlier process began this run, so that some of its counts may be lost. */
    public boolean interrupted() {
        return interrupted;
    }

    /** The contact of each person whom HighLevel did not get from the sync. */
    public Map<String, String> contactIds() {
        return contactIds;
    }

    /** The totals that were kept last. */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** Takes the totals so far; they are kept with the next save. */
    public void count(Map<String, Long> totals) {
        counts.putAll(totals);
    }

    public void enter(Stage next) {
        stage = next;
        save();
    }

    public void reached(int line) {
        position = line;
        save();
    }

    /** Keeps everything, so that a process that is killed now loses none of it. */
    public void save() {
        ObjectNode json = JSON.createObjectNode();
        json.put("format", FORMAT).put("seed", seed);
        if (csv != null) {
            json.put("csv", csv.toString());
        }
        json.put("stage", stage.name()).put("position", position);
        ObjectNode countNode = json.putObject("counts");
        counts.forEach(countNode::put);
        ObjectNode contactNode = json.putObject("contacts");
        contactIds.forEach(contactNode::put);
        try {
            DemoFiles.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
