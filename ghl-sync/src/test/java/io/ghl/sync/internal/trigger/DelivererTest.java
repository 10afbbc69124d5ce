package io.ghl.sync.internal.trigger;

import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;
import static io.ghl.sync.store.Fixtures.firing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.client.GhlLocation;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.store.Fixtures;
import io.ghl.sync.store.StaleFenceException;
import io.ghl.sync.store.SyncStore;
import io.ghl.sync.trigger.Change;
import io.ghl.sync.trigger.Condition;
import io.ghl.sync.trigger.Effect;
import io.ghl.sync.trigger.Firing;
import io.ghl.sync.trigger.Firing.State;
import io.ghl.sync.trigger.Occasion;
import io.ghl.sync.trigger.Trigger;
import java.io.IOException;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Retries, order, dead letters, crashes and fences of deliveries, by a clock that the test moves. */
class DelivererTest {
    private static final Surroundings NOWHERE = new Surroundings() {
        @Override
        public GhlLocation ghl() {
            throw new IllegalStateException("not here");
        }

        @Override
        public void setInApp(Change change, FieldValues values) {
            throw new IllegalStateException("not here");
        }

        @Override
        public Connection connection() {
            throw new IllegalStateException("not here");
        }

        @Override
        public Verdict judge(Throwable failure) {
            return failure instanceof IllegalArgumentException ? Verdict.NEVER : Verdict.LATER;
        }
    };

    private final SyncStore store = SyncStore.memory();
    private final List<String> made = new ArrayList<>();
    private Instant now = NOW;
    private long fence = store.transact(tx -> tx.fences().take(HERE));
    private boolean away;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    private void receive(Occasion occasion) throws IOException {
        made.add(occasion.key().substring(HERE.length() + 1) + (occasion.isRepeated() ? " again" : ""));
        if (away) {
            throw new IOException("the receiver is away");
        }
    }

    private static Trigger trigger(String name, Effect... effects) {
        return Trigger.named(name).when(Condition.created()).then(effects);
    }

    private Deliverer deliverer(Trigger... triggers) {
        return new Deliverer(HERE, store, set(List.of(triggers)), clock, NOWHERE);
    }

    private static TriggerSet set(List<Trigger> triggers) {
        return TriggerSet.of(triggers, Map.of(RecordType.CONTACT, List.<FieldRule>of()));
    }

    /** What is stored, as an engine sees it that knows some triggers. */
    private StoredTriggers stored(String... names) {
        TriggerSet known =
                set(Stream.of(names).map(name -> trigger(name, occasion -> {})).toList());
        return new StoredTriggers(HERE, store, known, clock, () -> {});
    }

    private void fire(Firing... firings) {
        Fixtures.run(
                store,
                tx -> Stream.of(firings)
                        .forEach(firing -> assertThat(tx.firings().add(firing)).isTrue()));
    }

    private List<Firing> in(State state) {
        return store.transact(tx -> tx.firings().inState(HERE, state, 0, 100));
    }

    private void run(Deliverer deliverer) {
        deliverer.run(fence, () -> true);
    }

    @Test
    void effectsAreMadeInTheirOrderAndOnce() {
        Deliverer deliverer = deliverer(trigger("won", this::receive, this::receive));
        fire(firing("won", "l1", "1"), firing("won", "l1", "2"), firing("won", "l2", "1"));
        assertThat(deliverer.next()).contains(NOW);

        run(deliverer);
        run(deliverer);

        assertThat(made)
                .containsExactlyInAnyOrder(
                        "won/l1:1/0", "won/l1:1/1", "won/l1:2/0", "won/l1:2/1", "won/l2:1/0", "won/l2:1/1");
        assertThat(made.stream().filter(key -> key.contains("l1")))
                .containsExactly("won/l1:1/0", "won/l1:1/1", "won/l1:2/0", "won/l1:2/1");
        assertThat(deliverer.next()).isEmpty();
    }

    @Test
    void aFailureIsTriedAgainLaterAndLaterAndHoldsUpOnlyItsRecord() {
        Deliverer deliverer = deliverer(trigger("won", occasion -> {
            made.add(occasion.change().about().id());
            if (away && occasion.change().about().linkId().equals("l1")) {
                throw new IOException("the receiver is away");
            }
        }));
        away = true;
        fire(firing("won", "l1", "1"), firing("won", "l1", "2"), firing("won", "l2", "1"));

        run(deliverer);

        assertThat(made).containsExactly("l1:1", "l2:1");
        assertThat(in(State.WAITING)).extracting(Firing::problem).containsExactly("the receiver is away", null);
        assertThat(deliverer.next()).contains(now.plusSeconds(5));

        now = now.plusSeconds(5);
        run(deliverer);
        assertThat(deliverer.next()).contains(now.plusSeconds(15));
        away = false;
        now = now.plusSeconds(15);
        run(deliverer);

        assertThat(made).containsExactly("l1:1", "l2:1", "l1:1", "l1:1", "l1:2");
        assertThat(in(State.WAITING)).isEmpty();
    }

    @Test
    void aReceiverThatIsAwayIsAskedThreeTimesAndThenLeftAlone() {
        Deliverer deliverer = deliverer(trigger("won", this::receive), trigger("other", occasion -> {}));
        away = true;
        for (int i = 0; i < 200; i++) {
            fire(firing("won", "l" + i, "1"), firing("other", "l" + i, "1"));
        }

        run(deliverer);

        assertThat(made).hasSize(3);
        assertThat(in(State.WAITING)).extracting(Firing::trigger).containsOnly("won");
        assertThat(deliverer.next()).contains(now.plusSeconds(30));

        away = false;
        now = now.plusSeconds(30);
        run(deliverer);
        assertThat(in(State.WAITING)).isEmpty();
    }

    @Test
    void tooManyFailuresMakeADeadLetterThatCanBeReplayed() {
        Deliverer deliverer =
                deliverer(trigger("won", occasion -> {}, this::receive).attempts(2));
        StoredTriggers triggers = stored("won", "refused", "wrong", "broken");
        away = true;
        fire(firing("won", "l1", "1"), firing("won", "l1", "2"));
        run(deliverer);
        now = now.plusSeconds(5);
        run(deliverer);

        assertThat(triggers.dead(0, 10)).hasSize(1);
        Firing dead = triggers.dead(0, 10).get(0);
        assertThat(dead.problem()).isEqualTo("the receiver is away");
        assertThat(dead.step()).isEqualTo(1);
        assertThat(triggers.counts()).containsEntry(State.DEAD, 1);
        // What comes after a dead letter goes on.
        assertThat(made).contains("won/l1:2/1");

        away = false;
        made.clear();
        assertThat(triggers.replay(dead.key())).isTrue();
        assertThat(triggers.replay(dead.key())).isFalse();
        now = now.plus(Duration.ofHours(1));
        run(deliverer);

        assertThat(made).containsExactly("won/l1:1/1 again", "won/l1:2/1 again");
        assertThat(triggers.counts()).containsExactly(Map.entry(State.DONE, 2));
    }

    @Test
    void whatWillNeverWorkIsADeadLetterAtOnce() {
        Deliverer deliverer = deliverer(
                trigger("refused", occasion -> {
                    throw new Effect.RefusedException("no such list");
                }),
                trigger("wrong", occasion -> {
                    throw new IllegalArgumentException("no such parameter");
                }),
                trigger("broken", occasion -> {
                            throw new StackOverflowError();
                        })
                        .attempts(1));
        StoredTriggers triggers = stored("won", "refused", "wrong", "broken");
        fire(firing("refused", "l1", "1"), firing("wrong", "l1", "1"), firing("broken", "l1", "1"));

        run(deliverer);

        assertThat(triggers.dead(0, 10))
                .extracting(Firing::problem)
                .containsExactly("no such list", "no such parameter", StackOverflowError.class.getName());
        assertThat(triggers.discard(triggers.dead(0, 1).get(0).key())).isTrue();
        assertThat(triggers.replayAll("wrong")).isEqualTo(1);
        assertThat(triggers.counts())
                .containsOnly(Map.entry(State.DEAD, 1), Map.entry(State.WAITING, 1), Map.entry(State.DONE, 1));
    }

    @Test
    void whatWaitsForATriggerThatIsGoneCanBeDiscarded() {
        fire(firing("won", "l1", "1"), firing("gone", "l1", "1"));
        StoredTriggers triggers = stored("won");
        List<String> keys = triggers.waiting(0, 10).stream().map(Firing::key).toList();

        assertThat(keys.stream().map(triggers::discard)).containsExactly(false, true);
        assertThat(triggers.discard(keys.get(1))).as("once").isFalse();
        assertThat(triggers.waiting(0, 10)).extracting(Firing::trigger).containsExactly("won");
    }

    @Test
    void aPredicateKeepsOthersOut() {
        Deliverer deliverer = deliverer(trigger("won", this::receive)
                .where(change -> change.about().linkId().equals("l2")));
        fire(firing("won", "l1", "1"), firing("won", "l2", "1"));

        run(deliverer);

        assertThat(made).containsExactly("won/l2:1/0");
        assertThat(in(State.WAITING)).isEmpty();
    }

    /** The power goes between the effect and the note of it: the same key comes again, and says so. */
    @Test
    void anEffectThatNobodyCouldNoteIsMadeAgainWithTheSameKey() {
        SyncStore failing = new SyncStore() {
            @Override
            public <R> R transact(Work<R> work) {
                return store.transact(tx -> {
                    R result = work.run(tx);
                    if (made.size() == 2) {
                        throw new IllegalStateException("the power goes");
                    }
                    return result;
                });
            }

            @Override
            public void close() {}
        };
        Trigger won = trigger("won", this::receive, this::receive);
        TriggerSet set = TriggerSet.of(List.of(won), Map.of());
        fire(firing("won", "l1", "1"));
        assertThatThrownBy(() -> new Deliverer(HERE, failing, set, clock, NOWHERE).run(fence, () -> true))
                .hasMessage("the power goes");

        run(new Deliverer(HERE, store, set, clock, NOWHERE));

        assertThat(made).containsExactly("won/l1:1/0", "won/l1:1/1", "won/l1:1/1 again");
    }

    @Test
    void aWorkerThatLostTheLocationDeliversNothing() {
        Deliverer deliverer = deliverer(trigger("won", this::receive));
        fire(firing("won", "l1", "1"));
        store.transact(tx -> tx.fences().take(HERE));

        assertThatThrownBy(() -> run(deliverer)).isInstanceOf(StaleFenceException.class);

        assertThat(made).isEmpty();
    }

    @Test
    void aTurnEndsWhenItIsToldToOrTakesTooLong() {
        Deliverer deliverer = deliverer(trigger("won", occasion -> {
            made.add("effect");
            now = now.plusSeconds(2);
        }));
        for (int i = 0; i < 10; i++) {
            fire(firing("won", "l" + i, "1"));
        }

        run(deliverer);
        assertThat(made).hasSize(3);
        deliverer.run(fence, () -> false);
        assertThat(made).hasSize(3);
    }

    @Test
    void whatATriggerFiredWaitsWhileTheEngineDoesNotKnowIt() {
        fire(firing("later", "l1", "1"));
        assertThat(deliverer(trigger("won", this::receive)).next()).isEmpty();

        run(deliverer(trigger("later", this::receive)));

        assertThat(made).containsExactly("later/l1:1/0");
    }
}
