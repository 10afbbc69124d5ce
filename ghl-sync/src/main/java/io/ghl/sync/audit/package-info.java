/**
 * The append-only log of everything the engine did and why, and what can be learned from it.
 *
 * <p>{@link io.ghl.sync.SyncLocation#explain(io.ghl.sync.record.RecordType, String, String)} answers why a field is as it is; {@link
 * io.ghl.sync.SyncLocation#undo} puts back what the sync wrote, within an {@link io.ghl.sync.audit.UndoScope}; {@link
 * io.ghl.sync.SyncLocation#audit()} compares a sample of both sides and returns a {@link io.ghl.sync.audit.DriftReport}. Which
 * values are kept, hashed or left out is an {@link io.ghl.sync.audit.AuditOptions}.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.audit;

import org.jspecify.annotations.NullMarked;
