package io.ghl.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ghl.sandbox.Api.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks, task search and notes: FACTS §1.2, §7.13 and §7.14. */
class TaskAndNoteTest {
    private static final String TASK = "{'title':'Call','dueDate':'2026-12-01T09:00:00+01:00','completed':false}";

    private final TestClock clock = new TestClock();
    private final GhlSandbox sandbox = GhlSandbox.builder().clock(clock).start();
    private final Api api = Api.of(sandbox, Api.V2);
    private final String contact = api.create("'firstName':'Ada','email':'a@b.co'");
    private final String tasks = "/contacts/" + contact + "/tasks";
    private final String notes = "/contacts/" + contact + "/notes";

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void taskLivesWithoutDates(String version) {
        Api caller = Api.of(sandbox, version);
        Answer created = caller.post(tasks, TASK);
        assertThat(created.status()).isEqualTo(201);
        JsonNode task = created.body().path("task");
        assertThat(task.path("dueDate").asText()).isEqualTo("2026-12-01T08:00:00.000Z");
        assertThat(task.path("contactId").asText()).isEqualTo(contact);
        assertThat(task.has("dateAdded")).isFalse();
        assertThat(task.has("dateUpdated")).isFalse();
        String id = task.path("id").asText();
        assertThat(caller.get(tasks + "/" + id).body().path("task")).isEqualTo(task);
        assertThat(caller.get(tasks).body().path("tasks").get(0)).isEqualTo(task);
        assertThat(caller.put(tasks + "/" + id, "{'title':'Write'}")
                        .body()
                        .at("/task/title")
                        .asText())
                .isEqualTo("Write");
        assertThat(caller.put(tasks + "/" + id + "/completed", "{'completed':true}")
                        .body()
                        .at("/task/completed")
                        .asBoolean())
                .isTrue();
        JsonNode deleted = caller.delete(tasks + "/" + id).body();
        assertThat(deleted.path("succeded").asBoolean()).isTrue();
        assertThat(deleted.has("succeeded")).isEqualTo(version.equals(Api.V3));
        assertThat(caller.get(tasks + "/" + id).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title':'x','dueDate':'2026-12-01T09:00:00Z'}|completed should not be empty",
                "{'title':'x','completed':false}|dueDate should not be empty",
                "{'dueDate':'2026-12-01T09:00:00Z','completed':false}|title should not be empty",
                "{'title':'x','completed':false,'dueDate':'2026-12-01'}|dueDate must be a valid ISO 8601 date string",
                "{'title':'x','completed':'no','dueDate':'2026-12-01T09:00:00Z'}|completed must be a boolean value",
                "{'title':'x','completed':false,'dueDate':'2026-12-01T09:00:00Z','id':'1'}|property id should not exist",
            })
    void taskNeedsTitleDueDateWithTimeAndCompleted(String body, String message) {
        Answer answer = api.post(tasks, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains(message);
    }

    @Test
    void missingTaskIs400OrByASwitch404() {
        assertThat(api.get(tasks + "/none").status()).isEqualTo(400);
        assertThat(api.get("/contacts/none/tasks").message()).contains("Contact with id none not found");
        try (GhlSandbox other =
                GhlSandbox.builder().quirk(Quirk.MISSING_CHILD_IS_404, true).start()) {
            Api caller = Api.of(other, Api.V2);
            assertThat(caller.get("/contacts/" + caller.create("") + "/tasks/none")
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void taskSearchAnswers201WithRicherRows() {
        String id = api.post(tasks, TASK).body().at("/task/id").asText();
        Answer answer = api.post(searchPath(), "{}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().has("total")).isFalse();
        JsonNode row = answer.body().at("/tasks/0");
        assertThat(row.path("_id").asText()).isEqualTo(id);
        assertThat(row.has("id")).isFalse();
        assertThat(row.path("statusGroup").asText()).isEqualTo("to_do");
        assertThat(row.path("deleted").asBoolean(true)).isFalse();
        assertThat(row.path("dateUpdated").asText()).isEqualTo("2026-11-21T12:00:00.000Z");
        assertThat(row.at("/contactDetails/firstName").asText()).isEqualTo("Ada");
        assertThat(row.path("searchAfter").size()).isEqualTo(2);
        try (GhlSandbox other =
                GhlSandbox.builder().quirk(Quirk.TASK_SEARCH_ANSWERS_201, false).start()) {
            assertThat(Api.of(other, Api.V2)
                            .post("/locations/" + other.locationId() + "/tasks/search", "{}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void taskSearchPagesWithSearchAfterOrSkip() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            made.add(api.post(tasks, TASK).body().at("/task/id").asText());
            if (i % 2 == 0) {
                clock.advance(Duration.ofSeconds(1)); // Others share a date, so the id has to decide.
            }
        }
        List<String> seen = new ArrayList<>();
        String body = "{'limit':3}";
        for (JsonNode page = api.post(searchPath(), body).body().path("tasks");
                !page.isEmpty();
                page = api.post(searchPath(), body).body().path("tasks")) {
            page.forEach(row -> seen.add(row.path("_id").asText()));
            body = "{'limit':3,'searchAfter':" + page.get(page.size() - 1).path("searchAfter") + "}";
        }
        assertThat(seen).hasSize(7).containsExactlyInAnyOrderElementsOf(made);
        assertThat(api.post(searchPath(), "{'limit':3,'skip':6}")
                        .body()
                        .path("tasks")
                        .size())
                .isEqualTo(1);
        assertThat(api.post(searchPath(), "{'limit':501}").status()).isEqualTo(422);
        assertThat(api.post(searchPath(), "{'searchAfter':['x']}").status()).isEqualTo(400);
        assertThat(api.post(searchPath(), "{'page':1}").status()).isEqualTo(422);
    }

    @Test
    void taskSearchFilters() {
        String second = api.create("");
        api.post(tasks, TASK);
        api.post("/contacts/" + second + "/tasks", TASK.replace("false", "true").replace("Call", "Write"));
        api.post(tasks, TASK.replace("}", ",'assignedTo':'u1','body':'urgent'}"));
        assertThat(count("{'contactId':['" + contact + "']}")).isEqualTo(2);
        assertThat(count("{'completed':true}")).isEqualTo(1);
        assertThat(count("{'assignedTo':['u1']}")).isEqualTo(1);
        assertThat(count("{'query':'WRITE'}")).isEqualTo(1);
        assertThat(count("{'query':'urgent'}")).isEqualTo(1);
        assertThat(count("{'businessId':'b'}")).isZero();
        api.delete("/contacts/" + contact);
        assertThat(count("{}")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {Api.V2, Api.V3})
    void noteLivesWithoutDateUpdated(String version) {
        Api caller = Api.of(sandbox, version);
        Answer created = caller.post(notes, "{'body':'<p>Hi</p>','title':'T','color':'#FFAA00','pinned':true}");
        assertThat(created.status()).isEqualTo(201);
        JsonNode note = created.body().path("note");
        assertThat(note.path("body").asText()).isEqualTo("<p>Hi</p>");
        assertThat(note.path("dateAdded").asText()).isEqualTo("2026-11-21T12:00:00.000Z");
        assertThat(note.has("dateUpdated")).isFalse();
        String id = note.path("id").asText();
        assertThat(caller.get(notes + "/" + id).body().path("note")).isEqualTo(note);
        assertThat(caller.get(notes).body().path("notes").size()).isEqualTo(1);
        JsonNode updated =
                caller.put(notes + "/" + id, "{'pinned':false}").body().path("note");
        assertThat(updated.path("pinned").asBoolean(true)).isFalse();
        assertThat(updated.path("body").asText()).isEqualTo("<p>Hi</p>");
        assertThat(caller.delete(notes + "/" + id).body().path("succeded").asBoolean())
                .isTrue();
        assertThat(caller.get(notes + "/" + id).status()).isEqualTo(400);
        assertThat(caller.get(notes).body().path("notes").size()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|body should not be empty",
                "{'body':''}|body should not be empty",
                "{'body':'x','color':'red'}|color must be a hexadecimal color",
                "{'body':'x','dateAdded':'y'}|property dateAdded should not exist",
            })
    void noteIsValidated(String body, String message) {
        Answer answer = api.post(notes, body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.message()).contains(message);
    }

    private String searchPath() {
        return "/locations/" + sandbox.locationId() + "/tasks/search";
    }

    private int count(String body) {
        return api.post(searchPath(), body).body().path("tasks").size();
    }
}
