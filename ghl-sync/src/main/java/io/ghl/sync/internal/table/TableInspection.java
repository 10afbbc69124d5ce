package io.ghl.sync.internal.table;

import io.ghl.sync.app.TableColumn;
import io.ghl.sync.internal.document.Nearest;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A table or view as the database describes it.
 *
 * @param flavor the database
 * @param sql its quoted name
 * @param view whether it is a view
 * @param columns its columns in their order
 */
record TableInspection(SqlFlavor flavor, String sql, boolean view, List<Column> columns) {
    private static final int NO_LENGTH_FROM = 1_000_000_000;

    private record Found(@Nullable String catalog, @Nullable String schema, String name, boolean view) {
        boolean is(@Nullable String wantedSchema, String wantedName, boolean exactly) {
            return same(name, wantedName, exactly) && (wantedSchema == null || same(schema, wantedSchema, exactly));
        }

        private static boolean same(@Nullable String one, String other, boolean exactly) {
            return exactly ? other.equals(one) : other.equalsIgnoreCase(one);
        }
    }

    /**
     * Looks at a table.
     *
     * @throws IllegalArgumentException if it is not there, or if there are several
     */
    static TableInspection of(Connection connection, String table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        SqlFlavor flavor = SqlFlavor.of(database);
        Found found = find(connection, flavor, table);
        List<Column> columns = columns(database, flavor, found);
        String sql = quoted(database, found.name);
        // A catalog is another database; the connection is within the right one. SQLite's schemas are files.
        if (found.schema != null && flavor != SqlFlavor.SQLITE) {
            sql = quoted(database, found.schema) + "." + sql;
        }
        return new TableInspection(flavor, sql, found.view, columns);
    }

    private static Found find(Connection connection, SqlFlavor flavor, String table) throws SQLException {
        List<Found> all = tables(connection);
        int dot = table.lastIndexOf('.');
        String schema = dot < 0 || flavor == SqlFlavor.SQLITE ? null : table.substring(0, dot);
        String name = table.substring(dot + 1);
        String current = flavor == SqlFlavor.SQLITE || flavor == SqlFlavor.MYSQL ? null : connection.getSchema();
        for (boolean exactly : List.of(true, false)) {
            List<Found> matching = all.stream()
                    .filter(each -> each.is(schema, name, exactly) || each.is(null, table, exactly))
                    .toList();
            if (matching.size() > 1 && schema == null && current != null) {
                matching = matching.stream()
                        .filter(each -> current.equals(each.schema))
                        .toList();
            }
            if (matching.size() == 1) {
                return matching.get(0);
            }
            if (matching.size() > 1) {
                throw new IllegalArgumentException("There are several tables \"" + table + "\", in "
                        + String.join(
                                ", ",
                                matching.stream()
                                        .map(each -> String.valueOf(each.schema))
                                        .toList())
                        + ". Name one with its schema, such as \"" + matching.get(0).schema + "."
                        + matching.get(0).name + "\".");
            }
        }
        List<String> near =
                Nearest.of(name, all.stream().map(Found::name).distinct().toList());
        throw new IllegalArgumentException("The database has no table or view \"" + table + "\" that its user can see."
                + (near.isEmpty() ? " Correct the name." : " Did you mean \"" + String.join("\" or \"", near) + "\"?"));
    }

    private static List<Found> tables(Connection connection) throws SQLException {
        List<Found> all = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getTables(connection.getCatalog(), null, "%", null)) {
            while (rows.next()) {
                String type = String.valueOf(rows.getString("TABLE_TYPE")).toUpperCase(Locale.ROOT);
                if ((type.contains("TABLE") || type.contains("VIEW")) && !type.contains("SYSTEM")) {
                    all.add(new Found(
                            rows.getString("TABLE_CAT"),
                            rows.getString("TABLE_SCHEM"),
                            rows.getString("TABLE_NAME"),
                            type.contains("VIEW")));
                }
            }
        }
        return all;
    }

    private static List<Column> columns(DatabaseMetaData database, SqlFlavor flavor, Found table) throws SQLException {
        Set<String> keys = new HashSet<>();
        try (ResultSet rows = database.getPrimaryKeys(table.catalog, table.schema, table.name)) {
            while (rows.next()) {
                keys.add(rows.getString("COLUMN_NAME"));
            }
        }
        List<Column> columns = new ArrayList<>();
        String schema = table.schema == null ? null : escaped(database, table.schema);
        try (ResultSet rows = database.getColumns(table.catalog, schema, escaped(database, table.name), "%")) {
            while (rows.next()) {
                if (table.name.equals(rows.getString("TABLE_NAME"))) {
                    columns.add(column(database, flavor, rows, keys));
                }
            }
        }
        return List.copyOf(columns);
    }

    private static Column column(DatabaseMetaData database, SqlFlavor flavor, ResultSet row, Set<String> keys)
            throws SQLException {
        String name = row.getString("COLUMN_NAME");
        String typeName = String.valueOf(row.getString("TYPE_NAME"));
        int jdbcType = row.getInt("DATA_TYPE");
        int size = row.getInt("COLUMN_SIZE");
        int digits = row.getInt("DECIMAL_DIGITS");
        int scale = row.wasNull() ? -1 : digits;
        TableColumn.Type type = flavor == SqlFlavor.SQLITE ? sqliteType(typeName) : type(jdbcType, typeName);
        boolean key = keys.contains(name);
        boolean computed = "YES".equals(row.getString("IS_GENERATEDCOLUMN"));
        String byDefault = row.getString("COLUMN_DEF");
        boolean counted = "YES".equals(row.getString("IS_AUTOINCREMENT"))
                // A whole-number key of SQLite is the number of the row.
                || (flavor == SqlFlavor.SQLITE && key && keys.size() == 1 && typeName.equalsIgnoreCase("INTEGER"));
        boolean texts = type == TableColumn.Type.TEXT
                && size > 0
                && size < NO_LENGTH_FROM
                && holdsCharacters(jdbcType, typeName);
        TableColumn info = new TableColumn(
                name,
                type,
                typeName,
                row.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls && !key,
                texts ? (Integer) size : null,
                key,
                computed || counted || (byDefault != null && !byDefault.equalsIgnoreCase("NULL")));
        return new Column(
                name,
                quoted(database, name),
                info,
                jdbcType,
                size,
                scale,
                computed,
                flavor,
                ZoneOffset.UTC,
                TimesOfColumn.NONE);
    }

    private static boolean holdsCharacters(int jdbcType, String typeName) {
        return typeName.toUpperCase(Locale.ROOT).contains("CHAR")
                && (jdbcType == Types.CHAR
                        || jdbcType == Types.VARCHAR
                        || jdbcType == Types.NCHAR
                        || jdbcType == Types.NVARCHAR);
    }

    private static TableColumn.Type type(int jdbcType, String typeName) {
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER -> TableColumn.Type.INTEGER;
            case Types.BIGINT -> TableColumn.Type.LONG;
            case Types.REAL, Types.FLOAT, Types.DOUBLE, Types.NUMERIC, Types.DECIMAL -> TableColumn.Type.DECIMAL;
            case Types.BIT, Types.BOOLEAN ->
                typeName.equalsIgnoreCase("varbit") ? TableColumn.Type.TEXT : TableColumn.Type.BOOLEAN;
            case Types.DATE -> TableColumn.Type.DATE;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> TableColumn.Type.INSTANT;
            case Types.ARRAY -> TableColumn.Type.LIST;
            case Types.BINARY,
                    Types.VARBINARY,
                    Types.LONGVARBINARY,
                    Types.BLOB,
                    Types.STRUCT,
                    Types.REF,
                    Types.JAVA_OBJECT,
                    Types.REF_CURSOR,
                    Types.ROWID -> TableColumn.Type.OTHER;
            default -> TableColumn.Type.TEXT;
        };
    }

    /** By the words that SQLite goes by itself, and by those for times, which it keeps as anything. */
    private static TableColumn.Type sqliteType(String typeName) {
        String name = typeName.toUpperCase(Locale.ROOT);
        if (name.contains("BOOL")) {
            return TableColumn.Type.BOOLEAN;
        }
        if (name.startsWith("DATETIME") || name.startsWith("TIMESTAMP")) {
            return TableColumn.Type.INSTANT;
        }
        if (name.equals("DATE")) {
            return TableColumn.Type.DATE;
        }
        if (name.contains("INT")) {
            return TableColumn.Type.LONG;
        }
        if (name.matches(".*(CHAR|CLOB|TEXT).*")) {
            return TableColumn.Type.TEXT;
        }
        if (name.contains("BLOB")) {
            return TableColumn.Type.OTHER;
        }
        return name.matches(".*(REAL|FLOA|DOUB|DEC|NUM).*") ? TableColumn.Type.DECIMAL : TableColumn.Type.TEXT;
    }

    private static String escaped(DatabaseMetaData database, String name) throws SQLException {
        String escape = database.getSearchStringEscape();
        return escape == null || escape.isEmpty()
                ? name
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    private static String quoted(DatabaseMetaData database, String name) throws SQLException {
        String quote = database.getIdentifierQuoteString();
        if (quote == null || quote.isBlank()) {
            if (!name.matches("\\w+")) {
                throw new IllegalArgumentException(
                        "The name \"" + name + "\" needs quotes, which this database does not have.");
            }
            return name;
        }
        return quote + name.replace(quote, quote + quote) + quote;
    }
}
