package io.ghl.examples.syncrunner.connect.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.ghl.examples.syncrunner.connect.AppProblem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The content of a CSV file as in RFC 4180: a header, and rows by id. Cells are as they stand in the file. What the sync
 * does not change, such as columns that it does not know and the order of rows, stays as it is. Immutable.
 */
final class Sheet {
    private static final String BOM = "\uFEFF";

    private final Format format;
    private final List<String> header;
    private final List<String[]> rows;
    private final SortedMap<String, String[]> byId = new TreeMap<>();

    /** How a file is written. */
    private record Format(String name, String key, int keyAt, char separator, boolean bom, String newline) {}

    private Sheet(Format format, List<String> header, List<String[]> rows) {
        this.format = format;
        this.header = header;
        this.rows = rows;
    }

    static Sheet parse(String name, byte[] bytes, char separator, String key) {
        String text = decode(name, bytes);
        boolean bom = text.startsWith(BOM);
        String body = bom ? text.substring(1) : text;
        try (MappingIterator<String[]> lines = lines(body, separator)) {
            List<String> header = header(name, lines);
            int keyAt = header.indexOf(key);
            if (keyAt < 0) {
                throw new AppProblem("The file " + name + " has no column \"" + key + "\" for the id; it has "
                        + String.join(", ", header) + ". Name the right one with \"key\" in sync.yaml, or check the"
                        + " \"separator\".");
            }
            String newline = body.contains("\r\n") || !body.contains("\n") ? "\r\n" : "\n";
            Sheet sheet = new Sheet(new Format(name, key, keyAt, separator, bom, newline), header, new ArrayList<>());
            int line = lines.getCurrentLocation().getLineNr();
            while (lines.hasNextValue()) {
                sheet.add(lines.nextValue(), line);
                line = lines.getCurrentLocation().getLineNr();
            }
            return sheet;
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            throw new AppProblem(
                    "Line " + line + " of the file " + name + " is no CSV; is a quotation mark missing there or above?",
                    e);
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory cannot fail to be read.", e);
        }
    }

    private static MappingIterator<String[]> lines(String text, char separator) throws IOException {
        CsvMapper mapper = CsvMapper.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build();
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        return mapper.readerFor(String[].class).with(schema).readValues(text);
    }

    /** The columns only, of a file whose key is not known yet. */
    static List<String> header(String name, byte[] bytes, char separator) {
        String text = decode(name, bytes);
        try (MappingIterator<String[]> lines = lines(text.startsWith(BOM) ? text.substring(1) : text, separator)) {
            return header(name, lines);
        } catch (IOException e) {
            throw new AppProblem("The first line of the file " + name + " names no columns.", e);
        }
    }

    private static List<String> header(String name, MappingIterator<String[]> lines) throws IOException {
        if (!lines.hasNextValue()) {
            throw new AppProblem("The file " + name + " is empty; its first line must name the columns.");
        }
        return header(name, lines.nextValue());
    }

    private static String decode(String name, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AppProblem("The file " + name + " is not in UTF-8; save it as \"CSV UTF-8\".", e);
        }
    }

    private static List<String> header(String name, String[] cells) {
        Set<String> seen = new HashSet<>();
        for (String cell : cells) {
            if (cell.isBlank()) {
                throw new AppProblem("A column of the file " + name + " has no name in the first line; give it one.");
            }
            if (!seen.add(cell)) {
                throw new AppProblem("The file " + name + " has two columns \"" + cell + "\"; rename one of them.");
            }
        }
        return List.of(cells);
    }

    private void add(String[] cells, int line) {
        if (Arrays.stream(cells).allMatch(String::isBlank)) {
            return;
        }
        if (cells.length > header.size()) {
            throw new AppProblem("Line " + line + " of the file " + format.name() + " has " + cells.length
                    + " cells, and the first line names " + header.size()
                    + " columns; put cells with a separator in them into quotation marks.");
        }
        String[] row = Arrays.copyOf(cells, header.size());
        for (int i = cells.length; i < row.length; i++) {
            row[i] = "";
        }
        String id = row[format.keyAt()];
        if (id.isBlank()) {
            throw new AppProblem("Line " + line + " of the file " + format.name() + " has no \"" + format.key()
                    + "\"; give it an id that no other line has.");
        }
        if (byId.put(id, row) != null) {
            throw new AppProblem("Line " + line + " of the file " + format.name() + " has the same \"" + format.key()
                    + "\" as another line; each needs its own.");
        }
        rows.add(row);
    }

    List<String> header() {
        return header;
    }

    String key() {
        return format.key();
    }

    SortedMap<String, String[]> byId() {
        return Collections.unmodifiableSortedMap(byId);
    }

    /** With another row, or without the row of an id. */
    Sheet with(String id, String @Nullable [] row) {
        List<String[]> next = new ArrayList<>(rows);
        String[] before = byId.get(id);
        int at = before == null ? -1 : rows.indexOf(before);
        if (row == null) {
            next.remove(at);
        } else if (at < 0) {
            next.add(row);
        } else {
            next.set(at, row);
        }
        Sheet sheet = new Sheet(format, header, new ArrayList<>());
        for (int i = 0; i < next.size(); i++) {
            sheet.add(next.get(i), i + 2);
        }
        return sheet;
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(format.bom() ? BOM : "");
        append(text, header.toArray(String[]::new));
        rows.forEach(row -> append(text, row));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void append(StringBuilder text, String[] cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : format.separator()).append(quoted(cells[i]));
        }
        text.append(format.newline());
    }

    private String quoted(String cell) {
        boolean plain = cell.indexOf(format.separator()) < 0
                && cell.indexOf('"') < 0
                && cell.indexOf('\n') < 0
                && cell.indexOf('\r') < 0
                && cell.equals(cell.strip());
        return plain ? cell : "\"" + cell.replace("\"", "\"\"") + "\"";
    }
}
