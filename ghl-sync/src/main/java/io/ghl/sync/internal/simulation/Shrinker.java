package io.ghl.sync.internal.simulation;

import io.ghl.sync.internal.simulation.scenario.Event;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Leaves out of a failing run all events that are not needed for it to fail (delta debugging). */
final class Shrinker {
    private final int limit;
    private int runs;

    /** A shrinker that gives up after {@code limit} runs; what it has by then still fails. */
    Shrinker(int limit) {
        this.limit = limit;
    }

    Scenario shrink(Scenario failing, Predicate<Scenario> fails) {
        List<Event> events = failing.events();
        int parts = 2;
        while (events.size() >= 2 && runs < limit) {
            List<Event> smaller = withoutOnePart(failing, events, parts, fails);
            if (smaller != null) {
                events = smaller;
                parts = Math.max(2, parts - 1);
            } else if (parts < events.size()) {
                parts = Math.min(events.size(), parts * 2);
            } else {
                break;
            }
        }
        return failing.with(events);
    }

    private @Nullable List<Event> withoutOnePart(
            Scenario failing, List<Event> events, int parts, Predicate<Scenario> fails) {
        int size = (events.size() + parts - 1) / parts;
        for (int from = 0; from < events.size() && runs < limit; from += size) {
            List<Event> rest = new ArrayList<>(events.subList(0, from));
            rest.addAll(events.subList(Math.min(events.size(), from + size), events.size()));
            runs++;
            if (fails.test(failing.with(rest))) {
                return rest;
            }
        }
        return null;
    }
}
