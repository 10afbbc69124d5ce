package io.ghl.examples.twowaysync.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Values that nobody had before, so that every edit changes something and no two people become one. */
final class NewValues {
    /** Area codes whose 555-01xx numbers are kept for fiction, and which the fixtures do not use. */
    private static final int[] AREAS = {206, 213, 404, 415, 602, 702, 713, 718, 773, 808};

    private static final List<String> TAGS = List.of(
            "Spring Trial", "Waitlist", "Ambassador", "Late Payer", "Locker", "Parking", "Night Owl", "Beginner");

    private final Random random;
    private final List<String> firstNames;
    private final List<String> lastNames;
    private final List<String> cities;
    private final List<String> stages;
    private final Set<String> phones = new TreeSet<>();
    private int emails;

    NewValues(List<Person> people, Random random) {
        this.random = random;
        firstNames = pool(people, Field.FIRST_NAME);
        lastNames = pool(people, Field.LAST_NAME);
        cities = pool(people, Field.CITY);
        stages = pool(people, Field.STAGE);
        for (Person person : people) {
            for (@Nullable Details details : new Details[] {person.customer(), person.contact()}) {
                String phone = details == null ? null : Field.PHONE.canonical(details.get(Field.PHONE));
                if (phone != null) {
                    phones.add(phone);
                }
            }
        }
    }

    private static List<String> pool(List<Person> people, Field field) {
        Set<String> values = new TreeSet<>();
        for (Person person : people) {
            // Contacts are spelled with care; the app's rows are not all.
            String value = person.contact() == null ? null : person.contact().get(field);
            if (value != null) {
                values.add(value);
            }
        }
        return new ArrayList<>(values);
    }

    /** A value that is none of these. */
    String of(Field field, @Nullable String... unlike) {
        return switch (field) {
            case FIRST_NAME -> pick(firstNames, unlike);
            case LAST_NAME -> pick(lastNames, unlike);
            case CITY -> pick(cities, unlike);
            case STAGE -> pick(stages, unlike);
            case EMAIL -> "moved." + ++emails + "@new.example";
            case PHONE -> phone();
        };
    }

    private String pick(List<String> pool, @Nullable String... unlike) {
        String value;
        do {
            value = pool.get(random.nextInt(pool.size()));
        } while (java.util.Arrays.asList(unlike).contains(value));
        return value;
    }

    private String phone() {
        while (true) {
            int area = AREAS[random.nextInt(AREAS.length)];
            String line = "01%02d".formatted(random.nextInt(100));
            if (phones.add("+1" + area + "555" + line)) {
                return switch (random.nextInt(4)) {
                    case 0 -> "(" + area + ") 555-" + line;
                    case 1 -> "1-" + area + "-555-" + line;
                    case 2 -> "+1 " + area + " 555 " + line;
                    default -> "+1" + area + "555" + line;
                };
            }
        }
    }

    /** Different tags that a person does not have, as many as asked for. */
    List<String> tags(Set<String> had, int count) {
        List<String> tags = new ArrayList<>(TAGS);
        tags.removeIf(tag -> had.contains(Field.canonicalTag(tag)));
        Collections.shuffle(tags, random);
        return List.copyOf(tags.subList(0, count));
    }
}
