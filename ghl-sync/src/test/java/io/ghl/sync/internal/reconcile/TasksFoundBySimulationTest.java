package io.ghl.sync.internal.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.SyncOptions;
import io.ghl.sync.internal.reconcile.step.Candidate;
import io.ghl.sync.internal.reconcile.step.Changes;
import io.ghl.sync.internal.reconcile.step.GhlState;
import io.ghl.sync.internal.reconcile.step.Situation;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.RecordMapping;
import io.ghl.sync.mapping.TaskFields;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Cases of records that belong to others, which the simulation found, step by step. */
class TasksFoundBySimulationTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private record Todo(
            @Nullable String person,
            @Nullable String title,
            @Nullable Instant due) {
        Todo withPerson(@Nullable String value) {
            return new Todo(value, title, due);
        }

        Todo withTitle(@Nullable String value) {
            return new Todo(person, value, due);
        }

        Todo withDue(@Nullable Instant value) {
            return new Todo(person, title, value);
        }
    }

    private static final RecordMapping<Todo> MAPPING =
            RecordMapping.of(m -> m.field("person", Todo::person, Todo::withPerson)
                    .to(TaskFields.CONTACT)
                    .field("title", Todo::title, Todo::withTitle)
                    .to(TaskFields.TITLE)
                    .field("due", Todo::due, Todo::withDue)
                    .to(TaskFields.DUE_DATE));

    /** The answer to the create was lost, the application put the task off, and then an event showed the new task. */
    @Test
    void aTaskThatIsBeingCreatedIsLeftToItsLinkAlsoIfItWasEditedSince() {
        FieldValues sent = FieldValues.none()
                .with("person", FieldValue.text("ada"))
                .with("title", FieldValue.text("Call"))
                .with("due", FieldValue.moment(NOW));
        FieldValues edited = sent.with("due", FieldValue.moment(NOW.plusSeconds(60)));
        Intent intent = new Intent("op", Side.GHL, Intent.Operation.CREATE, sent, sent, NOW, 1, null);
        Link creating = Link.fresh("a-link", "loc", RecordType.TASK, "t1", null, LinkState.CREATING_GHL)
                .edit()
                .intent(intent)
                .build();

        Rules rules = new Rules(
                MAPPING.rules(),
                MAPPING.matchKeys(),
                DeletePolicy.PROPAGATE,
                DeleteConflict.REVIEW,
                "deleted in app",
                SyncOptions.defaults(),
                MAPPING.requiredOneOf());
        Step.ReadGhl read = (Step.ReadGhl) new Reconciler(rules, () -> "new")
                .begin(new Situation(
                        "loc",
                        RecordType.TASK,
                        Side.GHL,
                        "c1",
                        Optional.empty(),
                        List.of(),
                        Set.of(Signal.Cause.WEBHOOK),
                        NOW,
                        null));
        Step.FindApp find =
                (Step.FindApp) read.then().apply(Optional.of(new GhlState("c1", null, sent, Map.of(), null)));
        Step.Done done = (Step.Done) find.then().apply(List.of(new Candidate("t1", edited, null, creating)));

        assertThat(done.changes().link().id()).isEqualTo("a-link");
        assertThat(done.changes().wake()).containsExactly(new Changes.Wake(Side.APP, "t1"));
    }
}
