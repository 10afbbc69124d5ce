package io.ghl.sync.internal.options;

import java.util.List;
import java.util.Objects;

/** Arguments of which a call takes any number. */
public final class Several {
    private Several() {}

    /** What was given, none of it null; {@code one} is what one of them is called. */
    public static <T> List<T> of(String one, T[] given) {
        Objects.requireNonNull(given, () -> one + "s must not be null.");
        for (T each : given) {
            Objects.requireNonNull(each, () -> one + " must not be null.");
        }
        return List.of(given);
    }
}
