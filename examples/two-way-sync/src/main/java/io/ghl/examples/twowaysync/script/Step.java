package io.ghl.examples.twowaysync.script;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One edit of one record on one side. Values are absolute, so a step that is repeated after a crash has the same effect.
 *
 * @param number position among the steps, from 1
 * @param side where it happens
 * @param kind what happens
 * @param person whose record it is
 * @param values the fields it sets; a blank value clears the field
 * @param addTags tags it adds
 * @param removeTags tags it removes
 */
public record Step(
        int number,
        Side side,
        Kind kind,
        String person,
        Map<Field, String> values,
        List<String> addTags,
        List<String> removeTags)
        implements Element {

    /** What a step does. */
    public enum Kind {
        CREATE,
        EDIT,
        DELETE
    }

    public Step {
        EnumMap<Field, String> copy = new EnumMap<>(Field.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
        addTags = List.copyOf(addTags);
        removeTags = List.copyOf(removeTags);
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "Step " + number + ": " + kind + " " + person + " on " + side + " " + values.keySet();
    }
}
