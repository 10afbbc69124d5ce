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
    private final List<Told> told = new ArrayList<>();
    private final Runnable violated;

    /** An edit that somebody other than the engine made. */
    record Wrote(Side side, FieldValue value, long at) {}

    /** What an answer of a person should come to, unless somebody edits the field afterwards. */
    record Decided(FieldValue app, FieldValue ghl, FieldValue expected, long at) {
        /** What the person saw on a side. */
        FieldValue seen(Side side) {
            return side == Side.APP ? app : ghl;
        }

        /** The same about one tag. */
        Decided ofTag(String tag) {
            return new Decided(
                    FieldValue.flag(app.asLabels().contains(tag)),
                    FieldValue.flag(ghl.asLabels().contains(tag)),
                    FieldValue.flag(expected.asLabels().contains(tag)),
                    at);
        }

        /** Whether a side's last edit was made since the person answered, or else before and the person has not seen it. */
        boolean isOvertaken(Wrote last) {
            return last.at() >= at || !last.value().equals(seen(last.side()));
        }
    }

    /**
     * Something that nobody could decide, and of which the audit log must tell: in the rows about a link, or for
     * {@code ENTERED_AT_ONCE} in the row about an operation.
     *
     * @param person whom it concerns, if it need not be told once a record of theirs was deleted; else {@code NOBODY}
     */
    record Told(Counted kind, int person, String subject, String field, FieldValue value) {}

    /** What is known about one person's records. */
    static final class Person {
        private final Map<Integer, List<Wrote>> edits = new TreeMap<>();
        private final Map<String, List<Wrote>> tags = new TreeMap<>();
        /** HighLevel's values that were overwritten before the engine could see them. */
        final Set<FieldValue> raced = new HashSet<>();
        /** What a machine wrote after it had lost the location, which HighLevel and the application cannot tell. */
        private final Map<String, Map<FieldValue, Long>> late = new HashMap<>();
        /** The application's values that such a machine wrote over. */
        final Set<FieldValue> overwrittenLate = new HashSet<>();
        /** Tags that such a machine added or removed. */
        final Set<String> tagsLate = new HashSet<>();
        /** Such a machine created the contact. */
        boolean createdLate;
        /** Fields that a person of the review queue decided, or had undone. */
        final Set<String> decided = new HashSet<>();
        /** The last answer about a field that nothing was done about since. */
        final Map<String, Decided> answers = new HashMap<>();
        /** Somebody said that the record is to have no partner. */
        boolean apart;
        /** Somebody had all undone that the sync did last to the record, which may have been its creation. */
        boolean undone;

        final Set<Side> deletedOn = new HashSet<>();
        /** A record of this person came or went otherwise than by the sync's own rules: only the weak promises hold. */
        boolean torn;

        boolean merged;
        /** Somebody entered this person twice on one side. */
        boolean twice;
        /** Those whose contacts were merged into this one's; what was theirs may belong to it since. */
        final List<Person> absorbed = new ArrayList<>();

        /**
         * Whether somebody deleted what belonged to a record of this person. A contact that others were merged into may
         * have been linked to one of theirs; a record of the application is nobody else's.
         */
        boolean isDeleted(Side side) {
            return !deletedOn.isEmpty()
                    || (side == Side.GHL && absorbed.stream().anyMatch(Person::lostRecord));
        }

        private boolean lostRecord() {
            return deletedOn.contains(Side.APP) || absorbed.stream().anyMatch(Person::lostRecord);
        }

        List<Wrote> edits(int field) {
            return edits.getOrDefault(field, List.of());
        }

        Map<String, List<Wrote>> tags() {
            return tags;
        }

        void writtenLate(String field, FieldValue value, long at) {
            late.computeIfAbsent(field, key -> new HashMap<>()).put(value, at);
        }

        /** Whether such a machine wrote a value, at a time or later. */
        boolean isWrittenLate(String field, FieldValue value, long from) {
            return late.getOrDefault(field, Map.of()).getOrDefault(value, -1L) >= from;
        }
    }

    /** An oracle that calls {@code violated} whenever a promise is broken. */
    Oracle(Palette palette, int persons, Runnable violated) {
        this.violated = violated;
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
        violated.run();
    }

    /** Takes note of what nobody could decide. */
    void undecidable(Told what) {
        told.add(what);
    }

    /** What nobody could decide. */
    List<Told> undecidable() {
        return told;
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
