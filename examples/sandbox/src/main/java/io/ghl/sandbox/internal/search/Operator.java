package io.ghl.sandbox.internal.search;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The operators of a search filter. */
enum Operator {
    EQ,
    NOT_EQ,
    CONTAINS,
    NOT_CONTAINS,
    EXISTS,
    NOT_EXISTS,
    RANGE,
    NESTED;

    static final Set<Operator> EQUALITY = Set.of(EQ, NOT_EQ);
    static final Set<Operator> KEYWORD = Set.of(EQ, NOT_EQ, EXISTS, NOT_EXISTS);
    static final Set<Operator> TEXT = Set.of(EQ, NOT_EQ, EXISTS, NOT_EXISTS, CONTAINS, NOT_CONTAINS);
    static final Set<Operator> DATES = Set.of(RANGE, EXISTS, NOT_EXISTS);
    static final Set<Operator> NUMBERS = Set.of(RANGE, EXISTS, NOT_EXISTS, EQ, NOT_EQ);

    static @Nullable Operator of(@Nullable String name) {
        for (Operator operator : EnumSet.allOf(Operator.class)) {
            if (operator.name().toLowerCase(Locale.ROOT).equals(name)) {
                return operator;
            }
        }
        return null;
    }
}
