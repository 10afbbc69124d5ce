package io.ghl.examples.syncrunner.config;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the records of one type are in the application. */
public sealed interface Place {
    /** What no other type of records can have: the table, the file or the path. */
    String where();

    /**
     * A table or view.
     *
     * @param table its name, with the schema if needed
     * @param key the column with the id
     * @param changed a column that grows with each change, null to compare all rows
     * @param findDeletions how often ids are compared beside {@code changed}
     * @param deleted a column that marks deleted rows, null if rows are really deleted
     * @param archived a column that marks rows that were deleted in HighLevel, null for none
     * @param version a column that every writer raises by one, null for none
     * @param findBy the column that can be searched for each linking key
     * @param timesLike by the column, a time as the application writes it: a {@code String} or a {@code Long}
     */
    record Table(
            String table,
            String key,
            @Nullable String changed,
            Duration findDeletions,
            @Nullable String deleted,
            @Nullable String archived,
            @Nullable String version,
            Map<String, String> findBy,
            Map<String, Object> timesLike)
            implements Place {
        @SuppressWarnings("doclint:missing")
        public Table {
            findBy = Map.copyOf(findBy);
            timesLike = Map.copyOf(timesLike);
        }

        @Override
        public String where() {
            return table;
        }
    }

    /**
     * A CSV file.
     *
     * @param file its name in the folder
     * @param key the column with the id
     * @param numbered whether new records get the next number as id, instead of a random one
     * @param archived what marks records that were deleted in HighLevel, null for nothing
     */
    record CsvFile(
            String file,
            String key,
            boolean numbered,
            @Nullable Mark archived) implements Place {
        @Override
        public String where() {
            return file;
        }
    }

    /**
     * A resource of a JSON API.
     *
     * @param path where records are listed and created, such as {@code /customers}
     * @param items where the list is in an answer, empty for the answer itself
     * @param item where a record is in an answer of its own, empty for the answer itself
     * @param id where a record's id is
     * @param fields where the columns are, if not under their own names
     * @param paging how a list goes on
     * @param changes how changes are asked for, null to compare the list
     * @param listEvery how often the whole list is compared
     * @param put whether a change is sent as the whole record by PUT, instead of its fields by PATCH
     * @param guard what keeps a write from overwriting another one
     * @param createKey how a creation is made harmless to repeat
     * @param search the query parameter for each linking key
     * @param archived what marks records that were deleted in HighLevel, null for nothing
     */
    record Resource(
            String path,
            String items,
            String item,
            String id,
            Map<String, String> fields,
            Paging paging,
            @Nullable Changes changes,
            Duration listEvery,
            boolean put,
            Guard guard,
            CreateKey createKey,
            Map<String, String> search,
            @Nullable Mark archived)
            implements Place {
        @SuppressWarnings("doclint:missing")
        public Resource {
            fields = Map.copyOf(fields);
            search = Map.copyOf(search);
        }

        /** The same with another {@link #item}. */
        public Resource withItem(String other) {
            return new Resource(
                    path, items, other, id, fields, paging, changes, listEvery, put, guard, createKey, search,
                    archived);
        }

        @Override
        public String where() {
            return path;
        }
    }

    /**
     * What marks a record.
     *
     * @param column the column
     * @param value what it holds then
     */
    record Mark(String column, Object value) {}

    /**
     * How a list goes on.
     *
     * @param by what the next page is named by
     * @param parameter the query parameter for it; empty if there is none
     * @param next where an answer tells the next cursor or address; empty if it does not
     * @param sizeParameter the query parameter for the size of a page, null to send none
     * @param size the size of a page
     */
    record Paging(
            Paging.By by,
            String parameter,
            String next,
            @Nullable String sizeParameter,
            int size) {
        /** What a page is named by. */
        public enum By {
            /** There is one page only. */
            NONE,
            /** A cursor from the answer before. */
            CURSOR,
            /** Its address, from the answer before. */
            URL,
            /** The page's number, from 1. */
            PAGE,
            /** The number of records before it. */
            OFFSET
        }
    }

    /**
     * How changes are asked for.
     *
     * @param parameter the query parameter for the time
     * @param field where a record tells when it was changed, as a text that grows
     */
    record Changes(String parameter, String field) {}

    /**
     * What keeps a write from overwriting another one.
     *
     * @param by the way
     * @param field where a record holds its version, empty for the other ways
     */
    record Guard(Guard.By by, String field) {
        /** The ways. */
        public enum By {
            /** {@code If-Match} with the ETag. */
            ETAG,
            /** The version goes with the write. */
            VERSION,
            /** The record is read right before. */
            REREAD
        }
    }

    /**
     * How a creation is made harmless to repeat.
     *
     * @param header the header that takes its key, null for none
     * @param field the field that takes its key and can be searched by, null for none
     */
    record CreateKey(@Nullable String header, @Nullable String field) {}
}
