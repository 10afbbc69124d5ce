/**
 * Two-way sync between an application's records and HighLevel, embedded in the application. Start with
 * {@link io.ghl.sync.SyncEngine}.
 */
@NullMarked
package io.ghl.sync;

import org.jspecify.annotations.NullMarked;
