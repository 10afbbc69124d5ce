package io.ghl.sync;

import io.ghl.sync.app.AppChanges;
import io.ghl.sync.app.JoinedRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The application's customers in the database of the store, with a change log; they know their name, e-mail and city. */
public final class JoinedPeople implements JoinedRecords<Person> {
    private final DataSource database;

    public JoinedPeople(DataSource database) {
        this.database = database;
        run("CREATE TABLE IF NOT EXISTS person (id VARCHAR(80) PRIMARY KEY, first_name TEXT, email TEXT, city TEXT,"
                + " labels TEXT NOT NULL)");
        run("CREATE TABLE IF NOT EXISTS person_change (number BIGINT PRIMARY KEY, id VARCHAR(80) NOT NULL)");
    }

    private void run(String sql) {
        on(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    /** Work of the application itself, in a transaction of its own. */
    public interface Work<R> {
        R on(Connection connection) throws SQLException;
    }

    public <R> R on(Work<R> work) {
        try (Connection connection = database.getConnection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public <R> R inTransaction(Work<R> work) {
        return on(connection -> {
            connection.setAutoCommit(false);
            try {
                R result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        });
    }

    public void put(Person person) {
        inTransaction(connection -> write(connection, person));
    }

    public void edit(String id, UnaryOperator<Person> edit) {
        put(edit.apply(find("", id).orElseThrow()));
    }

    public void remove(String id) {
        inTransaction(connection -> removed(connection, id));
    }

    public Person write(Connection connection, Person person) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO person (id, first_name, email, city, labels) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (id) DO UPDATE SET first_name = excluded.first_name, email = excluded.email,"
                        + " city = excluded.city, labels = excluded.labels")) {
            statement.setString(1, person.id());
            statement.setString(2, person.firstName());
            statement.setString(3, person.email());
            statement.setString(4, person.city());
            statement.setString(5, String.join(",", new TreeSet<>(person.labels())));
            statement.executeUpdate();
        }
        log(connection, person.id());
        return person;
    }

    private boolean removed(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("DELETE FROM person WHERE id = ?")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
        log(connection, id);
        return true;
    }

    private static void log(Connection connection, String id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO person_change (number, id)"
                + " SELECT coalesce(max(number), 0) + 1, ? FROM person_change")) {
            statement.setString(1, id);
            statement.executeUpdate();
        }
    }

    public List<Person> all() {
        return select("SELECT * FROM person WHERE id > ? ORDER BY id", "");
    }

    private List<Person> select(String sql, String parameter) {
        return on(connection -> select(connection, sql, parameter));
    }

    private static List<Person> select(Connection connection, String sql, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet rows = statement.executeQuery()) {
                List<Person> people = new ArrayList<>();
                while (rows.next()) {
                    String labels = rows.getString("labels");
                    people.add(new Person(
                            rows.getString("id"),
                            rows.getString("first_name"),
                            rows.getString("email"),
                            null,
                            rows.getString("city"),
                            null,
                            labels.isEmpty() ? java.util.Set.of() : java.util.Set.of(labels.split(",")),
                            null));
                }
                return people;
            }
        }
    }

    @Override
    public String id(Person person) {
        return person.id();
    }

    @Override
    public Optional<Person> find(String location, String id) {
        return select("SELECT * FROM person WHERE id = ?", id).stream().findFirst();
    }

    @Override
    public List<Person> findByKey(String location, String field, String value) {
        return select("SELECT * FROM person WHERE lower(email) = ?", value);
    }

    @Override
    public List<Person> page(String location, @Nullable String afterId, int limit) {
        return select("SELECT * FROM person WHERE id > ? ORDER BY id", afterId == null ? "" : afterId).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public AppChanges changedSince(String location, @Nullable String cursor, int limit) {
        return on(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT number, id FROM person_change WHERE number > ? ORDER BY number")) {
                statement.setLong(1, cursor == null ? 0 : Long.parseLong(cursor));
                try (ResultSet rows = statement.executeQuery()) {
                    List<String> ids = new ArrayList<>();
                    String last = cursor == null ? "0" : cursor;
                    while (rows.next()) {
                        last = rows.getString("number");
                        ids.add(rows.getString("id"));
                    }
                    return new AppChanges(cursor == null ? List.of() : ids, last, false);
                }
            }
        });
    }

    @Override
    public Person blank(String location) {
        return new Person("", null, null, null, null, null, java.util.Set.of(), null);
    }

    @Override
    public String create(Connection connection, String location, Person draft, String key) {
        return checked(() ->
                write(connection, draft.withId(UUID.randomUUID().toString())).id());
    }

    @Override
    public boolean update(Connection connection, String location, Person expected, Person next) {
        return checked(() -> {
            if (!holds(connection, expected)) {
                return false;
            }
            write(connection, next);
            return true;
        });
    }

    @Override
    public boolean delete(Connection connection, String location, Person expected) {
        return checked(() -> holds(connection, expected) && removed(connection, expected.id()));
    }

    private static boolean holds(Connection connection, Person expected) throws SQLException {
        return select(connection, "SELECT * FROM person WHERE id = ?", expected.id())
                .contains(expected);
    }

    private interface Checked<R> {
        R get() throws SQLException;
    }

    private static <R> R checked(Checked<R> work) {
        try {
            return work.get();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
