package io.ghl.sync.internal.ghl;

import io.ghl.sync.mapping.CanonicalForm;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.GhlField;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a mapping wants of a field of HighLevel.
 *
 * @param name the mapped field's name
 * @param target the field of HighLevel
 * @param holds what its values are
 * @param sample a value as it may be written, {@link FieldValue#absent()} if that is not known
 * @param texts texts that values are paired with; empty if they are not paired
 * @param written whether it is written in HighLevel
 */
public record WantedField(
        String name, GhlField target, Holds holds, FieldValue sample, List<String> texts, boolean written) {
    /** The name under which the field with the application's id goes. */
    public static final String EXTERNAL_ID = "externalId";

    /** What the values of a field are. */
    public enum Holds {
        NUMBERS("a number"),
        DAYS("a day"),
        TIMES("a time"),
        YES_OR_NO("yes or no"),
        LABELS("a list of texts"),
        TEXTS("a text");

        private final String words;

        Holds(String words) {
            this.words = words;
        }

        /** A value as a form may meet it; none for texts, of which any may be refused. */
        FieldValue typical() {
            return switch (this) {
                case NUMBERS -> FieldValue.number(BigDecimal.valueOf(12));
                case DAYS -> FieldValue.day(LocalDate.of(2000, 1, 5));
                case TIMES -> FieldValue.moment(Instant.parse("2027-01-05T09:30:00Z"));
                case YES_OR_NO -> FieldValue.flag(true);
                case LABELS -> FieldValue.labels(List.of("a"));
                case TEXTS -> FieldValue.absent();
            };
        }

        /** For a sentence. */
        public String words() {
            return words;
        }

        /** What the values of a form are; texts, if it takes any of them. */
        static Holds inForm(CanonicalForm form) {
            if (form.apply(FieldValue.text("some text")) instanceof FieldValue.Text) {
                return TEXTS;
            }
            for (Holds each : values()) {
                FieldValue value = form.apply(each.typical());
                if (value.isPresent() && value.getClass().equals(each.typical().getClass())) {
                    return each;
                }
            }
            return TEXTS;
        }
    }

    /** What a mapping wants. */
    public static List<WantedField> of(RecordMapping<?> mapping) {
        List<WantedField> wanted = new ArrayList<>();
        for (FieldRule rule : mapping.rules()) {
            wanted.add(of(mapping, rule, Holds.inForm(rule.canonical())));
        }
        Optional<GhlField> id = mapping.externalId();
        id.ifPresent(target ->
                wanted.add(new WantedField(EXTERNAL_ID, target, Holds.TEXTS, FieldValue.absent(), List.of(), true)));
        return List.copyOf(wanted);
    }

    /** What a mapping wants of the field of a rule, of which it is known what the application's values are. */
    public static WantedField of(RecordMapping<?> mapping, FieldRule rule, Holds holds) {
        return new WantedField(
                rule.name(),
                rule.target(),
                holds,
                rule.canonical().apply(holds.typical()),
                mapping.pairedTexts(rule.name()),
                rule.owner() != Side.GHL);
    }
}
