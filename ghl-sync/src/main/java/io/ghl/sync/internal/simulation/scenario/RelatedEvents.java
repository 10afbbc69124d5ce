package io.ghl.sync.internal.simulation.scenario;

import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What happens to records besides contacts: a function of the seed, and of nothing else that is drawn from it. */
final class RelatedEvents {
    private static final int RUNS_IN = 4;
    private static final int FIRST_TOKEN = 100;
    private static final int BURSTS = 40;

    private final SplittableRandom random;
    private final List<RecordType> types;
    private final long end;
    private final List<Event> events = new ArrayList<>();
    private int tokens = FIRST_TOKEN;

    private RelatedEvents(long seed, List<RecordType> types, long end) {
        this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 3);
        this.types = types;
        this.end = end;
    }

    /** Whether the run of a seed has such records. */
    static boolean isIn(long seed, Setup<?> setup) {
        return !setup.kinds().isEmpty() && new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 4).nextInt(RUNS_IN) == 0;
    }

    static List<Event> of(long seed, Setup<?> setup, int edits, long end) {
        List<RecordType> types = setup.kinds().stream().map(Kind::type).toList();
        RelatedEvents made = new RelatedEvents(seed, types, end);
        made.atStart(edits);
        made.meanwhile(edits);
        return made.events;
    }

    /** Before both sides are linked, some are entered on both. */
    private void atStart(int edits) {
        for (int i = random.nextInt(1 + edits / 5); i > 0; i--) {
            events.add(enter(0, random.nextInt(3) == 0));
        }
    }

    private Event enter(long at, boolean both) {
        return new Event.Enter(at, side(), type(), random.nextInt(1000), tokens++, both);
    }

    private void meanwhile(int edits) {
        long last = 0;
        RecordType lastType = type();
        int lastPick = 0;
        for (int i = edits / 2; i > 0; i--) {
            boolean burst = last > 0 && random.nextInt(100) < BURSTS;
            last = Math.min(end, burst ? last + random.nextLong(20, 3000) : random.nextLong(end));
            lastType = burst ? lastType : type();
            lastPick = burst ? lastPick : random.nextInt(1000);
            int dice = random.nextInt(100);
            if (dice < 30) {
                events.add(enter(last, false));
            } else if (dice < 92) {
                events.add(new Event.Change(last, side(), lastType, lastPick, random.nextInt(100), tokens++));
            } else {
                events.add(new Event.Remove(last, side(), lastType, lastPick));
            }
        }
        for (int i = random.nextInt(1 + edits / 10); i > 0; i--) {
            events.add(fault());
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            events.add(
                    new Event.Fault(random.nextLong(end), Event.Kind.RELATED_NOT_FOUND, Event.Target.GHL_READ, false));
        }
    }

    private Side side() {
        return random.nextBoolean() ? Side.APP : Side.GHL;
    }

    private RecordType type() {
        return types.get(random.nextInt(types.size()));
    }

    /** Mostly while the engine has something to do with these records. */
    private Event fault() {
        long at = Math.min(end, events.get(random.nextInt(events.size())).at() + random.nextLong(2500));
        return switch (random.nextInt(6)) {
            case 0 -> new Event.Fault(at, Event.Kind.CRASH, Event.Target.GHL_CREATE, true);
            case 1 -> new Event.Fault(at, Event.Kind.LOST_RESPONSE, Event.Target.GHL_WRITE, true);
            case 2 -> new Event.Fault(at, Event.Kind.CRASH, Event.Target.APP_WRITE, random.nextBoolean());
            case 3 -> new Event.Fault(at, Event.Kind.CRASH, Event.Target.TELL, random.nextBoolean());
            case 4 -> new Event.Fault(at, Event.Kind.LOST_RESPONSE, Event.Target.TELL, true);
            default -> new Event.Fault(at, Event.Kind.CRASH, Event.Target.COMMIT, random.nextBoolean());
        };
    }
}
