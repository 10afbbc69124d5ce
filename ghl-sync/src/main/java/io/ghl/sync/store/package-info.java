/** Where sync state lives: the store contract and its implementations. */
@NullMarked
package io.ghl.sync.store;

import org.jspecify.annotations.NullMarked;
