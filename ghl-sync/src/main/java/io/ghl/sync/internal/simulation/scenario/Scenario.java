package io.ghl.sync.internal.simulation.scenario;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.DeletionLimit;
import io.ghl.sync.internal.simulation.scenario.Event.Kind;
import io.ghl.sync.internal.simulation.scenario.Event.Target;
import io.ghl.sync.record.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a run is made of. A function of the seed; leaving events out gives a smaller run that can be repeated as well.
 *
 * @param seed the seed, also for what is not an event, such as how long a call takes
 * @param persons how many people the records are about
 * @param atStart where each person's record is at the start: bit 1 in the application, bit 2 in HighLevel
 * @param end when the last event is over, in milliseconds
 * @param habits how HighLevel and the application behave in this run
 * @param onDelete the delete policy
 * @param onDeleteConflict the policy for deletions against edits
 * @param related whether there are records besides contacts
 * @param events what happens, in the order of time
 */
public record Scenario(
        long seed,
        int persons,
        List<Integer> atStart,
        long end,
        Habits habits,
        DeletePolicy onDelete,
        DeleteConflict onDeleteConflict,
        boolean related,
        List<Event> events) {

    /**
     * How HighLevel and the application behave in a run.
     *
     * @param allowsDuplicates whether HighLevel takes two contacts with one e-mail address
     * @param tagsMoveDate whether a change of tags moves {@code dateUpdated}
     * @param indexLag the longest time, in milliseconds, after which a search shows a change
     * @param dropped how many of 100 webhooks never come
     * @param repeated how many of 100 webhooks come twice
     * @param hinted how many of 100 edits in the application are told to the engine at once
     * @param capitalised the field that HighLevel writes its own way, -1 for none
     * @param fought the field that an automation in HighLevel changes after each write through the API, -1 for none
     * @param pageSize rows per page of a search
     * @param skewSeconds by how much machines' clocks may be wrong
     * @param knowsTimes whether the application knows when its fields changed
     * @param nodes how many machines sync the location
     * @param answered how many of 100 writes whose answer is in doubt are changed by a person at once
     * @param missed how many of 100 contacts a search by e-mail address or phone number never shows
     * @param joined whether the application's writes are part of the store's transactions
     */
    public record Habits(
            boolean allowsDuplicates,
            boolean tagsMoveDate,
            int indexLag,
            int dropped,
            int repeated,
            int hinted,
            int capitalised,
            int fought,
            int pageSize,
            int skewSeconds,
            boolean knowsTimes,
            int nodes,
            int answered,
            int missed,
            boolean joined) {}

    public static Scenario of(long seed, Setup<?> setup) {
        return new Generator(seed, setup.in(seed)).generate();
    }

    /** The same run with other events. */
    public Scenario with(List<Event> kept) {
        return new Scenario(
                seed, persons, atStart, end, habits, onDelete, onDeleteConflict, related, List.copyOf(kept));
    }

    private static final class Generator {
        private static final int BURSTS = 40;

        private final long seed;
        private final Setup<?> setup;
        private final SplittableRandom random;
        private final SplittableRandom office;
        private final List<Event> events = new ArrayList<>();

        Generator(long seed, Setup<?> setup) {
            this.seed = seed;
            this.setup = setup;
            this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 1);
            this.office = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + 2);
        }

        Scenario generate() {
            int size = random.nextInt(100);
            int edits =
                    size < 75 ? random.nextInt(20, 40) : size < 95 ? random.nextInt(40, 80) : random.nextInt(80, 201);
            int persons = Math.min(20, 2 + random.nextInt(1 + edits / 8));
            int fields = setup.palette().rules().size();
            boolean allowsDuplicates = random.nextInt(4) == 0;
            List<Integer> atStart = new ArrayList<>();
            for (int i = 0; i < persons; i++) {
                atStart.add(i == 0 ? 1 : random.nextInt(4));
            }
            long end = edits * random.nextLong(800, 12_000);
            for (int i = 0; i < persons; i++) {
                create(i, atStart.get(i), end, allowsDuplicates);
            }
            long last = 0;
            int lastPerson = 0;
            for (int i = 0; i < edits; i++) {
                // Edits come in bursts: it is the second one, shortly after, that finds the engine at work.
                boolean burst = i > 0 && random.nextInt(100) < BURSTS;
                last = burst ? last + random.nextLong(20, 3000) : random.nextLong(end);
                lastPerson = burst ? lastPerson : random.nextInt(persons);
                events.add(edit(i, lastPerson, persons, fields, Math.min(last, end)));
            }
            int faults = random.nextInt(2, 4 + edits / 4);
            for (int i = 0; i < faults; i++) {
                events.add(fault(faultAt(end)));
            }
            for (int i = random.nextInt(4); i > 0; i--) {
                events.add(new Event.Decide(random.nextLong(end / 4, end), random.nextInt(1000), random.nextBoolean()));
            }
            everythingGoes(persons, end);
            office(persons, fields, end);
            boolean related = RelatedEvents.isIn(seed, setup);
            if (related) {
                events.addAll(RelatedEvents.of(seed, setup, edits, end));
            }
            events.sort(Comparator.comparingLong(Event::at));
            Habits habits = new Habits(
                    allowsDuplicates,
                    random.nextInt(5) != 0,
                    random.nextInt(4) == 0 ? 0 : random.nextInt(1, 28_000),
                    random.nextInt(3) == 0 ? 0 : random.nextInt(5, 60),
                    random.nextInt(0, 30),
                    random.nextInt(0, 101),
                    random.nextInt(5) == 0 ? random.nextInt(fields) : -1,
                    random.nextInt(6) == 0 ? random.nextInt(fields) : -1,
                    random.nextInt(3) == 0 ? random.nextInt(1, 4) : 500,
                    random.nextInt(3) == 0 ? random.nextInt(1, 301) : 0,
                    random.nextBoolean(),
                    Math.max(1, random.nextInt(-1, 5)),
                    random.nextInt(2) == 0 ? 0 : random.nextInt(20, 80),
                    allowsDuplicates || random.nextInt(3) != 0 ? 0 : random.nextInt(10, 60),
                    office.nextBoolean());
            DeletePolicy[] policies = DeletePolicy.values();
            DeleteConflict[] conflicts = DeleteConflict.values();
            DeletePolicy onDelete = policies[random.nextInt(policies.length)];
            DeleteConflict onDeleteConflict = conflicts[random.nextInt(conflicts.length)];
            return new Scenario(
                    seed,
                    persons,
                    List.copyOf(atStart),
                    end,
                    habits,
                    setup.onDelete() == null ? onDelete : setup.onDelete(),
                    setup.onDeleteConflict() == null ? onDeleteConflict : setup.onDeleteConflict(),
                    related,
                    List.copyOf(events));
        }

        /** People enter who is not there yet; sometimes two of them at once, which only a location without duplicates tells. */
        private void create(int person, int atStart, long end, boolean allowsDuplicates) {
            long at = random.nextLong(end);
            Side side = random.nextBoolean() ? Side.APP : Side.GHL;
            if (atStart == 0) {
                events.add(new Event.Create(at, side, person));
            }
            if (atStart != 3 && !allowsDuplicates && random.nextInt(3) == 0) {
                Side other = atStart == 0 ? side.other() : atStart == 1 ? Side.GHL : Side.APP;
                events.add(new Event.Create(at + random.nextLong(10, 2000), other, person));
            }
        }

        private Event edit(int token, int person, int persons, int fields, long at) {
            Side side = random.nextBoolean() ? Side.APP : Side.GHL;
            int kind = random.nextInt(100);
            if (kind < 4) {
                return new Event.Delete(at, side, person);
            }
            if (kind < 6) {
                return new Event.Merge(at, person, random.nextInt(persons));
            }
            int field = random.nextInt(fields);
            return new Event.Edit(at, side, person, field, 1000 + token, random.nextInt(10) == 0);
        }

        /** Sometimes somebody deletes everybody, as only a mistake or a migration does. */
        private void everythingGoes(int persons, long end) {
            SplittableRandom own = new SplittableRandom(seed * 31 + 7);
            if (persons <= DeletionLimit.ALWAYS_ALLOWED || own.nextInt(3) == 0) {
                return;
            }
            Side side = own.nextBoolean() ? Side.APP : Side.GHL;
            long at = own.nextLong(end);
            for (int person = 0; person < persons; person++) {
                events.add(new Event.Delete(at + own.nextLong(5000), side, person));
            }
        }

        /** What people do who look after the sync. */
        private void office(int persons, int fields, long end) {
            for (int i = office.nextInt(3); i > 0; i--) {
                events.add(new Event.Decide(office.nextLong(end / 2, end), office.nextInt(1000), office.nextBoolean()));
            }
            if (office.nextInt(3) == 0) {
                events.add(new Event.Rule(office.nextLong(end), office.nextInt(fields), office.nextBoolean()));
            }
            if (office.nextInt(4) == 0) {
                Side side = office.nextInt(4) == 0 ? Side.GHL : Side.APP;
                events.add(new Event.CreateAgain(office.nextLong(end), side, office.nextInt(persons)));
            }
            if (office.nextInt(3) == 0) {
                events.add(new Event.TakeBack(office.nextLong(end / 2, end), office.nextInt(1000)));
            }
            if (office.nextInt(2) == 0) {
                events.add(new Event.Undo(
                        office.nextLong(end / 4, end),
                        office.nextInt(persons),
                        office.nextInt(fields),
                        office.nextInt(3) == 0));
            }
        }

        private Target pauseIn() {
            return switch (random.nextInt(4)) {
                case 0 -> Target.ANY;
                case 1 -> Target.COMMIT;
                case 2 -> Target.APP_WRITE;
                default -> Target.GHL_WRITE;
            };
        }

        /** Mostly while the engine has something to do. */
        private long faultAt(long end) {
            long at = random.nextLong(end);
            Event event = events.get(random.nextInt(events.size()));
            return random.nextInt(3) == 0 ? at : Math.min(end, event.at() + random.nextLong(2500));
        }

        private Event fault(long at) {
            return switch (random.nextInt(12)) {
                case 0 -> new Event.Fault(at, Kind.CRASH, Target.ANY, random.nextBoolean());
                case 1 -> new Event.Fault(at, Kind.CRASH, Target.COMMIT, random.nextBoolean());
                case 2 -> new Event.Fault(at, Kind.CRASH, Target.APP_WRITE, random.nextBoolean());
                case 3 -> new Event.Fault(at, Kind.CRASH, Target.GHL_WRITE, random.nextBoolean());
                case 4 ->
                    random.nextBoolean()
                            ? new Event.Fault(at, Kind.LOST_RESPONSE, Target.GHL_CREATE, true)
                            : new Event.Fault(at, Kind.CRASH, Target.GHL_CREATE, true);
                case 5 -> new Event.Fault(at, Kind.LOST_RESPONSE, Target.GHL_WRITE, true);
                case 6 -> new Event.Fault(at, Kind.FAILED_CALL, Target.GHL_WRITE, false);
                case 7 ->
                    random.nextBoolean()
                            ? new Event.Fault(at, Kind.RATE_LIMIT, Target.GHL_WRITE, false)
                            : new Event.Fault(at, Kind.IGNORED_WRITE, Target.GHL_UPDATE, false);
                case 8 -> new Event.Fault(at, Kind.CREATED_WITH_422, Target.GHL_CREATE, true);
                case 9 -> new Event.Fault(at, Kind.FALSE_NOT_FOUND, Target.GHL_READ, false);
                case 10 -> new Event.Fault(at, Kind.PAUSE, Target.READ, true);
                default -> new Event.Fault(at, Kind.PAUSE, pauseIn(), random.nextBoolean());
            };
        }
    }
}
