package io.ghl.sync.internal.engine;

import static io.ghl.sync.mapping.ContactFields.CITY;
import static io.ghl.sync.mapping.ContactFields.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sync.DeadLetter;
import io.ghl.sync.DeadLetters;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.Person;
import io.ghl.sync.SyncStatus;
import io.ghl.sync.internal.engine.history.StoredDeadLetters;
import io.ghl.sync.record.Failures.Cause;
import io.ghl.sync.record.LinkState;
import java.io.IOError;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that fail: seen, held apart from the others, and taken up again. */
class DeadLettersTest extends HardCase {
    private DeadLetters letters() {
        return new StoredDeadLetters(List.of(bench.tenant), () -> {});
    }

    private DeadLetter onlyLetter() {
        assertThat(letters().list()).hasSize(1);
        return letters().list().get(0);
    }

    @Test
    void aRefusedWriteIsShownWithWhatWasTriedAndReplayedWithWhatIsTrueThen() {
        open();
        String ada = linkAda();
        bench.sandbox
                .faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.always().on("update-contact").status(422));
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.settled();
        bench.hint("ada");
        bench.settled();

        DeadLetter letter = onlyLetter();
        assertThat(letter.cause()).isEqualTo(Cause.REFUSED);
        assertThat(letter.appId()).isEqualTo("ada");
        assertThat(letter.ghlId()).isEqualTo(ada);
        assertThat(letter.input()).isEqualTo("PATCH in HighLevel of city");
        assertThat(letter.attempts()).isEqualTo(2);
        assertThat(letter.firstAt()).isBefore(letter.lastAt());
        assertThat(letter.firstError()).isNotBlank();
        assertThat(letter.nextTry()).isNull();
        assertThat(letter.toString()).doesNotContain("Paris");

        bench.sandbox.faults().clear();
        // Nobody told of this edit; a replay sees it all the same.
        bench.people.edit("ada", person -> person.withCity("Oslo"));
        assertThat(letters().replay(letter.id())).isTrue();
        bench.settled();

        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Oslo");
        assertThat(letters().list()).isEmpty();
        assertThat(letters().replay(letter.id())).isFalse();
    }

    /** HighLevel makes records whose create it refuses, and need not tell of them. */
    @Test
    void whatARefusedCreateMadeIsLookedForAtOnce() {
        open();
        linkAda();
        bench.sandbox
                .faults()
                .set(
                        Fault.ERROR_AFTER_EFFECT,
                        FaultRule.next(1).on("create-contact").status(422));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.hint("bob");
        bench.run();

        assertThat(bench.linkOf("bob").state()).isEqualTo(LinkState.LINKED);
        assertThat(bench.contacts()).hasSize(2);
        assertThat(letters().list()).isEmpty();
    }

    @Test
    void aRefusedCreateIsTriedOnceMoreAndThenLeftToPeople() {
        open();
        linkAda();
        bench.sandbox
                .faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.always().on("create-contact").status(422));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.settled();

        assertThat(onlyLetter().attempts()).isEqualTo(2);
        assertThat(onlyLetter().cause()).isEqualTo(Cause.REFUSED);
        assertThat(onlyLetter().nextTry()).isNull();
        assertThat(bench.open()).isZero();
    }

    @Test
    void anErrorBeforeThereIsALinkIsShownToo() {
        open();
        linkAda();
        bench.beforeNext("find", Bench.failing(new IllegalArgumentException("a field that cannot be read")));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.settled();

        DeadLetter letter = onlyLetter();
        assertThat(letter.appId()).isEqualTo("bob");
        assertThat(letter.ghlId()).isNull();
        assertThat(letter.cause()).isEqualTo(Cause.APPLICATION);
        assertThat(letter.lastError()).isEqualTo("a field that cannot be read");

        assertThat(letters().replayAll(Cause.REFUSED)).isZero();
        assertThat(letters().replayAll(Cause.APPLICATION)).isOne();
        bench.settled();
        assertThat(bench.contacts()).hasSize(2);
        assertThat(bench.linkOf("bob").state()).isEqualTo(LinkState.LINKED);
        assertThat(letters().list()).isEmpty();
    }

    @Test
    void aRecordThatIsDeniedStopsNeitherTheLocationNorTheOthers() {
        open();
        String ada = linkAda();
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        bench.settled();
        bench.sandbox
                .faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(1).on("update-contact").status(403));
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.round(Duration.ofSeconds(5));
        bench.people.edit("bob", person -> person.withCity("Oslo"));
        bench.round(Duration.ofSeconds(5));

        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.WAITING);
        assertThat(bench.contact(bench.idOf("bob@example.com")).path("city").asText())
                .isEqualTo("Oslo");
        assertThat(onlyLetter().cause()).isEqualTo(Cause.FORBIDDEN);
        assertThat(onlyLetter().nextTry()).isAfter(bench.clock.instant());
        bench.settled();
        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Paris");
    }

    @Test
    void aLocationThatIsDeniedIsStopped() {
        open();
        for (String name : List.of("ada", "bob", "cleo", "dan")) {
            bench.people.put(Person.named(name, name, name + "@example.com"));
        }
        bench.linked();
        bench.sandbox
                .faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.always().on("update-contact").status(403));
        bench.people.all().forEach(person -> bench.people.edit(person.id(), each -> each.withCity("Oslo")));
        bench.round(Duration.ZERO);

        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.STOPPED);
        bench.sandbox.faults().clear();
        bench.settled();
        assertThat(bench.contacts())
                .allMatch(contact -> contact.path("city").asText().equals("Oslo"));
        assertThat(letters().list()).isEmpty();
    }

    @Test
    void aChangedCustomFieldTakesRefusedRecordsUpAgain() {
        open();
        String ada = linkAda();
        bench.sandbox
                .faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.next(1).on("update-contact").status(422));
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.settled();
        onlyLetter();
        bench.user(
                "POST",
                "/locations/" + Bench.LOCATION + "/customFields",
                Map.of("name", "Shoe size", "dataType", "TEXT", "model", "contact"));
        bench.ghl.location(Bench.LOCATION).customFields().refresh();
        bench.settled();

        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Paris");
        assertThat(letters().list()).isEmpty();
    }

    @Test
    void aSweepThatFailsGoesOnWhereItWasAndHoldsUpNothing() {
        open(DeletePolicy.PROPAGATE, Bench.OPTIONS.withSweepInterval(Duration.ofHours(1)));
        String ada = linkAda();
        bench.clock.advance(Duration.ofHours(2));
        bench.beforeNext("all", Bench.failing(new IllegalStateException("search is down")));
        bench.people.edit("ada", person -> person.withCity("Paris"));
        bench.round(Duration.ofMillis(100));

        assertThat(bench.contact(ada).path("city").asText()).isEqualTo("Paris");
        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.WAITING);
        assertThat(bench.worker.status().problem()).contains("search is down");
        bench.round(Duration.ofSeconds(10));
        bench.round(Duration.ofSeconds(10));
        assertThat(bench.worker.status().problem()).isNull();
    }

    @Test
    void aRecordThatFailsAgainAndAgainIsShownAndStillTried() {
        open();
        linkAda();
        bench.sandbox
                .faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.always().on("update-contact").status(500));
        bench.people.edit("ada", person -> person.withCity("Paris"));
        for (int i = 0; i < 12; i++) {
            bench.round(Duration.ofMinutes(6));
        }

        assertThat(onlyLetter().cause()).isEqualTo(Cause.UNAVAILABLE);
        assertThat(onlyLetter().nextTry()).isNotNull();
        bench.sandbox.faults().clear();
        bench.settled();
        assertThat(letters().list()).isEmpty();
    }

    /** Between two tries it is looked for, as it may have been made. Not found may be what it names, such as a calendar. */
    @ParameterizedTest
    @ValueSource(ints = {500, 404})
    void aCreateThatFailsAgainAndAgainIsShownAndTriedLaterAndLater(int status) {
        open(DeletePolicy.PROPAGATE, Bench.OPTIONS.withIndexLag(Duration.ofSeconds(30)));
        linkAda();
        bench.sandbox
                .faults()
                .set(
                        Fault.ERROR_BEFORE_EFFECT,
                        FaultRule.always().on("create-contact").status(status));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        for (int i = 0; i < 30; i++) {
            bench.round(Duration.ofMinutes(6));
        }

        assertThat(onlyLetter().appId()).isEqualTo("bob");
        assertThat(onlyLetter().cause()).isEqualTo(Cause.UNAVAILABLE);
        assertThat(onlyLetter().nextTry()).isNotNull();
        long mark = bench.mark();
        Instant until = bench.clock.instant().plus(Duration.ofMinutes(30));
        while (bench.clock.instant().isBefore(until)) {
            bench.round(Duration.ofSeconds(20));
        }
        assertThat(bench.callsSince(mark)).filteredOn("create-contact"::equals).hasSizeBetween(4, 7);

        bench.sandbox.faults().clear();
        bench.settled();
        assertThat(letters().list()).isEmpty();
        assertThat(bench.contacts()).hasSize(2);
    }

    static List<Throwable> thrown() {
        return List.of(
                new IOException("disk full"),
                new IOError(new IOException("disk full")),
                new ServiceConfigurationError("no such service"),
                new StackOverflowError());
    }

    /** Not every language makes one say what one throws. */
    @ParameterizedTest
    @MethodSource("thrown")
    void whateverTheApplicationThrowsHoldsUpNoOtherRecord(Throwable thrown) {
        Set<String> failing = new HashSet<>();
        open(
                sandbox -> {},
                m -> m.field("email", Person::email, Person::withEmail)
                        .to(EMAIL)
                        .field("city", Person::city, (person, city) -> {
                            if (failing.contains(person.id())) {
                                throw DeadLettersTest.<RuntimeException>sneaked(thrown);
                            }
                            return person.withCity(city);
                        })
                        .to(CITY));
        bench.people.put(Person.named("bob", "Bob", "bob@example.com"));
        String ada = linkAda();
        failing.add("ada");
        bench.sandbox.updateContact(ada, Map.of("city", "Paris"));
        bench.round(Duration.ofMillis(100));
        bench.sandbox.updateContact(bench.idOf("bob@example.com"), Map.of("city", "Oslo"));
        bench.round(Duration.ofMillis(100));

        assertThat(bench.worker.status().state()).isEqualTo(SyncStatus.State.WAITING);
        assertThat(bench.people.get("bob").city()).isEqualTo("Oslo");
        assertThat(bench.people.get("ada").city()).isEqualTo("London");
        failing.clear();
        bench.settled();
        assertThat(bench.people.get("ada").city()).isEqualTo("Paris");
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E sneaked(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
