package io.ghl.sync.store;

import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.store.Fixtures.ELSEWHERE;
import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;
import static io.ghl.sync.store.Fixtures.audit;
import static io.ghl.sync.store.Fixtures.event;
import static io.ghl.sync.store.Fixtures.full;
import static io.ghl.sync.store.Fixtures.link;
import static io.ghl.sync.store.Fixtures.review;
import static io.ghl.sync.store.Fixtures.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ghl.sync.record.Link;
import io.ghl.sync.record.LinkState;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.review.ReviewItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store does: transactions, links and fences here, the other tables in {@link StoreTablesContract}. */
abstract class SyncStoreContract {
    SyncStore store;

    abstract SyncStore open();

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    Optional<Link> find(String id) {
        return store.transact(tx -> tx.links().find(id));
    }

    List<Link> all() {
        return store.transact(tx -> tx.links().page(HERE, CONTACT, null, 1000));
    }

    @Test
    void aLinkComesBackAsItWasStored() {
        Link inserted = store.transact(tx -> tx.links().insert(full("l1")));

        assertThat(inserted.version()).isEqualTo(1);
        assertThat(find("l1")).contains(inserted);
        assertThat(inserted)
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(full("l1"));

        Link bare = store.transact(
                tx -> tx.links().insert(Link.fresh("l2", HERE, CONTACT, null, null, LinkState.CANDIDATE)));
        assertThat(find("l2")).contains(bare);
        assertThat(find("l3")).isEmpty();
    }

    @Test
    void aLinkIsFoundByTheRecordOfEitherSide() {
        run(store, tx -> {
            Link stored = tx.links().insert(link("l1", "same", "same"));
            tx.links().insert(Link.fresh("l2", ELSEWHERE, CONTACT, "same", null, LinkState.CANDIDATE));

            assertThat(tx.links().of(HERE, CONTACT, Side.APP, "same")).contains(stored);
            assertThat(tx.links().of(HERE, CONTACT, Side.GHL, "same")).contains(stored);
            assertThat(tx.links()
                            .of(ELSEWHERE, CONTACT, Side.APP, "same")
                            .orElseThrow()
                            .id())
                    .isEqualTo("l2");
            assertThat(tx.links().of(ELSEWHERE, CONTACT, Side.GHL, "same")).isEmpty();
        });
    }

    @Test
    void linksAreReadByTheirState() {
        Link first = store.transact(tx -> {
            tx.links().insert(Link.fresh("l2", HERE, CONTACT, "a2", null, LinkState.CREATING_GHL));
            tx.links().insert(Link.fresh("l3", HERE, CONTACT, "a3", "g3", LinkState.LINKED));
            tx.links().insert(Link.fresh("l4", ELSEWHERE, CONTACT, "a4", null, LinkState.CREATING_GHL));
            return tx.links().insert(Link.fresh("l1", HERE, CONTACT, "a1", null, LinkState.CREATING_GHL));
        });
        assertThat(creating(null, 10)).containsExactly("l1", "l2");
        assertThat(creating(null, 1)).containsExactly("l1");
        assertThat(creating("l1", 10)).containsExactly("l2");

        Link linked = first.edit().id(Side.GHL, "g1").state(LinkState.LINKED).build();
        assertThatThrownBy(() -> store.transact(tx -> {
                    tx.links().update(linked);
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
        assertThat(creating(null, 10)).containsExactly("l1", "l2");

        run(store, tx -> tx.links().update(linked));
        assertThat(creating(null, 10)).containsExactly("l2");
    }

    private List<String> creating(String after, int limit) {
        return store.transact(tx -> tx.links().inState(HERE, CONTACT, LinkState.CREATING_GHL, after, limit)).stream()
                .map(Link::id)
                .toList();
    }

    @Test
    void aRecordBelongsToOneLinkOfItsLocation() {
        run(store, tx -> {
            tx.links().insert(link("l1", "a", "g"));
            assertThatThrownBy(() -> tx.links().insert(link("l2", "a", null))).isInstanceOf(LinkTakenException.class);
            assertThatThrownBy(() -> tx.links().insert(link("l2", null, "g"))).isInstanceOf(LinkTakenException.class);
            assertThatThrownBy(() -> tx.links().insert(link("l1", null, null))).isInstanceOf(LinkTakenException.class);

            tx.links().insert(Link.fresh("l3", ELSEWHERE, CONTACT, "a", "g", LinkState.LINKED));
            Link other = tx.links().insert(link("l4", "b", null));
            assertThatThrownBy(() ->
                            tx.links().update(other.edit().id(Side.GHL, "g").build()))
                    .isInstanceOf(LinkTakenException.class);
            assertThat(tx.links().find("l4")).as("the refusal changed nothing").contains(other);
        });
    }

    @Test
    void unknownRecordsDoNotCollide() {
        run(store, tx -> {
            tx.links().insert(link("l1", null, "g1"));
            tx.links().insert(link("l2", null, "g2"));
            tx.links().insert(link("l3", "a3", null));
            tx.links().insert(link("l4", "a4", null));
            assertThat(tx.links().page(HERE, CONTACT, null, 10)).hasSize(4);
        });
    }

    @Test
    void aRecordThatALinkGaveUpIsFree() {
        run(store, tx -> {
            Link first = tx.links().insert(link("l1", "a", "g"));
            tx.links().update(first.edit().id(Side.GHL, "g2").build());
            tx.links().insert(link("l2", "a2", "g"));
            assertThat(tx.links().of(HERE, CONTACT, Side.GHL, "g").orElseThrow().id())
                    .isEqualTo("l2");
        });
    }

    @Test
    void anUpdateNeedsTheNewestVersion() {
        Link first = store.transact(tx -> tx.links().insert(link("l1")));
        Link second = store.transact(
                tx -> tx.links().update(first.edit().problem("changed").build()));

        assertThat(second.version()).isEqualTo(2);
        assertThatThrownBy(() -> store.transact(tx -> tx.links().update(first))).isInstanceOf(StaleLinkException.class);
        assertThatThrownBy(() -> store.transact(tx -> tx.links().update(link("none"))))
                .isInstanceOf(StaleLinkException.class);
        assertThat(find("l1")).contains(second);
    }

    @Test
    void aLinkNeverMovesToAnotherLocation() {
        run(store, tx -> {
            Link stored = tx.links().insert(link("l1"));
            Link moved = new Link(
                    stored.id(),
                    ELSEWHERE,
                    stored.type(),
                    stored.appId(),
                    stored.ghlId(),
                    stored.state(),
                    stored.version(),
                    stored.appBase(),
                    stored.ghlBase(),
                    null,
                    stored.seenStates(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    stored.notes());
            assertThatThrownBy(() -> tx.links().update(moved)).isInstanceOf(StaleLinkException.class);
        });
    }

    @Test
    void aNewLinkHasVersionZero() {
        run(store, tx -> {
            Link stored = tx.links().insert(link("l1"));
            assertThatThrownBy(() -> tx.links().insert(stored)).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void pagesOfLinksFollowTheirIds() {
        run(store, tx -> {
            for (String id : List.of("d", "b", "e", "a", "c")) {
                tx.links().insert(link(id));
            }
            tx.links().insert(Link.fresh("bb", ELSEWHERE, CONTACT, null, null, LinkState.LINKED));

            assertThat(tx.links().page(HERE, CONTACT, null, 2))
                    .extracting(Link::id)
                    .containsExactly("a", "b");
            assertThat(tx.links().page(HERE, CONTACT, "b", 2))
                    .extracting(Link::id)
                    .containsExactly("c", "d");
            assertThat(tx.links().page(HERE, CONTACT, "d", 2))
                    .extracting(Link::id)
                    .containsExactly("e");
            assertThat(tx.links().page(HERE, CONTACT, "e", 2)).isEmpty();
            assertThat(tx.links().page("nowhere", CONTACT, null, 2)).isEmpty();
            assertThatThrownBy(() -> tx.links().page(HERE, CONTACT, null, 0))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void theNewestFenceHolds() {
        run(store, tx -> {
            long first = tx.fences().take(HERE);
            tx.fences().check(HERE, first);
            long second = tx.fences().take(HERE);
            assertThat(second).isGreaterThan(first);
            tx.fences().check(HERE, second);
            assertThatThrownBy(() -> tx.fences().check(HERE, first)).isInstanceOf(StaleFenceException.class);
            assertThatThrownBy(() -> tx.fences().check(HERE, second + 1)).isInstanceOf(StaleFenceException.class);
            assertThatThrownBy(() -> tx.fences().check(ELSEWHERE, second)).isInstanceOf(StaleFenceException.class);
        });
    }

    @Test
    void namesTheRecordsThatEventsToldOf() {
        run(store, tx -> {
            for (String id : List.of("c", "a", "b", "a")) {
                tx.inbox().store(event("w-" + id + tx.inbox().about(HERE, CONTACT, id, NOW), id, NOW));
            }
            tx.inbox().store(event("w-late", "late", NOW.plusSeconds(9)));
            tx.inbox().store(event("w-early", "early", NOW.minusMillis(1)));
            Instant until = NOW.plusSeconds(9);

            assertThat(tx.inbox().records(HERE, CONTACT, NOW, until, "", 9)).containsExactly("a", "b", "c");
            assertThat(tx.inbox().records(HERE, CONTACT, NOW, until, "", 2)).containsExactly("a", "b");
            assertThat(tx.inbox().records(HERE, CONTACT, NOW, until, "b", 2)).containsExactly("c");
            assertThat(tx.inbox().records(HERE, RecordType.TASK, NOW, until, "", 9))
                    .isEmpty();
            assertThat(tx.inbox().records("elsewhere", CONTACT, NOW, until, "", 9))
                    .isEmpty();
            assertThatThrownBy(() -> tx.inbox().records(HERE, CONTACT, NOW, until, "", 0))
                    .isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void anExceptionRollsEveryTableBack() {
        Link before = store.transact(tx -> {
            tx.fences().take(HERE);
            tx.signals().raise(HERE, CONTACT, Side.APP, "a", NOW, Signal.Cause.FEED);
            tx.inbox().store(event("w0", "r", NOW));
            tx.cursors().write(HERE, "feed", "1");
            tx.audit().append(audit(HERE, "l1", "kept"));
            tx.reviews().save(review("q0", "l1", "email"));
            return tx.links().insert(link("l1"));
        });
        IllegalStateException failure = new IllegalStateException("the work failed");

        assertThatThrownBy(() -> store.transact(tx -> {
                    tx.fences().take(HERE);
                    tx.links().update(before.edit().id(Side.GHL, "other").build());
                    tx.links().insert(link("l2"));
                    Signal open = tx.signals().due(HERE, NOW, 1).get(0);
                    tx.signals().postpone(open, NOW.plusSeconds(9));
                    tx.signals().acknowledge(open);
                    tx.signals().raise(HERE, CONTACT, Side.APP, "b", NOW, Signal.Cause.FEED);
                    tx.inbox().store(event("w1", "r", NOW));
                    tx.inbox().purge(NOW.plusSeconds(1), 10);
                    tx.audit().purge(HERE, NOW.plusSeconds(1), 10);
                    tx.links().purge(HERE, NOW.plusSeconds(1), 10);
                    tx.cursors().write(HERE, "feed", "2");
                    tx.cursors().write(HERE, "other", "2");
                    tx.audit().append(audit(HERE, "l1", "undone"));
                    tx.reviews()
                            .save(Fixtures.with(tx.reviews().find("q0").orElseThrow(), ReviewItem.Status.CLOSED, null));
                    tx.reviews().save(review("q1", "l1", "email"));
                    throw failure;
                }))
                .isSameAs(failure);

        run(store, tx -> {
            tx.fences().check(HERE, 1);
            assertThat(tx.links().page(HERE, CONTACT, null, 9)).containsExactly(before);
            assertThat(tx.links().of(HERE, CONTACT, Side.GHL, "ghl-l1")).contains(before);
            assertThat(tx.links().of(HERE, CONTACT, Side.GHL, "other")).isEmpty();
            assertThat(tx.signals().open(HERE)).isEqualTo(1);
            assertThat(tx.signals().due(HERE, NOW, 9))
                    .extracting(Signal::recordId)
                    .containsExactly("a");
            assertThat(tx.inbox().about(HERE, CONTACT, "r", NOW))
                    .extracting(ReceivedEvent::webhookId)
                    .containsExactly("w0");
            assertThat(tx.inbox().store(event("w1", "r", NOW))).isTrue();
            assertThat(tx.cursors().read(HERE, "feed")).contains("1");
            assertThat(tx.cursors().read(HERE, "other")).isEmpty();
            assertThat(tx.audit().of("l1")).hasSize(1);
            assertThat(tx.reviews().open(HERE)).extracting(item -> item.id()).containsExactly("q0");
            assertThat(tx.reviews().find("q1")).isEmpty();
        });
    }

    @Test
    void anErrorRollsBackToo() {
        assertThatThrownBy(() -> store.transact(tx -> {
                    tx.links().insert(link("l1"));
                    throw new AssertionError("an error");
                }))
                .isInstanceOf(AssertionError.class);
        assertThat(find("l1")).isEmpty();
    }

    @Test
    void aRefusalThatTheWorkCatchesLeavesTheTransactionUsable() {
        run(store, tx -> {
            tx.links().insert(link("l1", "a", "g"));
            assertThatThrownBy(() -> tx.links().insert(link("l2", "a", "x"))).isInstanceOf(LinkTakenException.class);
            tx.links().insert(link("l2", "b", "x"));
        });
        assertThat(all()).extracting(Link::id).containsExactly("l1", "l2");
    }

    @Test
    void transactionsDoNotNest() {
        assertThatThrownBy(() -> store.transact(tx -> store.transact(inner -> 1)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> run(store, tx -> store.close())).isInstanceOf(IllegalStateException.class);
        assertThat(all()).isEmpty();
    }

    @Test
    void aTransactionEndsWithItsWork() {
        AtomicReference<StoreTransaction> kept = new AtomicReference<>();
        run(store, kept::set);
        assertThatThrownBy(() -> kept.get().links()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aClosedStoreRefuses() {
        store.close();
        store.close();
        assertThatThrownBy(() -> store.transact(tx -> 1))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("closed");
    }

    private static String counted(Link link) {
        return String.valueOf(link.problem() == null ? 1 : Integer.parseInt(link.problem()) + 1);
    }

    @Test
    void noUpdateIsLostAmongThreads() throws Exception {
        int threads = 8;
        int rounds = 50;
        store.transact(tx -> tx.links().insert(link("shared")));

        List<Integer> successes = inParallel(threads, thread -> {
            int succeeded = 0;
            for (int round = 0; round < rounds; round++) {
                // Read in one transaction and written in the next, so that others come between.
                Link read = store.transact(tx -> tx.links().find("shared")).orElseThrow();
                try {
                    store.transact(tx ->
                            tx.links().update(read.edit().problem(counted(read)).build()));
                    succeeded++;
                } catch (StaleLinkException e) {
                    // Another thread was faster; counted as a failure.
                }
                String own = thread + "-" + round;
                run(store, tx -> {
                    tx.links().insert(link(own));
                    tx.signals().raise(HERE, CONTACT, Side.APP, "one", NOW, Signal.Cause.APP_HINT);
                    tx.audit().append(audit(HERE, "shared", own));
                });
            }
            return succeeded;
        });

        int sum = successes.stream().mapToInt(Integer::intValue).sum();
        Link last = store.transact(tx -> tx.links().find("shared")).orElseThrow();
        assertThat(sum).isPositive();
        assertThat(last.version()).isEqualTo(1L + sum);
        assertThat(last.problem()).isEqualTo(String.valueOf(sum));
        run(store, tx -> {
            assertThat(tx.links().page(HERE, CONTACT, null, 1000)).hasSize(threads * rounds + 1);
            assertThat(tx.signals().due(HERE, NOW, 9).get(0).sequence()).isEqualTo((long) threads * rounds);
            assertThat(tx.audit().of("shared")).hasSize(threads * rounds);
        });
    }

    /** One read or one compare-and-set, between two ticks of a clock that all threads share. */
    private record Operation(long began, long ended, long version, boolean wrote, boolean refused) {}

    /** Another way into the same state, if there is one: another node's. */
    SyncStore anotherNode() {
        return store;
    }

    @Test
    void linkVersionsAreLinearizable() throws Exception {
        int threads = 8;
        int rounds = 60;
        AtomicLong clock = new AtomicLong();
        store.transact(tx -> tx.links().insert(link("shared")));

        List<List<Operation>> histories = inParallel(threads, thread -> {
            SyncStore node = thread % 2 == 0 ? store : anotherNode();
            List<Operation> history = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                long began = clock.incrementAndGet();
                Link read = node.transact(tx -> tx.links().find("shared")).orElseThrow();
                history.add(new Operation(began, clock.incrementAndGet(), read.version(), false, false));
                began = clock.incrementAndGet();
                try {
                    Link written = node.transact(tx -> tx.links().update(read));
                    history.add(new Operation(began, clock.incrementAndGet(), written.version(), true, false));
                } catch (StaleLinkException e) {
                    history.add(new Operation(began, clock.incrementAndGet(), read.version(), false, true));
                }
            }
            return history;
        });

        List<Operation> all = histories.stream().flatMap(List::stream).toList();
        Map<Long, Operation> writes = new TreeMap<>();
        for (Operation operation : all) {
            if (operation.wrote()) {
                assertThat(writes.put(operation.version(), operation))
                        .as("version %d is written once", operation.version())
                        .isNull();
            }
        }
        assertThat(writes.keySet())
                .as("without a gap")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(2, writes.size() + 1L).boxed().toList());
        for (Operation operation : all) {
            Operation made = writes.get(operation.version());
            assertThat(made == null ? 0 : made.began())
                    .as("version %d is seen after its write began", operation.version())
                    .isLessThanOrEqualTo(operation.ended());
            Operation next = writes.get(operation.version() + 1);
            if (operation.refused()) {
                assertThat(next == null ? Long.MAX_VALUE : next.began())
                        .as("refused because of a write that began before")
                        .isLessThan(operation.ended());
            } else {
                assertThat(next == null ? Long.MAX_VALUE : next.ended())
                        .as("version %d is not seen after the next one was written", operation.version())
                        .isGreaterThan(operation.began());
            }
        }
    }

    /** Runs the same work in several threads at once, and returns what each returned. */
    static <R> List<R> inParallel(int threads, IntFunction<R> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<R>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int thread = i;
                tasks.add(() -> work.apply(thread));
            }
            List<R> results = new ArrayList<>();
            for (Future<R> future : pool.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
