package io.ghl.sync.internal.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a table was read. It is read in rounds: each goes from {@code low} to the end, in pages.
 *
 * @param low nothing can come at or before this value any more; null at the start of all
 * @param marks how far the rounds before came, and when
 * @param known hashes of the rows behind {@code low} that the round before found
 * @param found those that this round found
 * @param at where this round goes on, null if a new one begins
 * @param began when this round began
 * @param top the greatest value of this round
 */
record ColumnCursor(
        @Nullable String low,
        List<Mark> marks,
        Set<String> known,
        Set<String> found,
        @Nullable Place at,
        Instant began,
        @Nullable String top) {
    private static final String PREFIX = "column:";
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Beyond it, rows of one moment are reported again rather than remembered. */
    private static final int MOST_KNOWN = 20_000;

    /** By {@code when}, a round had come to {@code stamp}. */
    record Mark(Instant when, String stamp) {}

    /** The last row of a page. */
    record Place(String stamp, String id) {}

    static ColumnCursor start(@Nullable String low, List<String> known, @Nullable String top, Instant now) {
        List<Mark> marks = top == null || top.equals(low) ? List.of() : List.of(new Mark(now, top));
        return new ColumnCursor(low, marks, new LinkedHashSet<>(known), Set.of(), null, now, null);
    }

    /** A page of a round. Not thread-safe. */
    final class Round {
        private final Set<String> foundNow = new LinkedHashSet<>(found);
        private final Instant start;
        private @Nullable String greatest = top;
        private @Nullable Place last = at;

        private Round(Instant now) {
            start = at == null ? now : began;
        }

        /** Whether a row was reported as it is. */
        boolean knows(String hash) {
            boolean again = !foundNow.add(hash);
            return known.contains(hash) || again;
        }

        void passed(String stamp, String id, boolean counts) {
            last = new Place(stamp, id);
            if (counts) {
                greatest = stamp;
            }
        }

        ColumnCursor goesOn() {
            return new ColumnCursor(low, marks, known, foundNow, last, start, greatest);
        }

        /** The round is over. What was seen long enough before it began has nothing left to come before it. */
        ColumnCursor ended(Instant now, Duration overlap) {
            String settled = low;
            List<Mark> open = new ArrayList<>();
            for (Mark mark : marks) {
                if (mark.when.plus(overlap).isAfter(start)) {
                    open.add(mark);
                } else {
                    settled = mark.stamp;
                }
            }
            String latest = open.isEmpty() ? settled : open.get(open.size() - 1).stamp;
            if (greatest != null && !greatest.equals(latest)) {
                open.add(new Mark(now, greatest));
            }
            Set<String> kept = new LinkedHashSet<>();
            foundNow.stream().skip(Math.max(0, foundNow.size() - MOST_KNOWN)).forEach(kept::add);
            return new ColumnCursor(settled, open, kept, Set.of(), null, start, null);
        }
    }

    Round round(Instant now) {
        return new Round(now);
    }

    String write() {
        ObjectNode json = JSON.createObjectNode();
        json.put("low", low);
        ArrayNode times = json.putArray("marks");
        marks.forEach(mark -> times.addArray().add(mark.when.toEpochMilli()).add(mark.stamp));
        known.forEach(json.putArray("known")::add);
        if (at != null) {
            found.forEach(json.putArray("found")::add);
            json.putArray("at").add(at.stamp).add(at.id);
            json.put("began", began.toEpochMilli());
            json.put("top", top);
        }
        return PREFIX + json;
    }

    static ColumnCursor read(String text) {
        if (!text.startsWith(PREFIX)) {
            return start(null, List.of(), null, Instant.EPOCH);
        }
        try {
            JsonNode json = JSON.readTree(text.substring(PREFIX.length()));
            List<Mark> marks = new ArrayList<>();
            json.path("marks")
                    .forEach(mark -> marks.add(new Mark(
                            Instant.ofEpochMilli(mark.path(0).asLong()),
                            mark.path(1).asText())));
            JsonNode at = json.path("at");
            return new ColumnCursor(
                    json.path("low").textValue(),
                    marks,
                    texts(json.path("known")),
                    texts(json.path("found")),
                    at.isMissingNode()
                            ? null
                            : new Place(at.path(0).asText(), at.path(1).asText()),
                    Instant.ofEpochMilli(json.path("began").asLong()),
                    json.path("top").textValue());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The cursor of the table's changes was cut off or changed.");
        }
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
