package io.ghl.sync.store;

import javax.sql.DataSource;

class PostgresStoreTest extends StoreTablesContract {
    private final DataSource database = TestPostgres.schema();

    @Override
    SyncStore open() {
        return SyncStore.jdbc(database);
    }
}
