package io.ghl.sync.store;

import static io.ghl.sync.store.Fixtures.ELSEWHERE;
import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;
import static io.ghl.sync.store.Fixtures.firing;
import static io.ghl.sync.store.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.store.Timers.Timer;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Firing.State;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store does with firings and timers. */
abstract class StoreTriggersContract extends SyncStoreContract {

    private static Firing with(Firing firing, State state, Instant dueAt) {
        return new Firing(
                firing.sequence(),
                firing.trigger(),
                firing.change(),
                state,
                firing.firedAt(),
                dueAt,
                1,
                3,
                "the receiver is away");
    }

    @Test
    void aFiringComesBackAsItWasStored() {
        Firing stored = store.transact(tx -> {
            assertThat(tx.firings().add(firing("won", "l1", "1"))).isTrue();
            return tx.firings().find(HERE, "won", "l1:1").orElseThrow();
        });
        assertThat(stored.sequence()).isPositive();
        assertThat(stored.key()).isEqualTo(HERE + "/won/l1:1");
        assertThat(stored).usingRecursiveComparison().ignoringFields("sequence").isEqualTo(firing("won", "l1", "1"));

        Instant later = NOW.plusSeconds(5);
        run(store, tx -> tx.firings().update(with(stored, State.DEAD, later)));
        run(store, tx -> {
            assertThat(tx.firings().inState(HERE, State.DEAD, 0, 10)).containsExactly(with(stored, State.DEAD, later));
            assertThat(tx.firings().inState(HERE, State.DEAD, stored.sequence(), 10))
                    .isEmpty();
            assertThat(tx.firings().inState(HERE, State.WAITING, 0, 10)).isEmpty();
            assertThat(tx.firings().count(HERE, State.DEAD)).isEqualTo(1);
            assertThat(tx.firings().count(ELSEWHERE, State.DEAD)).isZero();
            assertThat(tx.firings().nextDue(HERE, "won")).isEmpty();
        });
    }

    @Test
    void aTriggerFiresOnceForAChangeAlsoAfterItIsDone() {
        run(store, tx -> {
            assertThat(tx.firings().add(firing("won", "l1", "1"))).isTrue();
            assertThat(tx.firings().add(firing("won", "l1", "1"))).isFalse();
            assertThat(tx.firings().add(firing("other", "l1", "1"))).isTrue();
            Firing stored = tx.firings().find(HERE, "won", "l1:1").orElseThrow();
            tx.firings().update(with(stored, State.DONE, NOW));
        });
        run(store, tx -> {
            assertThat(tx.firings().add(firing("won", "l1", "1"))).isFalse();
            assertThat(tx.firings().find(HERE, "won", "l1:1")).isEmpty();
            assertThat(tx.firings().count(HERE, State.DONE)).isEqualTo(1);
            assertThat(tx.firings().inState(HERE, State.DONE, 0, 10)).isEmpty();

            assertThat(tx.firings().purge(HERE, NOW, 10)).isZero();
            assertThat(tx.firings().purge(HERE, NOW.plusNanos(1), 10)).isEqualTo(1);
            assertThat(tx.firings().add(firing("won", "l1", "1"))).isTrue();
        });
    }

    @Test
    void firingsOfARecordKeepTheirOrder() {
        run(store, tx -> {
            tx.firings().add(firing("won", "l1", "1"));
            tx.firings().add(firing("won", "l1", "2"));
            tx.firings().add(firing("won", "l2", "1"));
            Firing first = tx.firings().find(HERE, "won", "l1:1").orElseThrow();
            tx.firings().update(with(first, State.WAITING, NOW.plusSeconds(60)));

            assertThat(tx.firings().due(HERE, "won", NOW, 10))
                    .extracting(Firing::key)
                    .containsExactly(HERE + "/won/l2:1");
            assertThat(tx.firings().nextDue(HERE, "won")).contains(NOW);
            assertThat(tx.firings().due(HERE, "won", NOW.plusSeconds(60), 10))
                    .extracting(Firing::key)
                    .containsExactly(HERE + "/won/l2:1", HERE + "/won/l1:1");
            assertThat(tx.firings().due(HERE, "won", NOW.plusSeconds(60), 1)).hasSize(1);
            assertThat(tx.firings().due(ELSEWHERE, "won", NOW, 10)).isEmpty();

            // A dead letter holds up nothing.
            tx.firings().update(with(first, State.DEAD, NOW));
            assertThat(tx.firings().due(HERE, "won", NOW, 10))
                    .extracting(Firing::key)
                    .containsExactlyInAnyOrder(HERE + "/won/l1:2", HERE + "/won/l2:1");
            assertThatThrownBy(() -> tx.firings().due(HERE, "won", NOW, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void aFiringGoesWithTheTransaction() {
        assertThatThrownBy(() -> run(store, tx -> {
                    tx.firings().add(firing("won", "l1", "1"));
                    tx.timers().set(new Timer(HERE, "won", "l1", "0", "x", NOW));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        run(store, tx -> {
            assertThat(tx.firings().nextDue(HERE, "won")).isEmpty();
            assertThat(tx.timers().nextDue(HERE)).isEmpty();
            assertThat(tx.firings().add(firing("won", "l1", "1"))).isTrue();
        });
    }

    @Test
    void timersAreDueOnceTheirTimeHasCome() {
        Timer late = new Timer(HERE, "late", "l1", "0", "x", NOW.plusSeconds(2));
        Timer soon = new Timer(HERE, "soon", "l2", "0", "y", NOW.plusSeconds(1));
        Timer over = new Timer(HERE, "soon", "l3", "0", "z", null);
        run(store, tx -> {
            tx.timers().set(late);
            tx.timers().set(soon);
            tx.timers().set(over);
            tx.timers().set(new Timer(ELSEWHERE, "late", "l1", "0", "x", NOW));
        });
        run(store, tx -> {
            assertThat(tx.timers().nextDue(HERE)).contains(NOW.plusSeconds(1));
            assertThat(tx.timers().due(HERE, NOW, 10)).isEmpty();
            assertThat(tx.timers().due(HERE, NOW.plusSeconds(2), 10)).containsExactly(soon, late);
            assertThat(tx.timers().due(HERE, NOW.plusSeconds(2), 1)).containsExactly(soon);
            assertThat(tx.timers().find(HERE, "soon", "l3", "0")).contains(over);
            assertThat(tx.timers().find(HERE, "soon", "l3", "1")).isEmpty();

            Timer again = new Timer(HERE, "late", "l1", "0", "other", null);
            tx.timers().set(again);
            assertThat(tx.timers().find(HERE, "late", "l1", "0")).contains(again);
            tx.timers().remove(soon);
            assertThat(tx.timers().nextDue(HERE)).isEmpty();
            tx.timers().removeAll(HERE, "l3");
            assertThat(tx.timers().find(HERE, "soon", "l3", "0")).isEmpty();
            assertThat(tx.timers().nextDue(ELSEWHERE)).contains(NOW);
        });
    }
}
