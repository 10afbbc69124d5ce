package io.ghl.sync.store;

import static io.ghl.sync.record.RecordType.CONTACT;
import static io.ghl.sync.store.Fixtures.HERE;
import static io.ghl.sync.store.Fixtures.NOW;

import io.ghl.sync.record.Side;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** A process that commits without end, and names each commit once it returned. It is there to be killed. */
final class CommittingProcess {
    private CommittingProcess() {}

    private static SyncStore open(String where) {
        if (!where.startsWith("jdbc:")) {
            return SyncStore.sqlite(Path.of(where));
        }
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(where);
        return SyncStore.jdbc(database);
    }

    public static void main(String[] args) {
        try (SyncStore store = open(args[0])) {
            for (int i = 0; ; i++) {
                String id = String.valueOf(i);
                Fixtures.run(store, tx -> {
                    tx.links().insert(Fixtures.full(id));
                    tx.signals().raise(HERE, CONTACT, Side.GHL, id, NOW, Signal.Cause.WEBHOOK);
                    tx.inbox().store(Fixtures.event(id, id, NOW));
                    tx.audit().append(Fixtures.audit(HERE, id, "committed"));
                });
                System.out.println(id);
            }
        }
    }
}
