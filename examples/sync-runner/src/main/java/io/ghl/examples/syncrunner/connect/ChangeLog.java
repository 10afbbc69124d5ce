package io.ghl.examples.syncrunner.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A log of changes for an application that keeps none: it remembers a hash of each record and numbers what it finds
 * changed, created or gone. It is kept in a file, so that it also finds what changed while the program was down. If the
 * file is lost, each record counts as changed once, which costs time and nothing else. Holds no values of records.
 */
public final class ChangeLog {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final Map<String, Entry> entries = new HashMap<>();
    private String epoch = "";
    private long last;
    private long read;
    private long highest;
    private @Nullable String mark;
    private boolean unsaved;
    private long told;

    /** Without a hash the record is gone. */
    private record Entry(@Nullable String hash, long number) {}

    /** A log in a file, which is made when it is needed. */
    public ChangeLog(Path file) {
        this.file = file;
    }

    /** Takes what there is now; what is missing is gone. */
    public synchronized void replace(Map<String, Row> all) {
        load();
        take(all);
        for (Map.Entry<String, Entry> entry : List.copyOf(entries.entrySet())) {
            if (entry.getValue().hash() == null && entry.getValue().number() <= read) {
                entries.remove(entry.getKey());
            } else if (entry.getValue().hash() != null && !all.containsKey(entry.getKey())) {
                entries.put(entry.getKey(), new Entry(null, ++last));
                unsaved = true;
            }
        }
        save();
    }

    /** Takes some of what there is, and up to where the application was asked. */
    public synchronized void merge(Map<String, Row> some, @Nullable String upTo) {
        load();
        unsaved |= upTo != null && !upTo.equals(mark);
        mark = upTo == null ? mark : upTo;
        take(some);
        save();
    }

    /** Up to where the application was asked for changes; null for never. */
    public synchronized @Nullable String mark() {
        load();
        return mark;
    }

    /** The highest number that was the id of a record, be it gone since; 0 if none was. */
    public synchronized long highestId() {
        load();
        return highest;
    }

    /** The number that an id is, 0 if it is none. */
    public static long number(String id) {
        return id.matches("\\d{1,18}") ? Long.parseLong(id) : 0;
    }

    private void take(Map<String, Row> rows) {
        for (Map.Entry<String, Row> row : rows.entrySet()) {
            highest = Math.max(highest, number(row.getKey()));
            String hash = hash(row.getValue());
            Entry before = entries.get(row.getKey());
            if (before == null || !hash.equals(before.hash())) {
                entries.put(row.getKey(), new Entry(hash, ++last));
                unsaved = true;
            }
        }
    }

    /** The changes behind a cursor, as {@link io.ghl.sync.app.AppReader#changedSince} wants them. */
    public synchronized AppChanges since(@Nullable String cursor, int limit) {
        load();
        if (cursor == null) {
            return new AppChanges(List.of(), cursor(last), false);
        }
        long asked = cursor.startsWith(epoch + ":") ? Long.parseLong(cursor.substring(epoch.length() + 1)) : 0;
        // A cursor of a log that was lost, or of which an older one is here: everything counts as changed.
        long from = asked > told ? 0 : asked;
        read = Math.max(read, from);
        List<Map.Entry<String, Entry>> changes = new ArrayList<>(entries.entrySet().stream()
                .filter(entry -> entry.getValue().number() > from)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().number()))
                .limit(limit + 1L)
                .toList());
        boolean more = changes.size() > limit;
        List<Map.Entry<String, Entry>> page = more ? changes.subList(0, limit) : changes;
        long upTo = more ? page.get(limit - 1).getValue().number() : Math.max(last, from);
        return new AppChanges(page.stream().map(Map.Entry::getKey).toList(), cursor(upTo), more);
    }

    private String cursor(long number) {
        told = Math.max(told, number);
        return epoch + ":" + number;
    }

    private static String hash(Row row) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String column : row.columns()) {
                digest.update((column + "\0" + row.get(column) + "\0").getBytes(StandardCharsets.UTF_8));
            }
            return Base64.getEncoder().withoutPadding().encodeToString(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }

    private void load() {
        if (!epoch.isEmpty()) {
            return;
        }
        if (!Files.exists(file)) {
            epoch = UUID.randomUUID().toString();
            return;
        }
        String readEpoch = "";
        long readLast = 0;
        long readHighest = 0;
        String readMark = null;
        Map<String, Entry> readEntries = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                JsonNode json = JSON.readTree(line);
                if (json.isObject()) {
                    readEpoch = json.path("epoch").asText();
                    readLast = json.path("last").asLong();
                    readHighest = json.path("highest").asLong();
                    readMark = json.path("mark").textValue();
                } else {
                    readEntries.put(
                            json.path(0).asText(),
                            new Entry(json.path(1).textValue(), json.path(2).asLong()));
                }
            }
        } catch (JsonProcessingException e) {
            throw new AppProblem(
                    "The file " + file + " is damaged. Delete it; each record is then looked at once more.", e);
        } catch (IOException e) {
            throw new AppProblem("The file " + file + " cannot be read.", e);
        }
        // Only a file that was read whole counts: half of it, saved again, would lose deletions.
        entries.putAll(readEntries);
        last = readLast;
        highest = readHighest;
        mark = readMark;
        told = readLast;
        epoch = readEpoch.isEmpty() ? UUID.randomUUID().toString() : readEpoch;
    }

    /** Before any number is told: one that is not kept would be given again, to a change that nobody then asks for. */
    private void save() {
        if (!unsaved) {
            return;
        }
        StringBuilder text = new StringBuilder();
        try {
            text.append(JSON.writeValueAsString(JSON.createObjectNode()
                            .put("epoch", epoch)
                            .put("last", last)
                            .put("highest", highest)
                            .put("mark", mark)))
                    .append('\n');
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                text.append(JSON.writeValueAsString(JSON.createArrayNode()
                                .add(entry.getKey())
                                .add(entry.getValue().hash())
                                .add(entry.getValue().number())))
                        .append('\n');
            }
            AtomicFile.replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
            unsaved = false;
        } catch (IOException e) {
            throw new AppProblem("The file " + file + " cannot be written; is there room, and may you write it?", e);
        }
    }
}
