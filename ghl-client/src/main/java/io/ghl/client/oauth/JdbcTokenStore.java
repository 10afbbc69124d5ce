package io.ghl.client.oauth;

import io.ghl.client.internal.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Keeps tokens in one table of a relational database that all processes share. It uses standard SQL only and one
 * statement per operation. A module that uses it needs {@code requires java.sql}. Thread-safe if the data source is.
 *
 * <pre>{@code
 * CREATE TABLE ghl_tokens (client_id VARCHAR(190) NOT NULL, user_type VARCHAR(16) NOT NULL, id VARCHAR(190) NOT NULL,
 *     version VARCHAR(64) NOT NULL, tokens TEXT NOT NULL, PRIMARY KEY (client_id, user_type, id))
 * }</pre>
 */
public final class JdbcTokenStore implements TokenStore {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?");
    private static final String WHERE = " WHERE client_id = ? AND user_type = ? AND id = ?";

    private final DataSource database;
    private final String table;

    /**
     * Uses a table named {@code ghl_tokens}.
     *
     * @param database where the table is
     */
    public JdbcTokenStore(DataSource database) {
        this(database, "ghl_tokens");
    }

    /**
     * Uses a table of another name.
     *
     * @param database where the table is
     * @param table its name, possibly with a schema; letters, digits and underscores
     * @throws IllegalArgumentException if the name has other characters
     */
    public JdbcTokenStore(DataSource database, String table) {
        if (!NAME.matcher(table).matches()) {
            throw new IllegalArgumentException("The name of the token table has other than letters, digits and _.");
        }
        this.database = database;
        this.table = table;
    }

    /**
     * Creates the table if it is not there. The type {@code TEXT} exists in PostgreSQL, MySQL, MariaDB and SQLite; for
     * others create the table yourself.
     *
     * @return this store
     */
    public JdbcTokenStore createTable() {
        run("CREATE TABLE IF NOT EXISTS " + table + " (client_id VARCHAR(190) NOT NULL, user_type VARCHAR(16) NOT NULL,"
                + " id VARCHAR(190) NOT NULL, version VARCHAR(64) NOT NULL, tokens TEXT NOT NULL,"
                + " PRIMARY KEY (client_id, user_type, id))");
        return this;
    }

    @Override
    public Optional<StoredTokens> load(TokenKey key) {
        String sql = "SELECT version, tokens FROM " + table + WHERE;
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bindKey(statement, 1, key);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new StoredTokens(tokens(rows.getString(2)), new Version(rows.getString(1))))
                        : Optional.empty();
            } finally {
                end(connection);
            }
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    private Tokens tokens(String json) {
        try {
            return Tokens.of(Json.parse(json));
        } catch (IllegalArgumentException e) {
            throw new StoreException("A row of the token table " + table + " is damaged; it was left as it is.", null);
        }
    }

    @Override
    public boolean compareAndSet(TokenKey key, @Nullable Version expected, Tokens next) {
        return expected == null ? insert(key, next) : update(key, expected, next);
    }

    private boolean update(TokenKey key, Version expected, Tokens next) {
        String sql = "UPDATE " + table + " SET version = ?, tokens = ?" + WHERE + " AND version = ?";
        try {
            return write(
                            sql,
                            Version.random().value(),
                            next.revealJson().toString(),
                            key.clientId(),
                            key.userType().name(),
                            key.id(),
                            expected.value())
                    == 1;
        } catch (SQLException e) {
            throw failed("written", e);
        }
    }

    private boolean insert(TokenKey key, Tokens next) {
        String sql = "INSERT INTO " + table + " (version, tokens, client_id, user_type, id) VALUES (?, ?, ?, ?, ?)";
        try {
            int unused = write(
                    sql,
                    Version.random().value(),
                    next.revealJson().toString(),
                    key.clientId(),
                    key.userType().name(),
                    key.id());
            return true;
        } catch (SQLException e) {
            // Databases disagree on the code of a duplicate key; a row that is there says it all.
            if (load(key).isPresent()) {
                return false;
            }
            throw failed("written", e);
        }
    }

    @Override
    public boolean remove(TokenKey key) {
        try {
            return write(
                            "DELETE FROM " + table + WHERE,
                            key.clientId(),
                            key.userType().name(),
                            key.id())
                    > 0;
        } catch (SQLException e) {
            throw failed("written", e);
        }
    }

    @Override
    public List<TokenKey> list() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT client_id, user_type, id FROM " + table)) {
            List<TokenKey> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(new TokenKey(rows.getString(1), UserType.valueOf(rows.getString(2)), rows.getString(3)));
            }
            end(connection);
            return keys;
        } catch (SQLException e) {
            throw failed("read", e);
        }
    }

    private void run(String sql) {
        try {
            int unused = write(sql);
        } catch (SQLException e) {
            throw failed("created", e);
        }
    }

    private int write(String sql, String... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            int count = statement.executeUpdate();
            end(connection);
            return count;
        }
    }

    private static void bindKey(PreparedStatement statement, int from, TokenKey key) throws SQLException {
        statement.setString(from, key.clientId());
        statement.setString(from + 1, key.userType().name());
        statement.setString(from + 2, key.id());
    }

    /** A pool may hand out connections without auto-commit. */
    private static void end(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    /** Some drivers quote values in their messages, so only the state and the code go on. */
    private StoreException failed(String what, SQLException e) {
        return new StoreException(
                "The token table " + table + " cannot be " + what + " (SQL state " + e.getSQLState() + ", code "
                        + e.getErrorCode() + ").",
                null);
    }

    /** The table. */
    @Override
    public String toString() {
        return "JdbcTokenStore[" + table + "]";
    }
}
