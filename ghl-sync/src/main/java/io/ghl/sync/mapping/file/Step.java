package io.ghl.sync.mapping.file;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One step of a field between the application's value and HighLevel's.
 *
 * @param name what the step is, with all that changes what it does
 * @param kind how it can be used
 * @param toGhl from the application's side; fails for a value that it cannot take
 * @param toApp back, as far as {@code kind} allows
 * @param result the form that the results have, null if any
 */
record Step(
        String name,
        Kind kind,
        UnaryOperator<Object> toGhl,
        UnaryOperator<Object> toApp,
        @Nullable String result) {
    enum Kind {
        /** Says which texts count as the same, as trimming does: it becomes a part of the canonical form. */
        NORMALISES,
        /** Can be undone. */
        TWO_WAY,
        /** Loses what cannot be got back. */
        TO_GHL
    }

    static Step normalising(String name, UnaryOperator<String> change) {
        return new Step(name, Kind.NORMALISES, onText(change), UnaryOperator.identity(), null);
    }

    static Step twoWay(String name, UnaryOperator<Object> toGhl, UnaryOperator<Object> toApp) {
        return new Step(name, Kind.TWO_WAY, toGhl, toApp, null);
    }

    static Step oneWay(String name, UnaryOperator<Object> toGhl) {
        return new Step(name, Kind.TO_GHL, toGhl, UnaryOperator.identity(), null);
    }

    Step withResult(String form) {
        return new Step(name, kind, toGhl, toApp, form);
    }

    /** Leaves values that are no texts as they are. */
    private static UnaryOperator<Object> onText(UnaryOperator<String> change) {
        return value -> value instanceof String text ? change.apply(text) : value;
    }
}
