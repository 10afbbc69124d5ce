package io.ghl.examples.syncrunner.connect.csv;

import io.ghl.examples.syncrunner.config.AppAt;
import io.ghl.examples.syncrunner.config.Place;
import io.ghl.examples.syncrunner.connect.ChangeLog;
import io.ghl.examples.syncrunner.connect.Creations;
import io.ghl.examples.syncrunner.connect.Source;
import io.ghl.sync.app.AppRecords;
import io.ghl.sync.app.Row;
import io.ghl.sync.mapping.file.MappingFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The records of a CSV file. */
public final class CsvSource implements Source {
    private final CsvFile file;
    private final CsvRecords records;

    /** The records of a file of a folder, of one location. */
    public CsvSource(AppAt.Csv app, Place.CsvFile place, MappingFile mapping, String location, Path state) {
        this.file = new CsvFile(app.folder().resolve(place.file()), app.separator(), place.key());
        this.records = new CsvRecords(
                file,
                mapping.mapping(),
                location,
                place.numbered(),
                place.archived(),
                new Formulas(app.escapeFormulas()),
                new ChangeLog(state.resolve(place.file() + ".changes")),
                new Creations(state.resolve(place.file() + ".created")),
                mapping.columns());
    }

    /** What most likely stands between two cells of a file, by its first line. */
    public static char separatorOf(Path path) {
        String first = CsvFile.textOf(path).lines().findFirst().orElse("");
        char best = ',';
        for (char each : new char[] {';', '\t', '|'}) {
            best = count(first, each) > count(first, best) ? each : best;
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    /** The columns that the first line of a file names. */
    public static List<String> header(Path path, char separator) {
        return Sheet.header(
                String.valueOf(path.getFileName()), CsvFile.textOf(path).getBytes(StandardCharsets.UTF_8), separator);
    }

    @Override
    public String name() {
        return "the file " + file.name();
    }

    @Override
    public AppRecords<Row> records() {
        return records;
    }

    @Override
    public Optional<Set<String>> columns() {
        return Optional.of(Set.copyOf(file.read().header()));
    }
}
