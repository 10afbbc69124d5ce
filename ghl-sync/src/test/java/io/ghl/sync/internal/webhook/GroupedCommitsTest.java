package io.ghl.sync.internal.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupedCommitsTest {
    private static final String LANE = "";

    private final List<List<Integer>> committed = new CopyOnWriteArrayList<>();

    /** Delivers one, and all others while that is being committed; the outcomes, with the reason where it failed. */
    private List<String> deliver(int count, Predicate<List<Integer>> fails) throws Exception {
        CountDownLatch committing = new CountDownLatch(1);
        List<GroupedCommits<Integer, String>> self = new ArrayList<>();
        self.add(new GroupedCommits<>(group -> {
            if (committing.getCount() > 0) {
                committing.countDown();
                await(() -> self.get(0).waiting(LANE) == count - 1);
            }
            committed.add(group);
            if (fails.test(group)) {
                throw new IllegalArgumentException("refused");
            }
            return group.stream().map(delivery -> "done " + delivery).toList();
        }));
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Future<String>> deliveries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int delivery = i;
                deliveries.add(threads.submit(() -> outcome(self.get(0), delivery)));
                assertThat(committing.await(30, TimeUnit.SECONDS)).isTrue();
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> delivery : deliveries) {
                outcomes.add(delivery.get(30, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static String outcome(GroupedCommits<Integer, String> commits, int delivery) {
        try {
            return commits.commit(LANE, delivery);
        } catch (IllegalStateException e) {
            return "failed: " + e.getCause().getMessage();
        } catch (StackOverflowError e) {
            return "failed: " + e.getMessage();
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static List<String> done(int count) {
        return IntStream.range(0, count).mapToObj(i -> "done " + i).toList();
    }

    @Test
    void whatComesDuringACommitIsCommittedTogether() throws Exception {
        assertThat(deliver(40, group -> false)).isEqualTo(done(40));
        assertThat(committed).extracting(List::size).containsExactly(1, 39);
    }

    @Test
    void aGroupHasALargestSize() throws Exception {
        int count = GroupedCommits.LARGEST_GROUP + 10;
        assertThat(deliver(count, group -> false)).isEqualTo(done(count));
        assertThat(committed).extracting(List::size).containsExactly(1, GroupedCommits.LARGEST_GROUP, 9);
    }

    @Test
    void oneThatCannotBeStoredHarmsNoOther() throws Exception {
        List<String> expected = new ArrayList<>(done(20));
        expected.set(7, "failed: refused");
        assertThat(deliver(20, group -> group.contains(7))).isEqualTo(expected);
    }

    @Test
    void aStoreThatIsDownIsNotAskedForEachDelivery() throws Exception {
        assertThat(deliver(50, group -> true)).containsOnly("failed: refused");
        assertThat(committed).as("the first alone, the group, and two of it").hasSize(4);
    }

    @Test
    void lanesDoNotWaitForEachOther() {
        List<GroupedCommits<String, String>> self = new ArrayList<>();
        self.add(new GroupedCommits<>(
                group -> group.contains("slow") ? List.of(self.get(0).commit("fast lane", "fast") + ", slow") : group));
        assertThat(self.get(0).commit("slow lane", "slow")).isEqualTo("fast, slow");
        assertThat(self.get(0).waiting("slow lane")).isZero();
        assertThat(self.get(0).waiting("unheard")).isZero();
    }

    @Test
    void theCauseIsTold() {
        RuntimeException cause = new IllegalArgumentException("full");
        GroupedCommits<Integer, String> full = new GroupedCommits<>(group -> {
            throw cause;
        });
        assertThatThrownBy(() -> full.commit(LANE, 1)).hasCause(cause);
    }

    /** The error is told to the thread that it befell; the others are told of a failure, and the lane goes on. */
    @Test
    void anErrorLeavesNobodyWaiting() throws Exception {
        List<String> expected = new ArrayList<>(done(20));
        expected.set(7, "failed: too deep");
        assertThat(deliver(20, group -> {
                    if (group.contains(7)) {
                        throw new StackOverflowError("too deep");
                    }
                    return false;
                }))
                .isEqualTo(expected);
        assertThat(deliver(20, group -> {
                    throw new StackOverflowError("too deep");
                }))
                .containsOnly("failed: too deep");

        GroupedCommits<Integer, String> broken = new GroupedCommits<>(group -> {
            throw new StackOverflowError("too deep");
        });
        assertThatThrownBy(() -> broken.commit(LANE, 1)).isInstanceOf(StackOverflowError.class);
        assertThatThrownBy(() -> broken.commit(LANE, 2)).isInstanceOf(StackOverflowError.class);
    }
}
