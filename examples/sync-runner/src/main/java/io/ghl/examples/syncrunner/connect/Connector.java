package io.ghl.examples.syncrunner.connect;

import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.config.Settings;
import io.ghl.examples.syncrunner.connect.csv.CsvSource;
import io.ghl.examples.syncrunner.connect.http.HttpSource;
import io.ghl.examples.syncrunner.connect.http.JsonApi;
import io.ghl.examples.syncrunner.connect.table.TableSource;
import io.ghl.sync.record.RecordType;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The connection to the application, with a source for each type of records. Connects when it is used first. */
public final class Connector implements AutoCloseable {
    private final Map<RecordType, Source> sources = new EnumMap<>(RecordType.class);
    private final @Nullable AutoCloseable connection;

    private Connector(@Nullable AutoCloseable connection) {
        this.connection = connection;
    }

    /** Prepares the sources; nothing is read yet. */
    public static Connector to(Settings settings) {
        String location = settings.highLevel().location();
        if (settings.app() instanceof AppAt.Csv csv) {
            Connector connector = new Connector(null);
            settings.records()
                    .forEach(each -> connector.sources.put(
                            each.type(),
                            new CsvSource(
                                    csv, (Place.CsvFile) each.place(), each.mapping(), location, settings.state())));
            return connector;
        }
        if (settings.app() instanceof AppAt.Http http) {
            JsonApi api = new JsonApi(http);
            Connector connector = new Connector(api);
            settings.records()
                    .forEach(each -> connector.sources.put(
                            each.type(),
                            new HttpSource(
                                    api,
                                    (Place.Resource) each.place(),
                                    each.mapping(),
                                    location,
                                    stateOf(settings.state(), each.type()))));
            return connector;
        }
        DataSource database = Database.open(((AppAt.Sql) settings.app()).database());
        Connector connector = new Connector(database instanceof AutoCloseable pool ? pool : null);
        settings.records()
                .forEach(each ->
                        connector.sources.put(each.type(), new TableSource(database, (Place.Table) each.place())));
        return connector;
    }

    private static Path stateOf(Path folder, RecordType type) {
        return folder.resolve(type.name().toLowerCase(Locale.ROOT));
    }

    /** The source of a type that is synced. */
    public Source source(RecordType type) {
        Source source = sources.get(type);
        if (source == null) {
            throw new IllegalArgumentException("Records of type " + type + " are not synced.");
        }
        return source;
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (Exception e) {
                throw new AppProblem("The connection to the application could not be closed.", e);
            }
        }
    }
}
