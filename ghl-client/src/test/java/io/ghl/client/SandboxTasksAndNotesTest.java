package io.ghl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ghl.client.contacts.Contacts;
import io.ghl.client.error.NotFoundException;
import io.ghl.client.notes.NewNote;
import io.ghl.client.notes.Note;
import io.ghl.client.notes.NoteUpdate;
import io.ghl.client.tasks.NewTask;
import io.ghl.client.tasks.Task;
import io.ghl.client.tasks.TaskSearch;
import io.ghl.client.tasks.TaskUpdate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Tasks and notes, carried out by a server that was written without knowledge of the client. */
@ParameterizedClass
@EnumSource(ApiVersion.class)
class SandboxTasksAndNotesTest extends OnSandbox {
    private static final Instant DUE = Instant.parse("2026-12-01T09:30:00Z");

    SandboxTasksAndNotesTest(ApiVersion version) {
        super(version);
    }

    @BeforeEach
    void open() {
        start();
    }

    private Contacts contacts() {
        return location.contacts();
    }

    private static NewTask.Builder task(String title) {
        return NewTask.builder().title(title).dueDate(DUE);
    }

    @Test
    void aTaskLives() {
        String id = contacts().create(named("busy")).id();
        Task made = location.tasks()
                .create(
                        id,
                        task("Call")
                                .body("about the engine")
                                .assignedTo("user1")
                                .build());
        assertThat(location.tasks().get(id, made.id())).isEqualTo(made);
        assertThat(location.tasks().list(id)).containsExactly(made);
        assertThat(made.dueDate()).isEqualTo(DUE);
        assertThat(made.contactId()).isEqualTo(id);
        assertThat(made.completed()).isFalse();
        assertThat(made.dateUpdated()).isNull();

        Task later = location.tasks()
                .update(
                        id,
                        made.id(),
                        TaskUpdate.builder()
                                .title("Write")
                                .dueDate(DUE.plusSeconds(60))
                                .build())
                .orElseThrow();
        assertThat(later.title()).isEqualTo("Write");
        assertThat(later.body()).isEqualTo("about the engine");
        assertThat(later.dueDate()).isEqualTo(DUE.plusSeconds(60));
        assertThat(location.tasks().setCompleted(id, made.id(), true).completed())
                .isTrue();
        assertThat(location.tasks().setCompleted(id, made.id(), false).completed())
                .isFalse();
        assertThat(location.tasks().update(id, made.id(), TaskUpdate.builder().build()))
                .isEmpty();
        location.tasks().delete(id, made.id());
        assertThat(location.tasks().list(id)).isEmpty();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.tasks().get(id, made.id()));
    }

    @Test
    void theTasksOfTheWholeLocationAreSearchedPageByPage() {
        String first = contacts().create(named("one")).id();
        String second = contacts().create(named("two")).id();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            ids.add(location.tasks()
                    .create(
                            i % 2 == 0 ? first : second,
                            task("Task " + i)
                                    .assignedTo("user" + i % 3)
                                    .completed(i % 5 == 0)
                                    .build())
                    .id());
        }
        assertThat(location.tasks().search(TaskSearch.all().pageLimit(4)).stream()
                        .map(Task::id))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(sandbox.journal().count("task-search")).isEqualTo(6);
        Task row = location.tasks()
                .search(TaskSearch.all().query("task 22"))
                .iterator()
                .next();
        assertThat(row.id()).isEqualTo(ids.get(22));
        assertThat(row.dateUpdated()).isNotNull();
        assertThat(row.status()).isEqualTo("to_do");
        assertThat(row.contactId()).isEqualTo(first);
        assertThat(location.tasks().search(TaskSearch.all().ofContacts(second)).stream())
                .hasSize(11);
        assertThat(location.tasks().search(TaskSearch.all().assignedTo("user0", "user1")).stream())
                .hasSize(16);
        assertThat(location.tasks().search(TaskSearch.all().completed(true).pageLimit(2)).stream())
                .hasSize(5)
                .allMatch(Task::completed);

        Page<Task> page = location.tasks()
                .search(TaskSearch.all().pageLimit(10))
                .pages()
                .iterator()
                .next();
        assertThat(location.tasks().search(TaskSearch.all().pageLimit(10)).resumeFrom(page.nextCursor()).stream())
                .hasSize(13)
                .doesNotContainAnyElementsOf(page.items());
    }

    private static NewNote note(String body) {
        return NewNote.builder().body(body).build();
    }

    @Test
    void aNoteLives() {
        String id = contacts().create(named("noted")).id();
        Note made = location.notes()
                .create(
                        id,
                        NewNote.builder()
                                .body("<p>Met at the fair</p>")
                                .title("Fair")
                                .userId("user1")
                                .color("#FF0000")
                                .pinned(true)
                                .build());
        Note plain = location.notes().create(id, note("plain"));
        assertThat(location.notes().get(id, made.id())).isEqualTo(made);
        assertThat(location.notes().list(id)).containsExactlyInAnyOrder(made, plain);
        assertThat(made.body()).isEqualTo("<p>Met at the fair</p>");
        assertThat(made.title()).isEqualTo("Fair");
        assertThat(made.userId()).isEqualTo("user1");
        assertThat(made.color()).isEqualTo("#FF0000");
        assertThat(made.pinned()).isTrue();
        assertThat(made.dateAdded()).isNotNull();

        Note changed = location.notes()
                .update(
                        id,
                        made.id(),
                        NoteUpdate.builder().body("Met twice").pinned(false).build())
                .orElseThrow();
        assertThat(changed.body()).isEqualTo("Met twice");
        assertThat(changed.title()).isEqualTo("Fair");
        assertThat(changed.pinned()).isFalse();
        location.notes().delete(id, made.id());
        assertThat(location.notes().list(id)).containsExactly(plain);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> location.notes().get(id, made.id()));
    }
}
