package io.ghl.examples.benchmarks.sync;

import io.ghl.sync.audit.AuditEntry;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.Intent;
import io.ghl.sync.record.Link;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import io.ghl.sync.store.SyncStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** What the engine stores for an edit, stored by hand: the same rows in the same two commits, and nothing is decided. */
public final class Ledger {
    private static final RecordType TYPE = RecordType.CONTACT;

    private final SyncStore store;
    private final String location;
    private final String field;
    private final Map<String, Link> links = new HashMap<>();
    private final Map<String, AuditEntry> rows = new HashMap<>();

    /**
     * Takes over what the engine stored for each contact's last edit.
     *
     * @param store where to store it, not the engine's
     * @param field the field that was edited
     */
    public Ledger(SyncStore store, SyncStore engine, String location, String field, List<String> ghlIds) {
        this.store = store;
        this.location = location;
        this.field = field;
        for (String ghlId : ghlIds) {
            Link link = engine.transact(
                    tx -> tx.links().of(location, TYPE, Side.GHL, ghlId).orElseThrow());
            List<AuditEntry> log = engine.transact(tx -> tx.audit().of(link.id()));
            rows.put(ghlId, log.get(log.size() - 1));
            links.put(ghlId, store.transact(tx -> tx.links().insert(copy(link))));
        }
    }

    private static Link copy(Link link) {
        var copy = Link.fresh(link.id(), link.location(), TYPE, link.appId(), link.ghlId(), link.state())
                .edit()
                .mappingVersion(link.mappingVersion());
        link.appBase().asMap().forEach((name, value) -> copy.base(Side.APP, name, value));
        link.ghlBase().asMap().forEach((name, value) -> copy.base(Side.GHL, name, value));
        link.seenStates().forEach(copy::seenState);
        return copy.build();
    }

    /** Signals for all contacts, as an application's hints raise them. */
    public void hint() {
        store.transact(tx -> {
            for (Link link : links.values()) {
                String appId = Objects.requireNonNull(link.appId());
                tx.signals().raise(location, TYPE, Side.APP, appId, Instant.now(), Signal.Cause.APP_HINT);
            }
            return null;
        });
    }

    /** Before the write: what is about to be sent. */
    public void intend(String ghlId, String value) {
        FieldValues sent = FieldValues.none().with(field, FieldValue.text(value));
        Link link = link(ghlId);
        Intent intent = new Intent(
                UUID.randomUUID().toString(),
                Side.GHL,
                Intent.Operation.PATCH,
                sent,
                sent,
                Instant.now(),
                1,
                link.ghlVersion());
        links.put(
                ghlId,
                store.transact(
                        tx -> tx.links().update(link.edit().intent(intent).build())));
    }

    /** After the write: what both sides have now, why, and that the record was looked at. */
    public void confirm(String ghlId, String value) {
        Link link = link(ghlId);
        Link agreed = link.edit()
                .intent(null)
                .base(Side.APP, field, FieldValue.text(value))
                .base(Side.GHL, field, FieldValue.text(value))
                .ghlVersion(Instant.now())
                .seenAt(Instant.now())
                .build();
        AuditEntry row = Objects.requireNonNull(rows.get(ghlId));
        links.put(ghlId, store.transact(tx -> {
            Link stored = tx.links().update(agreed);
            tx.audit().append(row);
            Signal signal = tx.signals()
                    .of(location, TYPE, Side.APP, Objects.requireNonNull(link.appId()))
                    .orElseThrow();
            tx.signals().acknowledge(signal);
            return stored;
        }));
    }

    private Link link(String ghlId) {
        return Objects.requireNonNull(links.get(ghlId));
    }
}
