package io.ghl.sync.internal.webhook;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads HTTP headers as frameworks hand them over: names in any case, sometimes null, as are values. */
public final class Headers {
    private Headers() {}

    /** The different values of a header that say something: not blank, and not the {@code N/A} that HighLevel sends. */
    public static List<String> values(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.equalsIgnoreCase("N/A"))
                .distinct()
                .toList();
    }
}
