package io.ghl.sync.internal.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ghl.sync.DeleteConflict;
import io.ghl.sync.DeletePolicy;
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

    private static Outcome run(DeletePolicy policy, RecordType type) {
        List<Event> events =
                List.of(new Event.Delete(10_000, Side.GHL, 0), new Event.Enter(12_000, Side.APP, type, 0, 100, false));
        Scenario scenario = new Scenario(1, 1, List.of(3), END, HABITS, policy, DeleteConflict.REVIEW, true, events);
        return Batch.run(Reference.setup(), scenario, null, null, false);
    }
}
