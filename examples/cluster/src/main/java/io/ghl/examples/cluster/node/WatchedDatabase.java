package io.ghl.examples.cluster.node;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that tell of the commits of the write path. A commit is the outcome if it settles a signal as well. */
final class WatchedDatabase {
    private static final Pattern LINK = Pattern.compile("\\s*(INSERT INTO|UPDATE) ghl_link\\b.*", Pattern.DOTALL);
    private static final Pattern SIGNAL = Pattern.compile("\\s*(DELETE FROM|UPDATE) ghl_signal\\b.*", Pattern.DOTALL);

    private final Steps steps;

    private WatchedDatabase(Steps steps) {
        this.steps = steps;
    }

    /** Watches the connections of a data source. */
    static DataSource watch(DataSource connections, Steps steps) {
        WatchedDatabase watched = new WatchedDatabase(steps);
        return proxy(DataSource.class, (method, arguments) -> {
            Object result = method.invoke(connections, arguments);
            return result instanceof java.sql.Connection connection ? watched.watch(connection) : result;
        });
    }

    private java.sql.Connection watch(java.sql.Connection connection) {
        Transaction transaction = new Transaction();
        return proxy(java.sql.Connection.class, (method, arguments) -> {
            switch (method.getName()) {
                case "prepareStatement" -> transaction.prepared(String.valueOf(Objects.requireNonNull(arguments)[0]));
                case "rollback" -> transaction.clear();
                case "commit" -> {
                    transaction.tell(WriteStep.INTENT_UNCOMMITTED, WriteStep.OUTCOME_UNCOMMITTED);
                    Object result = method.invoke(connection, arguments);
                    transaction.tell(WriteStep.INTENT_COMMITTED, WriteStep.OUTCOME_COMMITTED);
                    transaction.clear();
                    return result;
                }
                default -> {
                    // Of no interest.
                }
            }
            return method.invoke(connection, arguments);
        });
    }

    /** What the transaction of a connection has touched so far. */
    private final class Transaction {
        private boolean link;
        private boolean signal;

        void prepared(String sql) {
            link |= LINK.matcher(sql).matches();
            signal |= SIGNAL.matcher(sql).matches();
        }

        void tell(WriteStep intent, WriteStep outcome) {
            if (link) {
                steps.reached(signal ? outcome : intent);
            }
        }

        void clear() {
            link = false;
            signal = false;
        }
    }

    private interface Invocation {
        @Nullable
        Object of(Method method, Object @Nullable [] arguments)
                throws InvocationTargetException, IllegalAccessException;
    }

    private static <T> T proxy(Class<T> type, Invocation invocation) {
        return type.cast(Proxy.newProxyInstance(
                WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return invocation.of(method, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
