package io.ghl.sync.mapping;

import io.ghl.sync.record.FieldValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Values that laws are tried on: the corners by hand, the rest generated, always the same ones. None is a person's. */
final class Samples {
    static final long SEED = 20_260_101;

    private static final int GENERATED = 60;
    private static final String LETTERS = "abcxyzABCXYZ0159 .,-_+@/\u00df\u0130\u00e9\u4e2d";

    private static final List<FieldValue> CORNERS = List.of(
            FieldValue.text("a"),
            FieldValue.text(" B "),
            FieldValue.text("  "),
            FieldValue.text("Ada@Example.com"),
            FieldValue.text("(212) 555-0100"),
            FieldValue.text("+1 212 555 0100"),
            FieldValue.text("2000-01-05"),
            FieldValue.text("2000-01-05T00:00:00.000Z"),
            FieldValue.text("2027-01-05T10:30:00+01:00"),
            FieldValue.text("12.50"),
            FieldValue.text("0"),
            FieldValue.text("true"),
            FieldValue.text("\u0130stanbul stra\u00dfe"),
            FieldValue.number(BigDecimal.ZERO),
            FieldValue.number(new BigDecimal("12.50")),
            FieldValue.number(new BigDecimal("-3000")),
            FieldValue.flag(true),
            FieldValue.flag(false),
            FieldValue.day(LocalDate.of(2000, 2, 29)),
            FieldValue.moment(Instant.parse("2027-01-05T09:30:00Z")),
            FieldValue.labels(List.of("A", " a ", "b")),
            FieldValue.labels(List.of("vip")),
            FieldValue.labels(List.of(" ")));

    private Samples() {}

    /** Values of all kinds. */
    static List<FieldValue> all() {
        List<FieldValue> values = new ArrayList<>(CORNERS);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < GENERATED; i++) {
            values.add(FieldValue.text(word(random)));
            values.add(FieldValue.number(BigDecimal.valueOf(random.nextInt(-100_000, 100_000), random.nextInt(4))));
            values.add(FieldValue.day(LocalDate.ofEpochDay(random.nextInt(-20_000, 40_000))));
            values.add(FieldValue.labels(List.of(word(random), word(random))));
        }
        return values;
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(1, 12);
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    /** Few values that an application can be expected to take, in canonical form. */
    static Set<FieldValue> plausible(GhlField target, CanonicalForm form) {
        List<FieldValue> values = target.isCustom()
                ? CORNERS
                : switch (target.path()) {
                    case "email" -> texts("ada@example.com", "grace@example.org");
                    case "phone" -> texts("+12125550100", "+442079460958");
                    case "country" -> texts("US", "DE");
                    case "timezone" -> texts("America/Denver", "Europe/Berlin");
                    case "website" -> texts("https://example.com");
                    case "postalCode" -> texts("80202", "10115");
                    default -> CORNERS;
                };
        return canonical(values, form);
    }

    /** Those of some values that a form takes, in that form. */
    static Set<FieldValue> canonical(List<FieldValue> values, CanonicalForm form) {
        Set<FieldValue> canonical = new LinkedHashSet<>();
        for (FieldValue value : values) {
            FieldValue taken = form.apply(value);
            if (taken.isPresent() && !taken.isBlank()) {
                canonical.add(taken);
            }
        }
        return canonical;
    }

    private static List<FieldValue> texts(String... texts) {
        return List.of(texts).stream().map(FieldValue::text).toList();
    }
}
