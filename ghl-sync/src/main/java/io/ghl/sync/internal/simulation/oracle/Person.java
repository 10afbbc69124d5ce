package io.ghl.sync.internal.simulation.oracle;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What is known about one person's records. */
public final class Person {
    private final Map<Integer, List<Oracle.Wrote>> edits = new TreeMap<>();
    private final Map<String, List<Oracle.Wrote>> tags = new TreeMap<>();
    /** HighLevel's values that were overwritten before the engine could see them. */
    public final Set<FieldValue> raced = new HashSet<>();
    /** What a machine wrote after it had lost the location, which HighLevel and the application cannot tell. */
    private final Map<String, Map<FieldValue, Long>> late = new HashMap<>();
    /** The application's values that such a machine wrote over. */
    public final Set<FieldValue> overwrittenLate = new HashSet<>();
    /** Tags that such a machine added or removed. */
    public final Set<String> tagsLate = new HashSet<>();
    /** Such a machine created the contact. */
    public boolean createdLate;
    /** Fields that a person of the review queue decided, or had undone. */
    public final Set<String> decided = new HashSet<>();
    /** The last answer about a field that nothing was done about since. */
    public final Map<String, Oracle.Decided> answers = new HashMap<>();
    /** Somebody said that the record is to have no partner. */
    public boolean apart;
    /** Somebody had all undone that the sync did last to the record, which may have been its creation. */
    public boolean undone;

    public final Set<Side> deletedOn = new HashSet<>();
    /** A record of this person came or went otherwise than by the sync's own rules: only the weak promises hold. */
    public boolean torn;

    public boolean merged;
    /** Somebody entered this person twice on one side. */
    public boolean twice;
    /** Those whose contacts were merged into this one's; what was theirs may belong to it since. */
    public final List<Person> absorbed = new ArrayList<>();

    /**
     * Whether somebody deleted what belonged to a record of this person. A contact that others were merged into may
     * have been linked to one of theirs; a record of the application is nobody else's.
     */
    public boolean isDeleted(Side side) {
        return !deletedOn.isEmpty() || (side == Side.GHL && lostRecordOfAbsorbed());
    }

    /** Whether the records were taken apart on purpose, be it those of one whose contact was merged into this one's. */
    public boolean isApart() {
        return apart || isUndone();
    }

    /** Whether somebody had the record undone, be it that of one whose contact was merged into this one's. */
    public boolean isUndone() {
        return withAbsorbed().stream().anyMatch(person -> person.undone);
    }

    private boolean lostRecordOfAbsorbed() {
        return absorbed.stream()
                .flatMap(person -> person.withAbsorbed().stream())
                .anyMatch(person -> person.deletedOn.contains(Side.APP));
    }

    /** This person and all whose contacts were merged into this one's, who may have been merged with each other both ways. */
    private Set<Person> withAbsorbed() {
        Set<Person> all = new LinkedHashSet<>();
        Deque<Person> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            Person next = open.pop();
            if (all.add(next)) {
                open.addAll(next.absorbed);
            }
        }
        return all;
    }

    void wrote(int field, Oracle.Wrote edit) {
        edits.computeIfAbsent(field, key -> new ArrayList<>()).add(edit);
    }

    void tagged(String tag, Oracle.Wrote edit) {
        tags.computeIfAbsent(tag, key -> new ArrayList<>()).add(edit);
    }

    public List<Oracle.Wrote> edits(int field) {
        return edits.getOrDefault(field, List.of());
    }

    public Map<String, List<Oracle.Wrote>> tags() {
        return tags;
    }

    public void writtenLate(String field, FieldValue value, long at) {
        late.computeIfAbsent(field, key -> new HashMap<>()).put(value, at);
    }

    /** Whether such a machine wrote a value, at a time or later. */
    public boolean isWrittenLate(String field, FieldValue value, long from) {
        return late.getOrDefault(field, Map.of()).getOrDefault(value, -1L) >= from;
    }
}
