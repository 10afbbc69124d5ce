package io.ghl.sync.internal.table;

import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Locale;

/** Where databases differ in what is asked of them here. */
enum SqlFlavor {
    SQLITE("", "", " LIMIT "),
    POSTGRESQL("", " FOR UPDATE", " LIMIT "),
    MYSQL("", " FOR UPDATE", " LIMIT "),
    SQL_SERVER(" WITH (UPDLOCK, ROWLOCK)", "", " OFFSET 0 ROWS FETCH NEXT "),
    STANDARD("", " FOR UPDATE", " FETCH FIRST ");

    private final String lockingTable;
    private final String lockingQuery;
    private final String most;

    SqlFlavor(String lockingTable, String lockingQuery, String most) {
        this.lockingTable = lockingTable;
        this.lockingQuery = lockingQuery;
        this.most = most;
    }

    static SqlFlavor of(DatabaseMetaData database) throws SQLException {
        String product = String.valueOf(database.getDatabaseProductName()).toLowerCase(Locale.ROOT);
        if (product.contains("sqlite")) {
            return SQLITE;
        }
        if (product.contains("postgresql")) {
            return POSTGRESQL;
        }
        if (product.contains("mysql") || product.contains("mariadb")) {
            return MYSQL;
        }
        return product.contains("sql server") ? SQL_SERVER : STANDARD;
    }

    /** What stands behind the table's name in a query that keeps others from changing the rows it finds. */
    String lockingTable() {
        return lockingTable;
    }

    /** What stands at the end of such a query. */
    String lockingQuery() {
        return lockingQuery;
    }

    /** The end of an ordered query that is to find a number of rows at most. */
    String most(int rows) {
        return most + rows + (most.endsWith(" LIMIT ") ? "" : " ROWS ONLY");
    }
}
