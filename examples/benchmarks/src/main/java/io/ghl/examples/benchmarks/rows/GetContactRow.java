package io.ghl.examples.benchmarks.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.examples.benchmarks.harness.ChildJvm;
import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.harness.Samples;
import io.ghl.examples.benchmarks.server.RemoteServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the client adds to the cheapest call: reading one contact. */
public final class GetContactRow implements Row {
    private static final double SLOWEST_BARE_MICROS = 300;

    @Override
    public String name() {
        return "get-contact";
    }

    @Override
    public String title() {
        return "get a contact: client ÷ bare OkHttp and Jackson";
    }

    @Override
    public Outcome run(boolean quick) throws IOException, InterruptedException {
        List<JsonNode> rounds = new ArrayList<>();
        for (int fork = 0; fork < (quick ? 1 : 5); fork++) {
            rounds.addAll(quick ? fork(2, 20, 1) : fork(40, 500, 20));
        }
        Figure bare = Figure.of("bare call", samples(rounds, round -> micros(round, "bare", "nanos")), "µs");
        List<Figure> figures = List.of(
                Figure.of("time, client ÷ bare", samples(rounds, round -> ratio(round, "nanos")), "")
                        .atMost(1.10),
                Figure.of("allocation, client ÷ bare", samples(rounds, round -> ratio(round, "bytes")), "")
                        .atMost(1.5),
                Figure.of("processor time, client ÷ bare", samples(rounds, round -> ratio(round, "cpu")), ""),
                Figure.of("client call", samples(rounds, round -> micros(round, "client", "nanos")), "µs"),
                bare,
                Figure.of("client call, allocated", samples(rounds, round -> value(round, "client", "bytes")), "B"),
                Figure.of("bare call, allocated", samples(rounds, round -> value(round, "bare", "bytes")), "B"),
                Figure.count("rounds", rounds.size()));
        return new Outcome(
                figures,
                bare.value() < SLOWEST_BARE_MICROS
                        ? null
                        : "the bare call took longer than 0.3 ms: the machine was busy");
    }

    private static List<JsonNode> fork(int rounds, int calls, int warmUp) throws IOException {
        try (RemoteServer server = RemoteServer.unlimited(1);
                ChildJvm fork = ChildJvm.start(
                        GetContactFork.class,
                        List.of(),
                        List.of(
                                server.url(),
                                Integer.toString(rounds),
                                Integer.toString(calls),
                                Integer.toString(warmUp)))) {
            List<JsonNode> measured = new ArrayList<>();
            new ObjectMapper().readTree(fork.line()).path("rounds").forEach(measured::add);
            return measured;
        }
    }

    private static Samples samples(List<JsonNode> rounds, ToDoubleFunction<JsonNode> figure) {
        return new Samples(rounds.stream().map(figure::applyAsDouble).toList());
    }

    private static double ratio(JsonNode round, String cost) {
        return value(round, "client", cost) / value(round, "bare", cost);
    }

    private static double micros(JsonNode round, String side, String cost) {
        return value(round, side, cost) / 1_000;
    }

    private static double value(JsonNode round, String side, String cost) {
        return round.path(side).path(cost).asDouble();
    }
}
