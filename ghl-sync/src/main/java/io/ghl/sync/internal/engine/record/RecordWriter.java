package io.ghl.sync.internal.engine.record;

import io.ghl.client.error.NotFoundException;
import io.ghl.sync.internal.engine.history.AuditTrail;
import io.ghl.sync.internal.engine.tenant.Tenant;
import io.ghl.sync.internal.ghl.GhlRecord;
import io.ghl.sync.internal.ghl.GhlRecords;
import io.ghl.sync.internal.reconcile.step.CreateResult;
import io.ghl.sync.internal.reconcile.step.Step;
import io.ghl.sync.mapping.FieldRule;
import io.ghl.sync.record.FieldValue;
import io.ghl.sync.record.FieldValues;
import io.ghl.sync.record.RecordType;
import io.ghl.sync.record.Side;
import io.ghl.sync.store.Signal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Performs the steps of reconciles that write a record, on either side. Single-threaded per location. */
final class RecordWriter {
    private final Tenant tenant;
    private final AuditTrail trail;
    private final Supplier<GhlRecords> ghl;

    /**
     * A writer for the records of one type.
     *
     * @param trail told of how HighLevel answers
     * @param ghl HighLevel's records, asked for before each call
     */
    RecordWriter(Tenant tenant, AuditTrail trail, Supplier<GhlRecords> ghl) {
        this.tenant = tenant;
        this.trail = trail;
        this.ghl = ghl;
    }

    /** Performs a step, and goes on to the next. */
    Step write(Step step) {
        if (step instanceof Step.CreateGhl create) {
            CreateResult result = create(create.appId(), create.values());
            trail.answered(
                    result instanceof CreateResult.Created created
                            ? created.state().version()
                            : null);
            return create.then().apply(result);
        }
        if (step instanceof Step.PatchGhl patch) {
            FieldValues raw = tenant.toGhl(patch.changes(), patch.read().held());
            GhlRecord answer = ghl.get().update(patch.read().id(), raw);
            trail.answered(answer.version());
            return patch.then().apply(tenant.state(answer));
        }
        if (step instanceof Step.AddTags add) {
            List<String> tags = ghl.get().addTags(add.id(), add.tags());
            trail.answered(null);
            return add.then().apply(canonical(tags));
        }
        if (step instanceof Step.RemoveTags remove) {
            List<String> tags = ghl.get().removeTags(remove.id(), remove.tags());
            trail.answered(null);
            return remove.then().apply(canonical(tags));
        }
        if (step instanceof Step.DeleteGhl delete) {
            ghl.get().delete(delete.id());
            trail.answered(null);
            return delete.then().apply(true);
        }
        if (step instanceof Step.CreateApp create) {
            return create.then().apply(tenant.app().create(create.values(), create.key()));
        }
        if (step instanceof Step.PatchApp patch) {
            return patch.then().apply(patch.expected().access().patch(patch.changes()));
        }
        if (step instanceof Step.DeleteApp delete) {
            return delete.then().apply(delete.expected().access().delete());
        }
        if (step instanceof Step.ArchiveApp archive) {
            return archive.then().apply(archive.expected().access().archive());
        }
        throw new IllegalStateException("No way to perform " + step.getClass().getSimpleName() + ".");
    }

    private CreateResult create(String appId, FieldValues values) {
        FieldValues sent = tenant.toGhl(values, FieldValues.none());
        if (tenant.markerPath() != null) {
            sent = sent.with(tenant.markerPath(), FieldValue.text(appId));
        }
        GhlRecords.Created created = createUnderParent(sent);
        return created.record() != null
                ? new CreateResult.Created(tenant.state(created.record()))
                : new CreateResult.Duplicate(Objects.requireNonNull(created.duplicateOf()));
    }

    /** If HighLevel does not find something, it may be the record that this one belongs to, so that is looked at too. */
    private GhlRecords.Created createUnderParent(FieldValues sent) {
        try {
            return ghl.get().create(sent);
        } catch (NotFoundException e) {
            FieldRule parent = tenant.rules().parent();
            RecordType type = tenant.type().parent().orElse(null);
            if (parent != null && type != null && tenant.synced().contains(type)) {
                String parentId = Tenant.text(sent, parent.target().path());
                tenant.store().transact(tx -> {
                    if (parentId != null) {
                        tx.signals()
                                .raise(
                                        tenant.location(),
                                        type,
                                        Side.GHL,
                                        parentId,
                                        tenant.clock().instant(),
                                        Signal.Cause.SWEEP);
                    }
                    return null;
                });
            }
            throw e;
        }
    }

    /** Empty if tags are not mapped: an archived contact is marked by one all the same. */
    private Set<String> canonical(List<String> tags) {
        FieldValues raw = FieldValues.none().with("tags", FieldValue.labels(tags));
        FieldValues values = tenant.mapping().readGhl(raw).values();
        return tenant.rules().fields().stream()
                .filter(FieldRule::labels)
                .findFirst()
                .<Set<String>>map(rule -> values.get(rule.name()).asLabels())
                .orElse(Set.of());
    }
}
