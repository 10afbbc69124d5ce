/**
 * What operators see. {@link io.ghl.sync.observe.LocationHealth}, from {@link io.ghl.sync.SyncEngine#health}, says of
 * each location whether it keeps up and what is wrong if it does not. {@link io.ghl.sync.observe.SyncObserver} is told of
 * each reconcile; {@link io.ghl.sync.observe.SyncMeters} makes Micrometer meters of it, with few enough labels for
 * thousands of locations.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.observe;

import org.jspecify.annotations.NullMarked;
