package io.ghl.sync.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.ghl.sync.record.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CanonicalFormTest {
    private static final int SAMPLES_PER_FORM = 10_000;

    private static final List<CanonicalForm> FORMS = List.of(
            CanonicalForm.text(),
            CanonicalForm.exact(),
            CanonicalForm.email(),
            CanonicalForm.code(),
            CanonicalForm.phone(),
            CanonicalForm.phone("US"),
            CanonicalForm.phone("DE"),
            CanonicalForm.phone("IT"),
            CanonicalForm.tags(),
            CanonicalForm.options(),
            CanonicalForm.decimal(),
            CanonicalForm.integer(),
            CanonicalForm.day(),
            CanonicalForm.moment(),
            CanonicalForm.dayAt(LocalTime.of(9, 0), ZoneId.of("America/Denver")),
            CanonicalForm.dayAt(LocalTime.of(2, 30), ZoneId.of("Europe/Berlin")),
            CanonicalForm.flag(),
            CanonicalForm.custom());

    @Test
    void aTimeThatIsNoDayInTheZoneCannotBePutIntoTheForm() {
        CanonicalForm inDenver = CanonicalForm.dayAt(LocalTime.of(9, 0), ZoneId.of("America/Denver"));
        assertThat(inDenver.apply(FieldValue.text("-999999999-01-01T00:00:00Z")))
                .isEqualTo(FieldValue.absent());
        assertThat(inDenver.apply(FieldValue.text("2026-01-01T00:00:00Z")))
                .isEqualTo(FieldValue.moment(Instant.parse("2025-12-31T16:00:00Z")));
    }

    @Test
    void formsAreIdempotentAndKnowNoEmpty() {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        for (CanonicalForm form : FORMS) {
            for (int i = 0; i < SAMPLES_PER_FORM; i++) {
                FieldValue sample = sample(random);
                FieldValue once = form.apply(sample);
                if (!form.apply(once).equals(once) || once.equals(FieldValue.empty())) {
                    fail("%s turns %s into %s and that into %s; seed %d", form, sample, once, form.apply(once), seed);
                }
            }
        }
    }

    private static FieldValue sample(SplittableRandom random) {
        return switch (random.nextInt(9)) {
            case 0 -> FieldValue.labels(List.of(text(random), text(random), " "));
            case 1 -> FieldValue.number(BigDecimal.valueOf(random.nextInt(-5_000, 5_000), random.nextInt(-3, 4)));
            case 2 -> FieldValue.day(LocalDate.ofEpochDay(random.nextInt(-50_000, 50_000)));
            case 3 -> FieldValue.flag(random.nextBoolean());
            case 4 -> FieldValue.text(phone(random));
            case 5 -> FieldValue.moment(Instant.ofEpochSecond(random.nextInt()));
            default -> FieldValue.text(text(random));
        };
    }

    private static String text(SplittableRandom random) {
        String letters =
                "aAzZ09 \t.,@+-()_:\u00e9\u00c9\u00df\u0130\u0131\u03a3\u03c2\u01c5\ufb01\u3000\u00a0\ud83d\ude00";
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8);
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    private static String phone(SplittableRandom random) {
        String[] starts = {"", "+", "+1", "00", "0", "+49", "+39 0", "1-800-", "(0)", "tel:", "\uff0b"};
        StringBuilder phone = new StringBuilder(starts[random.nextInt(starts.length)]);
        int length = random.nextInt(2, 15);
        for (int i = 0; i < length; i++) {
            phone.append(
                    random.nextInt(6) == 0 ? " -x/;".charAt(random.nextInt(5)) : (char) ('0' + random.nextInt(10)));
        }
        return phone.toString();
    }

    @Test
    void blanksAreNullAndAbsentStaysAbsent() {
        for (CanonicalForm form : FORMS) {
            assertThat(form.apply(FieldValue.absent())).as("%s", form).isEqualTo(FieldValue.absent());
            assertThat(form.apply(FieldValue.nothing())).as("%s", form).isEqualTo(FieldValue.nothing());
            assertThat(form.apply(FieldValue.empty())).as("%s", form).isEqualTo(FieldValue.nothing());
        }
        assertThat(CanonicalForm.text().apply(FieldValue.text(" \t\u3000"))).isEqualTo(FieldValue.nothing());
        assertThat(CanonicalForm.tags().apply(FieldValue.labels(List.of(" ")))).isEqualTo(FieldValue.nothing());
        assertThat(CanonicalForm.exact().apply(FieldValue.text(" "))).isEqualTo(FieldValue.text(" "));
    }

    @Test
    void texts() {
        becomes(CanonicalForm.text(), " Ada ", "Ada");
        becomes(CanonicalForm.exact(), " Ada ", " Ada ");
        becomes(CanonicalForm.email(), " Ada@Example.COM", "ada@example.com");
        becomes(CanonicalForm.email(), "\u0130@x.com", "i\u0307@x.com");
        becomes(CanonicalForm.code(), " us ", "US");
        assertThat(CanonicalForm.text().apply(FieldValue.number(new BigDecimal("1E+2"))))
                .isEqualTo(FieldValue.text("100"));
        assertThat(CanonicalForm.text().apply(FieldValue.flag(true))).isEqualTo(FieldValue.text("true"));
        assertThat(CanonicalForm.text().apply(FieldValue.labels(List.of("a")))).isEqualTo(FieldValue.absent());
    }

    @Test
    void phones() {
        becomes(CanonicalForm.phone("US"), "(212) 555-0100", "+12125550100");
        becomes(CanonicalForm.phone("US"), "+1 888-888-8888", "+18888888888");
        becomes(CanonicalForm.phone("us"), "+49 30 901820", "+4930901820");
        becomes(CanonicalForm.phone("DE"), "030 901820", "+4930901820");
        becomes(CanonicalForm.phone("IT"), "06 6982", "+39066982");
        becomes(CanonicalForm.phone("US"), "212-555-0100 ext. 7", "+12125550100");
        becomes(CanonicalForm.phone("US"), " ask reception ", "ask reception");
        becomes(CanonicalForm.phone("US"), "12", "12");
        becomes(CanonicalForm.phone("US"), " 555-0100 ", "555-0100");
        becomes(CanonicalForm.phone(), "+1 555-0100", "+1 555-0100");
        becomes(CanonicalForm.phone("US"), "+963 00 23136647", "+963 00 23136647");
        becomes(CanonicalForm.phone(), " 030 901820 ", "030 901820");
        becomes(CanonicalForm.phone(), "+49 30 901820", "+4930901820");
    }

    @Test
    void numbers() {
        assertThat(CanonicalForm.decimal().apply(FieldValue.text(" 12.50 ")))
                .isEqualTo(FieldValue.number(new BigDecimal("12.5")));
        assertThat(CanonicalForm.decimal().apply(FieldValue.text("12,50"))).isEqualTo(FieldValue.absent());
        assertThat(CanonicalForm.decimal().apply(FieldValue.flag(true))).isEqualTo(FieldValue.absent());
        assertThat(CanonicalForm.integer().apply(FieldValue.text("7.0")))
                .isEqualTo(FieldValue.number(new BigDecimal(7)));
        assertThat(CanonicalForm.integer().apply(FieldValue.text("7.5"))).isEqualTo(FieldValue.absent());
    }

    @Test
    void numbersThatWouldFillTheMemory() {
        FieldValue huge = FieldValue.number(new BigDecimal("1e999999999"));
        for (CanonicalForm form : FORMS) {
            assertThat(form.apply(huge)).as("%s", form).isEqualTo(FieldValue.absent());
        }
        assertThat(CanonicalForm.decimal().apply(FieldValue.text("1e999999999")))
                .isEqualTo(FieldValue.absent());
    }

    @Test
    void days() {
        FieldValue day = FieldValue.day(LocalDate.of(2000, 1, 5));
        assertThat(CanonicalForm.day().apply(FieldValue.text("2000-01-05"))).isEqualTo(day);
        assertThat(CanonicalForm.day().apply(FieldValue.text("2000-01-05T00:00:00.000Z")))
                .isEqualTo(day);
        assertThat(CanonicalForm.day().apply(FieldValue.text("2000-02-30"))).isEqualTo(FieldValue.absent());
        assertThat(CanonicalForm.day().apply(FieldValue.text("05.01.2000"))).isEqualTo(FieldValue.absent());
    }

    @Test
    void flags() {
        assertThat(CanonicalForm.flag().apply(FieldValue.text(" TRUE "))).isEqualTo(FieldValue.flag(true));
        assertThat(CanonicalForm.flag().apply(FieldValue.text("false"))).isEqualTo(FieldValue.flag(false));
        assertThat(CanonicalForm.flag().apply(FieldValue.text("yes"))).isEqualTo(FieldValue.absent());
    }

    @Test
    void sets() {
        FieldValue labels = FieldValue.labels(List.of(" VIP", "vip", "App:Gold", ""));
        assertThat(CanonicalForm.tags().apply(labels)).isEqualTo(FieldValue.labels(List.of("vip", "app:gold")));
        assertThat(CanonicalForm.options().apply(labels))
                .isEqualTo(FieldValue.labels(List.of("VIP", "vip", "App:Gold")));
        assertThat(CanonicalForm.tags().apply(FieldValue.text("vip"))).isEqualTo(FieldValue.absent());
    }

    @Test
    void everyStandardFieldHasAForm() {
        List<String> forms = new ArrayList<>();
        for (String name : List.of("firstName", "email", "phone", "country", "dateOfBirth", "dnd", "timezone")) {
            forms.add(CanonicalForm.standard(ContactFields.named(name), CanonicalForm.phone("US"))
                    .name());
        }
        assertThat(forms).containsExactly("text", "email", "phone:US", "code", "day", "flag", "text");
    }

    private static void becomes(CanonicalForm form, String text, String canonical) {
        assertThat(form.apply(FieldValue.text(text))).isEqualTo(FieldValue.text(canonical));
    }
}
