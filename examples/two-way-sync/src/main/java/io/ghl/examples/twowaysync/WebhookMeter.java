package io.ghl.examples.twowaysync;

import io.ghl.sandbox.WebhookStats;
import io.ghl.sync.webhook.WebhookStatistics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Counts webhooks during the script, as HighLevel sent them and as the engine took them. Totals of earlier processes of
 * the same run are added.
 */
final class WebhookMeter {
    private static final String CAUSED = "webhooks caused";
    private static final String DELIVERED = "webhooks delivered";
    private static final String DROPPED = "webhooks dropped";
    private static final String DUPLICATED = "webhooks duplicated";
    private static final String REORDERED = "webhooks reordered";
    private static final String RECEIVED = "received by the engine";
    private static final String DUPLICATES = "of these known already";
    private static final String REFUSED = "of these refused";

    private final Supplier<WebhookStats> sandbox;
    private final Supplier<WebhookStatistics> engine;
    private Map<String, Long> earlier;
    private Map<String, Long> start = Map.of();

    WebhookMeter(Supplier<WebhookStats> sandbox, Supplier<WebhookStatistics> engine, Map<String, Long> earlier) {
        this.sandbox = sandbox;
        this.engine = engine;
        this.earlier = Map.copyOf(earlier);
    }

    /** What came before was not the script's. */
    void scriptBegins() {
        start = now();
        earlier = Map.of();
    }

    private Map<String, Long> now() {
        WebhookStats sent = sandbox.get();
        WebhookStatistics taken = engine.get();
        Map<String, Long> now = new TreeMap<>();
        now.put(CAUSED, sent.generated());
        now.put(DELIVERED, sent.delivered());
        now.put(DROPPED, sent.dropped());
        now.put(DUPLICATED, sent.duplicated());
        now.put(REORDERED, sent.reordered());
        now.put(RECEIVED, taken.received());
        now.put(DUPLICATES, taken.duplicates());
        now.put(REFUSED, taken.refused());
        return now;
    }

    /** The totals, to be kept with the progress. */
    Map<String, Long> totals() {
        Map<String, Long> totals = now();
        totals.replaceAll((name, count) -> count - start.getOrDefault(name, 0L) + earlier.getOrDefault(name, 0L));
        return totals;
    }

    /** HighLevel's numbers. */
    static Numbers.Webhooks sent(Map<String, Long> totals) {
        return new Numbers.Webhooks(
                totals.getOrDefault(CAUSED, 0L),
                totals.getOrDefault(DELIVERED, 0L),
                totals.getOrDefault(DROPPED, 0L),
                totals.getOrDefault(DUPLICATED, 0L),
                totals.getOrDefault(REORDERED, 0L));
    }

    /** The engine's numbers, in the order of the report. */
    static Map<String, Long> taken(Map<String, Long> totals) {
        Map<String, Long> taken = new LinkedHashMap<>();
        for (String name : new String[] {RECEIVED, DUPLICATES, REFUSED}) {
            taken.put(name, totals.getOrDefault(name, 0L));
        }
        return taken;
    }
}
