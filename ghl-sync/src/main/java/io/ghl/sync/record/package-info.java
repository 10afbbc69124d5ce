/** The vocabulary of sync: sides, record types, field values, links. */
@NullMarked
package io.ghl.sync.record;

import org.jspecify.annotations.NullMarked;
