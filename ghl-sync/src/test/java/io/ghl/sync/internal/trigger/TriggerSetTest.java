package io.ghl.sync.internal.trigger;

import static io.ghl.sync.trigger.Condition.appointmentStatusChanged;
import static io.ghl.sync.trigger.Condition.fieldChanged;
import static io.ghl.sync.trigger.Condition.stays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values that triggers wait for come into the form of their fields, and what never comes up is refused. */
class TriggerSetTest {
    private static final Map<RecordType, List<FieldRule>> CONTACTS = Map.of(RecordType.CONTACT, rules("""
            version: 1
            records: contacts
            fields:
              - {app: born, type: date, ghl: dateOfBirth}
              - {app: country, ghl: country}
              - {app: email, ghl: email}
              - {app: level, ghl: {custom: level}}
              - {app: budget, ghl: {custom: budget}, form: decimal}
              - {app: colours, type: list, ghl: {custom: colours}, form: options}
            tags: {app: labels}
            """));

    private static List<FieldRule> rules(String file) {
        return MappingFile.parse("m.yaml", file, CodeSteps.none()).mapping().rules();
    }

    private static Trigger waitingFor(Condition... conditions) {
        return Trigger.named("t").when(conditions).then(occasion -> {});
    }

    private static List<Condition> ready(Condition... conditions) {
        return TriggerSet.of(List.of(waitingFor(conditions)), CONTACTS)
                .all()
                .get(0)
                .conditions();
    }

    private static void assertRefused(Condition condition, String... words) {
        assertThatThrownBy(() -> TriggerSet.of(List.of(waitingFor(condition)), CONTACTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The trigger \"t\" cannot work")
                .hasMessageContainingAll(words);
    }

    @Test
    void valuesComeIntoTheFormInWhichTheirFieldIsCompared() {
        assertThat(ready(
                        fieldChanged("born").to("2000-01-05"),
                        fieldChanged("country").from("gb").to(" us "),
                        fieldChanged("level").to(3),
                        fieldChanged("budget").to("10.50"),
                        fieldChanged("colours").to(FieldValue.labels(List.of(" red ", ""))),
                        fieldChanged("level").from(FieldValue.absent()),
                        fieldChanged("level").to(FieldValue.empty()),
                        stays("email", "Ada@Example.com", Duration.ofDays(1))))
                .containsExactly(
                        fieldChanged("born").to(LocalDate.of(2000, 1, 5)),
                        fieldChanged("country").from("GB").to("US"),
                        fieldChanged("level").to("3"),
                        fieldChanged("budget").to(new BigDecimal("10.5")),
                        fieldChanged("colours").to(FieldValue.labels(List.of("red"))),
                        fieldChanged("level").from(FieldValue.absent()),
                        fieldChanged("level").to(FieldValue.nothing()),
                        stays("email", "ada@example.com", Duration.ofDays(1)));
    }

    @Test
    void whatNeverComesUpIsRefused() {
        assertRefused(fieldChanged("born").to("soon"), "\"born\"", "form \"day\"");
        assertRefused(fieldChanged("born").from(3), "\"born\"");
        assertRefused(stays("budget", "much", Duration.ofDays(1)), "\"budget\"", "form \"decimal\"");
        assertRefused(fieldChanged("colours").to("red"), "\"colours\"", "form \"options\"");
        assertRefused(fieldChanged("tags").to("vip"), "\"tags\"", "tagAdded");
        assertRefused(fieldChanged("country").from("us").to("US"), "\"country\"");
        assertRefused(fieldChanged("country").to(FieldValue.absent()), "\"country\"");
    }

    @Test
    void theRestOfATriggerStaysAsItIs() {
        List<String> made = new ArrayList<>();
        Trigger trigger = waitingFor(fieldChanged("country").to("us"))
                .on(RecordType.CONTACT)
                .from(Side.GHL)
                .where(change -> false)
                .alsoWhileLinking()
                .attempts(3)
                .then(occasion -> made.add("second"));

        Trigger ready = TriggerSet.of(List.of(trigger), CONTACTS).all().get(0);

        assertThat(ready.conditions()).containsExactly(fieldChanged("country").to("US"));
        assertThat(ready)
                .usingRecursiveComparison()
                .ignoringFields("conditions")
                .isEqualTo(trigger);
    }

    /** Timers know a condition by its place, so the forms of other types come behind. */
    @Test
    void aTriggerForSeveralTypesWaitsInTheFormOfEach() {
        Map<RecordType, List<FieldRule>> fields =
                Map.of(RecordType.CONTACT, CONTACTS.get(RecordType.CONTACT), RecordType.BUSINESS, rules("""
                        version: 1
                        records: businesses
                        fields:
                          - {app: name, ghl: name}
                          - {app: country, ghl: country}
                          - {app: budget, ghl: city}
                        """));
        Trigger both = waitingFor(fieldChanged("budget").to(3), fieldChanged("email"));

        List<Condition> ready =
                TriggerSet.of(List.of(both), fields).all().get(0).conditions();

        assertThat(ready).hasSize(3);
        assertThat(ready.get(0)).isEqualTo(fieldChanged("budget").to(3));
        assertThat(ready.get(1)).isEqualTo(fieldChanged("email"));
        assertThat(ready.get(2)).isEqualTo(fieldChanged("budget").to("3"));
        assertThat(TriggerSet.of(List.of(waitingFor(ready.toArray(Condition[]::new))), fields)
                        .all()
                        .get(0)
                        .conditions())
                .isEqualTo(ready);
    }

    @Test
    void aStatusOfAnAppointmentIsAValueOfItsField() {
        Map<RecordType, List<FieldRule>> fields = Map.of(RecordType.APPOINTMENT, rules("""
                version: 1
                records: appointments
                parent: {column: customer_id}
                fields:
                  - {app: calendar, ghl: calendarId}
                  - {app: starts, type: instant, ghl: startTime}
                  - {app: ends, type: instant, ghl: endTime}
                  - {app: status, ghl: appointmentStatus}
                """));

        assertThat(TriggerSet.of(
                                List.of(waitingFor(appointmentStatusChanged()
                                        .from("confirmed")
                                        .to(" noshow "))),
                                fields)
                        .all()
                        .get(0)
                        .conditions())
                .containsExactly(appointmentStatusChanged().from("confirmed").to("noshow"));
    }
}
