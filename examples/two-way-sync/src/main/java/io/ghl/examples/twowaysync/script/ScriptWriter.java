package io.ghl.examples.twowaysync.script;

import static io.ghl.examples.twowaysync.script.Field.CITY;
import static io.ghl.examples.twowaysync.script.Field.EMAIL;
import static io.ghl.examples.twowaysync.script.Field.FIRST_NAME;
import static io.ghl.examples.twowaysync.script.Field.LAST_NAME;
import static io.ghl.examples.twowaysync.script.Field.PHONE;
import static io.ghl.examples.twowaysync.script.Field.STAGE;
import static io.ghl.examples.twowaysync.script.Side.APP;
import static io.ghl.examples.twowaysync.script.Side.GHL;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Writes the script. Outside windows only edits whose order cannot matter touch the same record without a barrier
 * between them; everything else happens while the engine is paused. So the outcome never depends on how fast it works.
 */
final class ScriptWriter {
    /**
     * Longer than the clocks of the two sides may disagree in the demo's mapping, and a process that has just been started
     * knows HighLevel's: its answers tell the second.
     */
    static final Duration PROVABLY_NEWER = Duration.ofSeconds(3);

    private final List<Element> elements = new ArrayList<>();
    private final Oracle oracle;
    private final NewValues values;
    private final Random random;
    private final Deque<String> shared = new ArrayDeque<>();
    private final Deque<String> appOnly = new ArrayDeque<>();
    private final Deque<String> ghlOnly = new ArrayDeque<>();
    private final List<String> tornBetweenCities = new ArrayList<>();
    private int steps;
    private int created;

    /** A step that has no number yet. */
    private record Draft(
            Side side,
            Step.Kind kind,
            String person,
            Map<Field, String> values,
            List<String> addTags,
            List<String> removeTags) {}

    ScriptWriter(List<Person> people, long seed) {
        random = new Random(seed ^ 0x5EED);
        oracle = new Oracle(people);
        values = new NewValues(people, random);
        List<Person> shuffled = new ArrayList<>(people);
        Collections.shuffle(shuffled, random);
        for (Person person : shuffled) {
            Details app = oracle.of(APP, person.key());
            boolean whole = app != null && app.equals(oracle.of(GHL, person.key())) && hasEverything(app);
            if (whole) {
                (person.onBothSides() ? shared : person.customer() == null ? ghlOnly : appOnly).add(person.key());
            }
        }
    }

    private static boolean hasEverything(Details details) {
        return details.values().size() == Field.values().length;
    }

    EditScript write() {
        oneSideAtATime();
        bothSidesAtOnce();
        tagsCreatesAndDeletes();
        sameFieldAtOnce();
        sameTagAtOnce();
        afterwards();
        return new EditScript(elements);
    }

    /** 48 steps: 24 records edited in the app, 24 others in HighLevel. */
    private void oneSideAtATime() {
        add(new Element.Phase("edits on one side at a time"));
        List<List<Field>> choices = List.of(
                List.of(CITY),
                List.of(PHONE),
                List.of(STAGE),
                List.of(FIRST_NAME, LAST_NAME),
                List.of(EMAIL),
                List.of(CITY, STAGE, PHONE),
                List.of(LAST_NAME, EMAIL));
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            String inApp = i % 3 == 2 ? next(appOnly) : next(shared);
            String inGhl = i % 3 == 2 ? next(ghlOnly) : next(shared);
            if (i >= 22) { // Clearing a field is an edit too.
                drafts.add(edit(APP, inApp, Map.of(CITY, "")));
                drafts.add(edit(GHL, inGhl, Map.of(CITY, "")));
                continue;
            }
            drafts.add(edit(APP, inApp, choices.get(i % choices.size())));
            drafts.add(edit(GHL, inGhl, choices.get((i + 3) % choices.size())));
        }
        addShuffled(drafts);
    }

    /** 30 steps: 15 records, each edited on both sides at once, in different fields. */
    private void bothSidesAtOnce() {
        add(new Element.Phase("different fields of one record on both sides at once"));
        List<List<Field>> inApp =
                List.of(List.of(PHONE), List.of(EMAIL, CITY), List.of(STAGE), List.of(LAST_NAME), List.of(CITY));
        List<List<Field>> inGhl = List.of(
                List.of(CITY, STAGE), List.of(PHONE), List.of(FIRST_NAME), List.of(EMAIL), List.of(STAGE, LAST_NAME));
        for (int i = 0; i < 15; i++) {
            String person = next(shared);
            List<Draft> pair = new ArrayList<>(List.of(
                    edit(APP, person, inApp.get(i % inApp.size())), edit(GHL, person, inGhl.get(i % inGhl.size()))));
            addShuffled(pair);
        }
    }

    /** 52 steps: 20 tag edits, 16 creations, 4 of them edited again at once, 12 deletions. */
    private void tagsCreatesAndDeletes() {
        add(new Element.Phase("tags added and removed on both sides, records created and deleted"));
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            String person = next(shared, details -> details.tags().size() >= 2);
            List<String> had = List.copyOf(details(APP, person).tags());
            List<String> fresh = values.tags(details(APP, person).tags(), 2);
            drafts.add(tags(APP, person, List.of(fresh.get(0)), List.of(had.get(0))));
            drafts.add(tags(GHL, person, List.of(fresh.get(1)), List.of(had.get(1))));
        }
        for (int i = 0; i < 6; i++) {
            drafts.add(delete(APP, next(shared)));
            drafts.add(delete(GHL, next(shared)));
        }
        Collections.shuffle(drafts, random);
        for (int i = 0; i < 16; i++) {
            Side side = i % 2 == 0 ? APP : GHL;
            Draft creation = creation(side);
            int at = random.nextInt(drafts.size() + 1);
            drafts.add(at, creation);
            if (i < 4) { // Before the other side can have heard of it.
                String city = values.of(CITY, creation.values().get(CITY));
                drafts.add(at + 1, edit(side, creation.person(), Map.of(CITY, city)));
            }
        }
        drafts.forEach(this::add);
        add(new Element.Barrier());
    }

    /** 44 steps: 22 records, the same field on both sides while the engine is paused. */
    private void sameFieldAtOnce() {
        add(new Element.Phase("the same field on both sides at once, while the engine is paused"));
        add(new Element.Window(true));
        List<Draft> before = new ArrayList<>();
        List<Draft> after = new ArrayList<>();
        List<Field> fields = List.of(
                FIRST_NAME,
                FIRST_NAME,
                LAST_NAME,
                LAST_NAME,
                LAST_NAME,
                EMAIL,
                EMAIL,
                EMAIL,
                STAGE,
                STAGE,
                STAGE,
                CITY,
                CITY,
                CITY,
                CITY,
                CITY);
        for (Field field : fields) {
            String person = next(shared);
            Draft inApp = edit(APP, person, List.of(field));
            before.add(inApp);
            before.add(edit(GHL, person, Map.of(field, unlike(field, person, inApp))));
            if (field == CITY) {
                tornBetweenCities.add(person);
            }
        }
        for (Field field : List.of(LAST_NAME, CITY)) { // Both sides agree without having spoken: no conflict.
            String person = next(shared);
            Draft inApp = edit(APP, person, List.of(field));
            before.add(inApp);
            before.add(edit(GHL, person, inApp.values()));
        }
        for (int i = 0; i < 4; i++) {
            String person = next(shared);
            // Two provably newer in the app; two the other way round, where HighLevel wins in any case.
            before.add(edit(i < 2 ? GHL : APP, person, List.of(PHONE)));
            after.add(edit(i < 2 ? APP : GHL, person, List.of(PHONE)));
        }
        addShuffled(before);
        add(new Element.Pause(PROVABLY_NEWER));
        addShuffled(after);
        add(new Element.Window(false));
        add(new Element.Barrier());
    }

    /** 16 steps: the same tag on both sides, and records that one side deletes while the other edits them. */
    private void sameTagAtOnce() {
        add(new Element.Phase(
                "the same tag on both sides at once, deletions against edits, while the engine is paused"));
        add(new Element.Window(true));
        Predicate<Details> tagged = details -> !details.tags().isEmpty();

        String undecided = next(shared, tagged); // HighLevel ends where it began, so only the app changed it.
        List<String> old = List.of(details(APP, undecided).tags().first());
        add(tags(APP, undecided, List.of(), old));
        add(tags(GHL, undecided, List.of(), old));
        add(tags(GHL, undecided, old, List.of()));

        String regretted = next(shared); // The app ends where it began, so only HighLevel changed it.
        List<String> fresh = values.tags(details(APP, regretted).tags(), 1);
        add(tags(APP, regretted, fresh, List.of()));
        add(tags(GHL, regretted, fresh, List.of()));
        add(tags(APP, regretted, List.of(), fresh));

        String wanted = next(shared);
        fresh = values.tags(details(APP, wanted).tags(), 1);
        add(tags(APP, wanted, fresh, List.of()));
        add(tags(GHL, wanted, fresh, List.of()));

        String unwanted = next(shared, tagged);
        old = List.of(details(APP, unwanted).tags().first());
        add(tags(APP, unwanted, List.of(), old));
        add(tags(GHL, unwanted, List.of(), old));

        for (int i = 0; i < 3; i++) {
            Side deletes = i < 2 ? APP : GHL;
            String person = next(shared);
            add(delete(deletes, person));
            add(edit(deletes == APP ? GHL : APP, person, List.of(STAGE)));
        }
        add(new Element.Window(false));
        add(new Element.Barrier());
    }

    /** 10 steps: life goes on where a question is open, and in the records that the backfill made. */
    private void afterwards() {
        add(new Element.Phase("edits beside open questions, and of the records that the sync created"));
        List<Draft> drafts = new ArrayList<>();
        drafts.add(edit(APP, tornBetweenCities.get(0), List.of(LAST_NAME)));
        drafts.add(edit(GHL, tornBetweenCities.get(1), List.of(STAGE)));
        drafts.add(edit(APP, tornBetweenCities.get(2), List.of(PHONE)));
        drafts.add(edit(GHL, tornBetweenCities.get(3), List.of(FIRST_NAME)));
        // Somebody settles this one by typing what the other side says: the question closes itself.
        String settled = tornBetweenCities.get(4);
        drafts.add(edit(APP, settled, Map.of(CITY, value(GHL, settled, CITY))));
        for (int i = 0; i < 5; i++) {
            boolean madeInGhl = i < 3;
            String person = madeInGhl ? next(appOnly) : next(ghlOnly);
            drafts.add(edit(madeInGhl ? GHL : APP, person, List.of(CITY, STAGE)));
        }
        addShuffled(drafts);
    }

    private Draft edit(Side side, String person, List<Field> fields) {
        EnumMap<Field, String> set = new EnumMap<>(Field.class);
        fields.forEach(field ->
                set.put(field, values.of(field, details(side, person).get(field))));
        return edit(side, person, set);
    }

    private Draft edit(Side side, String person, Map<Field, String> set) {
        return new Draft(side, Step.Kind.EDIT, person, set, List.of(), List.of());
    }

    private Draft tags(Side side, String person, List<String> add, List<String> remove) {
        return new Draft(side, Step.Kind.EDIT, person, Map.of(), add, remove);
    }

    private Draft delete(Side side, String person) {
        return new Draft(side, Step.Kind.DELETE, person, Map.of(), List.of(), List.of());
    }

    private Draft creation(Side side) {
        EnumMap<Field, String> set = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            set.put(field, values.of(field));
        }
        String number = "N-%04d".formatted(++created);
        String person = side == APP ? number : Person.contactKey(number);
        return new Draft(side, Step.Kind.CREATE, person, set, values.tags(Collections.emptySortedSet(), 1), List.of());
    }

    /** A value that neither side has, nor the app just got. */
    private String unlike(Field field, String person, Draft other) {
        return values.of(field, details(GHL, person).get(field), other.values().get(field));
    }

    private Details details(Side side, String person) {
        return Objects.requireNonNull(oracle.of(side, person), person);
    }

    private String value(Side side, String person, Field field) {
        return Objects.requireNonNull(details(side, person).get(field), person);
    }

    private String next(Deque<String> people) {
        return next(people, details -> true);
    }

    /** Somebody whom no scene has had yet. */
    private String next(Deque<String> people, Predicate<Details> fit) {
        for (Iterator<String> each = people.iterator(); each.hasNext(); ) {
            String person = each.next();
            if (fit.test(details(APP, person))) {
                each.remove();
                return person;
            }
        }
        throw new IllegalArgumentException("Too few people have an e-mail, a phone, a city, a stage and labels.");
    }

    private void addShuffled(List<Draft> drafts) {
        Collections.shuffle(drafts, random);
        drafts.forEach(this::add);
    }

    private void add(Draft draft) {
        add(new Step(
                ++steps,
                draft.side(),
                draft.kind(),
                draft.person(),
                draft.values(),
                draft.addTags(),
                draft.removeTags()));
    }

    private void add(Element element) {
        elements.add(element);
        oracle.apply(element);
    }
}
