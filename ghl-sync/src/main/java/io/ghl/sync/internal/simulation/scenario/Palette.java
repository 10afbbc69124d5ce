package io.ghl.sync.internal.simulation.scenario;

import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.mapping.MappingException;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Values that the fields of a mapping can hold on both sides. */
public final class Palette {
    private static final int LABELS = 4;

    private final List<FieldRule> rules;
    private final List<Choice> choices = new ArrayList<>();
    private final int anchor;

    /** How the values of one field are made; {@code unique} if each token gives another one. */
    private record Choice(IntFunction<FieldValue> value, boolean unique) {}

    /**
     * Finds out which values each field takes.
     *
     * @throws IllegalArgumentException if nothing is known of a field's values, or no field tells one record from another
     */
    public <T> Palette(RecordMapping<T> mapping, T blank, Map<String, List<String>> given) {
        this.rules = mapping.rules();
        for (FieldRule rule : rules) {
            choices.add(choice(mapping, blank, rule, given.get(rule.name())));
        }
        this.anchor = IntStream.range(0, rules.size())
                .filter(field -> choices.get(field).unique()
                        && mapping.matchKeys().contains(rules.get(field).name()))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "No field tells one record from another; map the e-mail address"
                                        + " or the phone number, which the simulation fills with a value of its own per record."));
    }

    private <T> Choice choice(RecordMapping<T> mapping, T blank, FieldRule rule, @Nullable List<String> given) {
        if (given != null && !given.isEmpty()) {
            List<FieldValue> values = given.stream()
                    .map(value -> rule.labels() ? FieldValue.labels(List.of(value)) : FieldValue.text(value))
                    .map(rule.canonical()::apply)
                    .toList();
            return checked(mapping, blank, rule, new Choice(token -> values.get(token % values.size()), false));
        }
        List<Choice> kinds = new ArrayList<>();
        if (rule.labels()) {
            kinds.add(new Choice(token -> FieldValue.labels(List.of("t" + token % LABELS)), false));
        } else if (rule.target().path().equals("email")) {
            kinds.add(new Choice(token -> FieldValue.text("u" + token + "@example.com"), true));
        } else if (rule.target().path().equals("phone")) {
            kinds.add(new Choice(token -> FieldValue.text("+1202" + (5000000 + token)), true));
        } else {
            kinds.add(new Choice(token -> rule.canonical().apply(FieldValue.text("v" + token)), true));
            kinds.add(
                    new Choice(token -> FieldValue.day(LocalDate.of(1950, 1, 1).plusDays(token % 20_000)), true));
            kinds.add(new Choice(token -> FieldValue.number(BigDecimal.valueOf(token)), true));
            kinds.add(new Choice(token -> FieldValue.flag(token % 2 == 0), false));
        }
        return kinds.stream()
                .filter(kind -> takes(mapping, blank, rule, kind.value().apply(7))
                        && takes(mapping, blank, rule, kind.value().apply(18)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The simulation does not know which values field \""
                        + rule.name() + "\" takes; name some with values(\"" + rule.name() + "\", ...)."));
    }

    private static <T> Choice checked(RecordMapping<T> mapping, T blank, FieldRule rule, Choice choice) {
        if (!takes(mapping, blank, rule, choice.value().apply(0))) {
            throw new IllegalArgumentException(
                    "Field \"" + rule.name() + "\" does not take the first of the values given.");
        }
        return choice;
    }

    /** Whether both sides can hold a value and show it again. */
    private static <T> boolean takes(RecordMapping<T> mapping, T blank, FieldRule rule, FieldValue value) {
        FieldValues values = FieldValues.none().with(rule.name(), value);
        try {
            return value.isPresent()
                    && mapping.read(mapping.write(blank, values))
                            .values()
                            .get(rule.name())
                            .equals(value)
                    && (!rule.writableInGhl()
                            || mapping.readGhl(mapping.toGhl(values))
                                    .values()
                                    .get(rule.name())
                                    .equals(value));
        } catch (MappingException e) {
            return false;
        }
    }

    public List<FieldRule> rules() {
        return rules;
    }

    public FieldRule rule(int field) {
        return rules.get(field);
    }

    public FieldValue value(int field, int token) {
        return choices.get(field).value().apply(token);
    }

    /** Whether the values of a field are used once in a run. */
    public boolean unique(int field) {
        return choices.get(field).unique();
    }

    /** The field by which records are told apart; it is never empty. */
    public int anchor() {
        return anchor;
    }

    public int indexOf(String field) {
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).name().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
