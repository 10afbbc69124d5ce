package io.ghl.examples.syncrunner.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which record was created for which key, kept in a file, so that a creation that is repeated after a crash creates
 * nothing a second time. The last 10,000 are kept; the engine repeats one only shortly after a failure.
 */
public final class Creations {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int KEPT = 10_000;

    private final Path file;
    private final Map<String, Creation> known = new LinkedHashMap<>();
    private boolean loaded;

    /**
     * A creation.
     *
     * @param id the record's id; empty if it was not told
     * @param done whether the record is known to have been there
     */
    public record Creation(String id, boolean done) {}

    /** Kept in a file, which is made when it is needed. */
    public Creations(Path file) {
        this.file = file;
    }

    /** Where it is kept. */
    public Path file() {
        return file;
    }

    /** What is known of a key. */
    public synchronized Optional<Creation> find(String key) {
        load();
        return Optional.ofNullable(known.get(key));
    }

    /** The highest number that was the id of a record that was created; 0 if none was. */
    public synchronized long highestId() {
        load();
        return known.values().stream()
                .mapToLong(creation -> ChangeLog.number(creation.id()))
                .max()
                .orElse(0);
    }

    /** Notes a creation; it is on the disk when this returns. */
    public synchronized void note(String key, String id, boolean done) {
        load();
        known.remove(key);
        known.put(key, new Creation(id, done));
        Iterator<String> oldest = known.keySet().iterator();
        while (known.size() > KEPT) {
            oldest.next();
            oldest.remove();
        }
        var json = JSON.createObjectNode();
        known.forEach((each, creation) -> json.putArray(each).add(creation.id()).add(creation.done()));
        try {
            AtomicFile.replace(file, JSON.writeValueAsString(json).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AppProblem("The file " + file + " cannot be written; is there room, and may you write it?", e);
        }
    }

    private void load() {
        if (loaded) {
            return;
        }
        try {
            if (Files.exists(file)) {
                for (Map.Entry<String, JsonNode> entry :
                        JSON.readTree(Files.readString(file)).properties()) {
                    known.put(
                            entry.getKey(),
                            new Creation(
                                    entry.getValue().path(0).asText(),
                                    entry.getValue().path(1).asBoolean()));
                }
            }
            loaded = true;
        } catch (IOException e) {
            throw new AppProblem("The file " + file + " cannot be read; is it damaged?", e);
        }
    }
}
