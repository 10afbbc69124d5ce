/** Finds out which records to look at: changes of both sides, sweeps, and how linking comes on; holds up too many deletions. */
@NullMarked
package io.ghl.sync.internal.engine.feed;

import org.jspecify.annotations.NullMarked;
