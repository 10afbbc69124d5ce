package io.ghl.client.internal.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.internal.json.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an incremental reading stands. Times of rows are HighLevel's, the others this machine's.
 *
 * @param watermark HighLevel's clock had reached this when the last finished run started
 * @param seenAt this machine's time when that was known; null before any row was read
 * @param run the run that is under way, or null between two
 */
public record ChangePosition(
        Instant watermark,
        @Nullable Instant seenAt,
        @Nullable Run run) {
    private static final int VERSION = 1;

    /**
     * One pass over the changes in a range that is fixed when it starts, so it ends however fast contacts change.
     *
     * @param from the earliest change to read
     * @param until the latest change to read
     * @param started this machine's time at the start
     * @param newest the latest change that was read so far, or null
     * @param after the cursor of the last page, or null before the first
     */
    public record Run(
            Instant from,
            Instant until,
            Instant started,
            @Nullable Instant newest,
            @Nullable String after) {}

    /** The run that goes on, or a new one. */
    public Run runAt(Instant now, Duration overlap, Duration indexLag) {
        if (run != null) {
            return run;
        }
        Instant from = watermark.minus(overlap);
        return new Run(from.isBefore(Instant.EPOCH) ? Instant.EPOCH : from, now.minus(indexLag), now, null, null);
    }

    public ChangePosition within(Run current) {
        return new ChangePosition(watermark, seenAt, current);
    }

    /**
     * After the last page of a run. The newest row proves what HighLevel's clock shows. Where nothing new came, the time
     * that has passed here has passed there too; without that, the rows before a long silence would come again and again.
     */
    public ChangePosition after(Run finished, Instant now) {
        Instant reached = watermark;
        if (seenAt != null && finished.started().isAfter(seenAt)) {
            reached = watermark.plus(Duration.between(seenAt, finished.started()));
        }
        Instant newest = finished.newest();
        if (newest != null && !newest.isBefore(reached)) {
            return new ChangePosition(newest, now, null);
        }
        return new ChangePosition(reached, seenAt == null ? null : finished.started(), null);
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static ChangePosition parse(String text) {
        JsonNode json = Json.parse(text);
        if (!json.path("v").isIntegralNumber()) {
            throw new IllegalArgumentException("Not a checkpoint: it has no version.");
        }
        if (json.path("v").asInt() != VERSION) {
            throw new IllegalArgumentException(
                    "This checkpoint has version " + json.path("v").asInt() + ", known is " + VERSION + ".");
        }
        JsonNode run = json.path("run");
        return new ChangePosition(
                required(json, "watermark"),
                time(json, "seenAt"),
                run.isMissingNode()
                        ? null
                        : new Run(
                                required(run, "from"),
                                required(run, "until"),
                                required(run, "started"),
                                time(run, "newest"),
                                cursor(run)));
    }

    private static Instant required(JsonNode json, String name) {
        Instant time = time(json, name);
        if (time == null) {
            throw new IllegalArgumentException("Not a checkpoint: it has no " + name + ".");
        }
        return time;
    }

    private static @Nullable Instant time(JsonNode json, String name) {
        if (json.path(name).isMissingNode()) {
            return null;
        }
        try {
            return Instant.parse(json.path(name).asText());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("Not a checkpoint: " + name + " is no time.");
        }
    }

    private static String cursor(JsonNode run) {
        JsonNode after = run.path("after");
        if (!after.isArray() || after.isEmpty()) {
            throw new IllegalArgumentException("Not a checkpoint: after is no cursor.");
        }
        return after.toString();
    }

    /** The position as one line of JSON; it holds times and one id of a contact. */
    public String text() {
        ObjectNode json = Json.object().put("v", VERSION).put("watermark", watermark.toString());
        put(json, "seenAt", seenAt);
        if (run != null) {
            ObjectNode inner = json.putObject("run");
            put(inner, "from", run.from());
            put(inner, "until", run.until());
            put(inner, "started", run.started());
            put(inner, "newest", run.newest());
            if (run.after() != null) {
                inner.set("after", Json.parse(run.after()));
            }
        }
        return json.toString();
    }

    private static void put(ObjectNode json, String name, @Nullable Instant time) {
        if (time != null) {
            json.put(name, time.toString());
        }
    }
}
