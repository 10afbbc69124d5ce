package io.ghl.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.ApiVersion;
import io.ghl.sandbox.Quirk;
import io.ghl.sync.Club.Todo;
import io.ghl.sync.plan.SyncPlan;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.review.Answer;
import io.ghl.sync.review.ReviewItem;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks, which wait for their contact, are edited in HighLevel without an event, and move when contacts are merged. */
class TaskSyncTest {
    private static final Instant DUE = Instant.parse("2027-03-01T10:00:00Z");

    private Club club;

    @BeforeEach
    void open() throws Exception {
        club = new Club(
                ApiVersion.V2021_07_28,
                sandbox -> sandbox.quirk(Quirk.TASK_CREATE_EVENT_IS_BARE, true),
                RecordType.TASK,
                RecordType.CONTACT);
    }

    @AfterEach
    void close() {
        club.close();
    }

    private Todo call() {
        return club.todos.put(new Todo("call", "ada", "Call", "about the course", DUE, false));
    }

    private void changed(String todoId) throws InterruptedException {
        club.location.changed(RecordType.TASK, todoId);
        club.settle();
    }

    private String taskId() {
        return club.the("tasks").path("id").asText();
    }

    private void userEdits(Map<String, ?> fields) {
        String contact = club.the("tasks").path("contactId").asText();
        club.user("PUT", "/contacts/" + contact + "/tasks/" + taskId(), fields);
    }

    @Test
    void linksTheSameTasksAndCreatesTheOthers() throws Exception {
        club.ada();
        club.todos.put(new Todo("same", "ada", "Call", null, DUE, false));
        club.todos.put(new Todo("mine", "ada", "Write", null, DUE, false));
        String ada = club.userCreatesContact("Ada", "ada@example.com");
        club.userCreatesTask(ada, "Call", DUE);
        club.userCreatesTask(ada, "Visit", DUE);

        club.linked();

        assertThat(club.held("tasks")).hasSize(3);
        assertThat(club.todos.all()).hasSize(3);
        assertThat(club.todos.the(todo -> "Visit".equals(todo.title())).memberId())
                .isEqualTo("ada");
        assertThat(club.location.statistics().linked()).isEqualTo(2);
        assertThat(club.location.reviews().open()).isEmpty();
    }

    @Test
    void aTaskThatWaitsForItsContactSaysSo() throws Exception {
        club.linked();
        club.todos.put(new Todo("early", "nobody", "Call", null, DUE, false));
        changed("early");

        assertThat(club.location.explain(RecordType.TASK, "early").text())
                .contains("It waits until record nobody of the application (CONTACT), which it belongs or refers to, is"
                        + " linked.");
        assertThat(club.location.explain(RecordType.TASK, "none").text())
                .contains("The application does not have the record.");
    }

    /** Nothing tells them apart, so each is paired with any of the other side, and none is a question. */
    @Test
    void twinsAreNoQuestion() throws Exception {
        club.ada();
        for (String id : new String[] {"one", "two", "three"}) {
            club.todos.put(new Todo(id, "ada", "Call", null, DUE, false));
        }
        String ada = club.userCreatesContact("Ada", "ada@example.com");
        club.userCreatesTask(ada, "Call", DUE);
        club.userCreatesTask(ada, "Call", DUE);
        club.linked();
        assertThat(club.held("tasks")).hasSize(3);

        club.todos.put(new Todo("four", "ada", "Call", null, DUE, false));
        changed("four");

        assertThat(club.held("tasks")).hasSize(4);
        assertThat(club.todos.all()).hasSize(4);
        assertThat(club.location.reviews().open()).isEmpty();
    }

    @Test
    void aTaskOfTheApplicationWaitsForItsContact() throws Exception {
        club.linked();
        call();
        changed("call");
        assertThat(club.held("tasks")).isEmpty();

        club.ada();
        club.location.changed(RecordType.CONTACT, "ada");
        club.settle();

        assertThat(club.the("tasks").path("contactId").asText()).isEqualTo(club.contactIdOf("ada@example.com"));
        assertThat(club.the("tasks").path("body").asText()).isEqualTo("about the course");
    }

    /** The event names neither the contact nor the text, and nothing told of the contact. */
    @Test
    void aTaskOfHighLevelBringsItsContactAlong() throws Exception {
        club.linked();

        String eve = club.userCreatesContact("Eve", "eve@example.com");
        club.userCreatesTask(eve, "Call", DUE);
        club.settle();

        String member = club.members
                .the(found -> "eve@example.com".equals(found.email()))
                .id();
        assertThat(club.todos.the(todo -> true)).satisfies(todo -> {
            assertThat(todo.memberId()).isEqualTo(member);
            assertThat(todo.title()).isEqualTo("Call");
            assertThat(todo.due()).isEqualTo(DUE);
            assertThat(todo.done()).isFalse();
        });
    }

    @Test
    void editsGoBothWays() throws Exception {
        club.ada();
        call();
        club.linked();
        long mark = club.mark();

        club.todos.edit("call", todo -> todo.withTitle("Call again").withBody(null));
        changed("call");
        assertThat(club.the("tasks").path("title").asText()).isEqualTo("Call again");
        assertThat(club.the("tasks").path("body").asText()).isEmpty();
        assertThat(club.callsSince(mark)).containsExactly("get-task", "update-task");

        userEdits(Map.of("completed", true));
        club.settle();
        assertThat(club.todos.get("call").done()).isTrue();
    }

    /** HighLevel has no event for these; the poll of open tasks finds them. */
    @Test
    void editsWithoutAnEventAreFoundByThePoll() throws Exception {
        club.ada();
        call();
        club.linked();
        club.loseWebhooks();

        userEdits(Map.of("title", "Call at noon"));
        club.settle();
        assertThat(club.todos.get("call").title()).isEqualTo("Call at noon");

        // Completed, it is not among the open ones any more.
        userEdits(Map.of("completed", true));
        club.settle();
        assertThat(club.todos.get("call").done()).isTrue();

        userEdits(Map.of("completed", false));
        club.settle();
        assertThat(club.todos.get("call").done()).isFalse();
    }

    @Test
    void anEditOfADoneTaskIsFoundByTheSweep() throws Exception {
        club.ada();
        club.todos.put(new Todo("call", "ada", "Call", null, DUE, true));
        club.linked();
        userEdits(Map.of("title", "Called"));
        club.settle();
        assertThat(club.todos.get("call").title()).isEqualTo("Call");

        club.location.sweep();

        assertThat(club.todos.get("call").title()).isEqualTo("Called");
    }

    @Test
    void deletionsGoBothWays() throws Exception {
        club.ada();
        call();
        club.todos.put(new Todo("write", "ada", "Write", null, DUE, false));
        club.linked();
        club.loseWebhooks();

        club.todos.remove("write");
        changed("write");
        assertThat(club.the("tasks").path("title").asText()).isEqualTo("Call");

        String ada = club.contactIdOf("ada@example.com");
        club.user("DELETE", "/contacts/" + ada + "/tasks/" + taskId(), Map.of());
        club.settle();
        assertThat(club.todos.all()).isEmpty();
    }

    /** HighLevel deletes the tasks with the contact and says nothing about them. */
    @Test
    void theTasksOfADeletedContactGoWithIt() throws Exception {
        club.ada();
        call();
        club.linked();

        club.user("DELETE", "/contacts/" + club.contactIdOf("ada@example.com"), Map.of());
        club.settle();

        assertThat(club.members.all()).isEmpty();
        assertThat(club.todos.all()).isEmpty();
    }

    /** Nobody carries an answer out any more, and the question must not wait for ever. */
    @Test
    void aQuestionAboutATaskCanBeIgnoredOnceTasksAreNotSynced() throws Exception {
        club.ada();
        call();
        club.linked();
        for (int i = 0; i < 4; i++) {
            String title = "Call " + i;
            club.todos.edit("call", todo -> todo.withTitle(title));
            changed("call");
            userEdits(Map.of("title", "No call " + i));
            club.settle();
        }
        ReviewItem asked = club.location.reviews().open().get(0);
        assertThat(asked.type()).isEqualTo(RecordType.TASK);
        club.engine.close();
        club.open(Set.of(RecordType.CONTACT));

        club.location.reviews().resolve(asked.id(), Answer.ignore(), asked.version(), "grace", null);

        assertThat(club.location.reviews().open()).isEmpty();
        assertThatThrownBy(() -> club.location.reviews().preview(asked.id(), Answer.app()))
                .hasMessageContaining("not synced any more");
    }

    @Test
    void aPlanTellsOfTheTasksThatGoWithTheirContact() throws Exception {
        club.ada();
        call();
        club.linked();
        club.location.pause();
        club.members.remove("ada");

        SyncPlan plan = club.location.plan();

        assertThat(plan.of(RecordType.CONTACT).orElseThrow().deleteInGhl()).isEqualTo(1);
        assertThat(plan.of(RecordType.TASK).orElseThrow().deleteInApp()).isEqualTo(1);
        club.location.resume();
        club.location.changed(RecordType.CONTACT, "ada");
        club.settle();
        club.location.sweep();
        club.settle();
        assertThat(club.held("contacts")).isEmpty();
        assertThat(club.todos.all()).isEmpty();
    }

    /** The task is the same one and belongs to another contact: it must be neither deleted nor created anew. */
    @Test
    void aTaskFollowsItsContactIntoAMerge() throws Exception {
        club.ada();
        call();
        club.linked();
        String eve = club.userCreatesContact("Eve", "eve@example.com");
        club.settle();
        String member = club.members
                .the(found -> "eve@example.com".equals(found.email()))
                .id();

        club.whilePaused(() -> {
            String task = taskId();
            club.user("DELETE", "/contacts/" + club.contactIdOf("ada@example.com"), Map.of());
            club.seed(
                    "tasks",
                    Map.of(
                            "id",
                            task,
                            "contactId",
                            eve,
                            "title",
                            "Call",
                            "body",
                            "about the course",
                            "dueDate",
                            DUE.toString(),
                            "completed",
                            false));
        });

        assertThat(club.todos.get("call").memberId()).isEqualTo(member);
        assertThat(club.held("tasks")).hasSize(1);
    }

    @Test
    void whatHighLevelWouldRefuseIsParkedAndTheOthersGoOn() throws Exception {
        club.ada();
        club.linked();
        club.todos.put(new Todo("bad", "ada", null, null, DUE, false));
        club.todos.put(new Todo("good", "ada", "Call", null, DUE, false));
        club.location.changed(RecordType.TASK, "bad");
        changed("good");

        assertThat(club.the("tasks").path("title").asText()).isEqualTo("Call");
        // Once for the hint, and once more if the change log tells of it after that.
        assertThat(club.location.statistics().parked()).isBetween(1, 2);

        club.todos.edit("bad", todo -> todo.withTitle("Better"));
        changed("bad");
        assertThat(club.held("tasks")).hasSize(2);
    }

    /** A type that was added later waits for link(), and does not hold up the others. */
    @Test
    void aTypeCanBeAddedLater() throws Exception {
        club.close();
        club = new Club(ApiVersion.V3, RecordType.CONTACT);
        club.ada();
        club.linked();
        club.engine.close();
        call();

        club.open(Set.of(RecordType.CONTACT, RecordType.TASK));
        club.engine.start();
        club.members.edit("ada", member -> member.withFirstName("Augusta"));
        club.location.changed(RecordType.CONTACT, "ada");
        club.location.changed(RecordType.TASK, "call");
        club.settle();
        assertThat(club.the("contacts").path("firstName").asText()).isEqualTo("Augusta");
        assertThat(club.held("tasks")).isEmpty();

        club.location.link(LinkProgress.SILENT);
        club.settle();
        assertThat(club.held("tasks")).hasSize(1);
    }

    /** What nobody worked off before a type was taken out is not forgotten when it is put back. */
    @Test
    void aTypeCanBeTakenOutAndPutBack() throws Exception {
        club.ada();
        call();
        club.linked();
        club.location.pause();
        club.todos.edit("call", todo -> todo.withTitle("Call again"));
        club.location.changed(RecordType.TASK, "call");
        club.engine.close();

        club.open(Set.of(RecordType.CONTACT));
        club.engine.start();
        club.settle();
        club.engine.close();
        assertThat(club.the("tasks").path("title").asText()).isEqualTo("Call");

        club.open(Set.of(RecordType.CONTACT, RecordType.TASK));
        club.engine.start();
        club.location.link(LinkProgress.SILENT);
        assertThat(club.the("tasks").path("title").asText()).isEqualTo("Call again");
    }
}
