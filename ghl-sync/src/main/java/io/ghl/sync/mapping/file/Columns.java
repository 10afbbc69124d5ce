package io.ghl.sync.mapping.file;

import io.ghl.sync.internal.document.Node;
import io.ghl.sync.internal.document.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The application's columns that a file names, with the places where it does. Filled while the file is read. */
final class Columns {
    private final Map<String, List<Position>> places = new TreeMap<>();

    void add(String column, Position at) {
        places.computeIfAbsent(column, any -> new ArrayList<>()).add(at);
    }

    void addAll(List<Node.Scalar> columns) {
        columns.forEach(column -> add(column.text(), column.at()));
    }

    boolean contains(String column) {
        return places.containsKey(column);
    }

    /** Places by column, sorted by name. */
    Map<String, List<Position>> places() {
        return Collections.unmodifiableMap(places);
    }
}
