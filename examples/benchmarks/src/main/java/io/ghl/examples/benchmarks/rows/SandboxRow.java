package io.ghl.examples.benchmarks.rows;

import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.harness.Samples;
import io.ghl.examples.benchmarks.server.RemoteServer;
import io.ghl.examples.benchmarks.server.SandboxProcess;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast the sandbox starts and answers, next to a server that does nothing but send bytes. Callers and server share
 * the machine, so the figures say what both need together.
 */
public final class SandboxRow implements Row {
    private static final int CONNECTIONS = 8;
    /** 5,000 requests per second. */
    private static final double MICROS_PER_REQUEST = 200;

    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public String title() {
        return "how fast the sandbox starts and answers";
    }

    @Override
    public Outcome run(boolean quick) throws IOException, InterruptedException {
        List<Figure> figures = new ArrayList<>(starts(quick ? 1 : 5));
        figures.addAll(requests(quick ? 1 : 7, quick ? 400 : 20_000));
        return new Outcome(figures, null);
    }

    private static List<Figure> starts(int rounds) throws IOException {
        List<Double> inProcess = new ArrayList<>();
        List<Double> program = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            try (SandboxProcess sandbox = SandboxProcess.start(0, List.of())) {
                inProcess.add(sandbox.startMillis());
            }
            SandboxProcess.Start start = SandboxProcess.program();
            program.add(start.millis());
            processor.add(start.processorMillis());
        }
        Samples starts = new Samples(program);
        return List.of(
                Figure.of("GhlSandbox.start() in a new JVM", new Samples(inProcess), "ms")
                        .atMost(1_000),
                Figure.of("program, from nothing to its first line", starts, "ms")
                        .atMost(1_000),
                Figure.of("program, best start", starts.quantile(0), "ms"),
                Figure.of("program, processor time of a start", new Samples(processor), "ms"));
    }

    private static List<Figure> requests(int rounds, int requests) throws IOException, InterruptedException {
        List<Double> get = new ArrayList<>();
        List<Double> create = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        try (SandboxProcess sandbox = SandboxProcess.start(1_000, List.of());
                RemoteServer server = RemoteServer.unlimited(1)) {
            Flood own = new Flood(sandbox.port(), CONNECTIONS);
            Flood other = new Flood(URI.create(server.url()).getPort(), CONNECTIONS);
            byte[] read = sandbox.get();
            for (int round = -2; round < rounds; round++) {
                int first = (round + 2) * requests;
                double before = sandbox.processorMillis();
                double seconds = own.seconds(requests, i -> read);
                double used = sandbox.processorMillis() - before;
                double byHand = other.seconds(requests, i -> read);
                int writes = requests / 4;
                double written = own.seconds(writes, i -> sandbox.create(first + i));
                if (round >= 0 || rounds == 1) {
                    get.add(seconds * 1e6 / requests);
                    bare.add(byHand * 1e6 / requests);
                    create.add(written * 1e6 / writes);
                    processor.add(used * 1e3 / requests);
                    ratio.add(seconds / byHand);
                }
            }
        }
        Samples reads = new Samples(get);
        return List.of(
                Figure.of("time per get-contact, " + CONNECTIONS + " at once", reads, "µs")
                        .atMost(MICROS_PER_REQUEST),
                Figure.of("get-contact", 1e6 / reads.median(), "requests/s"),
                Figure.of("get-contact, best round", 1e6 / reads.quantile(0), "requests/s"),
                Figure.of("processor time per get-contact, sandbox", new Samples(processor), "µs"),
                Figure.of("create-contact", 1e6 / new Samples(create).median(), "requests/s"),
                Figure.of("server that only sends bytes", 1e6 / new Samples(bare).median(), "requests/s"),
                Figure.of("time, get-contact ÷ server that only sends bytes", new Samples(ratio), ""));
    }
}
