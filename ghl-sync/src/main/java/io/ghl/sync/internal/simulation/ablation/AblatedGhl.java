package io.ghl.sync.internal.simulation.ablation;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.ghl.GhlRows;
import io.ghl.sync.internal.ghl.WantedField;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** HighLevel, called as a sync would that lacks one of the rules. */
public final class AblatedGhl implements GhlRecords {
    private static final String TAGS = "tags";

    private final GhlRecords ghl;
    private final Ablation without;
    private final Set<String> writable;
    private final Map<String, FieldValues> lastRead = new HashMap<>();

    public AblatedGhl(GhlRecords ghl, Ablation without, Set<String> writable) {
        this.ghl = ghl;
        this.without = without;
        this.writable = writable;
    }

    @Override
    public Optional<GhlRecord> read(String id) {
        Optional<GhlRecord> found = ghl.read(id);
        found.ifPresent(record -> lastRead.put(id, record.values()));
        return found;
    }

    @Override
    public Created create(FieldValues values) {
        Created created = ghl.create(values);
        if (without == Ablation.ADOPTION && created.duplicateOf() != null) {
            throw new IllegalArgumentException("This location does not allow duplicated contacts.");
        }
        return created;
    }

    @Override
    public GhlRecord update(String id, FieldValues changes) {
        FieldValues read = lastRead.getOrDefault(id, FieldValues.none());
        FieldValues sent = changes;
        if (without == Ablation.CHANGED_FIELDS_ONLY) {
            sent = FieldValues.none();
            for (String path : writable) {
                sent = sent.with(path, read.get(path));
            }
            sent = sent.with(changes);
        }
        GhlRecord answer = ghl.update(id, sent);
        return without == Ablation.READ_BACK ? new GhlRecord(id, answer.version(), read.with(changes)) : answer;
    }

    @Override
    public List<String> addTags(String id, Collection<String> tags) {
        if (without != Ablation.TAGS_ONE_BY_ONE) {
            return ghl.addTags(id, tags);
        }
        Set<String> all = read(id, tags);
        all.addAll(tags);
        return replaced(id, all);
    }

    @Override
    public List<String> removeTags(String id, Collection<String> tags) {
        if (without != Ablation.TAGS_ONE_BY_ONE) {
            return ghl.removeTags(id, tags);
        }
        Set<String> all = read(id, tags);
        all.removeAll(tags);
        return replaced(id, all);
    }

    private Set<String> read(String id, Collection<String> tags) {
        FieldValues read = lastRead.get(id);
        return new TreeSet<>(read == null ? Set.copyOf(tags) : read.get(TAGS).asLabels());
    }

    private List<String> replaced(String id, Set<String> tags) {
        FieldValue value = tags.isEmpty() ? FieldValue.nothing() : FieldValue.labels(tags);
        FieldValues sent = FieldValues.none().with(TAGS, value);
        lastRead.merge(id, sent, FieldValues::with);
        return List.copyOf(ghl.update(id, sent).values().get(TAGS).asLabels());
    }

    @Override
    public void delete(String id) {
        ghl.delete(id);
    }

    @Override
    public Collection<String> findsBy() {
        return ghl.findsBy();
    }

    @Override
    public List<GhlRecord> find(FieldValues values, @Nullable String markerPath, @Nullable String marker) {
        List<GhlRecord> found = ghl.find(values, markerPath, marker);
        return without == Ablation.LOOK_UP ? List.of() : found;
    }

    @Override
    public List<GhlRecord> survivors(FieldValues held, Instant changedSince) {
        List<GhlRecord> found = ghl.survivors(held, changedSince);
        return without == Ablation.SURVIVORS ? List.of() : found;
    }

    @Override
    public GhlRows changedSince(Instant from, @Nullable String cursor) {
        GhlRows rows = ghl.changedSince(from, cursor);
        return without == Ablation.FEED ? new GhlRows(List.of(), null) : rows;
    }

    @Override
    public GhlRows all(@Nullable String cursor) {
        return ghl.all(cursor);
    }

    @Override
    public Optional<Shown> shownBy(String event, String payload) {
        return ghl.shownBy(event, payload);
    }

    @Override
    public void check(List<WantedField> wanted) {
        ghl.check(wanted);
    }
}
