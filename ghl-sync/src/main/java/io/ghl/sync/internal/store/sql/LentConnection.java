package io.ghl.sync.internal.store.sql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;

/** The connection of a running transaction, as the application gets it: it cannot end the transaction. */
final class LentConnection {
    private static final Set<String> REFUSED =
            Set.of("commit", "rollback", "close", "abort", "setAutoCommit", "setTransactionIsolation");

    private LentConnection() {}

    /** Lends a connection for as long as {@code guard} agrees that the transaction runs. */
    static Connection of(Connection connection, Runnable guard) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    // A roll-back to a savepoint of the application's own ends nothing.
                    if (REFUSED.contains(method.getName())
                            && (arguments == null || !method.getName().equals("rollback"))) {
                        throw new IllegalStateException("The transaction is the sync's: " + method.getName()
                                + "() is not for the application; throw an exception to have it rolled back.");
                    }
                    guard.run();
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
