package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.PHONE;

import io.ghl.sandbox.SandboxBuilder;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.Person;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.merge.Strategies;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/** One location's worker against the sandbox, one case at a time and without threads. */
abstract class HardCase {
    Bench bench;

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    static void plain(MappingBuilder<Person> m) {
        m.defaultStrategy(Strategies.ghlWins())
                .field("firstName", Person::firstName, Person::withFirstName)
                .to(FIRST_NAME)
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("phone", Person::phone, Person::withPhone)
                .to(PHONE)
                .field("city", Person::city, Person::withCity)
                .to(CITY)
                .tags(Person::labels, Person::withLabels)
                .scope("*");
    }

    void open(Consumer<SandboxBuilder> sandbox, Consumer<MappingBuilder<Person>> mapping) {
        bench = new Bench(sandbox, mapping);
    }

    void open(DeletePolicy onDelete, SyncOptions options) {
        bench = new Bench(sandbox -> {}, HardCase::plain, onDelete, options);
    }

    void open() {
        open(sandbox -> {}, HardCase::plain);
    }

    String linkAda() {
        bench.people.put(
                Person.named("ada", "Ada", "ada@example.com").withCity("London").withLabels(Set.of("old")));
        bench.linked();
        return bench.idOf("ada@example.com");
    }

    void linkAmbiguously() {
        bench.people.put(Person.named("ada", "Ada", "ada@example.com").withPhone("+12025550143"));
        bench.sandbox.createContact(Map.of("firstName", "A", "email", "ada@example.com"));
        bench.sandbox.createContact(Map.of("firstName", "B", "phone", "+12025550143"));
        bench.linked();
    }
}
