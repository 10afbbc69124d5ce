package io.ghl.examples.benchmarks.rows;

import io.ghl.examples.benchmarks.harness.Figure;
import io.ghl.examples.benchmarks.harness.Outcome;
import io.ghl.examples.benchmarks.harness.Row;
import io.ghl.examples.benchmarks.server.SandboxProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A large account in the sandbox's memory, and whether its search can still be used. */
public final class LargeSandboxRow implements Row {
    private static final int HEAP_MEGABYTES = 1_536;

    @Override
    public String name() {
        return "large-sandbox";
    }

    @Override
    public String title() {
        return "a million contacts in a sandbox with a heap of " + HEAP_MEGABYTES + " MB";
    }

    @Override
    public Outcome run(boolean quick) throws IOException, InterruptedException {
        int contacts = quick ? 2_000 : 1_000_000;
        List<Figure> figures = new ArrayList<>();
        try (SandboxProcess sandbox = SandboxProcess.start(contacts, List.of("-Xmx" + HEAP_MEGABYTES + "m"))) {
            figures.add(Figure.of("start with all contacts", sandbox.startMillis() / 1_000, "s"));
            figures.add(Figure.of("heap in use after collection, sandbox", sandbox.heapMegabytes(), "MB")
                    .atMost(HEAP_MEGABYTES));
            Flood one = new Flood(sandbox.port(), 1);
            int created = 0;
            for (Map.Entry<String, String> search : searches().entrySet()) {
                byte[] request = sandbox.search(search.getValue());
                double first = one.seconds(1, i -> request);
                double again = one.seconds(1, i -> request);
                int number = created++;
                double unused = one.seconds(1, i -> sandbox.create(number));
                double changed = one.seconds(1, i -> request);
                figures.add(Figure.of("search " + search.getKey() + ": first", first * 1_000, "ms"));
                figures.add(Figure.of("search " + search.getKey() + ": again", again * 1_000, "ms"));
                figures.add(Figure.of("search " + search.getKey() + ": after a create", changed * 1_000, "ms"));
            }
        }
        return new Outcome(figures, null);
    }

    private static Map<String, String> searches() {
        Map<String, String> searches = new LinkedHashMap<>();
        searches.put("everything", "\"filters\":[]");
        searches.put(
                "by dateUpdated, sorted by it",
                "\"filters\":[{\"field\":\"dateUpdated\",\"operator\":\"range\",\"value\":{\"gte\":\"2020-01-01T00:00:00Z\"}}],"
                        + "\"sort\":[{\"field\":\"dateUpdated\",\"direction\":\"asc\"}]");
        searches.put(
                "by e-mail", "\"filters\":[{\"field\":\"email\",\"operator\":\"eq\",\"value\":\"ada@example.org\"}]");
        searches.put("by tag", "\"filters\":[{\"field\":\"tags\",\"operator\":\"eq\",\"value\":\"vip\"}]");
        searches.put("by text", "\"query\":\"lovelace7\"");
        searches.put(
                "everything, sorted by last and first name",
                "\"filters\":[],\"sort\":[{\"field\":\"lastNameLowerCase\",\"direction\":\"asc\"},"
                        + "{\"field\":\"firstNameLowerCase\",\"direction\":\"asc\"}]");
        return searches;
    }
}
