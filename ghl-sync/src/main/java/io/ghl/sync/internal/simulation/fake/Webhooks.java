package io.ghl.sync.internal.simulation.fake;

import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.simulation.oracle.Counted;
import io.ghl.sync.internal.simulation.world.World;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.ReceivedEvent;
import io.ghl.sync.store.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The webhooks that the simulated HighLevel sends: some never come, some come twice, and each when it likes. */
final class Webhooks {
    private final World world;
    private final String prefix;
    private final @Nullable String otherPrefix;
    private final List<GhlRecord> payloads = new ArrayList<>();
    private final Map<Integer, Long> delivered = new HashMap<>();

    /** Webhooks whose ids begin with a prefix; with another one, some repeats have an id of their own. */
    Webhooks(World world, String prefix, @Nullable String otherPrefix) {
        this.world = world;
        this.prefix = prefix;
        this.otherPrefix = otherPrefix;
    }

    /** The number of the webhook that will be sent next. */
    int next() {
        return payloads.size();
    }

    /** Whether one of some webhooks came, about a record, before a time. */
    boolean wasDelivered(String id, int from, int to, long before) {
        return IntStream.range(from, to)
                .anyMatch(webhook -> payloads.get(webhook).id().equals(id)
                        && delivered.getOrDefault(webhook, Long.MAX_VALUE) < before);
    }

    GhlRecord shownBy(String payload) {
        return payloads.get(Integer.parseInt(payload));
    }

    /** Sends what is shown of a record; {@code parent} is the id of the one to which it belongs, null if that is not told. */
    void send(String event, RecordType type, GhlRecord shown, @Nullable String parent) {
        int number = payloads.size();
        payloads.add(shown);
        if (world.noise.happensIn100(world.scenario.habits().dropped())) {
            world.tally.add(Counted.DROPPED_WEBHOOKS);
            return;
        }
        deliver(event, type, number, prefix + number, parent);
        if (world.noise.happensIn100(world.scenario.habits().repeated())) {
            world.tally.add(Counted.REPEATED_WEBHOOKS);
            boolean same = otherPrefix == null || world.noise.nextBoolean();
            deliver(event, type, number, (same ? prefix : otherPrefix) + number, parent);
        }
    }

    private void deliver(String event, RecordType type, int number, String webhook, @Nullable String parent) {
        String id = payloads.get(number).id();
        long sent = world.timeline.now();
        long delay = world.noise.happensIn100(5) ? world.noise.nextLong(60_000) : world.noise.nextLong(100, 8000);
        world.timeline.at(sent + delay, () -> {
            if (world.cluster.isDown()) {
                world.tally.add(Counted.DROPPED_WEBHOOKS);
                return;
            }
            world.trace.add(event, id + " " + webhook);
            delivered.putIfAbsent(number, world.timeline.now());
            world.store.transact(tx -> {
                Instant now = world.cluster.time();
                ReceivedEvent received = new ReceivedEvent(
                        webhook,
                        event,
                        World.LOCATION,
                        type,
                        id,
                        world.timeline.atGhl(sent),
                        now,
                        String.valueOf(number));
                if (tx.inbox().store(received)) {
                    if (parent != null) {
                        tx.relations().place(World.LOCATION, type, id, parent);
                    }
                    tx.signals().raise(World.LOCATION, type, Side.GHL, id, now, Signal.Cause.WEBHOOK);
                }
                return null;
            });
            world.cluster.wake();
        });
    }
}
