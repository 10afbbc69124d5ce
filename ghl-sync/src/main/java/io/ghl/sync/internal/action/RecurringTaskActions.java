package io.ghl.sync.internal.action;

import io.ghl.client.tasks.IntervalType;
import io.ghl.client.tasks.NewRecurringTask;
import io.ghl.client.tasks.Recurrence;
import io.ghl.client.tasks.RecurringTaskFields;
import io.ghl.client.tasks.RecurringTaskUpdate;
import io.ghl.client.tasks.RecurringTasks;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;

/** Tasks that recur. */
final class RecurringTaskActions {
    private static final String READ = "recurring-tasks.readonly";
    private static final String WRITE = "recurring-tasks.write";

    private static final Parameter<String> ID = Parameter.text("recurringTask", "id of the recurring task");
    private static final Parameter<String> TITLE = Parameter.text("title", "title");
    private static final Parameter<String> BODY = Parameter.text("body", "text");
    private static final Parameter<List<String>> CONTACTS = Parameter.texts("contacts", "ids of contacts");
    private static final Parameter<List<String>> USERS = Parameter.texts("users", "ids of the users in charge");
    private static final Parameter<Integer> EVERY = Parameter.wholeNumber("every", "how many units lie between two");
    private static final Parameter<IntervalType> UNIT =
            Parameter.word("unit", "unit of every", Words.lowerCase(IntervalType.values()));
    private static final Parameter<Instant> START = Parameter.time("start", "when it begins");
    private static final Parameter<Instant> END = Parameter.time("end", "when it ends");
    private static final Parameter<DayOfWeek> WEEKDAY =
            Parameter.word("dayOfWeek", "day of the week", Words.lowerCase(DayOfWeek.values()));
    private static final Parameter<Integer> MONTH_DAY = Parameter.wholeNumber("dayOfMonth", "day of the month");
    private static final Parameter<Integer> MONTH = Parameter.wholeNumber("month", "month of the year, 1 to 12");
    private static final Parameter<Integer> COUNT = Parameter.wholeNumber("times", "how often");
    private static final Parameter<Boolean> OVERDUE =
            Parameter.flag("evenIfOverdue", "whether to create one while an earlier one is overdue");
    private static final Parameter<Integer> DUE_AFTER =
            Parameter.wholeNumber("dueAfterSeconds", "how long after its creation a task is due");

    private RecurringTaskActions() {}

    static List<Action> all() {
        return List.of(
                Action.named("create-recurring-task", "Create a task that recurs")
                        .operation("create-recurring-task", WRITE)
                        .needs(TITLE, EVERY, UNIT, START)
                        .takes(BODY, CONTACTS, USERS, END, WEEKDAY, MONTH_DAY, MONTH, COUNT, OVERDUE, DUE_AFTER)
                        .does(in -> {
                            NewRecurringTask.Builder task = fill(in, NewRecurringTask.builder());
                            return tasks(in).create(task.rule(rule(in)).build()).json();
                        }),
                Action.named("update-recurring-task", "Change a task that recurs")
                        .operation("update-recurring-task", WRITE)
                        .needs(ID)
                        .takesSome(TITLE, BODY, CONTACTS, USERS)
                        .harmlessTwice()
                        .does(in -> Results.one(tasks(in)
                                .update(
                                        in.get(ID),
                                        fill(in, RecurringTaskUpdate.builder()).build()))),
                Action.named("get-recurring-task", "Read a task that recurs")
                        .operation("get-recurring-task-by-id", READ)
                        .needs(ID)
                        .harmlessTwice()
                        .does(in -> tasks(in).get(in.get(ID)).json()),
                Action.named("delete-recurring-task", "Delete a task that recurs")
                        .operation("delete-recurring-task", WRITE)
                        .needs(ID)
                        .harmlessTwice()
                        .does(in -> Results.done(in.get(ID), tasks(in)::delete)));
    }

    private static RecurringTasks tasks(ActionCall in) {
        return in.location().recurringTasks();
    }

    private static <B extends RecurringTaskFields<B>> B fill(ActionCall in, B task) {
        in.ifGiven(TITLE, task::title);
        in.ifGiven(BODY, task::description);
        in.ifGiven(CONTACTS, task::contactIds);
        in.ifGiven(USERS, task::owners);
        return task;
    }

    private static Recurrence rule(ActionCall in) {
        Recurrence.Builder rule =
                Recurrence.builder().every(in.get(EVERY), in.get(UNIT)).startDate(in.get(START));
        in.ifGiven(END, rule::endDate);
        in.ifGiven(WEEKDAY, rule::dayOfWeek);
        in.ifGiven(MONTH_DAY, rule::dayOfMonth);
        in.ifGiven(MONTH, rule::monthOfYear);
        in.ifGiven(COUNT, rule::count);
        in.ifGiven(OVERDUE, rule::createTaskIfOverDue);
        in.ifGiven(DUE_AFTER, rule::dueAfterSeconds);
        return rule.build();
    }
}
