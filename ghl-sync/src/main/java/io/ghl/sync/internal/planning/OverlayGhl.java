package io.ghl.sync.internal.planning;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * HighLevel's records, with writes that stay here. What was listed is not read again one by one; the calls are counted
 * that the same work would make on the real records. Not thread-safe.
 */
public final class OverlayGhl implements GhlRecords {
    private static final String TAGS = "tags";

    private final GhlRecords ghl;
    private final Set<String> paths;
    private final Set<String> keys;
    private final Map<String, Set<String>> byKey = new HashMap<>();
    private final Map<String, GhlRecord> known = new LinkedHashMap<>();
    private final Set<String> deleted = new TreeSet<>();
    private final @Nullable String parentPath;
    private final Set<String> deletedParents = new TreeSet<>();
    private final List<OverlayGhl> children = new ArrayList<>();
    private final PlannedIds ids = new PlannedIds();
    private long calls;

    /**
     * An overlay over the records of one type.
     *
     * @param fields the mapped fields
     */
    public OverlayGhl(GhlRecords ghl, Collection<GhlField> fields) {
        this.ghl = ghl;
        this.paths = fields.stream().map(GhlField::path).collect(Collectors.toSet());
        this.keys = new TreeSet<>(ghl.findsBy());
        this.parentPath = fields.stream()
                .filter(GhlField::isParent)
                .map(GhlField::path)
                .findFirst()
                .orElse(null);
        if (parentPath != null) {
            keys.add(parentPath);
        }
    }

    /** Says that records of another type belong to these, with which HighLevel deletes them. */
    public void hasBelow(OverlayGhl others) {
        children.add(others);
    }

    /** How many calls the work so far would have made. */
    public long calls() {
        return calls;
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        calls++;
        if (deleted.contains(id)) {
            return Optional.empty();
        }
        GhlRecord record = known.get(id);
        if (record != null) {
            return Optional.of(record);
        }
        Optional<GhlRecord> read = ghl.read(id).filter(this::isThere);
        read.ifPresent(this::learn);
        return read;
    }

    private boolean isThere(GhlRecord record) {
        return !deleted.contains(record.id()) && !belongsTo(record, deletedParents);
    }

    private boolean belongsTo(GhlRecord record, Set<String> parents) {
        return parentPath != null
                && record.values().get(parentPath) instanceof FieldValue.Text parent
                && parents.contains(parent.value());
    }

    private void learn(GhlRecord record) {
        if (isThere(record) && !known.containsKey(record.id())) {
            know(record);
        }
    }

    private void know(GhlRecord record) {
        known.put(record.id(), record);
        for (String key : keys) {
            if (record.values().get(key) instanceof FieldValue.Text text) {
                byKey.computeIfAbsent(keyed(key, text.value()), any -> new TreeSet<>())
                        .add(record.id());
            }
        }
    }

    private static String keyed(String path, String value) {
        return path + "=" + value.toLowerCase(Locale.ROOT);
    }

    @Override
    public Map<String, String> refusals(FieldValues values) {
        return ghl.refusals(values);
    }

    @Override
    public Created create(FieldValues values) {
        ghl.checkCreate(values);
        calls++;
        FieldValues held = FieldValues.none();
        for (String path : paths) {
            held = held.with(path, FieldValue.nothing());
        }
        GhlRecord record = new GhlRecord(ids.next(values), null, held.with(values));
        know(record);
        return new Created(record, null);
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        calls++;
        GhlRecord before = known(id);
        GhlRecord after = new GhlRecord(id, before.version(), before.values().with(changes));
        know(after);
        return after;
    }

    @Override
    public List<String> addTags(String id, Collection<String> tags) {
        Set<String> all = tags(id);
        all.addAll(tags);
        return tagged(id, all);
    }

    @Override
    public List<String> removeTags(String id, Collection<String> tags) {
        Set<String> all = tags(id);
        all.removeAll(tags);
        return tagged(id, all);
    }

    private Set<String> tags(String id) {
        return new TreeSet<>(known(id).values().get(TAGS).asLabels());
    }

    private List<String> tagged(String id, Set<String> tags) {
        FieldValue value = tags.isEmpty() ? FieldValue.nothing() : FieldValue.labels(tags);
        return List.copyOf(update(id, FieldValues.none().with(TAGS, value))
                .values()
                .get(TAGS)
                .asLabels());
    }

    private GhlRecord known(String id) {
        GhlRecord record = known.get(id);
        if (record == null) {
            throw new IllegalStateException("A record was written that was not read before.");
        }
        return record;
    }

    @Override
    public void delete(String id) {
        calls++;
        forget(id);
    }

    private void forget(String id) {
        deleted.add(id);
        known.remove(id);
        children.forEach(child -> child.forgetUnder(id));
    }

    private void forgetUnder(String parentId) {
        deletedParents.add(parentId);
        known.values().stream()
                .filter(record -> belongsTo(record, Set.of(parentId)))
                .map(GhlRecord::id)
                .toList()
                .forEach(this::forget);
    }

    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        calls++;
        if (ghl.pollsByParent()) {
            return ghl.find(values, markerPath, marker).stream()
                    .filter(this::isThere)
                    .toList();
        }
        Map<String, GhlRecord> found = new LinkedHashMap<>();
        for (String key : keys) {
            if (values.get(key) instanceof FieldValue.Text text) {
                keep(found, key, text.value());
            }
        }
        return List.copyOf(found.values());
    }

    @Override
    public List<GhlRecord> survivors(FieldValues held, Instant changedSince) {
        calls++;
        List<GhlRecord> found =
                ghl.survivors(held, changedSince).stream().filter(this::isThere).toList();
        found.forEach(this::learn);
        return found;
    }

    private void keep(Map<String, GhlRecord> found, String key, String value) {
        for (String id : byKey.getOrDefault(keyed(key, value), Set.of())) {
            GhlRecord record = known.get(id);
            if (record != null
                    && record.values().get(key) instanceof FieldValue.Text text
                    && text.value().equalsIgnoreCase(value)) {
                found.put(id, record);
            }
        }
    }

    @Override
    public Collection<String> findsBy() {
        return ghl.findsBy();
    }

    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        return new GhlRows(List.of(), null);
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        calls++;
        GhlRows rows = ghl.all(cursor);
        List<GhlRecord> there = rows.rows().stream().filter(this::isThere).toList();
        there.forEach(this::learn);
        return new GhlRows(there, rows.next());
    }

    @Override
    public boolean pollsByParent() {
        return ghl.pollsByParent();
    }

    @Override
    public boolean lists(FieldValues values) {
        return ghl.lists(values);
    }

    @Override
    public List<GhlRecord> under(String parentId) {
        calls++;
        List<GhlRecord> records =
                ghl.under(parentId).stream().filter(this::isThere).toList();
        records.forEach(this::learn);
        return records;
    }

    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        return Optional.empty();
    }

    @Override
    public void check(List<WantedField> wanted) {
        ghl.check(wanted);
    }
}
