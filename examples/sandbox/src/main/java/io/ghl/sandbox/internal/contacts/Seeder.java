package io.ghl.sandbox.internal.contacts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.sandbox.internal.state.Change;
import io.ghl.sandbox.internal.state.Contact;
import io.ghl.sandbox.internal.state.Json;
import io.ghl.sandbox.internal.state.Kind;
import io.ghl.sandbox.internal.state.Settings;
import io.ghl.sandbox.internal.state.World;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Fills a location with plausible contacts, the same ones for the same seed and without events. */
public final class Seeder {
    private static final int BATCH = 1_000;
    private static final Pattern NOT_ASCII = Pattern.compile("[^a-z]");
    private static final List<String> FIRST = List.of(
            "Ada",
            "Alan",
            "Barbara",
            "Chidi",
            "Dorothy",
            "Edsger",
            "Fatima",
            "Grace",
            "Hedy",
            "Ivan",
            "Jean",
            "Katherine",
            "Linus",
            "Mary",
            "Noor",
            "Olga",
            "Priya",
            "Quentin",
            "Radia",
            "Sofia",
            "Tim",
            "Uma",
            "Vint",
            "Wei",
            "Yuki",
            "Zoë");
    private static final List<String> LAST = List.of(
            "Allen",
            "Bernal",
            "Castro",
            "Díaz",
            "Easley",
            "Fischer",
            "Goldberg",
            "Hopper",
            "Ito",
            "Jensen",
            "Kowalski",
            "Lovelace",
            "Meyer",
            "Nakamura",
            "Okafor",
            "Perlman",
            "Quist",
            "Rossi",
            "Silva",
            "Turing",
            "Ueda",
            "Vaughan",
            "Wójcik",
            "Xu",
            "Yilmaz",
            "Zhang");
    private static final List<List<String>> CITIES = List.of(
            List.of("Austin", "TX", "78701"),
            List.of("Birmingham", "AL", "35203"),
            List.of("Chicago", "IL", "60601"),
            List.of("Denver", "CO", "80202"),
            List.of("Portland", "OR", "97201"));
    private static final List<String> TAGS = List.of("customer", "lead", "newsletter", "vip", "trial");

    private final World world;
    private final ContactWriter writer;
    private final long seed;

    /** Creates a seeder that draws from this seed. */
    public Seeder(World world, Settings settings, long seed) {
        this.world = world;
        this.writer = new ContactWriter(settings);
        this.seed = seed;
    }

    /** Adds this many contacts to a location. */
    public void seed(String locationId, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        if (count > 0) {
            world.write(locationId, change -> {
                Set<String> known = change.data().tags().values().stream()
                        .map(tag -> Tags.key(tag.path("name").asText()))
                        .collect(Collectors.toSet());
                TAGS.stream().filter(name -> !known.contains(name)).forEach(name -> {
                    String id = change.ids().firestore();
                    change.put(Kind.TAG, id, LocationApi.tag(id, name, locationId));
                });
                return true;
            });
        }
        for (int from = 0; from < count; from += BATCH) {
            int first = from;
            int last = Math.min(count, from + BATCH);
            world.write(locationId, change -> {
                for (int i = first; i < last; i++) {
                    add(change, i, random);
                }
                return true;
            });
        }
    }

    private void add(Change change, int number, SplittableRandom random) {
        ObjectNode fields = fields(number, random);
        Duration age = Duration.ofMinutes(random.nextInt(365 * 24 * 60));
        String id = change.ids().firestore();
        Contact contact = writer.create(id, fields, change.data(), change.now().minus(age));
        change.put(Kind.CONTACT, id, contact.doc());
    }

    private static ObjectNode fields(int number, SplittableRandom random) {
        String firstName = pick(FIRST, random);
        String lastName = pick(LAST, random);
        List<String> city = pick(CITIES, random);
        ObjectNode fields = Json.object()
                .put("firstName", firstName)
                .put("lastName", lastName)
                // The number keeps e-mail and phone apart from every other contact's.
                .put("email", ascii(firstName) + "." + ascii(lastName) + number + "@example.com")
                .put("phone", String.format("+1%03d555%04d", 201 + number / 10_000 % 700, number % 10_000))
                .put("address1", 1 + random.nextInt(9_999) + " Main St")
                .put("city", city.get(0))
                .put("state", city.get(1))
                .put("postalCode", city.get(2))
                .put("country", "US")
                .put("source", random.nextBoolean() ? "website" : "referral");
        if (random.nextInt(3) == 0) {
            fields.put("companyName", pick(LAST, random) + " Ltd");
        }
        fields.putArray("tags").add(pick(TAGS, random));
        return fields;
    }

    /** The fields of one more plausible contact, which nobody in the location is yet. */
    public ObjectNode sample(Change change) {
        // Ids do not repeat themselves, so neither does what is drawn from one.
        SplittableRandom random = new SplittableRandom(change.ids().firestore().hashCode());
        ObjectNode fields;
        do {
            fields = fields(random.nextInt(7_000_000), random);
        } while (change.data().byEmail(Json.text(fields, "email"), null) != null
                || change.data().byPhone(Json.text(fields, "phone"), null) != null);
        return fields;
    }

    private static <T> T pick(List<T> values, SplittableRandom random) {
        return values.get(random.nextInt(values.size()));
    }

    private static String ascii(String name) {
        return NOT_ASCII.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
    }
}
