package io.ghl.sync.internal.engine.feed;

import io.ghl.sync.internal.engine.history.StoredDeadLetters;
import io.ghl.sync.internal.engine.tenant.Tenant;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tries parked records again once the mapping or the location's custom fields are others than when they were parked. */
final class SchemaWatch {
    private final Tenant tenant;
    private final String stream;

    SchemaWatch(Tenant tenant) {
        this.tenant = tenant;
        this.stream = Streams.of(tenant.type()).schema();
    }

    /** To be called now and then; costs a look into the client's cache. */
    void replayIfChanged() {
        String text = tenant.mapping().version() + "\n" + tenant.ghl().schema();
        String now =
                UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
        Optional<String> before = tenant.store().transact(tx -> tx.cursors().read(tenant.location(), stream));
        if (before.isPresent() && before.get().equals(now)) {
            return;
        }
        if (before.isPresent()) {
            new StoredDeadLetters(List.of(tenant), () -> {}).replayRefused();
        }
        tenant.store().transact(tx -> {
            tx.cursors().write(tenant.location(), stream, now);
            return null;
        });
    }
}
