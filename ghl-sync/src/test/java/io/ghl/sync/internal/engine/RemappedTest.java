package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static io.ghl.sync.mapping.ContactFields.FIRST_NAME;
import static io.ghl.sync.mapping.ContactFields.STATE;
import static io.ghl.sync.mapping.ContactFields.customField;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.LinkProgress;
import io.ghl.sync.Person;
import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.internal.engine.location.LocationWorker;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.MappingBuilder;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The mapping becomes another one while a write is under way: what it sent has another meaning by then. */
class RemappedTest extends HardCase {
    /** The application's city is one of HighLevel's fields. */
    private static void cityIn(GhlField place, MappingBuilder<Person> m) {
        m.defaultStrategy(Strategies.ghlWins())
                .field("firstName", Person::firstName, Person::withFirstName)
                .to(FIRST_NAME)
                .field("email", Person::email, Person::withEmail)
                .to(EMAIL)
                .field("city", Person::city, Person::withCity)
                .to(place)
                .onFirstLink(Strategies.appWins())
                .externalId(customField("app_id"));
    }

    private void open(GhlField place) {
        open(sandbox -> {}, m -> cityIn(place, m));
    }

    @Test
    void aCreateThatWasNotAnsweredClearsNoFieldThatIsKeptElsewhereByNow() {
        open(CITY);
        bench.linked();
        bench.people.put(Person.named("ada", "Ada", "ada@example.com").withCity("Oslo"));
        bench.afterNext("create", Bench.failing(new IllegalStateException("connection lost")));
        bench.round(Duration.ZERO);

        bench.remap(m -> cityIn(STATE, m));
        bench.settled();

        assertThat(bench.people.get("ada").city()).isEqualTo("Oslo");
        assertThat(bench.contact(bench.idOf("ada@example.com")).path("state").asText())
                .isEqualTo("Oslo");
    }

    @Test
    void aWriteToTheApplicationThatWasNotAnsweredIsNoBaseOfAFieldThatIsKeptElsewhereByNow() {
        open(CITY);
        String ada = linkAda();
        bench.sandbox.updateContact(ada, Map.of("city", "Oslo", "state", "NY"));
        bench.people.beforeUpdate(() -> {
            bench.people.edit("ada", person -> person.withCity("Oslo"));
            throw new IllegalStateException("connection lost");
        });
        bench.round(Duration.ZERO);
        assertThat(bench.linkOf("ada").intent()).isNotNull();

        bench.remap(m -> cityIn(STATE, m));
        bench.settled();

        assertThat(bench.people.get("ada").city()).isEqualTo("Oslo");
        assertThat(bench.contact(ada).path("state").asText()).isEqualTo("Oslo");
        String link = bench.linkOf("ada").id();
        List<AuditEntry> rows = bench.store.transact(tx -> tx.audit().of(link));
        assertThat(rows)
                .filteredOn(row -> row.action() == AuditEntry.Action.UNCONFIRMED)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.field()).isEqualTo("city");
                    assertThat(row.written()).isEqualTo(Side.APP);
                    assertThat(row.before()).isEqualTo(FieldValue.text("London"));
                    assertThat(row.after()).isEqualTo(FieldValue.text("Oslo"));
                });
    }

    /** Who was refused and asks again is answered by another look, for the other process may have left meanwhile. */
    @Test
    void whatIsAskedForAfterARefusalIsNotRefusedUnseen() {
        open(CITY);
        bench.linked();
        LocationWorker former = bench.worker;
        bench.clock.advance(Duration.ofMinutes(1));
        bench.remap(m -> cityIn(STATE, m));
        bench.settled();

        List<CompletableFuture<Void>> again = new ArrayList<>();
        CompletableFuture<Void> refused =
                former.link(LinkProgress.SILENT).whenComplete((done, e) -> again.add(former.link(LinkProgress.SILENT)));
        Instant unused = former.runOnce();

        assertThat(refused).isCompletedExceptionally();
        assertThat(again).singleElement().satisfies(link -> assertThat(link).isNotDone());
        bench.clock.advance(Duration.ofDays(1));
        unused = former.runOnce();
        assertThat(again).singleElement().satisfies(link -> assertThat(link).isCompleted());
    }
}
