package io.ghl.sync;

import static io.ghl.sync.trigger.Condition.appointmentStatusChanged;
import static io.ghl.sync.trigger.Condition.stays;
import static io.ghl.sync.trigger.Condition.taskCompleted;
import static io.ghl.sync.trigger.Condition.taskDue;
import static io.ghl.sync.trigger.Condition.taskOverdue;
import static io.ghl.sync.trigger.Condition.unsynced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sync.Club.Todo;
import io.ghl.sync.audit.AuditEntry.Origin;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Trigger;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Triggers that time fires, by a clock that the test moves. */
class TimedTriggerTest {
    private final List<Change> changes = new CopyOnWriteArrayList<>();
    private final MovedClock clock = new MovedClock();

    private Trigger told(Trigger trigger) {
        return trigger.then(occasion -> changes.add(occasion.change()));
    }

    private void later(SyncLocation location, Duration by) throws InterruptedException {
        clock.moved = clock.moved.plus(by);
        location.sweep();
        assertThat(location.awaitIdle(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void tasksFireBeforeAndAfterTheyAreDueAndOnceOverRestarts() throws Exception {
        Instant due = clock.instant().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
        Trigger[] triggers = {
            told(Trigger.named("soon").when(taskDue(Duration.ofHours(1)))),
            told(Trigger.named("late").when(taskOverdue(Duration.ofDays(1)))),
            told(Trigger.named("done").from(Side.APP).when(taskCompleted()))
        };
        try (Club club = new Club(
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.clock(clock).triggers(triggers),
                RecordType.TASK,
                RecordType.CONTACT)) {
            club.ada();
            club.todos.put(new Todo("past", "ada", "Was", null, clock.instant().minus(Duration.ofDays(9)), false));
            club.todos.put(new Todo("call", "ada", "Call", null, due, false));
            club.todos.put(new Todo("write", "ada", "Write", null, due, false));
            club.linked();
            assertThat(changes).isEmpty();

            club.todos.put(new Todo("write", "ada", "Write", null, due, true));
            club.location.changed(RecordType.TASK, "write");
            club.settle();
            assertThat(changes).hasSize(1).allMatch(Change.TaskCompleted.class::isInstance);
            assertThat(changes.get(0).about().appId()).isEqualTo("write");
            changes.clear();

            later(club.location, Duration.ofHours(47).plusMinutes(1));
            assertThat(changes).hasSize(1).allMatch(Change.TaskDue.class::isInstance);
            club.engine.close();
            club.open(Set.of(RecordType.TASK, RecordType.CONTACT));
            club.engine.start();
            later(club.location, Duration.ofDays(1).plusHours(1));

            assertThat(changes).hasSize(2);
            Change.TaskOverdue overdue = (Change.TaskOverdue) changes.get(1);
            assertThat(overdue.due()).isEqualTo(due);
            assertThat(overdue.about().appId()).isEqualTo("call");
            assertThat(overdue.about().origin()).isEqualTo(Origin.ENGINE);
            assertThat(overdue.about().values().get("title")).isEqualTo(FieldValue.text("Call"));

            club.todos.put(new Todo("call", "ada", "Call her", null, due, false));
            club.location.changed(RecordType.TASK, "call");
            club.settle();
            later(club.location, Duration.ofDays(1));
            assertThat(changes).as("the same time does not come twice").hasSize(2);
        }
    }

    @Test
    void aStatusOfAnAppointmentFires() throws Exception {
        try (Club club = new Club(
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.triggers(told(
                        Trigger.named("no show").when(appointmentStatusChanged().to("noshow")))),
                RecordType.APPOINTMENT,
                RecordType.CONTACT)) {
            club.ada();
            club.linked();
            String calendar = club.userCreatesCalendar("Lessons");
            String booking = club.userBooks(
                    calendar, club.contactIdOf("ada@example.com"), "Lesson", Instant.parse("2030-03-01T10:00:00Z"));
            club.settle();
            assertThat(changes).isEmpty();

            club.user(
                    "PUT",
                    "/calendars/events/appointments/" + booking,
                    Map.of("appointmentStatus", "noshow", "calendarId", calendar));
            club.settle();

            assertThat(changes).hasSize(1);
            assertThat(((Change.AppointmentStatusChanged) changes.get(0)).to()).isEqualTo(FieldValue.text("noshow"));
        }
    }

    @Test
    void aFieldThatKeepsItsValueFiresOnce() throws Exception {
        try (Studio studio = new Studio(
                SyncStore.memory(),
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.clock(clock)
                        .triggers(told(Trigger.named("stuck").when(stays("stage", "New", Duration.ofDays(3))))))) {
            studio.linkedAda();
            studio.edited("ada", person -> person.withStage(Person.Stage.NEW));
            later(studio.location, Duration.ofDays(2));
            studio.edited("ada", person -> person.withStage(Person.Stage.WON));
            later(studio.location, Duration.ofDays(2));
            studio.edited("ada", person -> person.withStage(Person.Stage.NEW));
            later(studio.location, Duration.ofDays(2));
            assertThat(changes).isEmpty();
            studio.edited("ada", person -> person.withCity("Leeds"));
            later(studio.location, Duration.ofDays(2));
            later(studio.location, Duration.ofDays(9));

            assertThat(changes).hasSize(1);
            Change.Stayed stayed = (Change.Stayed) changes.get(0);
            assertThat(stayed.value()).isEqualTo(FieldValue.text("New"));
            assertThat(Duration.between(stayed.since(), stayed.about().at())).isGreaterThan(Duration.ofDays(3));
        }
    }

    /** The trigger has another condition by now, under the same name; what it tells must be true of that one. */
    @Test
    void aChangedTimeOfATaskCountsInPlaceOfTheOldOne() throws Exception {
        Instant due = clock.instant().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
        Trigger[] triggers = {
            told(Trigger.named("task").when(taskDue(Duration.ofHours(1)))),
        };
        try (Club club = new Club(
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.clock(clock).triggers(triggers),
                RecordType.TASK,
                RecordType.CONTACT)) {
            club.ada();
            club.todos.put(new Todo("call", "ada", "Call", null, due, false));
            club.todos.put(new Todo("write", "ada", "Write", null, due, false));
            club.linked();
            restart(club, triggers, told(Trigger.named("task").when(taskOverdue(Duration.ofDays(1)))));

            later(club.location, Duration.ofDays(9).minusMinutes(30));
            assertThat(changes).as("not before it is overdue").isEmpty();
            later(club.location, Duration.ofDays(1).plusHours(1));

            assertThat(changes).hasSize(2).allMatch(Change.TaskOverdue.class::isInstance);
        }
    }

    @Test
    void anEarlierTimeOfATaskCountsOnceItsRecordIsLookedAt() throws Exception {
        Instant due = clock.instant().plus(Duration.ofDays(9)).truncatedTo(ChronoUnit.SECONDS);
        Trigger[] triggers = {
            told(Trigger.named("task").when(taskDue(Duration.ofHours(1)))),
        };
        try (Club club = new Club(
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.clock(clock).triggers(triggers),
                RecordType.TASK,
                RecordType.CONTACT)) {
            club.ada();
            club.todos.put(new Todo("call", "ada", "Call", null, due, false));
            club.todos.put(new Todo("write", "ada", "Write", null, due, false));
            club.linked();
            restart(club, triggers, told(Trigger.named("task").when(taskDue(Duration.ofDays(2)))));
            club.todos.put(new Todo("call", "ada", "Call her", null, due, false));
            club.location.changed(RecordType.TASK, "call");
            club.settle();

            later(club.location, Duration.ofDays(8));

            assertThat(changes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Change.TaskDue.class,
                            task -> assertThat(task.about().appId()).isEqualTo("call"));
        }
    }

    private static void restart(Club club, Trigger[] triggers, Trigger changed) throws Exception {
        club.engine.close();
        triggers[0] = changed;
        club.open(Set.of(RecordType.TASK, RecordType.CONTACT));
        club.engine.start();
    }

    private static void restart(Studio studio) {
        studio.engine.close();
        studio.engine = studio.engine(studio.store);
        studio.engine.start();
    }

    @Test
    void aChangedTimeOfAValueThatStaysCountsFromItsRealStart() throws Exception {
        Trigger[] triggers = {told(Trigger.named("stuck").when(stays("stage", "New", Duration.ofDays(3))))};
        try (Studio studio = new Studio(
                SyncStore.memory(),
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.clock(clock).triggers(triggers))) {
            studio.linkedAda();
            Instant before = clock.instant();
            studio.edited("ada", person -> person.withStage(Person.Stage.NEW).withCity("Leeds"));
            Instant after = clock.instant();
            triggers[0] = told(Trigger.named("stuck").when(stays("stage", "New", Duration.ofDays(30))));
            restart(studio);
            later(studio.location, Duration.ofDays(4));
            assertThat(changes).as("not yet for 30 days").isEmpty();

            triggers[0] = told(Trigger.named("stuck").when(stays("stage", "New", Duration.ofDays(9))));
            restart(studio);
            studio.edited("ada", person -> person.withPhone("+12025550199"));
            later(studio.location, Duration.ofDays(6));

            assertThat(changes)
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Change.Stayed.class,
                            stayed -> assertThat(stayed.since()).isBetween(before, after));
        }
    }

    @Test
    void aTimerOfAnotherFieldTellsNothing() throws Exception {
        Trigger[] triggers = {told(Trigger.named("stuck").when(stays("stage", "New", Duration.ofDays(3))))};
        try (Studio studio = new Studio(
                SyncStore.memory(),
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.clock(clock).triggers(triggers))) {
            studio.linkedAda();
            studio.edited("ada", person -> person.withStage(Person.Stage.NEW));
            later(studio.location, Duration.ofDays(2));
            studio.edited("ada", person -> person.withCity("Leeds"));
            triggers[0] = told(Trigger.named("stuck").when(stays("city", "Leeds", Duration.ofDays(3))));
            restart(studio);

            later(studio.location, Duration.ofDays(2));

            assertThat(changes).as("the city is that for two days").isEmpty();
        }
    }

    @Test
    void whatIsNotAgreedOnForTooLongFiresOnce() throws Exception {
        try (Studio studio = new Studio(
                SyncStore.memory(),
                ApiVersion.V2021_07_28,
                sandbox -> {},
                engine -> engine.clock(clock)
                        .triggers(
                                told(Trigger.named("any").when(unsynced(Duration.ofHours(1)))),
                                told(Trigger.named("other").when(unsynced("email", Duration.ofHours(1))))))) {
            String ada = studio.linkedAda();
            studio.contested(ada, "Leeds", "York");
            later(studio.location, Duration.ofMinutes(59));
            assertThat(changes).isEmpty();

            later(studio.location, Duration.ofMinutes(2));
            later(studio.location, Duration.ofHours(2));

            assertThat(changes).hasSize(1);
            assertThat(((Change.Unsynced) changes.get(0)).field()).isEqualTo("city");
        }
    }

    @Test
    void whatCannotComeIsRefused() {
        assertThatThrownBy(() -> stays("stage", "New", Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> taskOverdue(Duration.ofDays(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Studio(
                        SyncStore.memory(),
                        ApiVersion.V2021_07_28,
                        sandbox -> {},
                        engine -> engine.triggers(told(Trigger.named("stuck")
                                .from(Side.APP)
                                .when(stays("stage", "New", Duration.ofDays(1)))))))
                .hasMessageContaining("no side's change");
        assertThatThrownBy(() -> new Studio(
                        SyncStore.memory(),
                        ApiVersion.V2021_07_28,
                        sandbox -> {},
                        engine -> engine.triggers(told(Trigger.named("late").when(taskOverdue(Duration.ZERO))))))
                .hasMessageContaining("dueDate");
    }
}
