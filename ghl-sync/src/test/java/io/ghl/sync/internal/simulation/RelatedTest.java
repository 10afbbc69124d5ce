package io.ghl.sync.internal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
import io.ghl.sync.internal.simulation.scenario.Event;
import io.ghl.sync.internal.simulation.scenario.Reference;
import io.ghl.sync.internal.simulation.scenario.Scenario;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Cases with records besides contacts that the simulation found, reduced to what they take. */
class RelatedTest {
    private static final long END = 60_000;

    /** No webhook tells of anything, and nothing else goes wrong. */
    private static final Scenario.Habits HABITS =
            new Scenario.Habits(false, true, 0, 100, 0, 100, -1, -1, 500, 0, true, 1, 0, 0, false);

    /** The note was tried again and again, each time with two calls, for as long as the process ran. */
    @Test
    void aNoteOfAContactThatIsGoneWaits() {
        assertThat(run(DeletePolicy.IGNORE, RecordType.NOTE).violations()).isEmpty();
    }

    /** What became of the create could not be asked for any more, and that it is of no use was never noticed. */
    @Test
    void aTaskWhoseCustomerIsDeletedMeanwhileIsGivenUp() {
        assertThat(run(DeletePolicy.PROPAGATE, RecordType.TASK).violations()).isEmpty();
    }

    /** The survivor keeps its own address, and holds that of the contact that is gone as a further one only. */
    @Test
    void aNoteFollowsItsContactIntoOneThatKeepsItsOwnAddress() {
        List<Event> events = List.of(
                new Event.Enter(30_000, Side.GHL, RecordType.NOTE, 1, 113, true),
                new Event.Merge(40_000, 0, 1),
                new Event.Delete(42_000, Side.APP, 0),
                new Event.Change(44_000, Side.APP, RecordType.NOTE, 0, 0, 104));
        assertThat(run(33354, DeletePolicy.ARCHIVE, DeleteConflict.DELETE_WINS, List.of(3, 3), events)
                        .violations())
                .isEmpty();
    }

    private static Outcome run(DeletePolicy policy, RecordType type) {
        List<Event> events =
                List.of(new Event.Delete(10_000, Side.GHL, 0), new Event.Enter(12_000, Side.APP, type, 0, 100, false));
        return run(1, policy, DeleteConflict.REVIEW, List.of(3), events);
    }

    /** {@code atStart} says for each person on which sides there is a record. */
    private static Outcome run(
            long seed, DeletePolicy policy, DeleteConflict onConflict, List<Integer> atStart, List<Event> events) {
        Scenario scenario = new Scenario(seed, atStart.size(), atStart, END, HABITS, policy, onConflict, true, events);
        return Batch.run(Reference.setup(), scenario, null, null, false);
    }
}
