/**
 * What a sync would do, before it does it. {@link io.ghl.sync.SyncLocation#plan} runs the engine over copies of both
 * sides and returns a {@link io.ghl.sync.plan.SyncPlan}: counts, samples, calls, time and share of the daily quota. {@link
 * io.ghl.sync.SyncLocation#apply(io.ghl.sync.plan.SyncPlan)} carries it out, within {@link io.ghl.sync.plan.PlanLimits}, and refuses if the
 * records have moved since.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.plan;

import org.jspecify.annotations.NullMarked;
