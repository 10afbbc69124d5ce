package io.ghl.sync.internal.engine.location;

import io.ghl.sync.internal.engine.feed.Pace;
import io.ghl.sync.internal.engine.record.TypedWork;
import io.ghl.sync.record.RecordType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When each feed of a location was read last, under the names by which nodes tell each other. */
final class ReadTimes {
    private static final String APP = "app.";

    private ReadTimes() {}

    static String ghl(RecordType type) {
        return type.name();
    }

    static String app(RecordType type) {
        return APP + type;
    }

    static Map<String, Instant> of(List<TypedWork> types) {
        Map<String, Instant> times = new TreeMap<>();
        for (TypedWork type : types) {
            note(times, ghl(type.tenant().type()), type.ghlPace());
            note(times, app(type.tenant().type()), type.appPace());
        }
        return times;
    }

    private static void note(Map<String, Instant> times, String feed, Pace pace) {
        Instant at = pace.readAt();
        if (at != null) {
            times.put(feed, at.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    /** Learns when the feeds were read, by whichever node. */
    static void recall(List<TypedWork> types, Map<String, Instant> times) {
        for (TypedWork type : types) {
            Instant ghl = times.get(ghl(type.tenant().type()));
            if (ghl != null) {
                type.ghlPace().readElsewhere(ghl, type.feeds().interval());
            }
            Instant app = times.get(app(type.tenant().type()));
            if (app != null) {
                type.appPace().readElsewhere(app, type.tenant().options().appFeedInterval());
            }
        }
    }
}
