package io.ghl.examples.syncrunner.connect.http;

import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.ChangeLog;
import io.ghl.examples.syncrunner.connect.Creations;
import io.ghl.examples.syncrunner.connect.Source;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.MappingFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The records of a JSON API. */
public final class HttpSource implements Source {
    private final String path;
    private final HttpRecords records;

    /**
     * The records of a resource.
     *
     * @param state where to remember changes and creations; endings are appended
     */
    public HttpSource(JsonApi api, Place.Resource place, MappingFile mapping, String location, Path state) {
        this.path = place.path();
        this.records = new HttpRecords(
                api,
                place,
                mapping.mapping(),
                location,
                new ChangeLog(state.resolveSibling(state.getFileName() + ".changes")),
                new Creations(state.resolveSibling(state.getFileName() + ".created")),
                Clock.systemUTC());
    }

    /** Whether the value of a row stands for what no column can hold. */
    public static boolean isStructure(@Nullable Object value) {
        return Documents.isStructure(value);
    }

    @Override
    public String name() {
        return "the API's " + path;
    }

    @Override
    public AppRecords<Row> records() {
        return records;
    }

    @Override
    public Optional<Set<String>> columns() {
        Set<String> columns = records.documents().columns(records.listing().first());
        return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
    }
}
