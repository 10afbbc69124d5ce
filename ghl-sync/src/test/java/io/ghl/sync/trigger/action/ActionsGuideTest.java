package io.ghl.sync.trigger.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ghl.client.GhlClient;
import io.ghl.client.GhlLocation;
import io.ghl.sandbox.GhlSandbox;
import io.ghl.sync.Guide;
import io.ghl.sync.mapping.file.CodeSteps;
import io.ghl.sync.mapping.file.FileEffects;
import io.ghl.sync.mapping.file.MappingFile;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Trigger;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The code of docs/actions.md: it stands here, so it compiles, and it runs. */
class ActionsGuideTest {

    private record Pager(List<String> sent) {
        String send(String text) {
            sent.add(text);
            return "sent";
        }
    }

    @Test
    void theGuidesCodeDoesWhatItSays() {
        try (GhlSandbox sandbox = GhlSandbox.start();
                GhlClient ghl = GhlClient.builder()
                        .baseUrl(sandbox.baseUrl().toString())
                        .privateToken(sandbox.token())
                        .build()) {
            String locationId = sandbox.locationId();
            GhlLocation location = ghl.location(locationId);
            String contactId = sandbox.createContact(Map.of("firstName", "Ada"));

            Actions actions = Actions.highLevel();
            JsonNode task = actions.call(
                    ghl.location(locationId),
                    "create-task",
                    Map.of(
                            "contact", contactId,
                            "title", "Call back",
                            "due", "2d at 09:00"));
            String taskId = task.path("id").asText();

            assertThat(location.tasks().get(contactId, taskId).title()).isEqualTo("Call back");

            Actions inChicago = actions.withClock(Clock.system(ZoneId.of("America/Chicago")));

            assertThat(inChicago.all()).isEqualTo(actions.all());

            assertThatThrownBy(
                            () -> actions.call(location, "create-task", Map.of("contact", contactId, "titel", "Call")))
                    .isInstanceOf(ActionRefusedException.class)
                    .hasMessage(
                            "The action \"create-task\" was not carried out: It has no parameter \"titel\". Did you mean"
                                    + " \"title\"? It needs \"title\": title. It needs \"due\": when it is due.");

            Map<String, Object> fields =
                    Map.of("id", contactId, "given_name", "Ada", "call_on", LocalDate.of(2027, 3, 1));
            Map<String, Object> filled = Templates.fill(
                    Map.of("contact", "{{id}}", "title", "Call {{given_name|friend}}", "due", "{{call_on}}"), fields);
            actions.call(location, "create-task", filled);

            assertThat(location.tasks().list(contactId))
                    .anySatisfy(made -> assertThat(made.title()).isEqualTo("Call Ada"));

            Map<String, Object> parameters = filled;
            JsonNode sameTask = actions.repeat(location, "create-task", parameters);

            assertThat(sameTask.path("title").asText()).isEqualTo("Call Ada");
            assertThat(location.tasks().list(contactId)).hasSize(2);

            Trigger welcome = Trigger.named("welcome")
                    .on(RecordType.CONTACT)
                    .when(Condition.created())
                    .then(actions.effect(
                            "create-follow-up",
                            Map.of("contact", "{{ghlId}}", "title", "Welcome {{firstName|you}}", "due", "2d")));
            Trigger thanks = Trigger.named("thanks")
                    .when(Condition.webhook("InvoicePaid"))
                    .then(actions.effect("create-note", Map.of("contact", "{{contactId}}", "body", "Paid {{name}}")));

            assertThat(welcome.effects()).hasSize(1);
            assertThat(thanks.effects()).hasSize(1);

            Pager pager = new Pager(new ArrayList<>());
            Parameter<String> text = Parameter.text("text", "what to say");
            Action page = Action.named("page-owner", "Send a text to the owner's phone")
                    .needs(text)
                    .does(in -> TextNode.valueOf(pager.send(in.get(text))));
            Actions all = actions.with(page);
            all.call(location, "page-owner", Map.of("text", "Won!"));

            assertThat(pager.sent()).containsExactly("Won!");
        }
    }

    @Test
    void theActionOfAFileIsTaken() {
        String action = Guide.blocks("actions.md", "yaml").get(0).strip();
        MappingFile file = MappingFile.parse("contacts.yaml", """
                version: 1
                records: contacts
                fields:
                  - {app: given_name, ghl: firstName}
                  - {app: email, ghl: email}
                triggers:
                  - name: call
                    on: created
                    do:
                      -\s""" + action, CodeSteps.none());

        assertThat(file.triggers(FileEffects.defaults())).hasSize(1);
    }

    @Test
    void theGuideHasThisCode() {
        Guide.assertShowsCodeOf(ActionsGuideTest.class, "actions.md", 7);
    }
}
