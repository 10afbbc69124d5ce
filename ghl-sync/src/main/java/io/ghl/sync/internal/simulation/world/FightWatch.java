package io.ghl.sync.internal.simulation.world;

import io.ghl.sync.internal.simulation.oracle.Oracle;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often the engine carries a field of a contact forth and back, against what it may before it has to ask. The
 * engine counts from when it decides to write, and this from when it did, so half of the window is looked at.
 */
public final class FightWatch {
    private static final long WINDOW = 300_000;
    /** The third is asked about. */
    private static final int MOST = 2;

    private final World world;
    private final Map<String, Carried> carried = new HashMap<>();

    /** The last write of a field, and when such a write took back the one before. */
    private record Carried(Side to, FieldValue value, long at, List<Long> back) {}

    FightWatch(World world) {
        this.world = world;
    }

    /** The engine, which had the location, wrote the fields of a person's record that {@code written} tells, and it holds {@code kept} now. */
    public void wrote(Side to, String id, int person, Predicate<FieldRule> written, FieldValues kept) {
        if (person == Oracle.NOBODY || world.oracle.person(person).torn) {
            return;
        }
        world.setup.palette().rules().stream()
                .filter(rule -> written.test(rule) && !rule.labels())
                .map(FieldRule::name)
                .filter(field -> !world.oracle.person(person).decided.contains(field))
                .forEach(field ->
                        comparedAt(to, id, field).ifPresent(since -> wrote(to, person, field, kept.get(field), since)));
    }

    /** Since when a field is compared; what is written when that is done for the first time is nobody's change. */
    private Optional<Long> comparedAt(Side side, String id, String field) {
        return world.link(RecordType.CONTACT, side, id)
                .filter(link -> link.appBase().get(field).isPresent()
                        && link.ghlBase().get(field).isPresent())
                .flatMap(link -> world.mappings.comparedAt(field, link.id()));
    }

    private void wrote(Side to, int person, String field, FieldValue value, long since) {
        String key = person + " " + field;
        long now = world.timeline.now();
        Carried known = carried.get(key);
        Carried before = known == null || known.at() < since ? null : known;
        List<Long> back = new ArrayList<>(before == null ? List.of() : before.back());
        back.removeIf(at -> at < now - WINDOW);
        if (before != null
                && before.at() >= now - WINDOW
                && before.to() != to
                && !before.value().equals(value)) {
            back.add(now);
        }
        carried.put(key, new Carried(to, value, now, back));
        world.appTransaction.undoable(() -> restore(key, known));
        if (back.size() > MOST) {
            world.oracle.violated(
                    "I2",
                    "field " + field + " of person " + person + " was carried back " + back.size()
                            + " times, and nobody was asked");
        }
    }

    private void restore(String key, @Nullable Carried before) {
        if (before == null) {
            carried.remove(key);
        } else {
            carried.put(key, before);
        }
    }
}
