package io.ghl.sync.internal.action;

import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;

/** Parameters that many actions have in common. */
final class Ids {
    static final Parameter<String> CONTACT = Parameter.text("contact", "id of the contact");
    static final Parameter<String> USER = Parameter.text("user", "id of the user in charge");
    static final Parameter<String> CALENDAR = Parameter.text("calendar", "id of the calendar");
    static final Parameter<Integer> LIMIT = Parameter.wholeNumber("limit", "the most to return; 100 unless given");

    /** How many rows a list has unless its limit says. */
    static final int ROWS = 100;

    private Ids() {}

    static int limit(ActionCall in) {
        int limit = in.find(LIMIT).orElse(ROWS);
        if (limit < 1) {
            throw new IllegalArgumentException("\"limit\" must be 1 or more.");
        }
        return limit;
    }
}
