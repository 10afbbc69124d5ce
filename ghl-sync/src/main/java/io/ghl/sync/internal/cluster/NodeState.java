package io.ghl.sync.internal.cluster;

import io.ghl.sync.internal.install.Parking;
import io.ghl.sync.internal.json.StoredJson;
import io.ghl.sync.store.StoreTransaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the nodes tell each other about a location, kept beside its cursors.
 *
 * @param paused whether work on its records is stopped
 * @param parked why it must be left alone, null if it need not
 * @param wantedBy the node that asks the others to leave the location to it, empty if none does
 * @param reads when each feed was read last
 */
record NodeState(boolean paused, @Nullable String parked, String wantedBy, Map<String, Instant> reads) {
    /** A location with a value later than now under this name is left alone until then, whatever is due. */
    static final String RESTS = "node.rests";

    private static final String PAUSED = "node.paused";
    private static final String WANTED = "node.wanted";
    private static final String READS = "node.reads";

    static NodeState read(StoreTransaction tx, String location, Instant now) {
        boolean paused =
                tx.cursors().read(location, PAUSED).filter("true"::equals).isPresent();
        String wanted = tx.cursors().read(location, WANTED).orElse("");
        Map<String, Instant> reads = new TreeMap<>();
        tx.cursors()
                .read(location, READS)
                .ifPresent(text -> StoredJson.readNumbers(text)
                        .forEach((feed, millis) -> reads.put(feed, Instant.ofEpochMilli(millis))));
        return new NodeState(paused, Parking.why(tx, location), stillWanted(wanted, now), reads);
    }

    private static String stillWanted(String wanted, Instant now) {
        int space = wanted.indexOf(' ');
        return space > 0 && wanted.substring(0, space).compareTo(sortable(now)) > 0 ? wanted.substring(space + 1) : "";
    }

    static void pause(StoreTransaction tx, String location, boolean paused) {
        tx.cursors().write(location, PAUSED, String.valueOf(paused));
    }

    /** Asks the other nodes to leave a location to one, for a while. */
    static void want(StoreTransaction tx, String location, String node, Instant now, Duration atMost) {
        tx.cursors().write(location, WANTED, sortable(now.plus(atMost)) + " " + node);
    }

    static void wantNoMore(StoreTransaction tx, String location) {
        tx.cursors().write(location, WANTED, "");
    }

    static void rest(StoreTransaction tx, String location, Instant until) {
        tx.cursors().write(location, RESTS, sortable(until));
    }

    static void reads(StoreTransaction tx, String location, Map<String, Instant> reads) {
        Map<String, Long> millis = new TreeMap<>();
        reads.forEach((feed, at) -> millis.put(feed, at.toEpochMilli()));
        tx.cursors().write(location, READS, StoredJson.write(millis));
    }

    /** A time as text that sorts as the times do. */
    static String sortable(Instant time) {
        return String.format(Locale.ROOT, "%019d", time.toEpochMilli());
    }
}
