package io.ghl.sync.internal.engine.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which records failed, or came to no end, since they last went well. Lives from one fence to the next. */
public final class Attempts {
    private final Map<String, Integer> failed = new HashMap<>();
    private final Set<String> forbidden = new HashSet<>();

    /** How many failures of a record in a row there will be if this run fails too. */
    int next(String record) {
        return failed.getOrDefault(record, 0) + 1;
    }

    /** Counts a failure of a record: how many there were in a row. */
    int failed(String record) {
        return failed.merge(record, 1, Integer::sum);
    }

    /** Counts a record that HighLevel denies: how many different ones it did since the last that went well. */
    int forbidden(String record) {
        forbidden.add(record);
        return forbidden.size();
    }

    /** A record went well. */
    void succeeded(String record) {
        failed.remove(record);
    }

    /** HighLevel answered calls about a record, so it does not deny the location. */
    void allowed() {
        forbidden.clear();
    }
}
