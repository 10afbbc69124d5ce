package io.ghl.client.properties;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ghl.client.contacts.Contact;
import io.ghl.client.contacts.ContactAppointment;
import io.ghl.client.contacts.ContactUpdate;
import io.ghl.client.internal.json.Fields;
import io.ghl.client.internal.json.Json;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Task;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every form of a date that HighLevel is known to use is read; any other is absent and kept as it came. */
class DatesTest {
    private static final List<String> BIRTH_DATES = List.of(
            "yyyy/MM/dd",
            "MM/dd/yyyy",
            "yyyy-MM-dd",
            "MM-dd-yyyy",
            "yyyy.MM.dd",
            "MM.dd.yyyy",
            "yyyy_MM_dd",
            "MM_dd_yyyy");

    private static Fields field(Object value) {
        return new Fields((ObjectNode) Json.parse(Trees.write(Map.of("f", value))));
    }

    private static Instant moment(Seeds random) {
        return Instant.ofEpochMilli(random.below(2_000_000_000) * 1000L + random.below(1000));
    }

    @Test
    void everyFormOfAMomentIsTheSameMoment() {
        Property.holds(2_000, random -> {
            Instant moment = moment(random);
            OffsetDateTime there = moment.atOffset(ZoneOffset.ofTotalSeconds((random.below(113) - 56) * 900));
            LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
            Object form = random.pick(
                    moment.toString(),
                    " " + moment + " ",
                    there.toString(),
                    there.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXX")),
                    there.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx")),
                    utc.toString(),
                    utc.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")),
                    java.math.BigInteger.valueOf(moment.toEpochMilli()),
                    String.valueOf(moment.toEpochMilli()));
            if (form.toString().length() < 5) {
                return;
            }
            assertThat(field(form).instant("f")).as("%s", form).isEqualTo(moment);
        });
    }

    @Test
    void aClockTimeIsReadAsItIsWritten() {
        Property.holds(1_000, random -> {
            LocalDateTime time =
                    LocalDateTime.ofInstant(moment(random), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
            String text = time.format(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss"));
            String form = random.pick(text, text.replace(' ', 'T')) + random.pick("", "Z", "+05:30", "-08:00", "+0100");
            assertThat(field(form).localDateTime("f")).as(form).isEqualTo(time);
            ContactAppointment read = ContactAppointment.of("{\"id\":\"a\",\"startTime\":" + Trees.write(form) + "}");
            assertThat(read.startTime()).isEqualTo(time);
        });
    }

    @Test
    void aBirthdayStaysTheDayThatIsWritten() {
        Property.holds(1_000, random -> {
            LocalDate day = LocalDate.ofEpochDay(random.below(60_000) - 30_000);
            String form = random.pick(
                    day.format(DateTimeFormatter.ofPattern(random.pick(BIRTH_DATES))),
                    day + "T00:00:00.000Z",
                    day + "T23:30:00-05:00",
                    day + "T00:30:00+05:00");
            assertThat(field(form).date("f")).as(form).isEqualTo(day);
            Contact contact = Contact.of("{\"id\":\"c\",\"dateOfBirth\":" + Trees.write(form) + "}");
            assertThat(contact.dateOfBirth()).isEqualTo(day);
            assertThat(contact.additional()).isEmpty();
            // A write puts it in the one form that needs no guessing.
            ContactUpdate update = ContactUpdate.builder().dateOfBirth(day).build();
            assertThat(update.json().path("dateOfBirth").textValue()).isEqualTo(day.toString());
            assertThat(contact.with(update).dateOfBirth()).isEqualTo(day);
            assertThat(contact.diff(contact.with(update)).isEmpty()).isTrue();
        });
    }

    @Test
    void aWrittenMomentIsReadBack() {
        Property.holds(300, random -> {
            Instant moment = moment(random).plusNanos(random.below(1_000_000));
            NewTask task = NewTask.builder().title("t").dueDate(moment).build();
            ObjectNode json = (ObjectNode) task.json();
            assertThat(Task.of(json.put("id", "t")).dueDate()).isEqualTo(moment.truncatedTo(ChronoUnit.MILLIS));
        });
    }

    @Test
    void anythingElseIsAbsentAndKept() {
        List<Object> wrong = List.of(
                "",
                "  2000     ",
                "          ",
                "2000-02-30",
                "30/02/2000x",
                "2000-13-01T00:00:00Z",
                "2021-07-16T25:00:00Z",
                "2021-07-16T11:00:00+99:00",
                "13/13/2000",
                "2000/02-03",
                "0000000000000000000000",
                "99999999999999999999Z",
                "+999999999-12-31T23:59:59.999999999-18:00",
                "+1000000000-12-31T23:59:59Z",
                "soon",
                new java.math.BigDecimal("1e999999999"),
                new java.math.BigDecimal("1.5"),
                new java.math.BigInteger("99999999999999999999"),
                true,
                List.of("2000-01-01"),
                Map.of("date", "2000-01-01"));
        for (Object value : wrong) {
            assertAbsentOrRead(value);
        }
        assertThat(field("2000-02-30").date("f")).isNull();
        assertThat(field("13/13/2000").date("f")).isNull();
        // What the common parser of Java takes although the formats above do not.
        assertThat(field("2021-07-16t11:00:00Z").localDateTime("f")).isEqualTo("2021-07-16T11:00:00");
        assertThat(field("2016-12-31T23:59:60Z").instant("f")).isEqualTo("2016-12-31T23:59:59Z");
        assertThat(field("2016-12-31T24:00:00Z").localDateTime("f")).isEqualTo("2017-01-01T00:00:00");
        Property.holds(5_000, random -> assertAbsentOrRead(damaged(random)));
    }

    private static Object damaged(Seeds random) {
        StringBuilder text = new StringBuilder(random.pick(
                "2021-07-16T11:00:00.123Z",
                "2021-07-16 11:00:00",
                "2021-07-16T11:00:00-05:00",
                "1626433200000",
                "+12021-07-16T11:00:00Z",
                "07/16/2021"));
        for (int i = 1 + random.below(4); i > 0 && text.length() > 1; i--) {
            int at = random.below(text.length());
            switch (random.below(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, random.pick("0", "9", ":", "-", "T", "Z", " ", "z", "٣", "+", "."));
                case 2 -> text.setCharAt(at, random.pick('0', '6', '2', '9', '-', ':', 't', ' ', 'Z'));
                default -> text.setLength(at + 1);
            }
        }
        return text.toString();
    }

    /** Readable as one thing or kept; never an exception. */
    private static void assertAbsentOrRead(Object value) {
        Fields instant = field(value);
        boolean absent = instant.instant("f") == null && !value.equals("");
        assertThat(instant.received().additional().containsKey("f"))
                .as("%s", value)
                .isEqualTo(absent);
        Fields date = field(value);
        absent = date.date("f") == null && !value.equals("");
        assertThat(date.received().additional().containsKey("f"))
                .as("%s", value)
                .isEqualTo(absent);
        Fields local = field(value);
        absent = local.localDateTime("f") == null && !value.equals("");
        assertThat(local.received().additional().containsKey("f"))
                .as("%s", value)
                .isEqualTo(absent);
    }
}
