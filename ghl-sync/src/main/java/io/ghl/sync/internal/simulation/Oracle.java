package io.ghl.sync.internal.simulation;

import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Knows every edit that was ever made on either side, and whose record a value belongs to. */
final class Oracle {
    /** No person: the values of a record do not tell whose it is. */
    static final int NOBODY = -1;

    private final Palette palette;
    private final Person[] persons;
    private final Map<String, Integer> owners = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();

    /** An edit that somebody other than the engine made. */
    record Wrote(Side side, FieldValue value, long at) {}

    /** What is known about one person's records. */
    static final class Person {
        private final Map<Integer, List<Wrote>> edits = new TreeMap<>();
        private final Map<String, List<Wrote>> tags = new TreeMap<>();
        /** HighLevel's values that were overwritten before the engine could see them. */
        final Set<FieldValue> raced = new HashSet<>();
        /** Fields that a person of the review queue decided. */
        final Set<String> decided = new HashSet<>();

        final Set<Side> deletedOn = new HashSet<>();
        /** A record of this person came or went otherwise than by the sync's own rules: only the weak promises hold. */
        boolean torn;

        boolean merged;

        List<Wrote> edits(int field) {
            return edits.getOrDefault(field, List.of());
        }

        Map<String, List<Wrote>> tags() {
            return tags;
        }
    }

    Oracle(Palette palette, int persons) {
        this.palette = palette;
        this.persons = new Person[persons];
        for (int i = 0; i < persons; i++) {
            this.persons[i] = new Person();
        }
    }

    Person person(int index) {
        return persons[index];
    }

    int persons() {
        return persons.length;
    }

    void violated(String invariant, String what) {
        violations.add(new Violation(invariant, what));
    }

    List<Violation> violations() {
        return violations;
    }

    /** Takes note of an edit. */
    void wrote(int person, Side side, int field, FieldValue value, long at) {
        persons[person].edits.computeIfAbsent(field, key -> new ArrayList<>()).add(new Wrote(side, value, at));
        owns(person, field, value);
    }

    void owns(int person, int field, FieldValue value) {
        if (palette.unique(field) && !value.isBlank()) {
            owners.put(key(field, value), person);
        }
    }

    /** Takes note of a tag that was added ({@code value} is a flag) or removed. */
    void tagged(int person, Side side, String tag, boolean added, long at) {
        persons[person]
                .tags
                .computeIfAbsent(tag, key -> new ArrayList<>())
                .add(new Wrote(side, FieldValue.flag(added), at));
    }

    /** Whose values these are; the values of two people in one record are a violation. */
    int personOf(FieldValues canonical, String where) {
        int found = NOBODY;
        for (int field = 0; field < palette.rules().size(); field++) {
            FieldValue value = canonical.get(palette.rule(field).name());
            if (!palette.unique(field) || !value.isPresent() || value.isBlank()) {
                continue;
            }
            Integer owner = owners.get(key(field, value));
            if (owner == null) {
                violated(
                        "I6",
                        where + " holds a value of field " + palette.rule(field).name() + " that nobody wrote");
            } else if (found == NOBODY) {
                found = owner;
            } else if (found != owner && !(persons[owner].merged && persons[found].merged)) {
                violated("I6", where + " holds values of two people, " + found + " and " + owner);
            }
        }
        return found;
    }

    private String key(int field, FieldValue value) {
        return field + " " + value;
    }
}
