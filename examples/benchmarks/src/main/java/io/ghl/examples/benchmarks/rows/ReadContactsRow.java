package io.ghl.examples.benchmarks.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ghl.examples.benchmarks.harness.ChildJvm;
import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.server.RemoteServer;
import java.io.IOException;
import java.util.List;

/** Reading a large account by search, in a process that may not have more than the budget's heap. */
public final class ReadContactsRow implements Row {
    private static final int HEAP_MEGABYTES = 64;
    private static final int PAGE = 500;

    @Override
    public String name() {
        return "read-contacts";
    }

    @Override
    public String title() {
        return "read a million contacts with a heap of " + HEAP_MEGABYTES + " MB";
    }

    private record Reading(long rows, double seconds, double megabytes, long calls) {
        double perSecond() {
            return (double) rows / seconds;
        }
    }

    @Override
    public Outcome run(boolean quick) throws IOException {
        long contacts = quick ? 5_000 : 1_000_000;
        Reading client = read("client", contacts);
        Reading bare = read("bare", contacts);
        List<Figure> figures = List.of(
                Figure.of("heap in use after collection, client", client.megabytes(), "MB")
                        .atMost(HEAP_MEGABYTES),
                Figure.count("calls, one per " + PAGE + " contacts and one to see the end", client.calls())
                        .atMost((double) (contacts / PAGE + 1)),
                Figure.count("contacts read", client.rows()),
                Figure.of("client", client.perSecond(), "contacts/s"),
                Figure.of("by hand", bare.perSecond(), "contacts/s"),
                Figure.of("time, client ÷ by hand", client.seconds() / bare.seconds(), ""),
                Figure.of("heap in use after collection, by hand", bare.megabytes(), "MB"),
                Figure.count("calls, by hand", bare.calls()));
        return new Outcome(figures, client.rows() == contacts ? null : "not all contacts were read");
    }

    private static Reading read(String way, long contacts) throws IOException {
        try (RemoteServer server = RemoteServer.unlimited(contacts);
                ChildJvm child = ChildJvm.start(
                        ReadContactsChild.class,
                        List.of("-Xmx" + HEAP_MEGABYTES + "m"),
                        List.of(way, server.url(), Integer.toString(PAGE)))) {
            JsonNode json = new ObjectMapper().readTree(child.line());
            return new Reading(
                    json.path("rows").asLong(),
                    json.path("seconds").asDouble(),
                    json.path("live").asDouble() / (1 << 20),
                    server.stats().answered());
        }
    }
}
