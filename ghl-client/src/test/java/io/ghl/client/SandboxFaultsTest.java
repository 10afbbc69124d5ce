package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactSearch;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.error.ApiException;
import io.ghl.client.error.Attempt;
import io.ghl.client.error.DeadlineExceededException;
import io.ghl.client.error.GhlException;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.error.RateLimitedException;
import io.ghl.client.error.ServerErrorException;
import io.ghl.client.error.TransportException;
import io.ghl.client.error.TransportPhase;
import io.ghl.client.error.UnprocessableException;
import io.ghl.client.internal.time.VirtualWaiter;
import io.ghl.client.limit.Priority;
import io.ghl.client.limit.RateLimitPolicy;
import io.ghl.client.notes.NewNote;
import io.ghl.client.tasks.NewTask;
import io.ghl.sandbox.Fault;
import io.ghl.sandbox.FaultRule;
import io.ghl.sandbox.Quirk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken connections, errors and limits: no record is made twice, and an exception says what may have happened. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxFaultsTest extends OnSandbox {

    SandboxFaultsTest(ApiVersion version) {
        super(version);
    }

    private void arm(Fault fault, FaultRule rule) {
        sandbox.faults().set(fault, rule);
    }

    @ParameterizedTest
    @CsvSource({"ERROR_AFTER_EFFECT,1", "RESET_AFTER_EFFECT,1", "ERROR_BEFORE_EFFECT,0", "RESET_BEFORE_EFFECT,0"})
    void aCreateIsSentOnceAndSaysThatItMayHaveTakenEffect(Fault fault, int contacts) {
        start();
        arm(fault, FaultRule.next(1));
        GhlException error = catchThrowableOfType(
                GhlException.class, () -> location.contacts().create(named("ada")));
        assertThat(error.mayHaveTakenEffect()).isTrue();
        assertThat(error.retryable()).isTrue();
        assertThat(error.attempts()).hasSize(1);
        assertThat(sandbox.contactCount()).isEqualTo(contacts);
        assertThat(sandbox.journal().count("create-contact")).isEqualTo(1);
        // What the exception asks for: look before repeating.
        assertThat(location.contacts().findDuplicate("ada@example.com", null).isPresent())
                .isEqualTo(contacts == 1);
    }

    @ParameterizedTest
    @EnumSource(names = {"ERROR_AFTER_EFFECT", "RESET_AFTER_EFFECT"})
    void tasksAndNotesAreMadeOnceToo(Fault fault) {
        start();
        String id = location.contacts().create(named("ada")).id();
        arm(fault, FaultRule.next(2));
        GhlException task = catchThrowableOfType(
                GhlException.class,
                () -> location.tasks()
                        .create(
                                id,
                                NewTask.builder()
                                        .title("Call")
                                        .dueDate(Instant.now())
                                        .build()));
        GhlException note = catchThrowableOfType(
                GhlException.class,
                () -> location.notes().create(id, NewNote.builder().body("x").build()));
        assertThat(task.mayHaveTakenEffect()).isTrue();
        assertThat(note.mayHaveTakenEffect()).isTrue();
        assertThat(location.tasks().list(id)).hasSize(1);
        assertThat(location.notes().list(id)).hasSize(1);
    }

    @Test
    void aCreateRefusedWith422MayExist() {
        start();
        arm(Fault.ERROR_AFTER_EFFECT, FaultRule.next(1).status(422));
        UnprocessableException error = catchThrowableOfType(
                UnprocessableException.class, () -> location.contacts().create(named("ada")));
        assertThat(error.mayHaveTakenEffect()).isTrue();
        assertThat(sandbox.contactCount()).isEqualTo(1);
    }

    @Test
    void aCreateRefusedBeforeItsEffectSaysThatNothingHappened() {
        start();
        arm(Fault.RATE_LIMIT, FaultRule.always());
        RateLimitedException error = catchThrowableOfType(
                RateLimitedException.class, () -> location.contacts().create(named("ada")));
        assertThat(error.mayHaveTakenEffect()).isFalse();
        assertThat(error.attempts()).hasSize(4);
        assertThat(sandbox.contactCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"ERROR_BEFORE_EFFECT,500", "ERROR_AFTER_EFFECT,503", "RESET_BEFORE_EFFECT,500", "RESET_AFTER_EFFECT,500"
    })
    void readsAndIdempotentWritesAreRepeated(Fault fault, int status) {
        start(options -> options.contacts(5));
        Contact contact =
                location.contacts().search(ContactSearch.all()).iterator().next();
        arm(fault, FaultRule.next(3).status(status));
        assertThat(location.contacts().get(contact.id()).id()).isEqualTo(contact.id());
        assertThat(sandbox.journal().count("get-contact")).isEqualTo(4);
        arm(fault, FaultRule.next(2).status(status));
        assertThat(location.contacts().search(ContactSearch.all().pageLimit(2))).hasSize(5);
        arm(fault, FaultRule.next(2).status(status));
        ContactUpdate update = ContactUpdate.builder().city("Paris").build();
        assertThat(location.contacts().update(contact.id(), update)).isPresent();
        arm(fault, FaultRule.next(2).status(status));
        assertThat(location.contacts().addTags(contact.id(), "x")).contains("x");
        assertThat(sandbox.contactCount()).isEqualTo(5);
    }

    @Test
    void repetitionEndsWithTheExceptionOfTheLastTry() {
        start();
        arm(Fault.ERROR_BEFORE_EFFECT, FaultRule.always().status(502));
        ServerErrorException error = catchThrowableOfType(
                ServerErrorException.class, () -> location.contacts().get("c1"));
        assertThat(error.attempts()).extracting(Attempt::status).containsExactly(502, 502, 502, 502);
        assertThat(error.mayHaveTakenEffect()).isFalse();
        assertThat(error.getMessage()).contains("HTTP 502", "(4 attempts)");
        assertThat(sandbox.faults().count(Fault.ERROR_BEFORE_EFFECT)).isEqualTo(4);
    }

    /** The first try deleted it, the second found nothing: the exception must not claim that nothing happened. */
    @Test
    void aRepeatedDeleteThatFindsNothingMayHaveTakenEffect() {
        start();
        String id = location.contacts().create(named("ada")).id();
        arm(Fault.RESET_AFTER_EFFECT, FaultRule.next(1));
        NotFoundException error = catchThrowableOfType(
                NotFoundException.class, () -> location.contacts().delete(id));
        assertThat(error.mayHaveTakenEffect()).isTrue();
        assertThat(error.attempts()).hasSize(2);
        assertThat(sandbox.contactCount()).isZero();
    }

    @Test
    void anUpsertIsSentOnceWhenItMayHaveTakenEffect() {
        start();
        arm(Fault.ERROR_AFTER_EFFECT, FaultRule.next(1));
        ServerErrorException refused = catchThrowableOfType(
                ServerErrorException.class, () -> location.contacts().upsert(named("ada")));
        assertThat(refused.mayHaveTakenEffect()).isTrue();
        assertThat(refused.attempts()).hasSize(1);
        arm(Fault.RESET_AFTER_EFFECT, FaultRule.next(1));
        TransportException error = catchThrowableOfType(
                TransportException.class, () -> location.contacts().upsert(named("grace")));
        assertThat(error.phase()).isEqualTo(TransportPhase.SENT);
        assertThat(error.mayHaveTakenEffect()).isTrue();
        assertThat(sandbox.contactCount()).isEqualTo(2);
    }

    @Test
    void aServerThatIsGoneIsNamedAndNothingHappened() {
        start();
        sandbox.close();
        try (GhlClient fresh = client().build()) {
            TransportException error = catchThrowableOfType(
                    TransportException.class,
                    () -> fresh.location(sandbox.locationId()).contacts().create(named("ada")));
            assertThat(error.phase()).isEqualTo(TransportPhase.CONNECT);
            assertThat(error.mayHaveTakenEffect()).isFalse();
            assertThat(error.attempts()).hasSize(4);
        }
    }

    @Test
    void theDeadlineEndsACallThatTheServerHoldsBack() {
        start();
        arm(Fault.LATENCY, FaultRule.always().latency(Duration.ofSeconds(20)));
        // Long enough for a busy machine to send the request, and far shorter than the server holds it back.
        try (GhlClient hasty = client().totalTimeout(Duration.ofSeconds(2)).build()) {
            GhlLocation view = hasty.location(sandbox.locationId());
            DeadlineExceededException read = catchThrowableOfType(
                    DeadlineExceededException.class, () -> view.contacts().get("c1"));
            assertThat(read.mayHaveTakenEffect()).isFalse();
            DeadlineExceededException write = catchThrowableOfType(
                    DeadlineExceededException.class, () -> view.contacts().create(named("ada")));
            assertThat(write.mayHaveTakenEffect()).isTrue();
            assertThat(write.attempts()).hasSize(1);
        }
    }

    @Test
    void aSlowAnswerWithinTheAttemptTimeoutIsWaitedFor() {
        start();
        arm(Fault.LATENCY, FaultRule.next(1).latency(Duration.ofMillis(30)));
        assertThat(location.contacts().create(named("ada")).id()).isNotEmpty();
        assertThat(sandbox.faults().count(Fault.LATENCY)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBurstOf429sIsWaitedOutForCreatesToo(boolean unlikeJson) {
        start(options -> options.quirk(Quirk.BODY_OF_429_IS_TEXT, unlikeJson));
        arm(Fault.RATE_LIMIT, FaultRule.next(3));
        assertThat(location.contacts().create(named("ada")).id()).isNotEmpty();
        assertThat(sandbox.contactCount()).isEqualTo(1);
        assertThat(sandbox.journal().countByStatus()).containsEntry(429, 3L).containsEntry(201, 1L);
    }

    /** On a virtual clock, since the pauses are those of the real limit. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theServersPauseIsKeptWithAndWithoutRetryAfter(boolean header) {
        start(options -> options.rate(100, Duration.ofSeconds(10)).quirk(Quirk.RETRY_AFTER_ON_429, header));
        VirtualWaiter time = new VirtualWaiter();
        GhlClientBuilder patient = client();
        patient.waiter = time;
        arm(Fault.RATE_LIMIT, FaultRule.next(1));
        try (GhlClient client = patient.build()) {
            assertThat(client.location(sandbox.locationId())
                            .contacts()
                            .create(named("ada"))
                            .id())
                    .isNotEmpty();
        }
        assertThat(time.waits()).isNotEmpty();
        assertThat(Duration.ofNanos(time.nanoTime())).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void aThousandCallsOfManyThreadsSeeNoRefusal() throws Exception {
        start(options -> options.contacts(1).rate(250, Duration.ofMillis(300)));
        String id = location.contacts()
                .search(ContactSearch.all())
                .iterator()
                .next()
                .id();
        sandbox.journal().clear();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        try (GhlClient paced = client().rateLimitPolicy(
                        RateLimitPolicy.standard().withBurst(250, Duration.ofMillis(300)))
                .build()) {
            for (int i = 0; i < 50; i++) {
                GhlLocation view = paced.location(sandbox.locationId()).withPriority(Priority.values()[i % 4]);
                Thread thread = new Thread(() -> {
                    try {
                        for (int n = 0; n < 20; n++) {
                            answers.add(view.contacts().get(id).id());
                        }
                    } catch (RuntimeException | Error e) {
                        failures.add(e);
                    }
                });
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(failures).isEmpty();
        assertThat(answers).hasSize(1_000);
        // Paced, not merely repeated: the server had nothing to refuse but what the search before had used up.
        assertThat(sandbox.journal().count("get-contact")).isBetween(1_000L, 1_010L);
    }

    @Test
    void theDaysBudgetIsNotSpentOnRefusals() {
        start(options -> options.dailyLimit(3));
        for (int i = 0; i < 3; i++) {
            location.contacts().create(named("c" + i));
        }
        RateLimitedException error = catchThrowableOfType(
                RateLimitedException.class, () -> location.contacts().create(named("c4")));
        assertThat(error.scope()).isEqualTo(RateLimitedException.Scope.DAILY);
        assertThat(error.mayHaveTakenEffect()).isFalse();
        assertThat(sandbox.journal().count()).isEqualTo(3);
        // A client that does not know yet is told once and does not repeat.
        try (GhlClient second = client().build()) {
            ApiException told = catchThrowableOfType(
                    ApiException.class,
                    () -> second.location(sandbox.locationId()).contacts().get("c1"));
            assertThat(told).isInstanceOf(RateLimitedException.class);
            assertThat(told.attempts()).hasSize(1);
        }
    }
}
