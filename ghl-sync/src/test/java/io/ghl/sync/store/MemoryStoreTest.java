package io.ghl.sync.store;

class MemoryStoreTest extends StoreTablesContract {
    @Override
    SyncStore open() {
        return SyncStore.memory();
    }
}
