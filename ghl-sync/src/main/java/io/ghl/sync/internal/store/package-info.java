/** What all stores of the sync share: versions, refusals, limits, and how transactions follow one another. */
@NullMarked
package io.ghl.sync.internal.store;

import org.jspecify.annotations.NullMarked;
