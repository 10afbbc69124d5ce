/** What the sync remembers of what it did: audit rows, dead letters, what a mapping meant, what a person decided for good. */
@NullMarked
package io.ghl.sync.internal.engine.history;

import org.jspecify.annotations.NullMarked;
