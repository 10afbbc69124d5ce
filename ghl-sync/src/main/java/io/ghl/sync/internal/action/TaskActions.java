package io.ghl.sync.internal.action;

import static io.ghl.sync.internal.action.Ids.CONTACT;
import static io.ghl.sync.internal.action.Ids.LIMIT;
import static io.ghl.sync.internal.action.Ids.USER;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.tasks.TaskUpdate;
import io.ghl.client.tasks.Tasks;
import io.ghl.sync.trigger.action.Action;
import io.ghl.sync.trigger.action.ActionCall;
import io.ghl.sync.trigger.action.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Tasks of contacts. */
final class TaskActions {
    private static final String READ = "contacts.readonly";
    private static final String WRITE = "contacts.write";
    private static final String SAME = "a task of the contact with this title and due time";
    private static final Duration FOLLOW_UP = Duration.ofDays(1);

    private static final Parameter<String> TASK = Parameter.text("task", "id of the task");
    private static final Parameter<String> TITLE = Parameter.text("title", "title");
    private static final Parameter<Instant> DUE = Parameter.time("due", "when it is due");
    private static final Parameter<Instant> DUE_SOON = Parameter.time("due", "when it is due; in a day unless given");
    private static final Parameter<String> BODY = Parameter.text("body", "text");
    private static final Parameter<Boolean> COMPLETED = Parameter.flag("completed", "whether it is done");
    private static final Parameter<String> QUERY = Parameter.text("query", "text to look for");

    private TaskActions() {}

    static List<Action> all() {
        return List.of(
                Action.named("create-task", "Create a task for a contact")
                        .operation("create-task", WRITE, READ)
                        .needs(CONTACT, TITLE, DUE)
                        .takes(BODY, USER, COMPLETED)
                        .looksFirst(SAME, in -> earlier(in, in.get(DUE)))
                        .does(in -> {
                            NewTask.Builder task =
                                    NewTask.builder().title(in.get(TITLE)).dueDate(in.get(DUE));
                            in.ifGiven(BODY, task::body);
                            in.ifGiven(USER, task::assignedTo);
                            in.ifGiven(COMPLETED, task::completed);
                            return tasks(in)
                                    .create(in.get(CONTACT), task.build())
                                    .json();
                        }),
                Action.named("create-follow-up", "Create a task to follow up a contact, for the user in charge of it")
                        .operation("create-task", WRITE, READ)
                        .needs(CONTACT, TITLE)
                        .takes(DUE_SOON, BODY)
                        .looksFirst(SAME, in -> earlier(in, dueSoon(in)))
                        .does(TaskActions::followUp),
                Action.named("update-task", "Change a task")
                        .operation("update-task", WRITE)
                        .needs(CONTACT, TASK)
                        .takesSome(TITLE, DUE, BODY, USER, COMPLETED)
                        .harmlessTwice()
                        .does(TaskActions::update),
                Action.named("complete-task", "Say that a task is done")
                        .operation("update-task-completed", WRITE)
                        .needs(CONTACT, TASK)
                        .harmlessTwice()
                        .does(in -> tasks(in)
                                .setCompleted(in.get(CONTACT), in.get(TASK), true)
                                .json()),
                Action.named("reopen-task", "Say that a task is not done")
                        .operation("update-task-completed", WRITE)
                        .needs(CONTACT, TASK)
                        .harmlessTwice()
                        .does(in -> tasks(in)
                                .setCompleted(in.get(CONTACT), in.get(TASK), false)
                                .json()),
                Action.named("get-task", "Read a task")
                        .operation("get-task", READ)
                        .needs(CONTACT, TASK)
                        .harmlessTwice()
                        .does(in -> tasks(in).get(in.get(CONTACT), in.get(TASK)).json()),
                Action.named("list-tasks", "Read the tasks of a contact")
                        .operation("get-all-tasks", READ)
                        .needs(CONTACT)
                        .harmlessTwice()
                        .does(in -> Results.list(tasks(in).list(in.get(CONTACT)))),
                Action.named("search-tasks", "Search the tasks of all contacts")
                        .operation("task-search", "locations/tasks.readonly")
                        .takes(CONTACT, USER, COMPLETED, QUERY, LIMIT)
                        .harmlessTwice()
                        .does(in -> Results.first(tasks(in).search(search(in)), Ids.limit(in))),
                Action.named("delete-task", "Delete a task")
                        .operation("delete-task", WRITE)
                        .needs(CONTACT, TASK)
                        .harmlessTwice()
                        .does(in -> {
                            tasks(in).delete(in.get(CONTACT), in.get(TASK));
                            return Results.nothing();
                        }));
    }

    private static Tasks tasks(ActionCall in) {
        return in.location().tasks();
    }

    private static Instant dueSoon(ActionCall in) {
        return in.find(DUE_SOON).orElse(in.now().plus(FOLLOW_UP));
    }

    private static JsonNode followUp(ActionCall in) {
        NewTask.Builder task = NewTask.builder().title(in.get(TITLE)).dueDate(dueSoon(in));
        in.ifGiven(BODY, task::body);
        String owner = in.location().contacts().get(in.get(CONTACT)).assignedTo();
        if (owner != null) {
            task.assignedTo(owner);
        }
        return tasks(in).create(in.get(CONTACT), task.build()).json();
    }

    private static Optional<JsonNode> earlier(ActionCall in, Instant due) {
        String title = in.get(TITLE);
        Instant kept = due.truncatedTo(ChronoUnit.MILLIS);
        return Results.made(tasks(in).list(in.get(CONTACT)).stream()
                .filter(task -> title.equals(task.title()) && kept.equals(task.dueDate())));
    }

    private static JsonNode update(ActionCall in) {
        TaskUpdate.Builder task = TaskUpdate.builder();
        in.ifGiven(TITLE, task::title);
        in.ifGiven(DUE, task::dueDate);
        in.ifGiven(BODY, task::body);
        in.ifGiven(USER, task::assignedTo);
        in.ifGiven(COMPLETED, task::completed);
        return Results.one(tasks(in).update(in.get(CONTACT), in.get(TASK), task.build()));
    }

    private static TaskSearch search(ActionCall in) {
        TaskSearch search = TaskSearch.all().pageLimit(Math.min(Ids.limit(in), Ids.ROWS));
        search = in.find(CONTACT).map(search::ofContacts).orElse(search);
        search = in.find(USER).map(search::assignedTo).orElse(search);
        search = in.find(COMPLETED).map(search::completed).orElse(search);
        return in.find(QUERY).map(search::query).orElse(search);
    }
}
