/** One location's records of one type, and what all work on them goes through: sides, store, calls, failures, log lines. */
@NullMarked
package io.ghl.sync.internal.engine.tenant;

import org.jspecify.annotations.NullMarked;
