/**
 * Where sync state lives. {@link io.ghl.sync.store.SyncStore#memory} is for tests, {@link
 * io.ghl.sync.store.SyncStore#sqlite} for one process, {@link io.ghl.sync.store.SyncStore#jdbc} for PostgreSQL and several
 * nodes. The other types are what a
 * store keeps, and promises to the engine.
 *
 * @since 0.1
 */
@NullMarked
package io.ghl.sync.store;

import org.jspecify.annotations.NullMarked;
