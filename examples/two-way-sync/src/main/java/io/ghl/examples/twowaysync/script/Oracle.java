package io.ghl.examples.twowaysync.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says what both sides must hold, from the fixtures and the script alone: it sees no clock, no network and no line of
 * the sync engine. All its values are canonical.
 */
public final class Oracle {
    private final Map<String, Pair> records = new LinkedHashMap<>();
    private final Set<String> touchedInWindow = new LinkedHashSet<>();
    private boolean windowOpen;
    /** Counts the script's pauses: of two changes with different numbers it is known which one is newer. */
    private int age;

    private static final class Pair {
        @Nullable
        Details base;

        @Nullable
        Details app;

        @Nullable
        Details ghl;

        final Set<Field> inReview = EnumSet.noneOf(Field.class);
        boolean deleteInReview;
        final Map<Side, Integer> phoneAge = new EnumMap<>(Side.class);
    }

    /** The state after the first linking and the backfill. */
    public Oracle(List<Person> people) {
        for (Person person : people) {
            Pair r = new Pair();
            r.app = canonical(person.customer());
            r.ghl = canonical(person.contact());
            records.put(person.key(), r);
            settle(r);
        }
    }

    /** Everything the whole script must lead to. */
    public static Expectation expect(List<Person> people, List<Element> script) {
        Oracle oracle = new Oracle(people);
        script.forEach(oracle::apply);
        return oracle.expectation();
    }

    /** Plays one line of the script. */
    public void apply(Element element) {
        if (element instanceof Step step) {
            apply(step);
        } else if (element instanceof Element.Pause) {
            age++;
        } else if (element instanceof Element.Window window) {
            windowOpen = window.opens();
            if (!windowOpen) {
                touchedInWindow.forEach(person -> settle(record(person)));
                touchedInWindow.clear();
            }
        }
    }

    private void apply(Step step) {
        Pair r = step.kind() == Step.Kind.CREATE
                ? records.computeIfAbsent(step.person(), key -> new Pair())
                : record(step.person());
        Details before = step.side() == Side.APP ? r.app : r.ghl;
        Details after = switch (step.kind()) {
            case CREATE -> edited(Details.empty(), step);
            case EDIT -> edited(Objects.requireNonNull(before, step::toString), step);
            case DELETE -> null;
        };
        if (step.side() == Side.APP) {
            r.app = after;
        } else {
            r.ghl = after;
        }
        if (step.values().containsKey(Field.PHONE)) {
            r.phoneAge.put(step.side(), age);
        }
        if (windowOpen) {
            touchedInWindow.add(step.person());
        } else {
            settle(r);
        }
    }

    private static Details edited(Details before, Step step) {
        Details after = before;
        for (Map.Entry<Field, String> value : step.values().entrySet()) {
            after = after.with(value.getKey(), value.getKey().canonical(value.getValue()));
        }
        Set<String> tags = new TreeSet<>(after.tags());
        step.removeTags().forEach(tag -> tags.remove(Field.canonicalTag(tag)));
        step.addTags().forEach(tag -> tags.add(Field.canonicalTag(tag)));
        return after.withTags(tags);
    }

    /** Both sides meet: what one changed goes to the other, what both changed is settled by the field's rule. */
    private static void settle(Pair r) {
        Details base = r.base;
        if (r.app == null || r.ghl == null) {
            settleMissing(r, base);
            return;
        }
        Details app = r.app;
        Details ghl = r.ghl;
        Details agreed = base == null ? Details.empty() : base;
        for (Field field : Field.values()) {
            String a = app.get(field);
            String g = ghl.get(field);
            // Before anything was agreed a blank field is filled, as if nobody had touched it.
            String b = agreed.get(field);
            if (Objects.equals(a, g)) {
                agreed = agreed.with(field, a);
                r.inReview.remove(field);
                continue;
            }
            boolean takeApp = Objects.equals(g, b);
            boolean takeGhl = Objects.equals(a, b);
            if (!takeApp && !takeGhl) {
                switch (field.rule()) {
                    case APP_WINS -> takeApp = true;
                    case GHL_WINS -> takeGhl = true;
                    case NEWER_WINS -> takeApp = isAppNewer(r);
                    case REVIEW -> {
                        r.inReview.add(field);
                        continue;
                    }
                }
            }
            String winner = takeApp ? a : g;
            app = app.with(field, winner);
            ghl = ghl.with(field, winner);
            agreed = agreed.with(field, winner);
        }
        Set<String> tags = mergedTags(agreed.tags(), app.tags(), ghl.tags());
        r.app = app.withTags(tags);
        r.ghl = ghl.withTags(tags);
        r.base = agreed.withTags(tags);
    }

    private static void settleMissing(Pair r, @Nullable Details base) {
        Details left = r.app == null ? r.ghl : r.app;
        if (left == null) {
            r.base = null;
        } else if (base == null) {
            r.app = left;
            r.ghl = left;
            r.base = left;
        } else if (left.equals(base)) {
            r.app = null;
            r.ghl = null;
            r.base = null;
        } else {
            r.deleteInReview = true;
        }
    }

    private static boolean isAppNewer(Pair r) {
        return r.phoneAge.getOrDefault(Side.APP, 0) > r.phoneAge.getOrDefault(Side.GHL, 0);
    }

    private static Set<String> mergedTags(Set<String> base, Set<String> app, Set<String> ghl) {
        Set<String> merged = new TreeSet<>(app);
        merged.addAll(ghl);
        // A tag both had and one side lacks was removed there; no side can have added what was there already.
        merged.removeIf(tag -> base.contains(tag) && !(app.contains(tag) && ghl.contains(tag)));
        return merged;
    }

    /** What one side holds about a person now, null if it has no such record. */
    public @Nullable Details of(Side side, String person) {
        return side == Side.APP ? record(person).app : record(person).ghl;
    }

    /** What everything has led to so far. */
    public Expectation expectation() {
        Map<String, Expectation.Pair> pairs = new LinkedHashMap<>();
        List<Expectation.OpenConflict> conflicts = new ArrayList<>();
        records.forEach((person, r) -> {
            pairs.put(person, new Expectation.Pair(r.app, r.ghl));
            for (Field field : r.inReview) {
                conflicts.add(new Expectation.OpenConflict(
                        person,
                        field,
                        r.app == null ? null : r.app.get(field),
                        r.ghl == null ? null : r.ghl.get(field)));
            }
            if (r.deleteInReview) {
                conflicts.add(new Expectation.OpenConflict(person, null, null, null));
            }
        });
        return new Expectation(Collections.unmodifiableMap(pairs), List.copyOf(conflicts));
    }

    private Pair record(String person) {
        return Objects.requireNonNull(records.get(person), person);
    }

    private static @Nullable Details canonical(@Nullable Details details) {
        return details == null ? null : details.canonical();
    }
}
