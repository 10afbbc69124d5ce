package io.ghl.sync.internal.simulation.scenario;

import io.ghl.sync.mapping.AppointmentFields;
import io.ghl.sync.mapping.AppointmentNoteFields;
import io.ghl.sync.mapping.BusinessFields;
import io.ghl.sync.mapping.NoteFields;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.merge.Strategies;
import io.ghl.sync.record.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The records besides contacts by which the engine itself is judged. */
final class ReferenceKinds {
    private static final Duration CLOCKS_WITHIN = Duration.ofMinutes(8);

    private ReferenceKinds() {}

    /** A task of the simulated application. */
    private record Todo(
            @Nullable String customer,
            @Nullable String title,
            @Nullable String text,
            @Nullable Instant due,
            boolean done) {
        Todo withCustomer(@Nullable String value) {
            return new Todo(value, title, text, due, done);
        }

        Todo withTitle(@Nullable String value) {
            return new Todo(customer, value, text, due, done);
        }

        Todo withText(@Nullable String value) {
            return new Todo(customer, title, value, due, done);
        }

        Todo withDue(@Nullable Instant value) {
            return new Todo(customer, title, text, value, done);
        }

        Todo withDone(boolean value) {
            return new Todo(customer, title, text, due, value);
        }
    }

    /** A note of the simulated application. */
    private record Remark(
            @Nullable String customer, @Nullable String text) {
        Remark withCustomer(@Nullable String value) {
            return new Remark(value, text);
        }

        Remark withText(@Nullable String value) {
            return new Remark(customer, value);
        }
    }

    /** An appointment of the simulated application. */
    private record Visit(
            @Nullable String customer,
            @Nullable String calendar,
            @Nullable String subject,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable String status) {
        Visit withCustomer(@Nullable String value) {
            return new Visit(value, calendar, subject, start, end, status);
        }

        Visit withCalendar(@Nullable String value) {
            return new Visit(customer, value, subject, start, end, status);
        }

        Visit withSubject(@Nullable String value) {
            return new Visit(customer, calendar, value, start, end, status);
        }

        Visit withStart(@Nullable Instant value) {
            return new Visit(customer, calendar, subject, value, end, status);
        }

        Visit withEnd(@Nullable Instant value) {
            return new Visit(customer, calendar, subject, start, value, status);
        }

        Visit withStatus(@Nullable String value) {
            return new Visit(customer, calendar, subject, start, end, value);
        }
    }

    /** A note of an appointment of the simulated application. */
    private record Protocol(
            @Nullable String visit, @Nullable String text) {
        Protocol withVisit(@Nullable String value) {
            return new Protocol(value, text);
        }

        Protocol withText(@Nullable String value) {
            return new Protocol(visit, value);
        }
    }

    /** A company of the simulated application. */
    private record Company(@Nullable String name, @Nullable String city) {
        Company withName(@Nullable String value) {
            return new Company(value, city);
        }

        Company withCity(@Nullable String value) {
            return new Company(name, value);
        }
    }

    static List<Kind<?>> all() {
        return List.of(
                new Kind<>(RecordType.TASK, tasks(), () -> new Todo(null, null, null, null, false)),
                new Kind<>(RecordType.NOTE, notes(), () -> new Remark(null, null)),
                new Kind<>(RecordType.APPOINTMENT, appointments(), () -> new Visit(null, null, null, null, null, null)),
                new Kind<>(RecordType.APPOINTMENT_NOTE, appointmentNotes(), () -> new Protocol(null, null)),
                new Kind<>(RecordType.BUSINESS, businesses(), () -> new Company(null, null)));
    }

    private static RecordMapping<Todo> tasks() {
        return RecordMapping.of(m -> m.defaultStrategy(Strategies.review())
                .field("customer", Todo::customer, Todo::withCustomer)
                .to(TaskFields.CONTACT)
                .field("title", Todo::title, Todo::withTitle)
                .to(TaskFields.TITLE)
                .onConflict(Strategies.appWins())
                .onFirstLink(Strategies.appWins())
                .field("text", Todo::text, Todo::withText)
                .to(TaskFields.BODY)
                .onConflict(Strategies.ghlWins())
                .onFirstLink(Strategies.ghlWins())
                .field("due", Todo::due, Todo::withDue)
                .to(TaskFields.DUE_DATE)
                .field("done", Todo::done, Todo::withDone)
                .to(TaskFields.COMPLETED)
                .onConflict(Strategies.ghlWins())
                .onFirstLink(Strategies.ghlWins()));
    }

    private static RecordMapping<Remark> notes() {
        return RecordMapping.of(m -> m.defaultStrategy(Strategies.ghlWins())
                .field("customer", Remark::customer, Remark::withCustomer)
                .to(NoteFields.CONTACT)
                .field("text", Remark::text, Remark::withText)
                .to(NoteFields.BODY));
    }

    private static RecordMapping<Visit> appointments() {
        return RecordMapping.of(m -> m.defaultStrategy(Strategies.review())
                .field("customer", Visit::customer, Visit::withCustomer)
                .to(AppointmentFields.CONTACT)
                .field("calendar", Visit::calendar, Visit::withCalendar)
                .to(AppointmentFields.CALENDAR)
                .field("text", Visit::subject, Visit::withSubject)
                .to(AppointmentFields.TITLE)
                .onConflict(Strategies.ghlWins())
                .onFirstLink(Strategies.ghlWins())
                .field("start", Visit::start, Visit::withStart)
                .to(AppointmentFields.START)
                .onConflict(Strategies.appWins())
                .onFirstLink(Strategies.appWins())
                .field("end", Visit::end, Visit::withEnd)
                .to(AppointmentFields.END)
                .onConflict(Strategies.appWins())
                .onFirstLink(Strategies.appWins())
                .field("status", Visit::status, Visit::withStatus)
                .to(AppointmentFields.STATUS)
                .onConflict(Strategies.newerWins(CLOCKS_WITHIN, Strategies.ghlWins()))
                .onFirstLink(Strategies.ghlWins()));
    }

    private static RecordMapping<Protocol> appointmentNotes() {
        return RecordMapping.of(m -> m.defaultStrategy(Strategies.appWins())
                .field("visit", Protocol::visit, Protocol::withVisit)
                .to(AppointmentNoteFields.APPOINTMENT)
                .field("text", Protocol::text, Protocol::withText)
                .to(AppointmentNoteFields.BODY));
    }

    private static RecordMapping<Company> businesses() {
        return RecordMapping.of(m -> m.defaultStrategy(Strategies.appWins())
                .field("name", Company::name, Company::withName)
                .to(BusinessFields.NAME)
                .field("text", Company::city, Company::withCity)
                .to(BusinessFields.CITY));
    }
}
