package io.ghl.examples.twowaysync.script;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EditScriptTest {
    private static final long SEED = 1;
    private static final List<Person> PEOPLE = people(SEED);
    private static final EditScript SCRIPT = EditScript.of(PEOPLE, SEED);

    private static List<Person> people(long seed) {
        return People.of(PeopleCsv.bundledCustomers(), PeopleCsv.bundledContacts(), seed);
    }

    @Test
    void fixturesAre500CustomersAnd500ContactsOf700People() {
        assertThat(PEOPLE).hasSize(700);
        assertThat(PEOPLE.stream().filter(p -> p.customer() != null)).hasSize(500);
        assertThat(PEOPLE.stream().filter(p -> p.contact() != null)).hasSize(500);
        assertThat(PEOPLE.stream().filter(Person::onBothSides)).hasSize(300);
    }

    @Test
    void everySharedPersonHasAKeyInCommonAndNoneThatDiffers() {
        for (Person person : PEOPLE) {
            if (!person.onBothSides()) {
                continue;
            }
            Details app = person.customer().canonical();
            Details ghl = person.contact().canonical();
            int common = 0;
            for (Field key : List.of(Field.EMAIL, Field.PHONE)) {
                if (app.has(key) && ghl.has(key)) {
                    assertThat(app.get(key)).isEqualTo(ghl.get(key));
                    common++;
                }
            }
            assertThat(common).as(person.key()).isPositive();
        }
    }

    @Test
    void manySharedPeopleAreWrittenDifferently() {
        long differently = PEOPLE.stream()
                .filter(Person::onBothSides)
                .filter(p -> !p.customer().values().equals(p.contact().values()))
                .count();
        assertThat(differently).isGreaterThan(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42, 2026})
    void theScriptHasExactly200StepsWhateverTheSeed(long seed) {
        List<Step> steps = EditScript.of(people(seed), seed).steps();
        assertThat(steps).hasSize(EditScript.STEPS);
        for (int i = 0; i < steps.size(); i++) {
            assertThat(steps.get(i).number()).isEqualTo(i + 1);
        }
    }

    @Test
    void theSameSeedWritesTheSameScript() {
        assertThat(EditScript.of(people(SEED), SEED)).isEqualTo(SCRIPT);
        assertThat(EditScript.of(people(2), 2)).isNotEqualTo(SCRIPT);
    }

    @Test
    void everyKindOfEditHappensOnBothSides() {
        for (Side side : Side.values()) {
            List<Step> steps =
                    SCRIPT.steps().stream().filter(s -> s.side() == side).toList();
            assertThat(steps.stream().map(Step::kind).collect(Collectors.toSet()))
                    .contains(Step.Kind.values());
            assertThat(steps).anyMatch(s -> !s.addTags().isEmpty() && s.kind() == Step.Kind.EDIT);
            assertThat(steps).anyMatch(s -> !s.removeTags().isEmpty());
            assertThat(steps).anyMatch(s -> s.values().containsValue(""));
            for (Field field : Field.values()) {
                assertThat(steps)
                        .anyMatch(s -> s.kind() == Step.Kind.EDIT && s.values().containsKey(field));
            }
        }
    }

    /** What makes the outcome independent of how fast the engine works. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 7, 42, 2026})
    void outsideWindowsNoOrderCanMatter(long seed) {
        Map<String, Set<String>> touched = new HashMap<>();
        boolean window = false;
        boolean calm = true;
        for (Element element : EditScript.of(people(seed), seed).elements()) {
            if (element instanceof Element.Barrier) {
                touched.clear();
                calm = true;
            } else if (element instanceof Element.Window w) {
                assertThat(!w.opens() || calm)
                        .as("a window opens when both sides are calm")
                        .isTrue();
                window = w.opens();
            } else if (element instanceof Step step) {
                calm = false;
                for (String slot : slots(step)) {
                    Side other = step.side() == Side.APP ? Side.GHL : Side.APP;
                    if (!window) {
                        assertThat(touched.getOrDefault(step.person() + other, Set.of()))
                                .as(step.toString())
                                .doesNotContain(slot, "*");
                        if (slot.equals("*")) {
                            assertThat(touched).as(step.toString()).doesNotContainKey(step.person() + other);
                        }
                    }
                    touched.computeIfAbsent(step.person() + step.side(), k -> new HashSet<>())
                            .add(slot);
                }
            }
        }
        assertThat(window).isFalse();
    }

    private static List<String> slots(Step step) {
        if (step.kind() != Step.Kind.EDIT) {
            return List.of("*");
        }
        List<String> slots = new ArrayList<>();
        step.values().keySet().forEach(field -> slots.add(field.name()));
        step.addTags().forEach(tag -> slots.add("tag " + Field.canonicalTag(tag)));
        step.removeTags().forEach(tag -> slots.add("tag " + Field.canonicalTag(tag)));
        return slots;
    }

    /** A second write of the engine after the app's edit would blur the evidence for which phone is newer. */
    @Test
    void inAWindowARecordWithTwoPhonesHasNoOtherEdit() {
        Map<String, List<Step>> byPerson = new HashMap<>();
        for (int i = 0; i < SCRIPT.elements().size(); i++) {
            if (SCRIPT.elements().get(i) instanceof Step step && SCRIPT.isInWindow(i)) {
                byPerson.computeIfAbsent(step.person(), k -> new ArrayList<>()).add(step);
            }
        }
        List<List<Step>> phones = byPerson.values().stream()
                .filter(steps -> steps.stream().anyMatch(s -> s.values().containsKey(Field.PHONE)))
                .toList();
        assertThat(phones).hasSize(4).allSatisfy(steps -> {
            assertThat(steps).hasSize(2);
            assertThat(steps).allMatch(s -> s.values().keySet().equals(Set.of(Field.PHONE)));
        });
    }

    @Test
    void newPhonesAreValid() throws NumberParseException {
        PhoneNumberUtil util = PhoneNumberUtil.getInstance();
        for (Step step : SCRIPT.steps()) {
            String phone = step.values().get(Field.PHONE);
            if (phone != null) {
                assertThat(util.isValidNumber(util.parse(phone, "US")))
                        .as(phone)
                        .isTrue();
                assertThat(Field.PHONE.canonical(phone))
                        .isEqualTo(util.format(util.parse(phone, "US"), PhoneNumberFormat.E164));
            }
        }
    }

    @Test
    void theScriptLeavesElevenConflictsOpen() {
        List<Expectation.OpenConflict> open =
                Oracle.expect(PEOPLE, SCRIPT.elements()).conflicts();
        assertThat(open.stream().filter(c -> c.field() == Field.CITY))
                .hasSize(8)
                .allSatisfy(c -> assertThat(c.app()).isNotNull().isNotEqualTo(c.ghl()));
        assertThat(open.stream().filter(c -> c.field() == null)).hasSize(3);
        assertThat(open).hasSize(11);
    }

    @Test
    void bothSidesEndEqualExceptForOpenQuestions() {
        Expectation expectation = Oracle.expect(PEOPLE, SCRIPT.elements());
        Set<String> open = expectation.conflicts().stream()
                .map(Expectation.OpenConflict::person)
                .collect(Collectors.toSet());
        expectation.pairs().forEach((person, pair) -> {
            if (!open.contains(person)) {
                assertThat(pair.app()).as(person).isEqualTo(pair.ghl());
            }
        });
    }

    @Test
    void nobodyEndsAsSomebodyElse() {
        for (Side side : Side.values()) {
            for (Field key : List.of(Field.EMAIL, Field.PHONE)) {
                List<String> values = Oracle.expect(PEOPLE, SCRIPT.elements()).pairs().values().stream()
                        .map(pair -> side == Side.APP ? pair.app() : pair.ghl())
                        .filter(details -> details != null && details.has(key))
                        .map(details -> details.get(key))
                        .toList();
                assertThat(new HashSet<>(values)).hasSameSizeAs(values);
            }
        }
    }

    @Test
    void itKnowsWhereTheEngineIsPaused() {
        List<Element> elements = SCRIPT.elements();
        int opens = elements.indexOf(new Element.Window(true));
        int closes = elements.indexOf(new Element.Window(false));
        assertThat(SCRIPT.isInWindow(opens)).isFalse();
        assertThat(SCRIPT.isInWindow(opens + 1)).isTrue();
        assertThat(SCRIPT.isInWindow(closes)).isTrue();
        assertThat(SCRIPT.isInWindow(closes + 1)).isFalse();
        assertThat(SCRIPT.isInWindow(elements.size())).isFalse();
    }
}
