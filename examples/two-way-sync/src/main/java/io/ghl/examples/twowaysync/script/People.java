package io.ghl.examples.twowaysync.script;

import io.ghl.examples.twowaysync.DemoException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who exists at the start: every customer of the CSV, {@value #SHARED} of them also as a HighLevel contact
 * that somebody else wrote down, and contacts whom the app does not know.
 */
public final class People {
    /** How many people both sides know. */
    public static final int SHARED = 300;

    /** The same town in another language: nobody's mistake, and nothing a rule could decide. */
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("München", "Munich"),
            Map.entry("Köln", "Cologne"),
            Map.entry("Nürnberg", "Nuremberg"),
            Map.entry("Praha", "Prague"),
            Map.entry("Genève", "Geneva"),
            Map.entry("Київ", "Kyiv"),
            Map.entry("Αθήνα", "Athens"),
            Map.entry("القاهرة", "Cairo"),
            Map.entry("東京", "Tokyo"),
            Map.entry("北京", "Beijing"),
            Map.entry("서울", "Seoul"),
            Map.entry("София", "Sofia"));

    private static final int CITY_CONFLICTS = 4;

    private final Random random;
    private int cityConflicts;

    private People(long seed) {
        this.random = new Random(seed);
    }

    /** Makes the fixtures; the same input makes the same ones. */
    public static List<Person> of(Map<String, Details> customers, Map<String, Details> contacts, long seed) {
        return new People(seed).make(customers, contacts);
    }

    private List<Person> make(Map<String, Details> customers, Map<String, Details> contacts) {
        List<String> ids = new ArrayList<>(customers.keySet());
        Collections.shuffle(ids, random);
        Set<String> shared = new HashSet<>(ids.subList(0, SHARED));
        Set<String> keys = new HashSet<>();
        List<Person> people = new ArrayList<>();
        customers.forEach((id, customer) -> {
            people.add(new Person(id, customer, shared.contains(id) ? rewritten(customer) : null));
            keys.addAll(keys(customer));
        });
        contacts.forEach((key, contact) -> {
            if (!Collections.disjoint(keys, keys(contact))) {
                throw new DemoException("The CSV file holds an e-mail or phone that the demo gives to somebody else ("
                        + String.join(" or ", keys(contact)) + "); change it.");
            }
            people.add(new Person(key, null, contact));
        });
        return List.copyOf(people);
    }

    private static Set<String> keys(Details details) {
        Set<String> keys = new TreeSet<>();
        for (Field field : List.of(Field.EMAIL, Field.PHONE)) {
            String key = field.canonical(details.get(field));
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    /** The same person, as somebody else would have written them down. */
    private Details rewritten(Details customer) {
        EnumMap<Field, String> values = new EnumMap<>(Field.class);
        customer.values().forEach((field, value) -> values.put(field, rewritten(field, value)));
        if (values.containsKey(Field.EMAIL) && values.containsKey(Field.PHONE) && random.nextInt(7) == 0) {
            values.remove(random.nextBoolean() ? Field.EMAIL : Field.PHONE);
        }
        if (random.nextInt(3) == 0) {
            values.remove(Field.STAGE);
        }
        String city = values.get(Field.CITY);
        String otherName = city == null ? null : OTHER_NAMES.get(city);
        if (otherName != null && cityConflicts < CITY_CONFLICTS) {
            values.put(Field.CITY, otherName);
            cityConflicts++;
        } else if (random.nextInt(8) == 0) {
            values.remove(Field.CITY);
        }
        List<String> tags = new ArrayList<>();
        for (String label : customer.tags()) {
            if (random.nextInt(4) > 0) {
                tags.add(label.toLowerCase(Locale.ROOT));
            }
        }
        if (random.nextInt(5) == 0) {
            tags.add("open day");
        }
        return Details.of(values, tags);
    }

    private String rewritten(Field field, String value) {
        return switch (field) {
            case FIRST_NAME, LAST_NAME -> properCase(value);
            case EMAIL ->
                switch (random.nextInt(4)) {
                    case 0 -> value.toUpperCase(Locale.ROOT);
                    case 1 -> value.substring(0, 1).toUpperCase(Locale.ROOT) + value.substring(1);
                    default -> value.toLowerCase(Locale.ROOT);
                };
            case PHONE -> rewrittenPhone(value);
            case CITY, STAGE -> value;
        };
    }

    /** A name typed without its capitals, or with nothing but capitals, as it should be. */
    private static String properCase(String name) {
        boolean shouted = name.equals(name.toUpperCase(Locale.ROOT));
        boolean mumbled = name.equals(name.toLowerCase(Locale.ROOT));
        if (shouted == mumbled) {
            return name; // Written with care, or in a script without capitals.
        }
        StringBuilder proper = new StringBuilder();
        boolean start = true;
        for (int c : name.toLowerCase(Locale.ROOT).codePoints().toArray()) {
            proper.appendCodePoint(start ? Character.toTitleCase(c) : c);
            start = c == ' ' || c == '-' || c == '\'';
        }
        return proper.toString();
    }

    private String rewrittenPhone(@Nullable String phone) {
        String e164 = Field.PHONE.canonical(phone);
        if (e164 == null) {
            throw new IllegalStateException("A blank phone is not stored.");
        }
        if (e164.startsWith("+1") && e164.length() == 12) {
            String area = e164.substring(2, 5);
            String exchange = e164.substring(5, 8);
            String line = e164.substring(8);
            return switch (random.nextInt(4)) {
                case 0 -> "(" + area + ") " + exchange + "-" + line;
                case 1 -> area + "." + exchange + "." + line;
                case 2 -> "+1 " + area + " " + exchange + " " + line;
                default -> e164;
            };
        }
        return switch (random.nextInt(3)) {
            case 0 -> spaced(e164, ' ');
            case 1 -> spaced(e164, '-');
            default -> e164;
        };
    }

    /** Groups of three, as people who do not know a country's own grouping write numbers. */
    private static String spaced(String e164, char separator) {
        StringBuilder grouped = new StringBuilder(e164.substring(0, 3));
        for (int i = 3; i < e164.length(); i++) {
            if (i % 3 == 0 && i < e164.length() - 1) {
                grouped.append(separator);
            }
            grouped.append(e164.charAt(i));
        }
        return grouped.toString();
    }
}
