package io.ghl.examples.twowaysync.script;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What both sides must hold at the end, in canonical form.
 *
 * @param pairs for each person what each side holds
 * @param conflicts what must be waiting for a person's decision
 */
public record Expectation(Map<String, Pair> pairs, List<OpenConflict> conflicts) {

    /** What each side holds about one person; null where it must hold no such record. */
    public record Pair(@Nullable Details app, @Nullable Details ghl) {}

    /** A question that must be open; without a field it is about a record that one side deleted. */
    public record OpenConflict(
            String person,
            @Nullable Field field,
            @Nullable String app,
            @Nullable String ghl) {}
}
