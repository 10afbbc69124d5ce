package io.ghl.sandbox;

import io.ghl.sandbox.internal.http.Seeds;
import io.ghl.sandbox.internal.state.Op;
import io.ghl.sandbox.internal.state.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The records of a running sandbox as a whole: seeded from a file, saved, brought back. Thread-safe. */
public final class SandboxState {
    private final World world;
    private final Seeds seeds;
    private final String locationId;
    private final Map<String, List<Op>> saved = new ConcurrentHashMap<>();

    SandboxState(World world, Seeds seeds, String locationId) {
        this.world = world;
        this.seeds = seeds;
        this.locationId = locationId;
    }

    /**
     * Creates records as a seed lists them, without webhooks: all of them or, if HighLevel would refuse one, none.
     *
     * @param json the seed: an object with any of the arrays {@code tags}, {@code customFields}, {@code customValues},
     *     {@code users}, {@code businesses}, {@code calendars}, {@code contacts} (which may hold {@code tasks} and {@code
     *     notes}), {@code tasks}, {@code notes} and {@code appointments}, with the fields of v2 and ids where others refer
     *     to them; {@code locations} holds the same for further locations by id
     * @throws IllegalArgumentException if it is not JSON, or a record is wrong; the message says where
     */
    public void seed(String json) {
        seeds.plant(locationId, Seeds.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Remembers every record, tokens of the app included, until the sandbox is closed.
     *
     * @param name what to call it; an earlier one of this name is replaced
     */
    public void save(String name) {
        saved.put(name, world.save());
    }

    /**
     * Brings back what was remembered; search sees it at once, and no webhook tells of it. Faults, journal, budgets and
     * pending webhooks stay as they are, and no id is used again.
     *
     * @param name what it was called
     * @throws IllegalArgumentException if nothing was saved under this name
     */
    public void restore(String name) {
        List<Op> ops = saved.get(name);
        if (ops == null) {
            throw new IllegalArgumentException("no snapshot has this name");
        }
        world.restore(ops);
    }

    /** {@return the names of what was remembered, in order} */
    public Set<String> saved() {
        return new TreeSet<>(saved.keySet());
    }
}
