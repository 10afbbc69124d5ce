package io.ghl.sync.internal.reconcile;

import io.ghl.sync.internal.plan.FieldOutcome;
import io.ghl.sync.internal.plan.LabelDelta;
import io.ghl.sync.record.FieldNote;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Notices fields in which both sides keep overwriting each other, as two automations do that both insist on their value.
 * A flap is a change, by the side that a value was carried to, of just what was carried; three within ten minutes are a
 * fight. Labels are watched one by one.
 */
final class Flaps {
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int FIGHT = 3;
    private static final char OF = '#';

    private Flaps() {}

    /** The notes of a field once a write of it was carried out, by the names under which the link keeps them. */
    static Map<String, FieldNote> after(Link link, FieldOutcome.Write write, boolean labels, Instant now) {
        String field = write.field();
        FieldValue appBase = link.appBase().get(field);
        FieldValue ghlBase = link.ghlBase().get(field);
        boolean firstLink = !appBase.isPresent() || !ghlBase.isPresent();
        Map<String, FieldNote> notes = new TreeMap<>();
        if (firstLink || write.cause() == FieldOutcome.Cause.DECISION) {
            names(link, field).forEach(name -> notes.put(name, FieldNote.NONE));
            return notes;
        }
        if (!labels) {
            Side origin = write.toGhl().isPresent() ? Side.APP : Side.GHL;
            List<Side> movers =
                    movers(!write.app().equals(appBase), !write.ghl().equals(ghlBase));
            notes.put(field, next(link.note(field), origin, movers, now));
            return notes;
        }
        SortedSet<String> inApp = moved(appBase, write.app());
        SortedSet<String> inGhl = moved(ghlBase, write.ghl());
        for (String name : names(link, field)) {
            Instant carriedAt = link.note(name).carriedAt();
            if (carriedAt == null || !isLate(carriedAt, now)) {
                notes.put(name, FieldNote.NONE);
            }
        }
        SortedSet<String> all = new TreeSet<>(inApp);
        all.addAll(inGhl);
        for (String label : all) {
            Side origin = inApp.contains(label) ? Side.APP : Side.GHL;
            String name = field + OF + label;
            notes.put(name, next(link.note(name), origin, movers(inApp.contains(label), inGhl.contains(label)), now));
        }
        return notes;
    }

    /** How the sides fight over a field, in words without values; null if they do not. */
    static @Nullable String fight(Map<String, FieldNote> notes) {
        return notes.values().stream()
                .filter(note -> note.flaps().size() >= FIGHT)
                .findFirst()
                .map(Flaps::words)
                .orElse(null);
    }

    private static String words(FieldNote note) {
        List<Instant> flaps = note.flaps();
        Duration apart =
                Duration.between(flaps.get(0), flaps.get(flaps.size() - 1)).dividedBy(Math.max(1, flaps.size() - 1));
        return "fighting: each side overwrote the other in this field " + flaps.size() + " times, every "
                + Math.max(1, apart.toSeconds())
                + " s; switch the automation off that does it, on either side, and decide"
                + " for a value";
    }

    private static FieldNote next(FieldNote before, Side origin, List<Side> movers, Instant now) {
        List<Instant> flaps = new ArrayList<>(before.flaps());
        flaps.removeIf(flap -> !isLate(flap, now));
        Instant carriedAt = before.carriedAt();
        boolean answered = carriedAt != null
                && isLate(carriedAt, now)
                && movers.stream().anyMatch(mover -> mover != before.origin());
        if (answered) {
            flaps.add(now);
        }
        return new FieldNote(origin, now, flaps, null);
    }

    private static boolean isLate(Instant time, Instant now) {
        return time.isAfter(now.minus(WINDOW));
    }

    private static List<Side> movers(boolean app, boolean ghl) {
        List<Side> movers = new ArrayList<>();
        if (app) {
            movers.add(Side.APP);
        }
        if (ghl) {
            movers.add(Side.GHL);
        }
        return movers;
    }

    private static SortedSet<String> moved(FieldValue base, FieldValue value) {
        LabelDelta delta = LabelDelta.between(base, value);
        SortedSet<String> moved = new TreeSet<>(delta.add());
        moved.addAll(delta.remove());
        return moved;
    }

    /** The names under which a link keeps notes of a field. */
    private static List<String> names(Link link, String field) {
        return link.notes().keySet().stream()
                .filter(name -> name.equals(field) || name.startsWith(field + OF))
                .toList();
    }
}
