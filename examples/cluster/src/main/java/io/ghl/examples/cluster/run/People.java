package io.ghl.examples.cluster.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.examples.cluster.app.Customer;
import io.ghl.examples.cluster.app.CustomerTable;
import io.ghl.examples.cluster.app.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * People who edit on both sides. A seed decides who does what in which order; who is not on a side yet is not edited there.
 * Only {@link #edits} may be asked from another thread.
 */
public final class People {
    private static final int DELETE_ONE_IN = 60;
    private static final int ATTEMPTS = 20;

    private final Database database;
    private final CustomerTable table;
    private final HighLevelHttp highLevel;
    private final List<String> locations;
    private final SplittableRandom random;
    private final List<Person> persons = new ArrayList<>();
    private final AtomicInteger edits = new AtomicInteger();
    private int values;

    public People(Database database, HighLevelHttp highLevel, List<String> locations, long seed) {
        this.database = database;
        this.table = new CustomerTable(database);
        this.highLevel = highLevel;
        this.locations = locations;
        this.random = new SplittableRandom(seed);
    }

    /** Makes so many persons: a third on each side alone, a third on both. */
    public void begin(int count) {
        table.create();
        for (int i = 0; i < count; i++) {
            Person person = person();
            switch (i / locations.size() % 3) {
                case 0 -> addToApp(person);
                case 1 -> addToHighLevel(person);
                default -> {
                    addToApp(person);
                    addToHighLevel(person);
                }
            }
        }
    }

    private Person person() {
        int number = persons.size();
        Person person = new Person(locations.get(number % locations.size()), "person" + number + "@example.com");
        person.firstName = "F" + number;
        person.city = "C" + number;
        persons.add(person);
        return person;
    }

    private void addToApp(Person person) {
        Customer customer = Customer.blank()
                .withEmail(person.email())
                .withFirstName(person.firstName)
                .withCity(person.city);
        database.transact(connection -> table.insert(connection, person.location(), customer, null));
    }

    private void addToHighLevel(Person person) {
        person.contactId = highLevel.create(
                person.location(),
                HighLevelHttp.body()
                        .put("email", person.email())
                        .put("firstName", person.firstName)
                        .put("city", person.city));
    }

    /** One edit. */
    public void edit() {
        int kind = random.nextInt(DELETE_ONE_IN);
        boolean app = random.nextBoolean();
        if (kind < 3) {
            Person person = person();
            if (app) {
                addToApp(person);
            } else {
                addToHighLevel(person);
            }
            edits.incrementAndGet();
            return;
        }
        Person person = persons.get(random.nextInt(persons.size()));
        if (person.deleted) {
            return;
        }
        boolean done = app ? editInApp(person, kind) : editInHighLevel(person, kind);
        if (done) {
            edits.incrementAndGet();
        }
    }

    private boolean editInApp(Person person, int kind) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            List<Customer> found = table.byEmail(person.location(), person.email());
            if (found.isEmpty()) {
                return false;
            }
            Customer before = found.get(0);
            if (kind == 3) {
                if (database.transact(connection -> table.delete(connection, person.location(), before))) {
                    person.deleted = true;
                    return true;
                }
                continue;
            }
            Customer after = edited(kind, before);
            if (database.transact(connection -> table.update(connection, person.location(), before, after))) {
                remember(person, before, after);
                return true;
            }
        }
        return false;
    }

    private Customer edited(int kind, Customer before) {
        if (kind < 15) {
            return before.withAddress(value("A"));
        }
        if (kind < 25) {
            Set<String> tags = new TreeSet<>(before.labels());
            tags.add(value("a"));
            return before.withLabels(tags);
        }
        return before.withCity(value("City"));
    }

    private static void remember(Person person, Customer before, Customer after) {
        if (!Objects.equals(before.city(), after.city())) {
            person.city = after.city();
            person.cityEdited = true;
        }
        if (!Objects.equals(before.address(), after.address())) {
            person.addressOfApp = after.address();
        }
        after.labels().stream().filter(tag -> !before.labels().contains(tag)).forEach(person.tags()::add);
    }

    private boolean editInHighLevel(Person person, int kind) {
        String id = contactId(person);
        if (id == null) {
            return false;
        }
        if (kind == 3) {
            highLevel.delete(person.location(), id);
            person.deleted = true;
        } else if (kind < 15) {
            person.addressOfGhl = value("G");
            highLevel.update(person.location(), id, field("address1", person.addressOfGhl));
        } else if (kind < 25) {
            String tag = value("g");
            highLevel.addTag(person.location(), id, tag);
            person.tags().add(tag);
        } else {
            person.firstName = value("First");
            person.firstNameEdited = true;
            highLevel.update(person.location(), id, field("firstName", person.firstName));
        }
        return true;
    }

    private static ObjectNode field(String name, @Nullable String value) {
        return HighLevelHttp.body().put(name, value);
    }

    private @Nullable String contactId(Person person) {
        if (person.contactId == null) {
            person.contactId =
                    highLevel.idByEmail(person.location(), person.email()).orElse(null);
        }
        return person.contactId;
    }

    private String value(String prefix) {
        return prefix + ++values;
    }

    /** What both sides must come to. */
    List<Person> persons() {
        return persons;
    }

    /** How many edits were made. */
    public int edits() {
        return edits.get();
    }
}
