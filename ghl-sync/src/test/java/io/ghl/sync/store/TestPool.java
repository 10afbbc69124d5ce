package io.ghl.sync.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Logger;
import javax.sql.ConnectionEvent;
import javax.sql.ConnectionEventListener;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Connections that are used again, as an application's pool would. Never shrinks. */
public final class TestPool implements DataSource {
    private final PGConnectionPoolDataSource factory;
    private final ConcurrentLinkedQueue<PooledConnection> idle = new ConcurrentLinkedQueue<>();

    public TestPool(PGConnectionPoolDataSource factory) {
        this.factory = factory;
    }

    @Override
    public Connection getConnection() throws SQLException {
        PooledConnection pooled = idle.poll();
        if (pooled == null) {
            pooled = factory.getPooledConnection();
            pooled.addConnectionEventListener(new ConnectionEventListener() {
                @Override
                public void connectionClosed(ConnectionEvent event) {
                    idle.add((PooledConnection) event.getSource());
                }

                @Override
                public void connectionErrorOccurred(ConnectionEvent event) {
                    // It is closed all the same, so it must not be offered again.
                    ((PooledConnection) event.getSource()).removeConnectionEventListener(this);
                }
            });
        }
        return pooled.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
