package io.ghl.sync.internal.simulation.oracle;

import io.ghl.sync.internal.simulation.scenario.Palette;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows every edit that was ever made on either side, and whose record a value belongs to. */
public final class Oracle {
    /** No person: the values of a record do not tell whose it is. */
    public static final int NOBODY = -1;

    private final Palette palette;
    private final Person[] persons;
    private final Map<String, Integer> owners = new HashMap<>();
    private final List<Violation> violations = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    /** The fields of pairs that are no contacts and about which somebody decided, by link and field. */
    private final Set<String> decided = new HashSet<>();
    /** The links of records that are no contacts and that somebody said to keep apart from all others. */
    private final Set<String> apart = new HashSet<>();
    /** The last answer about such a field that nobody took back. */
    private final Map<String, Decided> answers = new HashMap<>();

    /** By record: the link of a record whose partner somebody deleted. */
    private final Map<String, Left> left = new LinkedHashMap<>();

    private final Runnable violated;

    /** An edit that somebody other than the engine made. */
    public record Wrote(Side side, FieldValue value, long at) {}

    /** A record whose partner somebody deleted, and the link of the two. */
    public record Left(Side side, String id, String linkId) {}

    /** What an answer of a person should come to, unless somebody edits the field afterwards. */
    public record Decided(FieldValue app, FieldValue ghl, FieldValue expected, long at) {
        /** What the person saw on a side. */
        public FieldValue seen(Side side) {
            return side == Side.APP ? app : ghl;
        }

        /** The same about one tag. */
        public Decided ofTag(String tag) {
            return new Decided(
                    FieldValue.flag(app.asLabels().contains(tag)),
                    FieldValue.flag(ghl.asLabels().contains(tag)),
                    FieldValue.flag(expected.asLabels().contains(tag)),
                    at);
        }

        /** Whether a side's last edit was made since the person answered, or else before and the person has not seen it. */
        public boolean isOvertaken(Wrote last) {
            return last.at() >= at || !last.value().equals(seen(last.side()));
        }
    }

    /**
     * Something that nobody could decide, and of which the audit log must tell: in the rows about a link, or for
     * {@code ENTERED_AT_ONCE} in the row about an operation.
     *
     * @param person whom it concerns, if it need not be told once a record of theirs was deleted; else {@code NOBODY}
     */
    public record Told(Counted kind, int person, String subject, String field, FieldValue value) {}

    /** An oracle that calls {@code violated} whenever a promise is broken. */
    public Oracle(Palette palette, int persons, Runnable violated) {
        this.violated = violated;
        this.palette = palette;
        this.persons = new Person[persons];
        for (int i = 0; i < persons; i++) {
            this.persons[i] = new Person();
        }
    }

    public Person person(int index) {
        return persons[index];
    }

    public int persons() {
        return persons.length;
    }

    public void violated(String invariant, String what) {
        violations.add(new Violation(invariant, what));
        violated.run();
    }

    /** Somebody deleted the partner of a record. */
    public void left(Left record) {
        left.putIfAbsent(record.side() + record.id(), record);
    }

    /** The records whose partners somebody deleted. */
    public Collection<Left> left() {
        return left.values();
    }

    /** Takes note of what nobody could decide. */
    public void undecidable(Told what) {
        told.add(what);
    }

    /** What nobody could decide. */
    public List<Told> undecidable() {
        return told;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** Takes note of an edit. */
    public void wrote(int person, Side side, int field, FieldValue value, long at) {
        persons[person].wrote(field, new Wrote(side, value, at));
        owns(person, field, value);
    }

    public void owns(int person, int field, FieldValue value) {
        if (palette.unique(field) && !value.isBlank()) {
            owners.put(key(field, value), person);
        }
    }

    /** Takes note of a tag that was added ({@code value} is a flag) or removed. */
    public void tagged(int person, Side side, String tag, boolean added, long at) {
        persons[person].tagged(tag, new Wrote(side, FieldValue.flag(added), at));
    }

    /** Takes note of an answer about a field of a pair that is no contact. */
    public void decided(String linkId, String field, Decided answer) {
        decided.add(linkId + " " + field);
        answers.put(linkId + " " + field, answer);
    }

    /** Somebody said that the record of a link is none of those that it was held to be. */
    public void keptApart(String linkId) {
        apart.add(linkId);
    }

    /** Whether somebody said so. */
    public boolean isKeptApart(String linkId) {
        return apart.contains(linkId);
    }

    /** Somebody took such an answer back. */
    public void takenBack(String linkId, String field) {
        answers.remove(linkId + " " + field);
    }

    /** Whether somebody decided about such a field, be it that the answer was taken back since. */
    public boolean isDecided(String linkId, String field) {
        return decided.contains(linkId + " " + field);
    }

    /** The last answer about such a field, null if there is none or it was taken back. */
    @Nullable
    public Decided answer(String linkId, String field) {
        return answers.get(linkId + " " + field);
    }

    /** Whose values these are; the values of two people in one record are a violation. */
    public int personOf(FieldValues canonical, String where) {
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
