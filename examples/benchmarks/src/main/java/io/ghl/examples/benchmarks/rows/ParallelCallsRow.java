package io.ghl.examples.benchmarks.rows;

import io.ghl.client.GhlClient;
import io.ghl.client.contacts.Contacts;
import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.server.RemoteServer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Many calls at once under a limit that the server counts itself, in a sliding window. By hand the same is done in
 * batches: send what a window allows, wait for the answers, sleep one window.
 *
 * <p>The ideal time is what no schedule can beat even with calls that take no time: every window's worth of calls but
 * the first has to wait for one more window.
 */
public final class ParallelCallsRow implements Row {
    private static final String ID = "seD4PfOuKoVMLkEZqohJ";

    @Override
    public String name() {
        return "parallel-calls";
    }

    @Override
    public String title() {
        return "parallel calls under a limit ÷ the ideal time";
    }

    /**
     * What is sent against which limit.
     *
     * @param calls how many, a multiple of the limit
     * @param limit requests per window
     */
    private record Load(int calls, int limit, Duration window) {
        double idealSeconds() {
            return (calls / limit - 1) * ((double) window.toNanos() / 1e9);
        }
    }

    private record Result(double seconds, int failed, long refused) {}

    private interface Sender {
        Result send(Load load, String url) throws IOException, InterruptedException;
    }

    @Override
    public Outcome run(boolean quick) throws IOException, InterruptedException {
        Load warmUp = new Load(100, 50, Duration.ofMillis(100));
        measure(warmUp, ParallelCallsRow::client);
        measure(warmUp, ParallelCallsRow::byHand);
        if (quick) {
            return new Outcome(figures(new Load(200, 50, Duration.ofMillis(200)), true), null);
        }
        List<Figure> figures = new ArrayList<>(figures(new Load(1_000, 100, Duration.ofSeconds(10)), true));
        figures.addAll(figures(new Load(1_000, 100, Duration.ofSeconds(1)), false));
        return new Outcome(figures, null);
    }

    private static List<Figure> figures(Load load, boolean judged) throws IOException, InterruptedException {
        Result client = measure(load, ParallelCallsRow::client);
        Result byHand = measure(load, ParallelCallsRow::byHand);
        String window = ", window of " + load.window().toMillis() + " ms";
        Figure time = Figure.of("time, client ÷ ideal" + window, client.seconds() / load.idealSeconds(), "");
        Figure failed = Figure.count("failed calls, client" + window, client.failed());
        Figure refused = Figure.count("answers 429, client" + window, client.refused());
        return List.of(
                judged ? time.atMost(1.05) : time,
                judged ? failed.atMost(0) : failed,
                judged ? refused.atMost(0) : refused,
                Figure.of("time, by hand ÷ ideal" + window, byHand.seconds() / load.idealSeconds(), ""),
                Figure.count("answers 429, by hand" + window, byHand.refused()),
                Figure.of("ideal time" + window, load.idealSeconds(), "s"));
    }

    private static Result measure(Load load, Sender sender) throws IOException, InterruptedException {
        try (RemoteServer server =
                RemoteServer.limited(load.limit(), load.window().toMillis())) {
            Result result = sender.send(load, server.url());
            return new Result(result.seconds(), result.failed(), server.stats().refused());
        }
    }

    /** All at once, each call on a thread of its own. */
    private static Result client(Load load, String url) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(load.calls());
        try (GhlClient ghl = Clients.limited(url, load.limit(), load.window())) {
            Contacts contacts = ghl.location(Clients.LOCATION).contacts();
            CountDownLatch ready = new CountDownLatch(load.calls());
            CountDownLatch go = new CountDownLatch(1);
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < load.calls(); i++) {
                calls.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    return contacts.get(ID);
                }));
            }
            ready.await();
            long start = System.nanoTime();
            go.countDown();
            int failed = failed(calls);
            return new Result(seconds(start), failed, 0);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Result byHand(Load load, String url) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(load.limit());
        try (BareCalls bare = new BareCalls(url)) {
            List<Callable<BareContact>> batch = Collections.nCopies(load.limit(), () -> bare.get(ID));
            long start = System.nanoTime();
            int failed = failed(threads.invokeAll(batch));
            for (int sent = load.limit(); sent < load.calls(); sent += load.limit()) {
                Thread.sleep(load.window().toMillis());
                failed += failed(threads.invokeAll(batch));
            }
            return new Result(seconds(start), failed, 0);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int failed(List<? extends Future<?>> calls) throws InterruptedException {
        int failed = 0;
        for (Future<?> call : calls) {
            try {
                call.get();
            } catch (ExecutionException e) {
                failed++;
            }
        }
        return failed;
    }

    private static double seconds(long since) {
        return (double) (System.nanoTime() - since) / 1e9;
    }
}
