package io.ghl.sync.internal.action;

import io.ghl.sync.trigger.action.Action;
import java.util.List;
import java.util.stream.Stream;

/** All actions that call HighLevel, in the order of the catalogue. */
public final class HighLevelActions {
    private HighLevelActions() {}

    /**
     * The actions.
     *
     * @return each once
     */
    public static List<Action> all() {
        return Stream.of(
                        ContactActions.all(),
                        ContactLinkActions.all(),
                        TaskActions.all(),
                        RecurringTaskActions.all(),
                        NoteActions.all(),
                        AppointmentActions.all(),
                        BusinessActions.all(),
                        LocationActions.all(),
                        FieldActions.all(),
                        CalendarActions.all(),
                        CalendarSettingActions.all(),
                        ScheduleActions.all(),
                        ServiceActions.all())
                .flatMap(List::stream)
                .toList();
    }
}
