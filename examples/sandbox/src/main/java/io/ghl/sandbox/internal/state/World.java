package io.ghl.sandbox.internal.state;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All records behind one lock. A write is collected, put into the state file, applied, forced to disk and only then
 * announced by webhook; the force happens outside the lock, so writers share it.
 */
public final class World {
    /** Where locations themselves are kept: like a location of its own. */
    public static final String LOCATIONS = "locations";

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, LocationData> locations = new LinkedHashMap<>();
    private final Clock clock;
    private volatile long lagMillis;
    private final Ids ids;
    private final BiConsumer<Instant, List<ObjectNode>> announcer;
    private final ThreadLocal<Boolean> silent = new ThreadLocal<>();
    private @Nullable StateFile file;
    /** Whether a line of this run says which ids are its own. */
    private boolean reserved;

    /** Creates an empty world; the announcer receives the time and the events of each change. */
    public World(Clock clock, Duration searchLag, Ids ids, BiConsumer<Instant, List<ObjectNode>> announcer) {
        this.clock = clock;
        this.lagMillis = searchLag.toMillis();
        this.ids = ids;
        this.announcer = announcer;
    }

    /** Restores the records of a state file and writes every later effect to it. */
    public void attach(StateFile stateFile) {
        long[] records = {0};
        stateFile.replay(line -> {
            Effects effects = Effects.of(line);
            ids.restore(effects.ids());
            if (effects.reset()) {
                locations.clear();
            }
            // Restored records are as old as the file: search sees them at once.
            effects.ops().forEach(op -> apply(op, now().toEpochMilli() - lagMillis));
        });
        each(op -> records[0]++);
        stateFile.compactIfWorthwhile(records[0], sink -> {
            each(op -> sink.accept(line(List.of(op))));
            sink.accept(line(List.of()));
        });
        file = stateFile;
    }

    /** The time, in whole milliseconds like every date of the API. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Looks at a location. The function must not keep the data. */
    public <T> T read(String locationId, Function<LocationData, T> look) {
        lock.lock();
        try {
            return look.apply(location(locationId));
        } finally {
            lock.unlock();
        }
    }

    /** The record, or null; unlike a look at the location this is no use of it. */
    public @Nullable ObjectNode record(String locationId, Kind kind, String id) {
        lock.lock();
        try {
            LocationData data = locations.get(locationId);
            return data == null ? null : data.records(kind).get(id);
        } finally {
            lock.unlock();
        }
    }

    /** Changes a location: all of it or, if the function throws, nothing. Returns once the effect is safe. */
    public <T> T write(String locationId, Function<Change, T> work) {
        Change change;
        T result;
        long position = 0;
        lock.lock();
        try {
            change = new Change(location(locationId), now(), ids);
            result = work.apply(change);
            if (!change.ops().isEmpty()) {
                position = append(line(change.ops()));
                change.ops().forEach(op -> apply(op, change.now().toEpochMilli()));
            }
        } finally {
            lock.unlock();
        }
        awaitDurable(position);
        if (!Boolean.TRUE.equals(silent.get())) {
            announcer.accept(change.now(), change.events());
        }
        return result;
    }

    /** Makes up ids. */
    public Ids ids() {
        return ids;
    }

    /** How long search lags behind. */
    public Duration searchLag() {
        return Duration.ofMillis(lagMillis);
    }

    /** Changes how long search lags behind; what it has shown it goes on showing. */
    public void searchLag(Duration lag) {
        lock.lock();
        try {
            lagMillis = lag.toMillis();
            locations.values().forEach(data -> data.lag(lagMillis, now().toEpochMilli()));
        } finally {
            lock.unlock();
        }
    }

    /** Does work whose changes are told to nobody. */
    public void silently(Runnable work) {
        boolean before = Boolean.TRUE.equals(silent.get());
        silent.set(true);
        try {
            work.run();
        } finally {
            silent.set(before);
        }
    }

    /** Before ids are made up outside of a write: a restart must not make them up again, even if nothing is written. */
    public void reserveIds() {
        long position = 0;
        lock.lock();
        try {
            if (file != null && !reserved) {
                position = append(line(List.of()));
            }
        } finally {
            lock.unlock();
        }
        awaitDurable(position);
    }

    /** Removes every record; ids go on where they were. */
    public void reset() {
        restore(List.of());
    }

    /** Every record, tokens included. */
    public List<Op> save() {
        lock.lock();
        try {
            List<Op> saved = new ArrayList<>();
            each(saved::add);
            return List.copyOf(saved);
        } finally {
            lock.unlock();
        }
    }

    /** Replaces every record by saved ones, which search sees at once; ids go on where they were. */
    public void restore(List<Op> saved) {
        long position;
        lock.lock();
        try {
            position = append(new Effects(ids.reserved(), saved, true).toJson());
            locations.clear();
            saved.forEach(op -> apply(op, now().toEpochMilli() - lagMillis));
        } finally {
            lock.unlock();
        }
        awaitDurable(position);
    }

    /** Whether another location has this contact. */
    public boolean hasContactElsewhere(String locationId, String contactId) {
        lock.lock();
        try {
            return locations.values().stream()
                    .anyMatch(l -> !l.id().equals(locationId) && l.contact(contactId) != null);
        } finally {
            lock.unlock();
        }
    }

    /** Whether there is no record at all. */
    public boolean isEmpty() {
        lock.lock();
        try {
            boolean[] empty = {true};
            each(op -> empty[0] &= op.kind() == Kind.OAUTH);
            return empty[0];
        } finally {
            lock.unlock();
        }
    }

    /** The locations that somebody has used, this one first. */
    public List<String> locations(String first) {
        lock.lock();
        try {
            return Stream.concat(Stream.of(first), locations.keySet().stream().filter(id -> !id.startsWith("_")))
                    .distinct()
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /** All records as one JSON object: {@code {locations: {id: {contact: [..], task: [..], ..}}}}. */
    public ObjectNode snapshot() {
        lock.lock();
        try {
            ObjectNode all = Json.object();
            locations.forEach((id, data) -> {
                if (id.startsWith("_")) {
                    return; // Tokens are nobody's business.
                }
                ObjectNode one = all.putObject(id);
                for (Kind kind : Kind.values()) {
                    if (kind != Kind.OAUTH) {
                        one.putArray(kind.plural());
                    }
                }
                data.each(op -> {
                    if (op.doc() != null) {
                        ((ArrayNode) one.path(op.kind().plural())).add(op.doc().deepCopy());
                    }
                });
            });
            return Json.object().set("locations", all);
        } finally {
            lock.unlock();
        }
    }

    private void each(Consumer<Op> sink) {
        locations.values().forEach(data -> data.each(sink));
    }

    private LocationData location(String id) {
        return locations.computeIfAbsent(id, key -> new LocationData(key, lagMillis));
    }

    private void apply(Op op, long now) {
        location(op.location()).apply(op, now);
    }

    private ObjectNode line(List<Op> ops) {
        return new Effects(ids.reserved(), ops, false).toJson();
    }

    /** Under the lock. */
    private long append(ObjectNode line) {
        if (file == null) {
            return 0;
        }
        long position = file.append(line);
        reserved = true;
        return position;
    }

    private void awaitDurable(long position) {
        if (file != null && position > 0) {
            file.awaitDurable(position);
        }
    }
}
